"""What auxiliary columns are worth for many choices at once, without laying the columns out.

A team, a route or a shape belongs to one function, so whether it was met before need only be asked among that
function's few lines: some comparisons for each function in place of a column for each group.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from purposebuilt.programme import Booleans, Floats, Integers

Worth = Callable[[Integers, Floats], Floats]
"""From chosen candidates by position (N x L) and a weight for each column (f) to what the columns are worth (N)."""

NONE = -1
"""The group of a candidate that belongs to none."""


def worth_of_opened(of: Integers, line_of: Integers, bundle_of: Integers) -> Worth | None:
    """The sum of the weights of the groups that any line chose; None where a group spans two bundles of lines.

    `of` (N candidates) is each candidate's group or :data:`NONE`, `line_of` (N candidates) its line, `bundle_of` (L)
    the function of each line, as a number.
    """
    having = np.flatnonzero(of != NONE)
    spans = np.unique(np.stack([of[having], bundle_of[line_of[having]]]), axis=1)
    if spans.shape[1] != np.unique(of[having]).shape[0]:
        return None
    tables = _tables(np.unique(line_of[having]), bundle_of)
    short = of.astype(np.int32)

    def worth(chosen: Integers, weights: Floats) -> Floats:
        priced = np.append(weights, 0.0)  # the last is the price of NONE
        groups = short[chosen]
        total = np.zeros(chosen.shape[0])
        for table in tables:
            mine = groups[:, table]
            for column in range(table.shape[1]):
                fresh: Booleans = np.ones(mine.shape[:2], dtype=np.bool_)
                for earlier in range(column):
                    fresh &= mine[:, :, column] != mine[:, :, earlier]
                total += (priced[mine[:, :, column]] * fresh).sum(axis=1)
        return total

    return worth


def _tables(lines: Integers, bundle_of: Integers) -> list[Integers]:
    """Lines by bundle (F x K), one table for each number of lines K that a bundle has."""
    bundles: dict[int, list[int]] = {}
    for line in lines.tolist():
        bundles.setdefault(int(bundle_of[line]), []).append(line)
    widths = sorted({len(found) for found in bundles.values()})
    return [np.array([found for found in bundles.values() if len(found) == width]) for width in widths]


def worth_of_agreement(seats: Integers, left: Integers, right: Integers) -> Worth:
    """The sum of the weights of the agreements: two lines (`left`, `right`: one for each column) with the same seat.

    `seats` (N candidates) is each candidate's seat, or negative where nobody knows. The columns of a pair of lines,
    one for each seat that both may have, must all have the same weight.
    """
    pairs, first = np.unique(np.stack([left, right]), axis=1, return_index=True)
    one, other = pairs if pairs.size else (left, right)
    short = seats.astype(np.int32)

    def worth(chosen: Integers, weights: Floats) -> Floats:
        sitting = short[chosen]
        mine = sitting[:, one]
        same: Booleans = (mine == sitting[:, other]) & (mine >= 0)
        made: Floats = same.astype(np.float64) @ weights[first]
        return made

    return worth
