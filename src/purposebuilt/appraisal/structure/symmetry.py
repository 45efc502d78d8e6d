"""Blocks of columns that may change places, and rows that keep one of each set of twins.

Two places with the same people, candidates and costs give every solution a twin with the places swapped and the same
objectives. Blocks are guessed by refining colours (columns and rows that look alike from near and from further away:
Weisfeiler and Leman 1968), and each guess is *verified*: swapping the two blocks must leave objectives, bounds and the
set of rows exactly as they were. What is not verified is not used.

Proof that order rows lose no point: each swap of a family leaves every other column in place, so the blocks of a
solution may be sorted by any key of their own columns, family after family; the sorted solution is possible, has the
same objectives and keeps `key of a block <= key of the next`.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from purposebuilt.appraisal.structure.choices import NONE, choice_groups, rows_of_entries
from purposebuilt.appraisal.structure.connected import components
from purposebuilt.programme import FREE, Booleans, Floats, Integers, Programme

LARGEST_KEY = 1e5
"""Keys have no more values than this, so that a solver's tolerances cannot confuse two of them."""

ROUNDS = 50
"""Colours are refined at most this often; fewer colours only mean fewer blocks found."""

Family = tuple[Integers, ...]
"""Blocks that may all change places, each with its columns in the matching order."""


def ordered(programme: Programme) -> Programme:
    """The programme with rows that put interchangeable blocks in order; itself where there are none."""
    families = interchangeable(programme)
    made: list[Floats] = []
    for family in families:
        at, weight = _key(programme, family[0])
        for one, other in itertools.pairwise(family):
            row = np.zeros(programme.columns)
            row[one[at]], row[other[at]] = weight, -weight
            made.append(row)
    if not made:
        return programme
    rows, block = len(made), sparse.csr_array(np.array(made))
    return replace(
        programme,
        matrix=sparse.csr_array(sparse.vstack([programme.matrix, block])),
        row_lower=np.append(programme.row_lower, np.full(rows, -np.inf)),
        row_upper=np.append(programme.row_upper, np.zeros(rows)),
        requirement_of_row=np.append(programme.requirement_of_row, np.full(rows, FREE)),
    )


def interchangeable(programme: Programme) -> tuple[Family, ...]:
    """Families of two or more blocks any two of which can be swapped; disjoint, in the order of their first columns."""
    of_column, of_row = _colours(programme)
    blocks = _blocks(programme, _shared(of_column), _shared(of_row))
    alike: dict[bytes, list[Integers]] = {}
    for block in blocks:
        order = block[np.lexsort((block, of_column[block]))]
        alike.setdefault(of_column[order].tobytes(), []).append(order)
    found: list[Family] = []
    for candidates in alike.values():
        waiting = candidates
        while len(waiting) > 1:
            first, others = waiting[0], waiting[1:]
            fits = [_is_symmetric(programme, first, other) for other in others]
            family = (first, *(other for other, fit in zip(others, fits, strict=True) if fit))
            waiting = [other for other, fit in zip(others, fits, strict=True) if not fit]
            if len(family) > 1:
                found.append(family)
    return tuple(sorted(found, key=lambda family: int(family[0].min())))


def _is_symmetric(programme: Programme, one: Integers, other: Integers) -> bool:
    """Whether swapping two blocks, column by column, leaves the programme as it is. Exact."""
    swap = np.arange(programme.columns)
    swap[one], swap[other] = other, one
    both = np.concatenate([one, other])
    vectors = (programme.column_lower, programme.column_upper, programme.integer)
    if any(not np.array_equal(vector[both], vector[swap[both]]) for vector in vectors):
        return False
    if not np.array_equal(programme.objectives[:, both], programme.objectives[:, swap[both]]):
        return False
    rows = np.flatnonzero(np.bincount(rows_of_entries(programme)[np.isin(programme.matrix.indices, both)],
                                      minlength=programme.rows))  # fmt: skip
    block = programme.matrix[rows]
    bounds = np.stack([programme.row_lower[rows], programme.row_upper[rows]], axis=1)
    return _told(block, bounds, np.arange(programme.columns)) == _told(block, bounds, swap)


def _told(block: sparse.csr_array, bounds: Floats, renamed: Integers) -> Counter[bytes]:
    """How often each row stands in a block, its columns renamed; rows are told by their exact entries and bounds."""
    told: Counter[bytes] = Counter()
    for row in range(block.shape[0]):
        part = slice(int(block.indptr[row]), int(block.indptr[row + 1]))
        column = renamed[block.indices[part]]
        order = np.argsort(column, kind="stable")
        told[column[order].tobytes() + block.data[part][order].tobytes() + bounds[row].tobytes()] += 1
    return told


def _key(programme: Programme, block: Integers) -> tuple[Integers, Floats]:
    """Positions in a block and weights whose sum is its key: as many choices as fit, each a digit of its own."""
    of = choice_groups(programme).of[block]
    at: list[int] = []
    weight: list[float] = []
    scale = 1.0
    seen: set[int] = set()
    for position, group in enumerate(of.tolist()):
        if not programme.integer[block[position]] or group in seen:
            continue
        own = [position] if group == NONE else np.flatnonzero(of == group).tolist()
        if group != NONE:
            seen.add(group)
        width = float(programme.column_upper[block[position]] - programme.column_lower[block[position]])
        base = width + 1.0 if group == NONE else float(len(own) + 1)
        if not np.isfinite(base) or scale * base > LARGEST_KEY:
            continue
        at.extend(own)
        weight.extend(scale * (digit + 1.0) for digit in range(len(own)))
        scale *= base
    return np.array(at, dtype=np.int64), np.array(weight, dtype=np.float64)


def _blocks(programme: Programme, columns: Booleans, rows: Booleans) -> list[Integers]:
    """Columns with look-alikes that hang together by rows with look-alikes, in the order of their first columns."""
    row = rows_of_entries(programme)
    used = columns[programme.matrix.indices] & rows[row] & (programme.matrix.data != 0)
    ends = (row[used], programme.rows + programme.matrix.indices[used].astype(np.int64))
    label = components(programme.rows + programme.columns, *ends)
    own = np.flatnonzero(columns)
    order = own[np.argsort(label[programme.rows + own], kind="stable")]
    cuts = np.flatnonzero(np.diff(label[programme.rows + order])) + 1
    return sorted((each for each in np.split(order, cuts) if each.size), key=lambda block: int(block.min()))


def _shared(colour: Integers) -> Booleans:
    """Which entries have a colour that another has too."""
    found: Booleans = np.bincount(colour)[colour] > 1 if colour.size else np.zeros(0, dtype=np.bool_)
    return found


def _colours(programme: Programme) -> tuple[Integers, Integers]:
    """Colours of columns and rows: those of one colour look alike, in themselves and in what they stand beside."""
    matrix = programme.matrix
    row, column = rows_of_entries(programme), matrix.indices.astype(np.int64)
    _, value = np.unique(matrix.data, return_inverse=True)
    facts = np.stack([programme.column_lower, programme.column_upper, programme.integer])
    of_column = _numbered(np.concatenate([programme.objectives, facts]).T)
    of_row = _numbered(np.stack([programme.row_lower, programme.row_upper], axis=1))
    for _ in range(ROUNDS):
        seen_by_row = _gathered(row, value, of_column[column], programme.rows)
        new_row = _numbered(np.stack([of_row.astype(np.uint64), seen_by_row], axis=1))
        seen_by_column = _gathered(column, value, new_row[row], programme.columns)
        new_column = _numbered(np.stack([of_column.astype(np.uint64), seen_by_column], axis=1))
        before = (of_column.max(initial=0), of_row.max(initial=0))
        of_row, of_column = new_row, new_column
        if before == (of_column.max(initial=0), of_row.max(initial=0)):
            break
    return of_column, of_row


def _numbered(facts: NDArray[np.generic]) -> Integers:
    """A number for each different row of facts."""
    if not len(facts):
        return np.zeros(0, dtype=np.int64)
    return np.asarray(np.unique(facts, axis=0, return_inverse=True)[1].ravel(), dtype=np.int64)


def _gathered(at: Integers, value: Integers, colour: Integers, size: int) -> NDArray[np.uint64]:
    """For each place the sum of mixed (value, colour) numbers of its entries: equal for equal neighbourhoods.

    Different ones are equal by chance once in 2^64; a guess made so is refused when it is verified.
    """
    mixed = (value.astype(np.uint64) << np.uint64(32)) ^ colour.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    total = np.zeros(size, dtype=np.uint64)
    np.add.at(total, at, mixed)
    return total
