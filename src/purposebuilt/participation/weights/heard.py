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
    """The organisation whose share is furthest from the room's median on one side, and the reasons of its people."""

    organisation: str
    name: str
    share: float
    reasons: tuple[str, ...]
    people: int
    few: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that was weighed: its share over the room and by kind of partner, who differs most, and a sentence."""

    about: str
    name: str
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
    participant's key) about `about` (k): the median of its people, put back to a sum of 1. `weighed` (k) comes with
    the largest median first. `differ` are organisations by how far they are from the room's medians (0 to 1, half the
    sum of absolute differences), the furthest first.
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
    def medians(self) -> Floats:
        """The room's median share of each thing (k); they need not sum to 1."""
        return _medians(self.shares)


def heard(shares: Shares, room: Room, names: Mapping[str, str] | None = None, fewest: int | None = None) -> Heard:
    """One voice for each organisation, and what the room makes of it. `names` says things in words where it can.

    Groups of fewer than `fewest` people are flagged, and not named in sentences (the smallest cell of the rulebook; the
    parameter `weights.few_people` where not given).
    The mean is given beside the median, the middle half and the range, and never leads: a few strong views pull it.
    """
    bodies, people, table = one_voice(shares, room)
    told = {key: (names or {}).get(key, key) for key in shares.about}
    least = int(value("weights.few_people")) if fewest is None else fewest
    frame = _Frame(shares, room, bodies, people, table, told, least)
    columns = range(len(shares.about) if bodies else 0)
    weighed = sorted(map(frame.weighed, columns), key=lambda one: (-one.room.median, one.about))
    middle = _medians(table)
    far = np.abs(table - middle).sum(axis=1) / 2
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


def _medians(table: Floats) -> Floats:
    made: Floats = np.median(table, axis=0) if len(table) else np.zeros(table.shape[1])
    return made


def one_voice(shares: Shares, room: Room) -> tuple[tuple[str, ...], Ints, Floats]:
    """Organisations (B), how many of their people gave weights (B), and the medians of these (B x k), summing to 1."""
    home = {one.key: one.organisation or f"~{one.key}" for one in room.participants}
    of = [home.get(key, f"~{key}") for key in shares.participants]
    bodies = tuple(sorted(set(of)))
    rows = [np.array([at for at, body in enumerate(of) if body == name]) for name in bodies]
    table = np.zeros((len(bodies), len(shares.about)))
    for at, mine in enumerate(rows):
        middle = np.median(shares.shares[mine], axis=0)
        # Where every median is nought (each person cares about something else) the mean is all that is left.
        table[at] = middle / middle.sum() if middle.sum() > 0 else shares.shares[mine].mean(axis=0)
    return bodies, np.array([len(mine) for mine in rows], dtype=np.int64), table


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

    def weighed(self, at: int) -> Weighed:
        key = self.shares.about[at]
        column = self.table[:, at]
        everyone = self.spread(at, np.arange(len(column)))
        kinds = {one.key: one.type for one in self.room.organisations}
        types = np.array([kinds.get(body, "") for body in self.bodies], dtype=np.str_)
        by_type = {kind: self.spread(at, np.flatnonzero(types == kind)) for kind in sorted(set(types.tolist()) - {""})}
        above, below = self.furthest(at, everyone.median, 1), self.furthest(at, everyone.median, -1)
        reasons = tuple(self.reasons(key, self.bodies))
        told = _sentence(self.names[key], everyone, by_type, above, below)
        return Weighed(key, self.names[key], everyone, by_type, above, below, reasons, told)

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

    def furthest(self, at: int, median: float, side: int) -> Furthest | None:
        """The organisation furthest above (1) or below (-1) the median; None where none is off by a thousandth."""
        off = side * (self.table[:, at] - median)
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


def _sentence(
    name: str, everyone: Spread, by_type: Mapping[str, Spread], above: Furthest | None, below: Furthest | None
) -> str:
    """The median with its spread, the kinds that differ most, and who is furthest away: only what may be shown."""
    first = (
        f"{name}: half of the organisations give it {everyone.median:.0%} or more; the middle half lies between "
        f"{everyone.quarter:.0%} and {everyone.three_quarters:.0%}, all between {everyone.least:.0%} and "
        f"{everyone.most:.0%}."
    )
    words = [first]
    shown = sorted((one.median, kind) for kind, one in by_type.items() if not one.few)
    if len(shown) > 1 and shown[-1][0] - shown[0][0] >= 0.005:
        (low, lowest), (high, highest) = shown[0], shown[-1]
        words.append(f"By kind of partner the medians go from {low:.0%} ({lowest}) to {high:.0%} ({highest}).")
    for one, side in ((above, "most"), (below, "least")):
        if one and not one.few:
            why = f": {one.reasons[0].rstrip('.')}" if one.reasons else ""
            words.append(f"{one.name} gives it the {side}, {one.share:.0%}{why}.")
    return " ".join(words)


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
