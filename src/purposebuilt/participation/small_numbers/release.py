"""From what was found to what may leave: every figure of a room's shared ground becomes a band, or is withheld."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from statistics import NormalDist

import numpy as np

from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.ground import (
    Between,
    Estimate,
    LeastContent,
    SharedGround,
    Sort,
    StatementGround,
)
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Ints, Room
from purposebuilt.participation.small_numbers.counts import Counts
from purposebuilt.participation.small_numbers.crossing import crossing_tells
from purposebuilt.participation.small_numbers.parts import Part, Parts, ends, other_share, safe, told_apart, whole_share
from purposebuilt.participation.small_numbers.result import (
    ReleasedEstimate,
    ReleasedGap,
    ReleasedGround,
    ReleasedLeast,
    ReleasedStatement,
)
from purposebuilt.participation.small_numbers.saying import sentence
from purposebuilt.participation.small_numbers.shown import (
    GROUP,
    Shown,
    counted,
    rest,
    share,
    size,
    too_few,
    withheld,
)

_OF_GROUPS = "Of a group only the agree share is told, so that three shares do not tell of one another."


class Kind(Enum):
    """What a figure is of: the whole room, a type or a place, or one organisation."""

    WHOLE = "whole"
    GROUP = "group"
    BODY = "body"


def released(ground: SharedGround, room: Room | Ballots, minimum: int) -> ReleasedGround:
    """What may leave of the shared ground of a room, given the smallest cell of the rulebook.

    Everything that a page, a workbook or JSON says of a room's positions is to be taken from here: nothing exact is
    in it. A pure function: the same room gives the same bands, whichever export asks. What is safe, and against
    whom, is said and proven in docs/decisions/small-numbers.md.
    """
    heard = room if isinstance(room, Ballots) else ballots(room)
    counts = Counts.of(heard)
    statements = tuple(_statement(one, counts, ground, minimum) for one in ground.statements)
    reach = {one.key: one for one in statements}
    return ReleasedGround(
        voice=ground.voice,
        level=ground.level,
        minimum=minimum,
        people=size(len(heard.participants), minimum),
        bodies=counted(len(heard.bodies), minimum),
        verdicts=ground.verdicts,
        statements=statements,
        order=_ordered(reach, lambda one: _middle(one.score)),
        order_that_matters=_ordered(reach, lambda one: _middle(one.score) * _middle(one.matters)),
        types=_sizes(heard.types, heard.type, heard, minimum),
        places=_sizes(heard.places, heard.place, heard, minimum),
        named=_named(heard, minimum),
        least_by_purpose=_by_purpose(room, reach),
    )


def estimate(
    found: Estimate,
    counts: tuple[int, int, int],
    minimum: int,
    level: float,
    kind: Kind = Kind.GROUP,
    families: Sequence[Parts] = (),
) -> ReleasedEstimate:
    """What may leave of one group's shares on one statement.

    `counts` are how many of its people agree, pass and disagree, and `level` that of the interval.
    `families` are what is told of the parts of the whole room, by type, by place and by organisation.
    """
    refused = _refused(found, minimum, kind)
    people, bodies = size(found.people, minimum), counted(found.bodies, minimum)
    if refused is not None:
        return ReleasedEstimate(refused, refused, refused, refused, people, bodies)
    agrees, passes, disagrees = counts
    agree = share(found.agree, found.people, minimum, (agrees, passes + disagrees))
    if kind is not Kind.WHOLE:
        untold = withheld(_OF_GROUPS)
        return ReleasedEstimate(agree, untold, untold, _likely(agree, bodies, level), people, bodies)
    agree = whole_share(agree, found.people, minimum, families)
    disagree = share(found.disagree, found.people, minimum, (disagrees, agrees + passes), upper=True)
    disagree = other_share(disagree, agree, found.people, minimum, families)
    return ReleasedEstimate(agree, rest(agree, disagree), disagree, _likely(agree, bodies, level), people, bodies)


def _refused(found: Estimate, minimum: int, kind: Kind) -> Shown | None:
    needed = GROUP * minimum
    if found.people < needed:
        return too_few(needed)
    fewest = int(value("small.bodies"))
    if kind is not Kind.BODY and found.bodies < fewest:
        return withheld(f"Fewer than {fewest} organisations answered, so that each could take itself away.")
    return None


def _likely(agree: Shown, bodies: Shown, level: float) -> Shown:
    """Where the agree share lies, from what is told alone: organisations drawn at random, as many as are sure.

    The exact interval is narrower. It is not told, for its width says how nearly everybody is of one mind.
    """
    if agree.number is None or agree.low is None or agree.high is None or bodies.low is None:
        return agree
    even = min(max(0.5, agree.low), agree.high)
    heard = max(bodies.low, value("small.bodies"))
    half = NormalDist().inv_cdf(0.5 + level / 2) * math.sqrt(even * (1 - even) / heard)
    low = round(max(0.0, min(agree.low, agree.number - half)), 2)
    high = round(min(1.0, max(agree.high, agree.number + half)), 2)
    return Shown(f"{100 * low:.0f}-{100 * high:.0f}%", low, high, agree.number)


def _statement(found: StatementGround, counts: Counts, ground: SharedGround, minimum: int) -> ReleasedStatement:
    at, level = counts.column[found.key], ground.level
    by_type = {
        key: estimate(one, counts.type(group, at), minimum, level)
        for group, (key, one) in enumerate(found.by_type.items())
    }
    by_place = {
        key: estimate(one, counts.place(group, at), minimum, level)
        for group, (key, one) in enumerate(found.by_place.items())
    }
    by_body = {
        key: estimate(one, counts.one(group, at), minimum, level, Kind.BODY)
        for group, (key, one) in enumerate(found.by_body.items())
        if one.people >= GROUP * minimum
    }
    exact = counts.whole(at)
    if _bodies_tell(found, counts, (by_type, by_place, by_body), minimum):
        by_body = _untold(by_body)
    families = _families(found, (by_type, by_place, by_body), minimum)
    system = estimate(found.system, exact, minimum, level, Kind.WHOLE, families)
    crossed = _crossing_tells(found, counts, by_type, by_place, minimum)
    if crossed or not told_apart(families) or (families and not (system.agree.told and system.disagree.told)):
        by_type, by_place, by_body = _untold(by_type), _untold(by_place), _untold(by_body)
        system = estimate(found.system, exact, minimum, level, Kind.WHOLE)
    least = _least(found.least_content, by_type, by_body, minimum)
    types, places = _gap(found.between_types, by_type), _gap(found.between_places, by_place)
    gap = types if found.sort is Sort.TYPES else places if found.sort is Sort.PLACES else None
    return ReleasedStatement(
        key=found.key,
        sort=found.sort if system.agree.told else Sort.NO_VERDICT,
        system=system,
        by_type=by_type,
        by_place=by_place,
        by_body=by_body,
        between_types=types,
        between_places=places,
        least_content=least,
        matters=share(found.matters, found.system.people, minimum),
        score=_score(system, by_type),
        sentence=sentence(found.sort, system, least, gap, ground.voice),
    )


_Groups = Mapping[str, ReleasedEstimate]


def _families(found: StatementGround, told: tuple[_Groups, _Groups, _Groups], minimum: int) -> tuple[Parts, ...]:
    """What is told of the parts of the room, for each way of parting it in which anything is told."""
    made = []
    for exact, groups in zip((found.by_type, found.by_place, found.by_body), told, strict=True):
        if not any(one.agree.told for one in groups.values()):
            continue
        parts = [
            Part.of(groups[key].agree, one.people) if key in groups else Part(0, one.people, few=True)
            for key, one in exact.items()
        ]
        elsewhere = found.system.people - sum(one.people for one in exact.values())
        made.append(Parts.of([*parts, Part(0, elsewhere, few=True)], minimum))
    return tuple(made)


def _bodies_tell(
    found: StatementGround, counts: Counts, groups_told: tuple[_Groups, _Groups, _Groups], minimum: int
) -> bool:
    """Whether a type or a place would tell of few people by the organisations in it that are told of."""
    types, places, bodies = groups_told
    told = types, places
    if not any(one.agree.told for one in bodies.values()):
        return False
    families = _families(found, groups_told, minimum)
    if not told_apart(families) and told_apart(_families(found, (types, places, {}), minimum)):
        return True
    every = tuple(found.by_body.items())
    for groups, member in zip(told, counts.members, strict=True):
        for group, one in enumerate(groups.values()):
            if one.agree.low is None or one.agree.high is None:
                continue
            inside = [(key, each) for key, each in every if member[key] == group]
            parts = [
                Part.of(bodies[key].agree, each.people) if key in bodies else Part(0, each.people, few=True)
                for key, each in inside
            ]
            people = sum(each.people for _, each in inside)
            if not safe(*ends(one.agree.low, one.agree.high, people), (Parts.of(parts, minimum),)):
                return True
    return False


def _crossing_tells(found: StatementGround, counts: Counts, types: _Groups, places: _Groups, minimum: int) -> bool:
    kind, place = counts.members
    people = [(kind[key], place[key], one.people) for key, one in found.by_body.items()]
    told = [[one.agree for one in groups.values()] for groups in (types, places)]
    return crossing_tells(people, told[0], told[1], minimum)


def _untold(groups: _Groups) -> dict[str, ReleasedEstimate]:
    """The same groups without figures: what is told of one kind of group would tell of few in another."""
    no = withheld("Types, places and organisations together would tell of fewer people than may be told of.")
    return {key: replace(one, agree=no, passing=no, disagree=no, likely=no) for key, one in groups.items()}


def _score(system: ReleasedEstimate, types: Mapping[str, ReleasedEstimate]) -> Shown:
    """The lowest agree share told of the room and of its types: a score of what is told, not of what was found."""
    told = [one.agree for one in (system, *types.values()) if one.agree.told]
    return min(told, key=_middle) if told else system.agree


def _ends(groups: Mapping[str, ReleasedEstimate]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The groups told of with the lowest and the highest agree share, by the middles of their bands."""
    told = {key: one.agree.number for key, one in groups.items() if one.agree.number is not None}
    if not told:
        return (), ()
    low, high = min(told.values()), max(told.values())
    return tuple(sorted(k for k in told if told[k] == low)), tuple(sorted(k for k in told if told[k] == high))


def _gap(found: Between | None, groups: Mapping[str, ReleasedEstimate]) -> ReleasedGap | None:
    lowest, highest = _ends(groups)
    if found is None or not lowest:
        return None
    points = 100 * (_middle(groups[highest[0]].agree) - _middle(groups[lowest[0]].agree))
    shown = Shown(f"about {points:.0f} points", number=round(points, 2))
    return ReleasedGap(lowest, highest, shown, chance(found.p), chance(found.q), found.told)


def chance(p: float) -> str:
    """A p-value or a rate of false discoveries as a class: exact ones follow from the exact positions."""
    return next((f"below {edge:g}" for edge in (0.01, 0.05, 0.1) if p < edge), "0.1 or more")


def _least(
    found: LeastContent,
    types: Mapping[str, ReleasedEstimate],
    bodies: Mapping[str, ReleasedEstimate],
    minimum: int,
) -> ReleasedLeast:
    lowest, least_bodies = _ends(types)[0], _ends(bodies)[0]
    fits = lowest == (found.type,) if types else least_bodies == (found.body,)
    enough = fits and len(found.reasons) >= minimum
    return ReleasedLeast(
        statement=found.statement,
        types=lowest,
        estimate=types[lowest[0]] if lowest else None,
        bodies=least_bodies,
        body_estimate=bodies[least_bodies[0]] if least_bodies else None,
        reasons=tuple(sorted(found.reasons)) if enough else (),
        withheld="" if enough else f"Reasons are told from {minimum} of them in one group.",
    )


def _by_purpose(room: Room | Ballots, reach: Mapping[str, ReleasedStatement]) -> dict[str, ReleasedLeast]:
    """For each purpose who is least content, on the statement where that is lowest by what is told."""
    worded: dict[str, list[ReleasedLeast]] = {}
    for one in room.statements if isinstance(room, Room) else ():
        if one.purpose and one.key in reach:
            worded.setdefault(one.purpose, []).append(reach[one.key].least_content)
    return {purpose: min(each, key=_how_content) for purpose, each in sorted(worded.items())}


def _how_content(least: ReleasedLeast) -> tuple[float, str]:
    told = least.estimate or least.body_estimate
    return (2.0 if told is None or told.agree.number is None else told.agree.number), least.statement


def _sizes(names: tuple[str, ...], of: Ints, heard: Ballots, minimum: int) -> dict[str, Shown]:
    each = of[heard.body] if len(heard.bodies) else np.zeros(0, dtype=np.int64)
    return {name: size(int((each == at).sum()), minimum) for at, name in enumerate(names)}


def _named(heard: Ballots, minimum: int) -> dict[str, Shown]:
    number = np.bincount(heard.body, minlength=len(heard.bodies))
    return {
        key: size(int(people), minimum)
        for key, people in zip(heard.bodies, number, strict=True)
        if people >= GROUP * minimum
    }


def _middle(shown: Shown) -> float:
    return shown.number if shown.number is not None else 0.0


def _ordered(reach: Mapping[str, ReleasedStatement], by: Callable[[ReleasedStatement], float]) -> tuple[str, ...]:
    return tuple(sorted(reach, key=lambda key: (-round(by(reach[key]), 6), -_middle(reach[key].system.agree), key)))
