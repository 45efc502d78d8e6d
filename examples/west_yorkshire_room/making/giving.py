"""What the made-up people gave: weights, points, the best and the worst of sets; and what could be bought."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from making import opinions, people
from making.tables import Row, assumption, lot, normal, one_of, race, setting, split
from making.weights import points_of_kind
from purposebuilt.design import Basis, Figure
from purposebuilt.participation.room import BestWorst, Method, PointsGiven, Proposal, WeightGiven

LAST = 2
"""The round in which weights, points and sets were asked for, after the talk."""


def _there() -> list[tuple[str, str]]:
    """The key and the kind of each person who was there in the last round."""
    kinds = {body.key: body.type for body in people.organisations()}
    return [(each.key, kinds[each.organisation]) for each in people.participants() if LAST in people.present(each.key)]


def weights() -> tuple[WeightGiven, ...]:
    """Swing weights and a few pairs of everybody who decides."""
    deciding = {each.key for each in people.participants() if each.decides}
    found: list[WeightGiven] = []
    for person, kind in _there():
        if person in deciding:
            swings = _swings(person, kind)
            found += [_swing(person, about, value) for about, value in swings.items()]
            found += [_pair(person, row, swings) for row in assumption("pairs")]
    return tuple(found)


def _swings(person: str, kind: str) -> dict[str, float]:
    """Swing weights round those of the kind of partner, the largest 100, rounded to fives as people do."""
    raw = {
        about: points * math.exp(setting("weight_noise") * normal("weight", person, about))
        for about, points in points_of_kind(kind).items()
    }
    largest = max(raw.values())
    return {about: max(5.0, 5.0 * round(20 * value / largest)) for about, value in raw.items()}


def _swing(person: str, about: str, value: float) -> WeightGiven:
    step = {row["about"]: row for row in assumption("steps")}[about]
    written = [row["text"] for row in assumption("weight_reasons") if row["about"] == about]
    said = written[int(lot("weight reason", person, about) * len(written))] if value == 100 else ""
    figure = Figure(value, Basis.JUDGED)
    return WeightGiven(
        person, about, figure, Method.SWING, reason=said, worst=step["worst"], best=step["best"], round=LAST
    )


def _pair(person: str, row: Row, swings: Mapping[str, float]) -> WeightGiven:
    about, against = row["about"], row["against"]
    stray = math.exp(setting("pair_noise") * normal("pair", person, about, against))
    times = Figure(round(swings[about] / swings[against] * stray, 1) or 0.1, Basis.JUDGED)
    return WeightGiven(person, about, times, Method.PAIR, against, round=LAST)


@cache
def _wording() -> tuple[str, ...]:
    """Statements that word a purpose and hardly divide: those over which points and sets go."""
    return tuple(
        row["key"] for row in assumption("statements") if row["purpose"] and row["pattern"] in ("shared", "broad")
    )


def points() -> tuple[PointsGiven, ...]:
    """The pot of each person over statements, before and after the talk; and after it another over proposals."""
    kinds = {body.key: body.type for body in people.organisations()}
    found: list[PointsGiven] = []
    for person in people.participants():
        kind = kinds[person.organisation]
        for number in people.present(person.key):
            about = {key: opinions.how_much(kind, key) * _common(key, number) for key in _wording()}
            found += _spread(person.key, about, "statements", number)
        if LAST in people.present(person.key):
            buying = {row["key"]: _worth(kind, row) for row in assumption("proposals")}
            found += _spread(person.key, buying, "proposals", LAST)
    return tuple(sorted(found, key=lambda each: each.round))


def _common(statement: str, number: int) -> float:
    """How much more a statement matters to everybody alike: a talk brings people nearer to one order."""
    spread = setting("common_after" if number == LAST else "common_before")
    return math.exp(spread * normal("common", statement))


def _worth(kind: str, proposal: Row) -> float:
    return opinions.for_aim(kind, opinions.purposes()[proposal["purpose"]]["aim"])


def _spread(person: str, weights: Mapping[str, float], what: str, number: int) -> list[PointsGiven]:
    if lot("gives", what, person) > setting("pot_given"):
        return []
    shapes = [(row["points"], float(row["share"])) for row in assumption("shapes")]
    parts = split(one_of(shapes, "shape", what, person))
    chosen = race(weights, len(parts), "points", what, person)
    return [PointsGiven(person, key, float(each), round=number) for key, each in zip(chosen, parts, strict=True)]


def best_worst() -> tuple[BestWorst, ...]:
    """Sets of statements, and which of each set somebody finds most and least important."""
    asked = sorted(_there(), key=lambda each: (lot("asked", each[0]), each[0]))[: int(setting("best_worst_people"))]
    found: list[BestWorst] = []
    for person, kind in sorted(asked):
        worth = {
            key: math.log(opinions.how_much(kind, key)) + setting("best_worst_noise") * normal("worth", person, key)
            for key in _wording()
        }
        for at in range(int(setting("best_worst_sets"))):
            even = dict.fromkeys(_wording(), 1.0)
            shown = tuple(sorted(race(even, int(setting("best_worst_size")), "set", person, at)))
            best, worst = max(shown, key=worth.__getitem__), min(shown, key=worth.__getitem__)
            found.append(BestWorst(person, shown, best, worst, LAST))
    return tuple(found)


def proposals() -> tuple[Proposal, ...]:
    """What could be bought: made up, each with a made-up cost, for a published purpose."""
    return tuple(
        Proposal(row["key"], row["title"], Figure(float(row["cost"]), Basis.ASSUMED), row["purpose"], "assumption")
        for row in assumption("proposals")
    )
