"""Rows over yes-or-no columns as clauses, for a SAT engine; it knows no solver.

A row becomes a decision diagram over its columns, each node a new variable that implies "the columns from here on
reach what is still needed". Rows over the same columns share nodes, so "at least 2", "at least 3" and "at least 4"
cost little more than one of them. Method: Abio, Nieuwenhuis, Oliveras, Rodriguez-Carbonell and Mayer-Eichberger 2012,
"A new look at BDDs for pseudo-Boolean constraints" (JAIR 45): two clauses a node, for monotone diagrams.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from purposebuilt.programme import FREE, Programme

Literal: TypeAlias = int
Clause: TypeAlias = list[Literal]
Terms: TypeAlias = tuple[tuple[int, Literal], ...]

MOST_NODES = 300_000
"""A programme whose diagrams would have more nodes than this is better served by another engine."""

LARGEST_SUM = 200_000
"""A row whose whole coefficients add up to more than this is not written as clauses."""

_SCALES = (1, 2, 4, 5, 10, 100, 1000)
_PAIRWISE = 6
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A programme as clauses. Column `j` is variable `j + 1`; requirement `i` is kept where variable `selectors[i]` is.

    `variables` counts all variables, those of the diagrams included.
    """

    clauses: list[Clause]
    variables: int
    selectors: tuple[int, ...]


class TooLarge(Exception):  # noqa: N818 - it is no error: another engine is asked
    """The clauses of a programme would be too many."""


def encoded(programme: Programme) -> Encoded | None:
    """A programme as clauses; None where it has columns or rows that clauses do not say well.

    Columns must be yes-or-no. A row's coefficients must be whole once multiplied by one of a few scales.
    """
    low, high = np.ceil(programme.column_lower - 1e-6), np.floor(programme.column_upper + 1e-6)
    if not programme.integer.all() or (low < 0).any() or not (high <= 1).all():
        return None
    count = programme.columns
    selectors = tuple(range(count + 1, count + 1 + len(programme.requirements)))
    made = _Clauses(count + len(selectors))
    for column in np.flatnonzero((low > 0) | (high < 1)).tolist():
        made.clauses.extend([[column + 1]] if low[column] > 0 else [])
        made.clauses.extend([[-column - 1]] if high[column] < 1 else [])
    try:
        written = all(_write_row(programme, row, made, selectors) for row in range(programme.rows))
    except TooLarge:
        return None
    return Encoded(made.clauses, made.variables, selectors) if written else None


def _write_row(programme: Programme, row: int, made: _Clauses, selectors: Sequence[int]) -> bool:
    """Write both sides of a row; False where its coefficients are not whole at any scale."""
    matrix = programme.matrix
    within = slice(matrix.indptr[row], matrix.indptr[row + 1])
    values, columns = matrix.data[within], matrix.indices[within]
    scale, whole = _whole(values)
    if whole is None:
        return False
    owner = int(programme.requirement_of_row[row])
    guard = None if owner == FREE else selectors[owner]
    literals = (columns + 1).tolist()
    lower, upper = float(programme.row_lower[row]), float(programme.row_upper[row])
    for sign, least in ((1, lower), (-1, -upper)):
        if least == np.inf:
            made.imply(guard, [])
        elif least > -np.inf:
            made.at_least(guard, [sign * each for each in whole], literals, math.ceil(scale * least - 1e-6))
    return True


def _whole(values: np.ndarray) -> tuple[int, list[int] | None]:
    """The smallest scale that makes all values whole, and the whole numbers; None where there is none."""
    for scale in _SCALES:
        scaled = values * scale
        nearest = np.rint(scaled)
        if (np.abs(scaled - nearest) <= 1e-9).all():
            return scale, [int(each) for each in nearest]
    return 1, None


@dataclass
class _Table:
    """The nodes of one list of terms: which sums its ends can reach (as bits), and the variable of each node."""

    reach: list[int]
    nodes: dict[tuple[int, int], int] = field(default_factory=dict)


class _Clauses:
    """Clauses in the making."""

    def __init__(self, variables: int) -> None:
        self.clauses: list[Clause] = []
        self.variables = variables
        self._tables: dict[Terms, _Table] = {}

    def imply(self, guard: Literal | None, literals: Clause) -> None:
        """Where the guard holds (always, without one), one of the literals holds."""
        self.clauses.append(literals if guard is None else [-guard, *literals])

    def at_least(self, guard: Literal | None, coefficients: list[int], literals: list[int], least: int) -> None:
        """Where the guard holds, the coefficients of the columns chosen add up to at least `least`."""
        terms, least = _positive(coefficients, literals, least)
        terms, least, forced = _forced(terms, least)
        for literal in forced:
            self.imply(guard, [literal])
        total = sum(size for size, _ in terms)
        if least <= 0:
            return
        if total < least:
            self.imply(guard, [])
        elif all(size >= least for size, _ in terms):
            self.imply(guard, [literal for _, literal in terms])
        elif len(terms) <= _PAIRWISE and all(total - one - other < least for one, other in _pairs(terms)):
            for at, (_, literal) in enumerate(terms):
                for _, other in terms[:at]:
                    self.imply(guard, [literal, other])
        elif total > LARGEST_SUM:
            raise TooLarge
        else:
            self.imply(guard, [self._root(terms, least)])

    def _root(self, terms: Terms, least: int) -> Literal:
        """The variable that implies that the terms add up to at least `least`; its diagram is written as needed."""
        table = self._tables.get(terms)
        if table is None:
            table = self._tables[terms] = _Table(_reach(terms))
        root = _next_sum(table.reach[0], least)
        fresh: list[int] = []
        top = self._node(table, 0, root, fresh)
        for level, (size, literal) in enumerate(terms):
            below: list[int] = []
            for need in fresh:
                node = table.nodes[level, need]
                with_it = self._node(table, level + 1, _next_sum(table.reach[level + 1], need - size), below)
                without = self._node(table, level + 1, _next_sum(table.reach[level + 1], need), below)
                if with_it != _YES:
                    self.clauses.append([-node] if with_it == _NO else [-node, int(with_it)])
                if without != with_it:
                    self.clauses.append([-node, literal] if without == _NO else [-node, literal, int(without)])
            fresh = below
        return int(top)

    def _node(self, table: _Table, level: int, need: int | None, fresh: list[int]) -> int | str:
        """The variable of a node, made where it is new; yes or no where nothing is left to decide."""
        if need is None:
            return _NO
        if need <= 0:
            return _YES
        known = table.nodes.get((level, need))
        if known is None:
            self.variables += 1
            known = table.nodes[level, need] = self.variables
            fresh.append(need)
            if self.variables > MOST_NODES:
                raise TooLarge
        return known


def _positive(coefficients: list[int], literals: list[int], least: int) -> tuple[Terms, int]:
    """The same condition with coefficients above nothing, largest first: a column not chosen counts the other way."""
    terms = []
    for size, literal in zip(coefficients, literals, strict=True):
        if size < 0:
            least -= size
        if size:
            terms.append((abs(size), literal if size > 0 else -literal))
    shared = math.gcd(*(size for size, _ in terms)) or 1
    terms = [(size // shared, literal) for size, literal in terms]
    return tuple(sorted(terms, key=lambda term: (-term[0], abs(term[1])))), -(-least // shared)


def _forced(terms: Terms, least: int) -> tuple[Terms, int, list[Literal]]:
    """Literals without which the rest cannot reach `least` are told apart; what remains, and what it must reach."""
    spare = sum(size for size, _ in terms) - least
    if spare < 0:
        return terms, least, []
    forced = [(size, literal) for size, literal in terms if size > spare]
    rest = tuple((size, literal) for size, literal in terms if size <= spare)
    return rest, least - sum(size for size, _ in forced), [literal for _, literal in forced]


def _pairs(terms: Terms) -> list[tuple[int, int]]:
    return [(one, other) for at, (one, _) in enumerate(terms) for other, _ in terms[:at]]


def _reach(terms: Terms) -> list[int]:
    """For each end of the terms the sums that it can reach, as the bits of a whole number."""
    reach = [1]
    for size, _ in reversed(terms):
        reach.append(reach[-1] | reach[-1] << size)
    return reach[::-1]


def _next_sum(reach: int, need: int) -> int | None:
    """The least sum in reach that is at least what is needed; None where none is. Equal needs make equal nodes."""
    if need <= 0:
        return 0
    above = reach >> need
    return None if not above else need + (above & -above).bit_length() - 1
