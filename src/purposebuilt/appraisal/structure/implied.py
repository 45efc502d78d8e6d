"""Columns that may be taken as whole numbers although nobody said so: teams, agreements, routes, shapes.

Proof. Order the columns as they are recognised. Take any possible solution whose integer columns are whole and go
through them in that order. A column recognised by *rounding down* is moved to the whole number below: objectives do not
mind, nor do rows that do not lock it down; those that do hold only whole columns beside it, so that they ask it to be
at least some whole number, and the whole number below it is at least that. Rounding up is the same turned round. A
*determined* column has one possible value once the columns before it are whole, and that is whole. A column already
passed stays as it is, so at the end all are whole, every row is kept and no objective is worse: calling them integer
loses no point of the frontier. (Rounding by locks: Achterberg 2007, "Constraint integer programming", section 9.1.2;
implied integers: Achterberg and others 2020, "Presolve reductions in mixed integer programming", section 4.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.structure.choices import binary
from purposebuilt.appraisal.structure.pulls import Entries, entries_of, likes_less, likes_more
from purposebuilt.programme import Booleans, Floats, Integers, Programme


def implied_whole(programme: Programme) -> Booleans:
    """Which columns (n) are whole, or may be called whole without losing a point of the frontier.

    True for every integer column. All true means that the programme may be searched as a pure integer one.
    """
    entries = entries_of(programme)
    whole = programme.integer.copy()
    down = likes_less(programme) & _whole_or_endless(programme.column_lower)
    up = likes_more(programme) & _whole_or_endless(programme.column_upper)
    while True:
        alone = _alone(programme, entries, whole)
        new = ~whole & (
            (down & ~_any(entries, entries.locks_down & ~alone.whole_beside[entries.row], programme.columns))
            | (up & ~_any(entries, entries.locks_up & ~alone.whole_beside[entries.row], programme.columns))
            | _determined(programme, entries, alone, whole)
        )
        if not new.any():
            return whole
        whole |= new


@dataclass(frozen=True, eq=False)
class _Alone:
    """Rows (m) with one column that is not yet whole: `pivot` is its coefficient (0 elsewhere).

    `whole_beside` says that divided by it everything else in the row, bounds included, is whole.
    """

    pivot: Floats
    whole_beside: Booleans


def _alone(programme: Programme, entries: Entries, whole: Booleans) -> _Alone:
    loose = ~whole[entries.column]
    count = np.bincount(entries.row[loose], minlength=programme.rows)
    pivot = np.where(count == 1, np.bincount(entries.row[loose], entries.value[loose], programme.rows), 0.0)
    scale = np.where(pivot != 0, pivot, 1.0)
    broken = ~loose & ~_whole(entries.value / scale[entries.row])
    beside = (pivot != 0) & (np.bincount(entries.row[broken], minlength=programme.rows) == 0)
    beside &= _whole_or_endless(programme.row_lower / scale) & _whole_or_endless(programme.row_upper / scale)
    return _Alone(pivot, beside)


def _determined(programme: Programme, entries: Entries, alone: _Alone, whole: Booleans) -> Booleans:
    """Columns that an equation of whole columns gives, or that lie between `each x <= y` and `y <= sum of x`."""
    loose = ~whole[entries.column]
    equation = alone.whole_beside & (programme.row_lower == programme.row_upper)
    found = _any(entries, loose & equation[entries.row], programme.columns)
    return found | _between(programme, entries, alone, loose)


def _between(programme: Programme, entries: Entries, alone: _Alone, loose: Booleans) -> Booleans:
    """Columns y in [0, 1] with a row `y <= sum of binaries` each of which has a row that says `y >= it`.

    Where all those binaries are 0, y is 0; where one is 1, y is 1.
    """
    owner = np.full(programme.rows, -1, dtype=np.int64)
    owner[entries.row[loose]] = entries.column[loose]
    unit = (programme.column_lower == 0) & (programme.column_upper == 1)
    fit = (alone.pivot != 0) & (owner >= 0) & unit[owner]
    at = ~loose & fit[entries.row]
    row, column = entries.row[at], entries.column[at]
    share = -entries.value[at] / alone.pivot[row]
    good = np.bincount(row[(share < 0) | ~binary(programme)[column]], minlength=programme.rows) == 0
    most, least = _sides(programme, alone.pivot)
    pairs = owner[row] * programme.columns + column
    held = np.unique(pairs[(share >= 1) & (good & least)[row]])
    missed = np.bincount(row[~np.isin(pairs, held)], minlength=programme.rows) > 0
    found = np.zeros(programme.columns, dtype=np.bool_)
    found[owner[fit & good & most & ~missed]] = True
    return found


def _sides(programme: Programme, pivot: Floats) -> tuple[Booleans, Booleans]:
    """Rows that say `y <= what is beside it`, and rows that say `y >=`, for the column y with the pivot."""
    above, below = programme.row_upper == 0, programme.row_lower == 0
    return np.where(pivot > 0, above, below), np.where(pivot > 0, below, above)


def _any(entries: Entries, which: Booleans, columns: int) -> Booleans:
    """Columns (n) with at least one of these entries."""
    found: Booleans = np.bincount(entries.column[which], minlength=columns) > 0
    return found


def _whole(values: Floats | Integers) -> Booleans:
    found: Booleans = values == np.round(values)
    return found


def _whole_or_endless(values: Floats) -> Booleans:
    return np.isinf(values) | _whole(np.where(np.isinf(values), 0.0, values))
