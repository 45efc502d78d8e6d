"""Rank reversal: options that change places when another goes, or comes, although nothing about them has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.blocks import score_table, weight_rows
from purposebuilt.appraisal.robustness.smaa import Value
from purposebuilt.programme import Floats

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Reversal:
    """What happens to the others when one option is not there.

    `without` is the option that goes (or comes, read the other way). `pairs` are those that change places under typical
    weights: (ahead while it is there, ahead without it). `lead` is the share of the weightings in which it does not
    come first itself and yet another option comes first without it.
    """

    without: int
    pairs: tuple[tuple[int, int], ...]
    lead: float


def reversals(
    scores: ArrayLike,
    weights: ArrayLike,
    value: Value,
    without: Sequence[int] | None = None,
    typical: ArrayLike | None = None,
) -> tuple[Reversal, ...]:
    """For each option (or those named in `without`) that goes: who changes places, by the method `value`.

    `scores` is N x k, `weights` k or draws x k, `value` a method as `smaa` takes it. An option that comes is one that
    goes from the larger list. `typical` weights (k; the mean of all unless given) tell the pairs. Options closer than
    1e-9 are equal and do not change places. Source: Belton and Gear, On a short-coming of Saaty's method of analytic
    hierarchies, Omega 11(3), 1983, pages 228-230.
    """
    table = score_table(scores)
    rows, _ = weight_rows(weights, table.shape[1])
    middle = weight_rows(rows.mean(axis=0) if typical is None else typical, table.shape[1])[0]
    whole, before = value(table, rows), value(table, middle)[0]
    found = []
    for gone in range(len(table)) if without is None else without:
        rest = np.delete(np.arange(len(table)), gone)
        if len(rest) < 2:
            continue
        alone, after = value(table[rest], rows), value(table[rest], middle)[0]
        pairs = _swapped(before[rest], after, rest)
        found.append(Reversal(int(gone), pairs, _lead(whole, alone, gone, rest)))
    return tuple(found)


def _swapped(before: Floats, after: Floats, names: np.ndarray) -> tuple[tuple[int, int], ...]:
    first = before[:, None] - before > _SAME
    then = after[:, None] - after < -_SAME
    return tuple((int(names[one]), int(names[other])) for one, other in np.argwhere(first & then))


def _lead(whole: Floats, alone: Floats, gone: int, rest: np.ndarray) -> float:
    """The share of weightings in which the leader of the others is another one without it."""
    rows = np.arange(len(whole))
    lost = whole.argmax(axis=1) != gone
    led = whole[:, rest].argmax(axis=1)
    # The old leader is overtaken only where somebody is clearly above it.
    overtaken = alone.max(axis=1) - alone[rows, led] > _SAME
    clear = np.partition(whole[:, rest], -2, axis=1)
    sure = clear[:, -1] - clear[:, -2] > _SAME
    return float((lost & overtaken & sure).mean())
