"""A programme in the making: the choice columns of a design, and the auxiliary columns that its measures ask for.

Each family of auxiliary columns is built at most once, and knows how to complete itself from choices alone: that is
how a configuration becomes a solution without a solver.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from purposebuilt.formulation.blocks import Blocks, Form
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.counting import NONE, Worth, worth_of_opened
from purposebuilt.formulation.reading import Reading
from purposebuilt.programme import Floats, Integers


@dataclass(frozen=True, eq=False)
class Family:
    """A block of auxiliary columns and how they follow from choices.

    `complete` takes the chosen candidates by position (N x L) and gives the columns' values (N x k). `worth`, where
    there is one, gives their weighted sum (N) at once, which is quicker; the weights of one form are alike for columns
    that stand for the same thing.
    """

    columns: Integers
    complete: Callable[[Integers], Floats]
    worth: Worth | None = None


@dataclass(frozen=True, eq=False)
class Groups:
    """Candidates put together: `of` (N candidates) is each one's group or :data:`NONE`; `labels` says what each is."""

    of: Integers
    labels: tuple[Hashable, ...]


@dataclass
class Assembly:
    """A design's programme in the making. Choice columns come first, in the order of lines and candidates."""

    reading: Reading
    blocks: Blocks = field(default_factory=Blocks)
    families: list[Family] = field(default_factory=list)
    _made: dict[Hashable, Integers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [f"x({each.line},{each.key})" for each in self.flat]
        self.x = self.blocks.columns(len(self.flat), integer=True, names=names)
        counts = np.diff(self.start)
        self.blocks.ragged(counts, self.x, np.ones(len(self.flat)), (1.0, 1.0))

    @cached_property
    def flat(self) -> tuple[Candidate, ...]:
        """Every candidate, line after line."""
        return tuple(each for line in self.reading.lines for each in self.reading.candidates[line.key])

    @cached_property
    def start(self) -> Integers:
        """Where each line's candidates begin in the flat order (L + 1)."""
        counts = [len(self.reading.candidates[line.key]) for line in self.reading.lines]
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

    @cached_property
    def line_of(self) -> Integers:
        """The position of each candidate's line."""
        return np.repeat(np.arange(len(self.reading.lines), dtype=np.int64), np.diff(self.start))

    @cached_property
    def _function_of(self) -> Integers:
        """The number of each line's function (L)."""
        number: dict[str, int] = {}
        return np.array([number.setdefault(line.function, len(number)) for line in self.reading.lines], dtype=np.int64)

    @cached_property
    def position(self) -> dict[str, int]:
        """The position of each line by key."""
        return {line.key: at for at, line in enumerate(self.reading.lines)}

    def each(self, lines: Iterable[Line]) -> Iterable[tuple[int, Line, Candidate]]:
        """The candidates of some lines, each with its position and its line."""
        for line in lines:
            begin = int(self.start[self.position[line.key]])
            for at, candidate in enumerate(self.reading.candidates[line.key]):
                yield begin + at, line, candidate

    def chosen(self, lines: Iterable[Line], value: Callable[[Line, Candidate], float], constant: float = 0.0) -> Form:
        """The form that adds up a value of each line's chosen candidate."""
        found = [(at, value(line, candidate)) for at, line, candidate in self.each(lines)]
        kept = [(at, amount) for at, amount in found if amount]
        columns = np.array([at for at, _ in kept], dtype=np.int64)
        return Form(columns, np.array([amount for _, amount in kept], dtype=np.float64), constant)

    def groups(self, lines: Iterable[Line], label: Callable[[Line, Candidate], Hashable]) -> Groups:
        """Put the candidates of some lines into groups by label; candidates labelled None stay out."""
        number: dict[Hashable, int] = {}
        of = np.full(len(self.flat), NONE, dtype=np.int64)
        for at, line, candidate in self.each(lines):
            word = label(line, candidate)
            if word is not None:
                of[at] = number.setdefault(word, len(number))
        return Groups(of, tuple(number))

    def opened(self, key: Hashable, groups: Groups, names: Sequence[str] = ()) -> Integers:
        """One column for each group, at least 1 where any line chooses a candidate of the group.

        The columns are continuous: they settle at 0 or 1 where less of them is better. For each line and group one row,
        `y >= sum of the line's candidates in the group`.
        """
        if key in self._made:
            return self._made[key]
        columns = self.blocks.columns(len(groups.labels), names=names)
        within = np.flatnonzero(groups.of != NONE)
        pair = self.line_of[within] * max(1, len(groups.labels)) + groups.of[within]
        order = np.argsort(pair, kind="stable")
        _, first, counts = np.unique(pair[order], return_index=True, return_counts=True)
        own = columns[groups.of[within][order][first]]
        lengths = counts + 1
        ends = np.cumsum(lengths) - 1
        spots = np.ones(int(lengths.sum()), dtype=np.bool_)
        spots[ends] = False
        flat_columns = np.empty(spots.shape[0], dtype=np.int64)
        flat_columns[spots] = self.x[within[order]]
        flat_columns[ends] = own
        values = np.where(spots, 1.0, -1.0)
        self.blocks.ragged(lengths, flat_columns, values, (-np.inf, 0.0))
        quick = worth_of_opened(groups.of, self.line_of, self._function_of)
        self.families.append(Family(columns, _opened(groups, len(groups.labels)), quick))
        self._made[key] = columns
        return columns

    def both_ways(self, key: Hashable, groups: Groups) -> Integers:
        """As :meth:`opened`, and exact whichever way it is pushed: at most the group's candidates together."""
        if ("exact", key) in self._made:
            return self._made["exact", key]
        columns = self.opened(("exact", key), groups, [f"exact({at})" for at in range(len(groups.labels))])
        for group, column in enumerate(columns.tolist()):
            own = self.x[np.flatnonzero(groups.of == group)]
            values = np.concatenate([[1.0], -np.ones(len(own))])
            self.blocks.ragged([values.shape[0]], [column, *own.tolist()], values, (-np.inf, 0.0))
        return columns

    def made(self, key: Hashable, build: Callable[[], Integers]) -> Integers:
        """The columns known by a key, built the first time they are asked for."""
        if key not in self._made:
            self._made[key] = build()
        return self._made[key]


def _opened(groups: Groups, count: int) -> Callable[[Integers], Floats]:
    def complete(chosen: Integers) -> Floats:
        found = np.zeros((chosen.shape[0], count + 1))
        found[np.arange(chosen.shape[0])[:, None], groups.of[chosen]] = 1.0  # NONE is the last column, left out
        return found[:, :count]

    return complete
