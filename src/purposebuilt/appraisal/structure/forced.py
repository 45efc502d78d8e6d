"""Columns that have only one value worth taking: rows force it, or every objective prefers it and no row minds.

Both kinds only tighten bounds, so the columns keep their numbers. *Forced by rows* is bound propagation on whole
columns: no possible solution is lost. *Left at a bound*: a column of which less is worse in no objective, and which no
row locks down, may be put to its lower bound in any possible solution, which stays possible and is worse in nothing;
and all such columns at once, because none of them can break a row (dual fixing: Achterberg and others 2020, "Presolve
reductions in mixed integer programming", sections 3.2 and 4.4).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from purposebuilt.appraisal.structure.pulls import Entries, entries_of, likes_less, likes_more
from purposebuilt.programme import Booleans, Floats, Integers, Programme

ROUNDS = 30
"""Propagation stops after this many rounds over all rows; bounds found by then hold."""

TOLERANCE = 1e-6
"""How far a row may be missed and still count as kept (as in `Programme.broken`): no such solution is cut off."""


def forced(programme: Programme) -> Programme:
    """The same programme with tighter column bounds and without rows that can never be broken.

    A programme that propagation shows impossible is given back unchanged: to say so is the solver's part.
    """
    tight = _propagated(programme)
    if tight is None:
        return programme
    return _left_at_bounds(without_idle_rows(tight))


def without_idle_rows(programme: Programme) -> Programme:
    """The same programme without the rows that no values within the column bounds can break."""
    entries = entries_of(programme)
    least, most = _activities(programme, entries, programme.column_lower, programme.column_upper)
    kept = (most > programme.row_upper) | (least < programme.row_lower)
    if kept.all():
        return programme
    return replace(
        programme,
        matrix=programme.matrix[kept],
        row_lower=programme.row_lower[kept],
        row_upper=programme.row_upper[kept],
        requirement_of_row=programme.requirement_of_row[kept],
    )


def _left_at_bounds(programme: Programme) -> Programme:
    entries = entries_of(programme)
    free = programme.column_lower < programme.column_upper
    down = free & likes_less(programme) & ~_locked(entries, entries.locks_down, programme.columns)
    down &= np.isfinite(programme.column_lower)
    up = free & ~down & likes_more(programme) & ~_locked(entries, entries.locks_up, programme.columns)
    up &= np.isfinite(programme.column_upper)
    return replace(
        programme,
        column_lower=np.where(up, programme.column_upper, programme.column_lower),
        column_upper=np.where(down, programme.column_lower, programme.column_upper),
    )


def _locked(entries: Entries, locks: Booleans, columns: int) -> Booleans:
    found: Booleans = np.bincount(entries.column[locks], minlength=columns) > 0
    return found


def _propagated(programme: Programme) -> Programme | None:
    """Bounds of whole columns that follow from rows; None where two of them contradict each other."""
    entries = entries_of(programme)
    row_upper = programme.row_upper + TOLERANCE * np.maximum(1.0, _size(programme.row_upper))
    row_lower = programme.row_lower - TOLERANCE * np.maximum(1.0, _size(programme.row_lower))
    lower, upper = programme.column_lower.copy(), programme.column_upper.copy()
    whole = programme.integer
    lower[whole], upper[whole] = np.ceil(lower[whole] - TOLERANCE), np.floor(upper[whole] + TOLERANCE)
    for _ in range(ROUNDS):
        if np.any(lower > upper):
            return None
        above, below = _implied_bounds(programme, entries, (lower, upper), (row_lower, row_upper))
        new_upper = np.where(whole, np.minimum(upper, np.floor(above + TOLERANCE)), upper)
        new_lower = np.where(whole, np.maximum(lower, np.ceil(below - TOLERANCE)), lower)
        if np.array_equal(new_lower, lower) and np.array_equal(new_upper, upper):
            break
        lower, upper = new_lower, new_upper
    return None if np.any(lower > upper) else replace(programme, column_lower=lower, column_upper=upper)


def _size(bounds: Floats) -> Floats:
    return np.abs(np.where(np.isfinite(bounds), bounds, 0.0))


def _activities(programme: Programme, entries: Entries, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """The least and the most that each row (m) can add up to within column bounds."""
    low, high = _ends(entries, lower, upper)
    least = np.bincount(entries.row, weights=low, minlength=programme.rows)
    most = np.bincount(entries.row, weights=high, minlength=programme.rows)
    return least.astype(np.float64), most.astype(np.float64)


def _ends(entries: Entries, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """The least and the most that each entry can contribute to its row."""
    at_lower, at_upper = entries.value * lower[entries.column], entries.value * upper[entries.column]
    return np.minimum(at_lower, at_upper), np.maximum(at_lower, at_upper)


def _implied_bounds(
    programme: Programme, entries: Entries, columns: tuple[Floats, Floats], rows: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """The upper and lower bound of each column (n) that follows from one row and the other columns' bounds."""
    low, high = _ends(entries, *columns)
    room_above = rows[1][entries.row] - _others(entries.row, low, programme.rows)
    room_below = rows[0][entries.row] - _others(entries.row, high, programme.rows)
    positive = entries.value > 0
    upper = np.full(programme.columns, np.inf)
    lower = np.full(programme.columns, -np.inf)
    np.minimum.at(upper, entries.column, np.where(positive, room_above, room_below) / entries.value)
    np.maximum.at(lower, entries.column, np.where(positive, room_below, room_above) / entries.value)
    return upper, lower


def _others(row: Integers, ends: Floats, rows: int) -> Floats:
    """For each entry the sum of the other entries' ends in its row; as endless as any of those is."""
    endless = np.isinf(ends)
    finite = np.where(endless, 0.0, ends)
    total = np.bincount(row, weights=finite, minlength=rows)
    count = np.bincount(row[endless], minlength=rows)
    sign = np.bincount(row[endless], weights=np.sign(ends[endless]), minlength=rows)
    return np.where(count[row] - endless > 0, np.where(sign[row] > 0, np.inf, -np.inf), total[row] - finite)
