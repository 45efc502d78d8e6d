"""Choice groups: sets of binary columns of which exactly one, or at most one, may be 1."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from purposebuilt.programme import Booleans, Floats, Integers, Programme

NONE = -1
"""The group of a column that belongs to none."""


class Choices(NamedTuple):
    """Disjoint groups of binaries: `of` (n) is each column's group or :data:`NONE`, `rows` (g) the row of each group.

    Of a group whose row has both bounds 1 exactly one column is 1; such a group holds every column of its row. Of any
    other group at most one is 1. Groups are numbered in the order of their rows.
    """

    of: Integers
    rows: Integers


def choice_groups(programme: Programme) -> Choices:
    """Find rows `sum of binaries = 1`, then `<= 1`, so that each binary is in at most one group.

    Scaled rows (`2 x + 2 y = 2`) count. Of rows that share columns the earlier `= 1` row is taken; of `<= 1` rows the
    one with the most columns not yet in a group, and those columns only. A group has two columns or more, or is an
    `= 1` row. Method: the clique partition of presolve (Achterberg and others 2020, "Presolve reductions in mixed
    integer programming", INFORMS Journal on Computing 32, section 3), with the cliques that rows state.
    """
    matrix = programme.matrix
    exact, most = _plain_rows(programme)
    of = np.full(programme.columns, NONE, dtype=np.int64)
    rows: list[int] = []
    for row in np.flatnonzero(exact).tolist():
        own = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        if np.all(of[own] == NONE):
            of[own] = len(rows)
            rows.append(row)
    loose = np.flatnonzero(most)
    for row in loose[np.argsort(-np.diff(matrix.indptr)[loose], kind="stable")].tolist():
        own = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        free = own[of[own] == NONE]
        if free.size > 1:
            of[free] = len(rows)
            rows.append(row)
    return _in_order_of_rows(of, np.array(rows, dtype=np.int64))


def binary(programme: Programme) -> Booleans:
    """Which columns are whole and between 0 and 1."""
    found: Booleans = programme.integer & (programme.column_lower >= 0) & (programme.column_upper <= 1)
    return found


def rows_of_entries(programme: Programme) -> Integers:
    """The row of each stored entry of the matrix (in the order of its data)."""
    return np.repeat(np.arange(programme.rows, dtype=np.int64), np.diff(programme.matrix.indptr))


def _plain_rows(programme: Programme) -> tuple[Booleans, Booleans]:
    """Rows of binaries with one positive coefficient throughout whose sum is exactly, or at most, that coefficient."""
    matrix = programme.matrix
    row_of = rows_of_entries(programme)
    filled = np.flatnonzero(np.diff(matrix.indptr) > 0)
    scale: Floats = np.full(programme.rows, np.nan)
    scale[filled] = matrix.data[matrix.indptr[filled]]
    odd = (matrix.data != scale[row_of]) | ~binary(programme)[matrix.indices]
    plain = (scale > 0) & (np.bincount(row_of[odd], minlength=programme.rows) == 0)
    top = plain & (programme.row_upper == scale)
    exact = top & (programme.row_lower == scale)
    most = top & (programme.row_lower <= 0)
    return exact, most


def _in_order_of_rows(of: Integers, rows: Integers) -> Choices:
    order = np.argsort(rows, kind="stable")
    number = np.append(np.argsort(order, kind="stable"), NONE).astype(np.int64)
    return Choices(number[of], rows[order])
