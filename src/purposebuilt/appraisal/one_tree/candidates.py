"""A programme as groups of candidates, exactly one of which is taken: what the compiled tree branches on."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.structure.choices import NONE, choice_groups
from purposebuilt.engines.tree.compiled import MOST_OF_A_GROUP
from purposebuilt.programme import Booleans, Floats, Integers, Programme


@dataclass(frozen=True, eq=False)
class Candidates:
    """Groups in order: group g's candidates are numbers `first[g]` to `first[g + 1] - 1`.

    Taking a candidate gives its `column` its `value` and every other column of its group nothing; `column` is
    :data:`~purposebuilt.appraisal.structure.choices.NONE` where no column of the group is taken. `rows` are the rows of
    the programme that are left to keep: those that say no more than that one of a group is taken are gone.
    """

    programme: Programme
    first: Integers
    column: Integers
    value: Floats
    rows: Integers

    @property
    def group(self) -> Integers:
        """The group of each candidate."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))

    def entries(self) -> sparse.csr_array:
        """Candidates x rows left: the coefficient that taking a candidate brings to a row."""
        taken = self.column != NONE
        columns = self.programme.matrix[self.rows].T.tocsr()
        picked = columns[np.where(taken, self.column, 0)]
        return sparse.csr_array(sparse.diags_array(np.where(taken, self.value, 0.0)) @ picked)

    def spread(self, prices: Floats) -> Floats:
        """Prices of columns (h x n) as prices of candidates (h x candidates)."""
        taken = self.column != NONE
        priced: Floats = prices[:, np.where(taken, self.column, 0)] * np.where(taken, self.value, 0.0)
        return priced

    def solutions(self, taken: Integers) -> Floats:
        """Solutions (N x n) from the candidate taken in each group (N x groups, counted from 0 in its group)."""
        made = np.zeros((len(taken), self.programme.columns))
        chosen = self.first[:-1] + taken
        row, _ = np.nonzero(self.column[chosen] != NONE)
        used = chosen[self.column[chosen] != NONE]
        made[row, self.column[used]] = self.value[used]
        return made

    def taken(self, solution: Floats) -> Integers | None:
        """The candidate taken in each group by a solution (n); None where it takes none of some group's."""
        shown = np.where(self.column == NONE, 0.0, solution[np.where(self.column == NONE, 0, self.column)])
        whole = self._kinds()
        fits = np.where(self.column == NONE, True, np.abs(shown - self.value) < 1e-6)
        fits &= np.where(whole & (self.column != NONE), True, (self.column == NONE) | (shown > 0.5))
        chosen = np.full(len(self.first) - 1, -1, dtype=np.int64)
        for candidate in np.flatnonzero(fits)[::-1]:
            group = int(self.group[candidate])
            if chosen[group] < 0 or self.column[candidate] != NONE:
                chosen[group] = candidate - self.first[group]
        return None if np.any(chosen < 0) else chosen

    def _kinds(self) -> Booleans:
        """Candidates of a group that is one column with its values."""
        lowest = np.minimum.reduceat(np.where(self.column == NONE, 2**60, self.column), self.first[:-1])
        highest = np.maximum.reduceat(self.column, self.first[:-1])
        return np.repeat(lowest == highest, np.diff(self.first))


def candidates_of(programme: Programme, whole: Booleans, most: int) -> Candidates | None:
    """The candidates of a programme in which the columns `whole` (n) are to be whole numbers.

    None where some column is not whole or has no bounds, where one has too many values for a group, where there would
    be more than `most` candidates, or where some group has none left.
    """
    lower, upper = np.ceil(programme.column_lower - 1e-9), np.floor(programme.column_upper + 1e-9)
    sizes = upper - lower + 1
    if not whole.all() or not np.isfinite(sizes).all() or sizes.max(initial=1) > MOST_OF_A_GROUP:
        return None
    if sizes.sum() > 2 * most or sizes.min(initial=1) < 1:
        return None
    of, group_rows = _groups(replace(programme, integer=whole))
    exact = programme.row_lower[group_rows] > 0
    groups = [_members(np.flatnonzero(of == at), lower, upper, bool(exact[at])) for at in range(len(group_rows))]
    for column in np.flatnonzero(of == NONE):
        values = np.arange(lower[column], upper[column] + 1)
        groups.append((np.full(values.size, column), values))
    counts = np.array([len(columns) for columns, _ in groups], dtype=np.int64)
    if counts.min(initial=1) < 1 or counts.sum() > most or not groups:
        return None
    return Candidates(
        programme=programme,
        first=np.append(0, np.cumsum(counts)),
        column=np.concatenate([columns for columns, _ in groups]).astype(np.int64),
        value=np.concatenate([values for _, values in groups]).astype(np.float64),
        rows=_rows_left(programme, of, group_rows),
    )


def _groups(programme: Programme) -> tuple[Integers, Integers]:
    """The choice groups that are small enough, numbered without gaps."""
    found = choice_groups(programme)
    counts = np.bincount(found.of[found.of != NONE], minlength=len(found.rows))
    kept = counts < MOST_OF_A_GROUP
    number = np.where(kept, np.cumsum(kept) - 1, NONE)
    return np.append(number, NONE)[found.of], found.rows[kept]


def _members(columns: Integers, lower: Floats, upper: Floats, exact: bool) -> tuple[Integers, Floats]:
    """The candidates of a choice group: its columns that may be 1, and none of them where that is allowed."""
    must = columns[lower[columns] > 0]
    able = must if must.size else columns[upper[columns] > 0]
    if must.size > 1:
        able = able[:0]
    elif not exact and not must.size:
        able = np.append(able, NONE)
    return able, np.where(able == NONE, 0.0, 1.0)


def _rows_left(programme: Programme, of: Integers, group_rows: Integers) -> Integers:
    """All rows but those of which a group holds every column."""
    matrix = programme.matrix
    left = np.ones(programme.rows, dtype=bool)
    for at, row in enumerate(group_rows):
        inside = of[matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]] == at
        left[row] = not inside.all()
    return np.flatnonzero(left)
