"""Thousands of configurations a second, without a solver: choices become solutions, solutions become values.

The programme itself says what a solution is worth: there is no second formula to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.programme import FREE, Booleans, Floats, Integers, Programme

BATCH = 256
"""How many solutions are laid out at a time: enough for speed, few enough for a processor's cache."""

TOLERANCE = 1e-9
"""How far, relative to a row's bound, a row may be missed and still be kept."""


@dataclass(frozen=True, eq=False)
class Explorer:
    """A design's choices as whole numbers: for each line (L) the position of a candidate among the line's own."""

    assembly: Assembly
    programme: Programme

    @cached_property
    def counts(self) -> Integers:
        """How many candidates each line has (L)."""
        return np.diff(self.assembly.start)

    def encode(self, solution: ArrayLike) -> Integers:
        """The choices (L) that a solution (n) stands for: each line's largest column, the first where several are."""
        values = np.asarray(solution, dtype=np.float64)
        start = self.assembly.start
        made = [int(np.argmax(values[start[at] : start[at + 1]])) for at in range(start.shape[0] - 1)]
        return np.array(made, dtype=np.int64)

    def decode(self, choice: ArrayLike) -> Floats:
        """The solution (n) of choices (L), auxiliary columns as good as the choices allow."""
        row: Floats = self._solutions(self._table(choice))[0]
        return row

    def values(self, choices: ArrayLike) -> Floats:
        """The objectives (N x k), in the senses given, of many choices (N x L)."""
        table = self._table(choices)
        costs = self.programme.objectives.T
        parts = [self._solutions(batch) @ costs for batch in _batches(table)]
        made: Floats = np.concatenate(parts) if parts else np.zeros((0, costs.shape[1]))
        return made + self.programme.offset

    def feasible(self, choices: ArrayLike) -> Booleans:
        """Whether each of many choices (N x L) keeps every requirement (N)."""
        parts = [self._keeps(batch) for batch in _batches(self._table(choices))]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)

    def choices(self, configuration: Configuration) -> Integers:
        """A configuration as choices (L). Raises KeyError for a line or candidate that there is not."""
        reading = self.assembly.reading
        made = []
        for line in reading.lines:
            keys = [each.key for each in reading.candidates[line.key]]
            wanted = configuration.choice[line.key]
            if wanted not in keys:
                raise KeyError(f"{line.key} has no candidate '{wanted}'")
            made.append(keys.index(wanted))
        return np.array(made, dtype=np.int64)

    def configuration(self, choice: ArrayLike) -> Configuration:
        """Choices (L) as a configuration."""
        reading = self.assembly.reading
        picked = self._table(choice)[0]
        return Configuration(
            {
                line.key: reading.candidates[line.key][int(at)].key
                for line, at in zip(reading.lines, picked, strict=True)
            }
        )

    def _table(self, choices: ArrayLike) -> Integers:
        return np.atleast_2d(np.asarray(choices, dtype=np.int64))

    def _solutions(self, table: Integers) -> Floats:
        """Choices (N x L) as solutions (N x n)."""
        chosen = table + self.assembly.start[:-1]
        made = np.zeros((table.shape[0], self.programme.columns))
        made[np.arange(table.shape[0])[:, None], chosen] = 1.0
        for family in self.assembly.families:
            if family.columns.size:
                made[:, family.columns[0] : family.columns[-1] + 1] = family.complete(chosen)
        return made

    @cached_property
    def _asked(self) -> tuple[sparse.csr_array, Floats, Floats]:
        """The rows that stand for requirements; the others hold for every choice by the way it is completed."""
        rows = np.flatnonzero(self.programme.requirement_of_row != FREE)
        matrix = sparse.csr_array(self.programme.matrix[rows])
        low, high = self.programme.row_lower[rows], self.programme.row_upper[rows]
        slack_low = TOLERANCE * np.maximum(1.0, np.abs(np.where(np.isfinite(low), low, 0.0)))
        slack_high = TOLERANCE * np.maximum(1.0, np.abs(np.where(np.isfinite(high), high, 0.0)))
        return matrix, low - slack_low, high + slack_high

    def _keeps(self, table: Integers) -> Booleans:
        matrix, low, high = self._asked
        if not matrix.shape[0]:
            return np.ones(table.shape[0], dtype=np.bool_)
        activity = matrix @ self._solutions(table).T
        kept: Booleans = np.all((activity >= low[:, None]) & (activity <= high[:, None]), axis=0)
        return kept


def _batches(table: Integers) -> Iterator[Integers]:
    for begin in range(0, table.shape[0], BATCH):
        yield table[begin : begin + BATCH]
