"""A programme without the columns that have one value only, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from purposebuilt.appraisal.structure.forced import without_idle_rows
from purposebuilt.programme import Floats, Integers, Programme


@dataclass(frozen=True, eq=False)
class Compact:
    """A smaller programme: `kept` are the numbers (in order) that its columns had, `filled` (n) the values of all.

    The entries of `filled` at `kept` mean nothing.
    """

    programme: Programme
    kept: Integers
    filled: Floats

    def restored(self, solution: ArrayLike) -> Floats:
        """A solution of the smaller programme as one (n) of the programme it came from, with the same objectives."""
        whole = self.filled.copy()
        whole[self.kept] = np.asarray(solution, dtype=np.float64)
        return whole


def compacted(programme: Programme) -> Compact:
    """Leave out the columns whose bounds are equal, and the rows that nothing can break any more."""
    programme = without_idle_rows(programme)
    fixed = programme.column_lower == programme.column_upper
    return part_of(
        programme, np.flatnonzero(~fixed), np.arange(programme.rows), np.where(fixed, programme.column_lower, 0.0)
    )


def part_of(programme: Programme, columns: Integers, rows: Integers, filled: Floats) -> Compact:
    """Some columns and rows of a programme, every other column at its value in `filled` (n)."""
    others = filled.copy()
    others[columns] = 0.0
    matrix = sparse.csr_array(programme.matrix[rows])
    beside = matrix @ others
    names = programme.column_names
    made = Programme(
        objectives=programme.objectives[:, columns],
        sense=programme.sense,
        matrix=sparse.csr_array(matrix[:, columns]),
        row_lower=programme.row_lower[rows] - beside,
        row_upper=programme.row_upper[rows] - beside,
        column_lower=programme.column_lower[columns],
        column_upper=programme.column_upper[columns],
        integer=programme.integer[columns],
        requirement_of_row=programme.requirement_of_row[rows],
        requirements=programme.requirements,
        offset=programme.offset + programme.objectives @ others,
        column_names=tuple(names[at] for at in columns) if names else (),
    )
    return Compact(made, columns.astype(np.int64), others)


def with_constant(compact: Compact, costs: Floats) -> tuple[Programme, Floats]:
    """The smaller programme with one more column, always 1, and costs (k x n, over all columns) laid over its columns.

    The last column costs what the columns left out cost, so that costs mean the same as before.
    """
    programme, rest = compact.programme, costs @ compact.filled
    made = replace(
        programme,
        objectives=np.column_stack([programme.objectives, np.zeros(len(programme.objectives))]),
        matrix=sparse.csr_array(sparse.hstack([programme.matrix, sparse.csr_array((programme.rows, 1))])),
        column_lower=np.append(programme.column_lower, 1.0),
        column_upper=np.append(programme.column_upper, 1.0),
        integer=np.append(programme.integer, False),
        column_names=(*programme.column_names, "one") if programme.column_names else (),
    )
    return made, np.column_stack([costs[:, compact.kept], rest])
