"""A room: who was heard, what was put to them, and what each of them said. Immutable; knows nothing of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from purposebuilt.design import Figure

Ints = NDArray[np.int64]


class Stance(IntEnum):
    """Where somebody stands on a statement."""

    DISAGREE = -1
    PASS = 0
    AGREE = 1


class Moderation(StrEnum):
    """Whether a statement counts: one that is out was taken out of the room, with a reason."""

    IN = "in"
    UNDECIDED = "undecided"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class About:
    """What room this is. `design` is the title of the design that it informs; `illustrative` says it is made up."""

    title: str
    design: str = ""
    convenor: str = ""
    illustrative: bool = False
    question: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence on which people take a stand.

    `purpose` is the key of the purpose of the design that it words, where there is one, and `aim` the aim under which
    it would stand as a purpose of its own. `author` is the key of the organisation that wrote it. `meta` statements ask
    who people are.
    """

    key: str
    text: str
    purpose: str = ""
    aim: str = ""
    place: str = ""
    author: str = ""
    moderation: Moderation = Moderation.IN
    moderation_reason: str = ""
    meta: bool = False
    seed: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people in the room belong to.

    `type` is a kind of partner and `place` the place it belongs to (empty: the whole system, or not known). `partner`
    is its key in the design. `weight` is its stated weight, `people` how many people it speaks for: each is used only
    where a voice is counted that way.
    """

    key: str
    name: str = ""
    type: str = ""
    place: str = ""
    partner: str = ""
    weight: Figure | None = None
    people: Figure | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the room, by a key that is no name. `decides` says that this person takes part in the decision."""

    key: str
    organisation: str = ""
    role: str = ""
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One time that the room was asked, such as before and after a talk."""

    number: int
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one participant stands on one statement in one round, whether it matters to them, and why."""

    participant: str
    statement: str
    stance: Stance
    matters: bool = False
    reason: str = ""
    round: int = 1


class Method(StrEnum):
    """How a weight was asked for."""

    SWING = "swing"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class WeightGiven:
    """A weight that one participant gave.

    By swing: how much the step from worst to best in `about` is worth, 0 to 100, the most important step 100; `worst`
    and `best` say what the step is. By pair: how many times as much the step in `about` counts as that in `against`.
    """

    participant: str
    about: str
    value: Figure
    method: Method = Method.SWING
    against: str = ""
    reason: str = ""
    worst: str = ""
    best: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class PointsGiven:
    """Points that one participant put on a statement or a proposal out of the pot that each has.

    They are kept to 15 significant digits, as figures are. Raises ValueError for infinity and not-a-number.
    """

    participant: str
    about: str
    points: float
    reason: str = ""
    round: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", Figure(self.points).value)


@dataclass(frozen=True, slots=True)
class BestWorst:
    """Of the statements of one set, which one participant finds the most important and which the least."""

    participant: str
    shown: tuple[str, ...]
    best: str
    worst: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that could be bought for a purpose out of a shared budget."""

    key: str
    title: str
    cost: Figure
    purpose: str = ""
    source: str = ""


@dataclass(frozen=True, eq=False)
class Positions:
    """All positions as columns, in the order in which they were taken.

    A later one of the same person on the same statement in the same round replaces an earlier one. `participant` and
    `statement` count from 0 in the order of the room; `reasons` has the words by position.
    """

    participant: Ints
    statement: Ints
    stance: NDArray[np.int8]
    matters: NDArray[np.bool_]
    round: NDArray[np.int16]
    reasons: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.participant)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Positions):
            return NotImplemented
        mine, theirs = self._columns(), other._columns()
        return self.reasons == other.reasons and all(
            np.array_equal(one, two) for one, two in zip(mine, theirs, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]

    def _columns(self) -> tuple[NDArray[np.generic], ...]:
        return (self.participant, self.statement, self.stance, self.matters, self.round)

    @staticmethod
    def of(positions: Sequence[Position], participants: Sequence[str], statements: Sequence[str]) -> Positions:
        """Make columns of records, given the keys of the room in order. Raises KeyError for a stranger."""
        person = {key: at for at, key in enumerate(participants)}
        asked = {key: at for at, key in enumerate(statements)}
        return Positions(
            np.array([person[each.participant] for each in positions], dtype=np.int64),
            np.array([asked[each.statement] for each in positions], dtype=np.int64),
            np.array([int(each.stance) for each in positions], dtype=np.int8),
            np.array([each.matters for each in positions], dtype=np.bool_),
            np.array([each.round for each in positions], dtype=np.int16),
            {at: each.reason for at, each in enumerate(positions) if each.reason},
        )


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that was asked and said in one room."""

    about: About
    statements: tuple[Statement, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()
    rounds: tuple[Round, ...] = ()
    positions: Positions = field(default_factory=lambda: Positions.of((), (), ()))
    weights: tuple[WeightGiven, ...] = ()
    points: tuple[PointsGiven, ...] = ()
    best_worst: tuple[BestWorst, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    budget: Figure | None = None

    def each_position(self) -> Iterator[Position]:
        """Go through the positions as records, in their order."""
        at = self.positions
        for row in range(len(at)):
            yield Position(
                self.participants[at.participant[row]].key,
                self.statements[at.statement[row]].key,
                Stance(int(at.stance[row])),
                bool(at.matters[row]),
                at.reasons.get(row, ""),
                int(at.round[row]),
            )
