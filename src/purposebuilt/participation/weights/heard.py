"""What a room gives to each thing: medians of organisations, how far apart they are, who differs most, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Ints, Room
from purposebuilt.participation.weights.shares import Floats, Shares, Way
from purposebuilt.problems import Problem


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the shares of some organisations lie: the middle one, the middle half, and all of them.

    `people` says how many people they speak for in the room; `few` that these are fewer than may be shown alone.
    """

    median: float
    quarter: float
    three_quarters: float
    least: float
    most: float
    mean: float
    organisations: int
    people: int
    few: bool


@dataclass(frozen=True, slots=True)
class Furthest:
    """The organisation whose share is furthest from the room's on one side, and the reasons of its people."""

    organisation: str
    name: str
    share: float
    reasons: tuple[str, ...]
    people: int
    few: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that was weighed: its share over the room and by kind of partner, who differs most, and a sentence.

    `share` is what the room as a whole gives to it; over all things it sums to 1.
    """

    about: str
    name: str
    share: float
    room: Spread
    by_type: Mapping[str, Spread]
    above: Furthest | None
    below: Furthest | None
    reasons: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, eq=False)
class Heard:
    """What a room said about weights in one way of asking.

    `shares` (B x k) are those of `organisations` (B keys, sorted; somebody without one is keyed ``~`` and the
    participant's key) about `about` (k): see :func:`one_voice`. `weighed` (k) comes with the largest share first.
    `differ` are organisations by how far they are from the room's shares (0 to 1, half the sum of absolute
    differences), the furthest first.
    """

    way: Way
    about: tuple[str, ...]
    organisations: tuple[str, ...]
    shares: Floats
    people: Ints
    weighed: tuple[Weighed, ...]
    differ: tuple[tuple[str, float], ...]
    problems: tuple[Problem, ...]
    sentences: tuple[str, ...]

    @property
    def together(self) -> Floats:
        """What the room gives to each thing (k), summing to 1, from organisations as :func:`one_voice` from people."""
        return _together(self.way, self.shares)


def heard(shares: Shares, room: Room, names: Mapping[str, str] | None = None, fewest: int | None = None) -> Heard:
    """One voice for each organisation, and what the room makes of it. `names` says things in words where it can.

    Groups of fewer than `fewest` people are flagged, and not named in sentences (the smallest cell of the rulebook; the
    parameter `weights.few_people` where not given).
    The mean is given beside the median, the middle half and the range, and never leads: a few strong views pull it.
    """
    bodies, people, table = one_voice(shares, room)
    told = {key: (names or {}).get(key, key) for key in shares.about}
    least = int(value("weights.few_people")) if fewest is None else fewest
    frame = _Frame(shares, room, bodies, people, table, told, least, _together(shares.way, table))
    columns = range(len(shares.about) if bodies else 0)
    weighed = sorted(map(frame.weighed, columns), key=lambda one: (-one.share, one.about))
    far = np.abs(table - frame.together).sum(axis=1) / 2
    differ = sorted(zip(bodies, far.tolist(), strict=True), key=lambda one: (-round(one[1], 12), one[0]))
    return Heard(
        way=shares.way,
        about=shares.about,
        organisations=bodies,
        shares=table,
        people=people,
        weighed=tuple(weighed),
        differ=tuple(differ),
        problems=shares.problems,
        sentences=_sentences(weighed, len(bodies), int(people.sum())),
    )


def one_voice(shares: Shares, room: Room) -> tuple[tuple[str, ...], Ints, Floats]:
    """Organisations (B), how many of their people gave weights (B), and the shares of each (B x k), summing to 1.

    An organisation gives the medians of its people, put back to a sum of 1. From points pots it gives the points of its
    people together (the mean of their shares): most places of a pot are empty, so that medians would be nought nearly
    everywhere and all would go to what just over half of them share; and no single pot can pull far.
    """
    home = {one.key: one.organisation or f"~{one.key}" for one in room.participants}
    of = [home.get(key, f"~{key}") for key in shares.participants]
    bodies = tuple(sorted(set(of)))
    rows = [np.array([at for at, body in enumerate(of) if body == name]) for name in bodies]
    table = np.array([_together(shares.way, shares.shares[mine]) for mine in rows])
    return bodies, np.array([len(mine) for mine in rows], dtype=np.int64), table.reshape(len(rows), len(shares.about))


def _together(way: Way, table: Floats) -> Floats:
    """Rows of shares as one (k), summing to 1; noughts where there is no row."""
    if not len(table):
        return np.zeros(table.shape[1])
    mean: Floats = table.mean(axis=0)
    middle: Floats = np.median(table, axis=0)
    # Where every median is nought (each cares about something else) the mean is all that is left.
    return mean if way is Way.POINTS or middle.sum() <= 0 else middle / middle.sum()


@dataclass(frozen=True, eq=False)
class _Frame:
    """What is needed to say something about one column."""

    shares: Shares
    room: Room
    bodies: tuple[str, ...]
    people: Ints
    table: Floats
    names: Mapping[str, str]
    fewest: int
    together: Floats

    def weighed(self, at: int) -> Weighed:
        key = self.shares.about[at]
        column = self.table[:, at]
        everyone = self.spread(at, np.arange(len(column)))
        kinds = {one.key: one.type for one in self.room.organisations}
        types = np.array([kinds.get(body, "") for body in self.bodies], dtype=np.str_)
        by_type = {kind: self.spread(at, np.flatnonzero(types == kind)) for kind in sorted(set(types.tolist()) - {""})}
        share = float(self.together[at])
        above, below = self.furthest(at, share, 1), self.furthest(at, share, -1)
        reasons = tuple(self.reasons(key, self.bodies))
        first = f"{self.names[key]}: the room gives it {share:.0%}; {_said(everyone)}."
        told = " ".join((first, *_apart(by_type, above, below)))
        return Weighed(key, self.names[key], share, everyone, by_type, above, below, reasons, told)

    def spread(self, at: int, rows: Ints) -> Spread:
        column = self.table[rows, at]
        quarter, median, three_quarters = np.quantile(column, [0.25, 0.5, 0.75]).tolist()
        people = int(self.people[rows].sum())
        return Spread(
            median=median,
            quarter=quarter,
            three_quarters=three_quarters,
            least=float(column.min()),
            most=float(column.max()),
            mean=float(column.mean()),
            organisations=len(rows),
            people=people,
            few=people < self.fewest,
        )

    def furthest(self, at: int, middle: float, side: int) -> Furthest | None:
        """The organisation furthest above (1) or below (-1) the room; None where none is off by a thousandth."""
        off = side * (self.table[:, at] - middle)
        best = int(np.argmax(np.round(off, 12)))
        if off[best] < 1e-3:
            return None
        body, people = self.bodies[best], int(self.people[best])
        known = {one.key: one.name for one in self.room.organisations}
        reasons = tuple(self.reasons(self.shares.about[at], (body,)))
        share, few = float(self.table[best, at]), people < self.fewest
        return Furthest(body, known.get(body) or body, share, reasons, people, few)

    def reasons(self, key: str, bodies: tuple[str, ...]) -> list[str]:
        """The different reasons that people of these organisations gave, in the order of the alphabet."""
        home = {one.key: one.organisation or f"~{one.key}" for one in self.room.participants}
        said = self.shares.reasons.items()
        return sorted({words for (who, about), words in said if about == key and home.get(who, f"~{who}") in bodies})


def _said(one: Spread) -> str:
    return (
        f"half of the organisations give it {one.median:.0%} or more, the middle half between {one.quarter:.0%} and "
        f"{one.three_quarters:.0%}, all between {one.least:.0%} and {one.most:.0%}"
    )


def _apart(by_type: Mapping[str, Spread], above: Furthest | None, below: Furthest | None) -> list[str]:
    """The kinds of partner that differ most, and who is furthest away: only groups that may be shown."""
    words = []
    shown = sorted((one.median, kind) for kind, one in by_type.items() if not one.few)
    if len(shown) > 1 and shown[-1][0] - shown[0][0] >= 0.005:
        (low, lowest), (high, highest) = shown[0], shown[-1]
        words.append(f"By kind of partner the medians go from {low:.0%} ({lowest}) to {high:.0%} ({highest}).")
    for one, side in ((above, "most"), (below, "least")):
        if one and not one.few:
            why = f": {one.reasons[0].rstrip('.')}" if one.reasons else ""
            words.append(f"{one.name} gives it the {side}, {one.share:.0%}{why}.")
    return words


def _sentences(weighed: list[Weighed], organisations: int, people: int) -> tuple[str, ...]:
    if not weighed:
        return ("Nobody gave weights in this way.",)
    one, two = ("organisation", "person") if (organisations, people) == (1, 1) else ("organisations", "people")
    first = f"{people} {two} from {organisations} {one} gave weights; each organisation counts as one voice."
    widest = max(weighed, key=lambda each: (each.room.three_quarters - each.room.quarter, each.about))
    apart = widest.room.three_quarters - widest.room.quarter
    talk = (
        f"Talk first about {widest.name}, on which the middle half of the organisations lies {apart:.0%} apart."
        if apart >= 0.005
        else "The middle half of the organisations gives the same to everything."
    )
    return (first, *(each.sentence for each in weighed), talk)
