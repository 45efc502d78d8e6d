"""What is found about a room's shared ground, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.room import Ints


class Voice(StrEnum):
    """Whose voice counts as one: each organisation's, each person's, or each organisation's by its stated weight."""

    ORGANISATION = "organisation"
    PERSON = "person"
    WEIGHT = "weight"


class Sort(StrEnum):
    """What a statement is to the room; each kind of difference asks for another talk."""

    SHARED = "shared ground"
    REFUSED = "shared refusal"
    TYPES = "gap between kinds of partner"
    PLACES = "gap between places"
    WITHIN = "split inside partners"
    CAMPS = "hidden camps"
    UNCLEAR = "not yet understood"
    MIXED = "no clear picture"
    NO_VERDICT = "no verdict"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Pooled shares of those who agree, pass and disagree; they add up to 1.

    `low` and `high` bound the agree share at the level of the :class:`SharedGround`; the others bound theirs. `support`
    is the agree share of those who took a side, passes apart. Each interval counts organisations, not people. `bodies`
    and `people` are how many organisations and persons took a position: none means that the estimate is borrowed from
    the level above.
    """

    agree: float
    passing: float
    disagree: float
    low: float
    high: float
    passing_low: float
    passing_high: float
    disagree_low: float
    disagree_high: float
    support: float
    support_low: float
    support_high: float
    bodies: int
    people: int


@dataclass(frozen=True, eq=False)
class Pooled:
    """The estimates of every group of one level on every statement, as arrays.

    `shares`, `low` and `high` (4 x groups x statements) hold agree, pass, disagree and support in this order;
    `bodies` and `people` (groups x statements) count who took a position.
    """

    shares: Floats
    low: Floats
    high: Floats
    bodies: Ints
    people: Ints

    def estimate(self, group: int, statement: int) -> Estimate:
        """One group on one statement."""
        agree, passing, disagree, support = self.shares[:, group, statement].tolist()
        low, high = self.low[:, group, statement].tolist(), self.high[:, group, statement].tolist()
        return Estimate(
            agree, passing, disagree, low[0], high[0], low[1], high[1], low[2], high[2], support, low[3], high[3],
            int(self.bodies[group, statement]), int(self.people[group, statement]),
        )  # fmt: skip


class Estimating(Protocol):
    """Whatever gives the estimate of one group on one statement, each by its number."""

    def estimate(self, group: int, statement: int) -> Estimate:
        """One group on one statement."""


@dataclass(frozen=True, eq=False)
class Groups(Mapping[str, Estimate]):
    """The estimates of each type, place or organisation on one statement by its key; made when they are asked for."""

    keys_: tuple[str, ...]
    pooled: Estimating
    statement: int

    @cached_property
    def _held(self) -> dict[str, Estimate]:
        """Those that were made already."""
        return {}

    def __getitem__(self, key: str) -> Estimate:
        made = self._held.get(key)
        if made is None:
            try:
                at = self.keys_.index(key)
            except ValueError:
                raise KeyError(key) from None
            made = self._held[key] = self.pooled.estimate(at, self.statement)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_)

    def __len__(self) -> int:
        return len(self.keys_)

    def __hash__(self) -> int:
        return hash((self.keys_, self.statement))


@dataclass(frozen=True, slots=True)
class Between:
    """How far the groups of one kind differ on a statement.

    `spread` is the standard deviation of their pooled support (the agree share of those who took a side), `gap` that of
    the highest less that of the lowest, and `lowest` and `highest` name the groups at either end. `p` is how often
    chance alone, moving whole organisations between the groups, gives as large a difference; `q` the false discovery
    rate at which it would be told (Benjamini and Hochberg over all statements). `told` says whether q is below its
    level and there are organisations enough.
    """

    spread: float
    gap: float
    lowest: str
    highest: str
    p: float
    q: float
    told: bool


@dataclass(frozen=True, slots=True)
class Within:
    """How often two people stand on opposite sides (one agrees, one disagrees), over all pairs who took a position.

    `inside` is for two people of one organisation, `across` for two of different ones; `pairs` counts those inside.
    Without a pair inside an organisation, `inside` is 0.
    """

    inside: float
    across: float
    pairs: int


@dataclass(frozen=True, slots=True)
class LeastContent:
    """Who agrees least with a statement, and why.

    `type` has the lowest pooled agree share among the kinds of partner; empty in a room that has none. `body` is the
    organisation of the lowest pooled share among those with people enough to be named; empty where there is none.
    `reasons` are what those of the type (of the body where the room has no types) said who disagree or pass.
    """

    statement: str
    type: str = ""
    estimate: Estimate | None = None
    body: str = ""
    body_estimate: Estimate | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementGround:
    """What is found about one statement.

    `matters` is the share of those who took a position to whom it matters, by the same voice. `score` (0 to 1) is the
    agreement that the worse half of the room is expected to give, pooled; `sentence` says it all in plain words.
    """

    key: str
    sort: Sort
    system: Estimate
    by_type: Mapping[str, Estimate]
    by_place: Mapping[str, Estimate]
    by_body: Mapping[str, Estimate]
    between_types: Between | None
    between_places: Between | None
    within: Within
    least_content: LeastContent
    matters: float
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class SharedGround:
    """What a room shares and where it differs.

    `statements` stand in the order of the room; `order` has their keys, most shared first, and `order_that_matters`
    the same with the score times the share to whom a statement matters. `verdicts` says whether there are
    organisations enough to sort statements: if not, there are estimates alone. `level` is that of every interval.
    `least_by_purpose` says for each purpose of the design that statements word who is least content, on the
    statement on which that is lowest.
    """

    voice: Voice
    level: float
    bodies: int
    people: int
    verdicts: bool
    statements: tuple[StatementGround, ...]
    order: tuple[str, ...]
    order_that_matters: tuple[str, ...]
    types: tuple[str, ...]
    places: tuple[str, ...]
    least_by_purpose: Mapping[str, LeastContent] = field(default_factory=dict)

    def __getitem__(self, key: str) -> StatementGround:
        """The statement of that key. Raises KeyError where the room has none."""
        for one in self.statements:
            if one.key == key:
                return one
        raise KeyError(key)

    def sorted(self, sort: Sort) -> tuple[StatementGround, ...]:
        """The statements of one sort, most shared first."""
        by_key = {one.key: one for one in self.statements}
        return tuple(by_key[key] for key in self.order if by_key[key].sort is sort)
