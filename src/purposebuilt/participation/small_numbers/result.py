"""What is found about a room, as it may leave: each figure is a band, and nothing exact stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.small_numbers.shown import Shown


@dataclass(frozen=True, slots=True)
class ReleasedEstimate:
    """The shares of one group on one statement as bands, and how many people and organisations answered.

    `likely` is where the agree share lies at the level of the :class:`ReleasedGround`, from what is told alone and so
    wider than the exact interval. `passing` follows from what is told of the other two; both are told of the whole
    room only.
    """

    agree: Shown
    passing: Shown
    disagree: Shown
    likely: Shown
    people: Shown
    bodies: Shown


@dataclass(frozen=True, slots=True)
class ReleasedGap:
    """How far the groups of one kind differ, by what is told of each: `points` is 100 times a difference of shares.

    `lowest` and `highest` name the groups at either end, all of them where bands are alike. `p` and `q` are classes
    such as ``below 0.05``. `told` says whether the difference is told as one.
    """

    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    points: Shown
    p: str
    q: str
    told: bool


@dataclass(frozen=True, slots=True)
class ReleasedLeast:
    """Who agrees least among the groups that are told of; several where their bands are alike, none where none is.

    `reasons` are given, in the order of their words, only where the smallest cell or more of them were; else
    `withheld` says why there are none.
    """

    statement: str
    types: tuple[str, ...] = ()
    estimate: ReleasedEstimate | None = None
    bodies: tuple[str, ...] = ()
    body_estimate: ReleasedEstimate | None = None
    reasons: tuple[str, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedStatement:
    """What may be told of one statement; `score` is the lowest agree share told of the room and its types.

    `sentence` is made of nothing but the bands here. How often people stand on opposite sides inside an organisation
    does not leave as a number: it says too well how nearly everybody is of one mind.
    """

    key: str
    sort: Sort
    system: ReleasedEstimate
    by_type: Mapping[str, ReleasedEstimate]
    by_place: Mapping[str, ReleasedEstimate]
    by_body: Mapping[str, ReleasedEstimate]
    between_types: ReleasedGap | None
    between_places: ReleasedGap | None
    least_content: ReleasedLeast
    matters: Shown
    score: Shown
    sentence: str


@dataclass(frozen=True, slots=True)
class ReleasedGround:
    """What may be told of a room's shared ground. Pages, workbooks and JSON are made from this alone.

    `minimum` is the smallest cell. `types`, `places` and `named` (organisations with people enough to be told of) give
    the size of each group. `order` and `order_that_matters` follow what is told: alike bands stand by key.
    """

    voice: Voice
    level: float
    minimum: int
    people: Shown
    bodies: Shown
    verdicts: bool
    statements: tuple[ReleasedStatement, ...]
    order: tuple[str, ...]
    order_that_matters: tuple[str, ...]
    types: Mapping[str, Shown]
    places: Mapping[str, Shown]
    named: Mapping[str, Shown]
    least_by_purpose: Mapping[str, ReleasedLeast]

    def __getitem__(self, key: str) -> ReleasedStatement:
        """The statement of that key. Raises KeyError where the room has none."""
        for one in self.statements:
            if one.key == key:
                return one
        raise KeyError(key)
