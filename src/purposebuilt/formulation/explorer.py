"""Thousands of configurations a second, without a solver: choices become solutions, solutions become values.

The programme itself says what a solution is worth: there is no second formula to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.formulation.assembly import Assembly, Family
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
        asked = self._objectives
        parts = [asked.values(batch + self.assembly.start[:-1]) for batch in _batches(self._table(choices))]
        made: Floats = np.concatenate(parts) if parts else np.zeros((0, self.programme.objectives.shape[0]))
        return made + self.programme.offset

    def feasible(self, choices: ArrayLike) -> Booleans:
        """Whether each of many choices (N x L) keeps every requirement (N).

        The rows that stand for no requirement hold for every choice, by the way it is completed.
        """
        parts = [self._keeps(batch + self.assembly.start[:-1]) for batch in _batches(self._table(choices))]
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
    def _objectives(self) -> Forms:
        return Forms.of(self.assembly, self.programme.objectives)

    @cached_property
    def _asked(self) -> tuple[Booleans, Forms, Floats, Floats]:
        """What requirements ask: candidates that none may choose (N), and the other rows between their bounds.

        A row of choices alone that may add up to nothing bars each of its candidates: most requirements are of that
        sort, and to look them up is quicker than to add them up.
        """
        programme, count = self.programme, len(self.assembly.flat)
        barred = np.zeros(count, dtype=np.bool_)
        others = []
        for row in np.flatnonzero(programme.requirement_of_row != FREE):
            begin, end = programme.matrix.indptr[row], programme.matrix.indptr[row + 1]
            at, value = programme.matrix.indices[begin:end], programme.matrix.data[begin:end]
            nothing = programme.row_upper[row] == 0 and not np.isfinite(programme.row_lower[row])
            if nothing and np.all(at < count) and np.all(value > 0):
                barred[at[value > TOLERANCE]] = True
            else:
                others.append(int(row))
        low, high = programme.row_lower[others], programme.row_upper[others]
        slack_low = TOLERANCE * np.maximum(1.0, np.abs(np.where(np.isfinite(low), low, 0.0)))
        slack_high = TOLERANCE * np.maximum(1.0, np.abs(np.where(np.isfinite(high), high, 0.0)))
        forms = Forms.of(self.assembly, programme.matrix[others].toarray())
        return barred, forms, low - slack_low, high + slack_high

    def _keeps(self, chosen: Integers) -> Booleans:
        barred, forms, low, high = self._asked
        kept: Booleans = np.logical_not(barred[chosen].any(axis=1))
        if low.size and kept.any():
            activity = forms.values(chosen[kept])
            kept[np.flatnonzero(kept)] = np.all((activity >= low) & (activity <= high), axis=1)
        return kept


@dataclass(frozen=True, eq=False)
class Forms:
    """Linear forms of a programme: what each candidate is worth (K x N), and each column of each family (K x f)."""

    of_candidates: Floats
    of_families: tuple[tuple[Family, Floats], ...]

    @classmethod
    def of(cls, assembly: Assembly, rows: Floats) -> Forms:
        """Split forms (K x n); families that none of them uses are left out."""
        split = tuple((family, rows[:, family.columns]) for family in assembly.families if family.columns.size)
        return cls(rows[:, : len(assembly.flat)], tuple(each for each in split if each[1].any()))

    def values(self, chosen: Integers) -> Floats:
        """What chosen candidates, by position (N x L), are worth under each form (N x K)."""
        made = np.stack([row[chosen].sum(axis=1) for row in self.of_candidates], axis=1)
        for family, weights in self.of_families:
            columns = None if family.worth else family.complete(chosen)
            for form in np.flatnonzero(weights.any(axis=1)):
                made[:, form] += family.worth(chosen, weights[form]) if family.worth else columns @ weights[form]
        return np.asarray(made, dtype=np.float64)


def _batches(table: Integers) -> Iterator[Integers]:
    for begin in range(0, table.shape[0], BATCH):
        yield table[begin : begin + BATCH]
