"""Everything that may be told of a room, together: pages, workbooks and JSON are made from this alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.room import About
from purposebuilt.participation.shares import Outcome
from purposebuilt.participation.small_numbers import Moved, ReleasedGround, Shown
from purposebuilt.problems import Problem


@dataclass(frozen=True, slots=True)
class Switched:
    """One statement under each voice: its place in the order of what is told (from 1), agree share and sort."""

    statement: str
    place: Mapping[Voice, int]
    agree: Mapping[Voice, str]
    sort: Mapping[Voice, Sort]

    @property
    def place_changes(self) -> bool:
        """Whether its place in the order depends on the voice."""
        return len(set(self.place.values())) > 1

    @property
    def sort_changes(self) -> bool:
        """Whether what it is to the room depends on the voice."""
        return len(set(self.sort.values())) > 1


@dataclass(frozen=True, slots=True)
class Switch:
    """The same positions under each voice; `left_out` are voices that cannot be counted, each with the reason."""

    voices: tuple[Voice, ...]
    left_out: Mapping[Voice, str]
    statements: tuple[Switched, ...]


@dataclass(frozen=True, slots=True)
class CampsOn:
    """A statement on which the camps differ: the share who agree in each, and how far apart they are."""

    statement: str
    agree: tuple[Shown, ...]
    apart: Shown


@dataclass(frozen=True, slots=True)
class CampsTold:
    """Whether there are camps; sizes (the largest first) and the statements on which they differ, where there are."""

    found: bool
    sentence: str
    sizes: tuple[Shown, ...]
    telling: tuple[CampsOn, ...]


@dataclass(frozen=True, slots=True)
class ClassicTold:
    """What the Polis calculation gives, for those who know it: how many groups, how well apart, and its lists.

    `sizes` are those of its groups, the largest first; `silhouette` (-1 to 1) is to one decimal. `representative` has
    the statements by which each group is told from the others, `agreed` and `refused` those of everybody.
    """

    groups: int
    sizes: tuple[Shown, ...]
    silhouette: float | None
    representative: tuple[tuple[str, ...], ...]
    agreed: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeighedLine:
    """What one thing is given: shares (0-1) of all weight, to a grid, over organisations; None: withheld.

    `share` is its part of everything that was given, which for long lists says more than a median of nothing.
    """

    about: str
    share: float | None
    median: float | None
    quarter: float | None
    three_quarters: float | None
    by_kind: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was weighed in one way of asking, the most weighty first; `kinds` are those that may be told apart."""

    way: str
    people: Shown
    organisations: Shown
    kinds: tuple[str, ...]
    lines: tuple[WeighedLine, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClarityLine:
    """One statement before and after, among the same people."""

    statement: str
    agree_before: Shown
    agree_after: Shown
    passing_before: Shown
    passing_after: Shown
    changed: Shown
    sentence: str


@dataclass(frozen=True, slots=True)
class ClarityTold:
    """The first round and the last: who came and went, each statement, and whether clarity grew."""

    rounds: tuple[int, int]
    who: Moved
    statements: tuple[ClarityLine, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Listened:
    """What was heard in a room and may leave it. `budget` has the outcome of each way of completion by its name.

    `texts` has the words of statements and the titles of proposals by key; `named` the names of organisations.
    `receipts` says which voices may be told one by one, and which only together.
    """

    about: About
    texts: Mapping[str, str]
    named: Mapping[str, str]
    ground: ReleasedGround
    switch: Switch
    camps: CampsTold
    classic: ClassicTold
    clarity: ClarityTold | None
    weights: tuple[Weighing, ...]
    budget: Mapping[str, Outcome]
    receipts: tuple[tuple[str, ...], tuple[str, ...]]
    problems: tuple[Problem, ...]
