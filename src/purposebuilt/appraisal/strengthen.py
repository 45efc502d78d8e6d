"""The same whole solutions from fewer, stronger rows, so that relaxations lie close to what is possible.

Where at most one of several binaries can be 1 (`x1 + x2 + ... <= 1`), the rows `x1 <= y`, `x2 <= y` together say no
more about whole solutions than `x1 + x2 <= y`, but far less about fractions. Merging them is the clique lifting of
implications (Atamturk, Nemhauser and Savelsbergh 2000, "Conflict graphs in solving integer programming problems").
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import sparse

from purposebuilt.programme import FREE, Booleans, Floats, Integers, Programme


def strengthened(programme: Programme) -> Programme:
    """The programme with implications of one column merged over each choice; itself where there are none to merge.

    Merged rows stand for no requirement: use the result to search, never to explain a conflict.
    """
    clique = _clique_of_column(programme)
    rows, chosen, follower = _implications(programme)
    member = clique[chosen] >= 0
    rows, chosen, follower = rows[member], chosen[member], follower[member]
    groups, group, sizes = np.unique(
        np.stack([follower, clique[chosen]]), axis=1, return_inverse=True, return_counts=True
    )
    many = sizes[group.ravel()] > 1
    if not many.any():
        return programme
    merged_groups, merged = np.unique(group.ravel()[many], return_inverse=True)
    count = len(merged_groups)
    entries = (
        np.concatenate([np.ones(int(many.sum())), -np.ones(count)]),
        (
            np.concatenate([merged, np.arange(count)]),
            np.concatenate([chosen[many], groups[0, merged_groups]]),
        ),
    )
    block = sparse.csr_array(entries, shape=(count, programme.columns))
    block.data = np.clip(block.data, -1.0, 1.0)
    kept = np.ones(programme.rows, dtype=bool)
    kept[rows[many]] = False
    return replace(
        programme,
        matrix=sparse.csr_array(sparse.vstack([programme.matrix[kept], block])),
        row_lower=np.append(programme.row_lower[kept], np.full(count, -np.inf)),
        row_upper=np.append(programme.row_upper[kept], np.zeros(count)),
        requirement_of_row=np.append(programme.requirement_of_row[kept], np.full(count, FREE)),
    )


def _binary(programme: Programme) -> Booleans:
    """Columns that are 0 or 1."""
    found: Booleans = programme.integer & (programme.column_lower >= 0) & (programme.column_upper <= 1)
    return found


def _clique_of_column(programme: Programme) -> Integers:
    """For each column the first row `sum of binaries <= 1` (or = 1) that it stands in, or -1."""
    matrix = programme.matrix
    row_of = np.repeat(np.arange(programme.rows), np.diff(matrix.indptr))
    odd = (matrix.data != 1.0) | ~_binary(programme)[matrix.indices]
    plain = (programme.row_upper == 1.0) & (np.bincount(row_of[odd], minlength=programme.rows) == 0)
    entries = np.flatnonzero(plain[row_of])[::-1]
    clique = np.full(programme.columns, -1, dtype=np.int64)
    clique[matrix.indices[entries]] = row_of[entries]
    return clique


def _implications(programme: Programme) -> tuple[Integers, Integers, Integers]:
    """Rows that say `x <= y` with x binary, as (row, x, y); scaled or written the other way round included."""
    matrix = programme.matrix
    two = np.flatnonzero(np.diff(matrix.indptr) == 2)
    first, second = matrix.indptr[two], matrix.indptr[two] + 1
    opposite = matrix.data[first] == -matrix.data[second]
    below = (programme.row_upper[two] == 0) & np.isneginf(programme.row_lower[two])
    above = (programme.row_lower[two] == 0) & np.isposinf(programme.row_upper[two])
    leads: Floats = np.where(below, matrix.data[first], -matrix.data[first])
    x = np.where(leads > 0, matrix.indices[first], matrix.indices[second]).astype(np.int64)
    y = np.where(leads > 0, matrix.indices[second], matrix.indices[first]).astype(np.int64)
    good = opposite & (below ^ above) & _binary(programme)[x] & (x != y)
    return two[good].astype(np.int64), x[good], y[good]
