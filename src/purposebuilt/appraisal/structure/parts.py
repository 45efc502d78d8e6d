"""Parts of a programme that share no row: each has its own frontier, and the whole's is their sum, filtered.

Proof. No row holds columns of two parts, so the possible solutions of the whole are all combinations of the parts'
possible solutions, and objectives add up. A point of the sum made with a part's point that another betters is bettered
by the sum made with that other; so the frontier of the whole is found among the sums of frontier points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from purposebuilt.appraisal.structure.choices import rows_of_entries
from purposebuilt.appraisal.structure.compact import Compact, part_of
from purposebuilt.appraisal.structure.connected import components
from purposebuilt.appraisal.structure.nondominated import nondominated
from purposebuilt.programme import Booleans, Floats, Integers, Programme

AT_ONCE = 1_000_000
"""At most about this many sums are laid out at a time."""


def parts(programme: Programme) -> tuple[Compact, ...]:
    """The independent parts, in the order of their first columns; one alone where there is nothing to split.

    Columns whose bounds are equal belong to no part; the first part has the programme's constants and the rows that
    hold no other column.
    """
    fixed = programme.column_lower == programme.column_upper
    filled = np.where(fixed, programme.column_lower, 0.0)
    part_of_column, part_of_row, count = _components(programme, ~fixed)
    made = [
        part_of(programme, np.flatnonzero(part_of_column == part), np.flatnonzero(part_of_row == part), filled)
        for part in range(count)
    ]
    zero = np.zeros_like(programme.offset)
    return tuple(
        each if at == 0 else replace(each, programme=replace(each.programme, offset=zero))
        for at, each in enumerate(made)
    )


def joined(pieces: Sequence[Compact], solutions: Sequence[Floats]) -> Floats:
    """One solution (n) of the whole from one of each part."""
    whole = pieces[0].filled.copy()
    for piece, solution in zip(pieces, solutions, strict=True):
        whole[piece.kept] = solution
    return whole


@dataclass(frozen=True, eq=False)
class Summed:
    """The frontier of a sum: `points` (N x k, less is better), `picks` (N x p) the position of each part's point."""

    points: Floats
    picks: Integers


def summed(fronts: Sequence[Floats]) -> Summed:
    """The points that none betters among all sums of one point of each front (each N_p x k, less is better)."""
    points, picks = fronts[0], np.arange(len(fronts[0]), dtype=np.int64)[:, None]
    for front in fronts[1:]:
        points, picks = _plus(points, picks, front)
    return Summed(points, picks)


def _plus(points: Floats, picks: Integers, front: Floats) -> tuple[Floats, Integers]:
    """Add one more front, in blocks of points so that not all sums are ever laid out together."""
    step = max(1, AT_ONCE // max(1, len(front)))
    found, chosen = points[:0], np.zeros((0, picks.shape[1] + 1), dtype=np.int64)
    for begin in range(0, len(points), step):
        block = points[begin : begin + step]
        sums = (block[:, None, :] + front[None, :, :]).reshape(-1, front.shape[1])
        left = np.repeat(picks[begin : begin + step], len(front), axis=0)
        right = np.tile(np.arange(len(front), dtype=np.int64), len(block))[:, None]
        found = np.concatenate([found, sums])
        chosen = np.concatenate([chosen, np.concatenate([left, right], axis=1)])
        best = nondominated(found)
        found, chosen = found[best], chosen[best]
    return found, chosen


def _components(programme: Programme, free: Booleans) -> tuple[Integers, Integers, int]:
    """The part of each column (fixed ones -1) and of each row, and how many parts there are (at least one)."""
    matrix = programme.matrix
    used = free[matrix.indices] & (matrix.data != 0)
    ends = (rows_of_entries(programme)[used], programme.rows + matrix.indices[used].astype(np.int64))
    label = components(programme.rows + programme.columns, *ends)
    columns = np.full(programme.columns, -1, dtype=np.int64)
    named, first, number = np.unique(label[programme.rows :][free], return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first, kind="stable"), kind="stable")
    columns[free] = rank[number]
    part = dict(zip(named.tolist(), rank.tolist(), strict=True))
    rows = np.array([part.get(each, 0) for each in label[: programme.rows].tolist()], dtype=np.int64)
    return columns, rows, max(1, len(named))
