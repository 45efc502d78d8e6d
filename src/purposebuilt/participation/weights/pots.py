"""The points pot of the room: what each person puts out of a small pot on what matters most to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import PointsGiven, Room
from purposebuilt.participation.weights.shares import Shares, Way, rows_of_shares
from purposebuilt.problems import Problem, Severity, Where, register

OVERDRAWN = register("PB546", "Somebody put more points than their pot holds.")
TOO_MANY_PLACES = register("PB547", "Somebody put points in more places than a pot allows.")
BELOW_NOUGHT = register("PB548", "Somebody put points below nought.")
KEPT_BACK = register("PB549", "Some people kept points of their pot back.")
PUT_TWICE = register("PB560", "Somebody put points on the same thing twice in one round.")

Pot = Mapping[str, PointsGiven]


def point_shares(room: Room, pot: float | None = None, places: int | None = None) -> Shares:
    """Shares of the points that each person placed, from the latest round in which they placed any.

    A pot holds `pot` points for at most `places` places (the parameters `weights.pot` and `weights.places` where not
    given). A pot that is overdrawn, has a place below nought or too many places is told and left out until it is put
    right: it is never shared out as if it fitted. Points kept back are told; shares are of those that were placed.
    Points on proposals are another pot (see `of_one_pot`).
    """
    holds = value("weights.pot") if pot is None else pot
    most = int(value("weights.places")) if places is None else places
    pots, problems = _pots(of_one_pot(room))
    good: dict[str, Pot] = {}
    for person, mine in pots.items():
        wrong = _wrong(person, mine, holds, most)
        problems.extend(wrong)
        if not wrong and any(one.points > 0 for one in mine.values()):
            good[person] = mine
    problems.extend(_kept_back(good, holds))
    about = tuple(sorted({key for mine in good.values() for key, one in mine.items() if one.points > 0}))
    values = np.array([[_points(mine, key) for key in about] for mine in good.values()], dtype=np.float64)
    shares = rows_of_shares(values.reshape(len(good), len(about))) if good else np.zeros((0, 0))
    reasons = {(person, key): one.reason for person, mine in good.items() for key, one in mine.items() if one.reason}
    return Shares(Way.POINTS, tuple(good), about, shares, reasons, tuple(problems))


def of_one_pot(room: Room) -> tuple[PointsGiven, ...]:
    """The points of a room on what matters: those on proposals, out of a pot that shares a budget, are left out.

    Where nothing else was given points, those on proposals stand for the purposes that they are for.
    """
    proposals = {one.key for one in room.proposals}
    return tuple(one for one in room.points if one.about not in proposals) or room.points


def _pots(rows: Sequence[PointsGiven]) -> tuple[dict[str, Pot], list[Problem]]:
    """The latest pot of each person by what the points are on; a later row on the same thing replaces an earlier."""
    latest: dict[str, int] = {}
    for one in rows:
        latest[one.participant] = max(latest.get(one.participant, one.round), one.round)
    pots: dict[str, dict[str, PointsGiven]] = {person: {} for person in sorted(latest)}
    problems = []
    for one in rows:
        if one.round == latest[one.participant]:
            mine = pots[one.participant]
            if one.about in mine:
                problems.append(_twice(one))
            mine[one.about] = one
    return dict(pots), problems


def _points(pot: Pot, key: str) -> float:
    return pot[key].points if key in pot else 0.0


def _wrong(person: str, pot: Pot, holds: float, most: int) -> list[Problem]:
    """Every problem of one pot; each names the person, and the thing where it is about one."""
    below = [one for one in pot.values() if not one.points >= 0]
    problems = [_below(one) for one in sorted(below, key=lambda one: one.about)]
    total = sum(one.points for one in pot.values() if one.points > 0)
    used = sum(one.points > 0 for one in pot.values())
    where = Where(sheet="points", column="points", key=person)
    if total > holds * (1 + 1e-9):
        said = f"'{person}' put {total:g} points, and the pot holds {holds:g}."
        remedy = "Ask which points to take back; until then the pot is left out."
        problems.append(Problem(OVERDRAWN, said, remedy, where=where))
    if used > most:
        said = f"'{person}' put points in {used} places, and a pot allows {most}."
        remedy = "Ask which places to keep; until then the pot is left out."
        problems.append(Problem(TOO_MANY_PLACES, said, remedy, where=where))
    return problems


def _below(one: PointsGiven) -> Problem:
    return Problem(
        BELOW_NOUGHT,
        f"'{one.participant}' put {one.points:g} points on '{one.about}', which is not nought or more.",
        "Points cannot be taken away from anything: leave the place empty. Until then the pot is left out.",
        where=Where(sheet="points", column="points", key=f"{one.participant}, {one.about}"),
    )


def _twice(one: PointsGiven) -> Problem:
    return Problem(
        PUT_TWICE,
        f"'{one.participant}' put points on '{one.about}' twice in one round; the last row counts.",
        "Leave one row for each person and thing.",
        Severity.WARNING,
        Where(sheet="points", column="about", key=f"{one.participant}, {one.about}"),
    )


def _kept_back(pots: Mapping[str, Pot], holds: float) -> list[Problem]:
    """One note for the room: how many kept something back, and how much of all pots that is."""
    left = [holds - sum(one.points for one in mine.values()) for mine in pots.values()]
    short = [each for each in left if each > holds * 1e-9]
    if not short:
        return []
    who = "One person" if len(short) == 1 else f"{len(short)} people"
    return [
        Problem(
            KEPT_BACK,
            f"{who} of {len(pots)} kept points back, {sum(short):g} of {holds * len(pots):g} in all; shares are of "
            "the points that were placed.",
            "Nothing needs to be done: a point kept back is a choice too.",
            Severity.NOTE,
            Where(sheet="points", column="points"),
        )
    ]
