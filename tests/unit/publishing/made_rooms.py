"""Rooms for the documents of what was heard: one with everything, one too small, one without organisations."""

from __future__ import annotations

from functools import cache

import numpy as np

from purposebuilt.design import Basis, Figure
from purposebuilt.participation.listening import Listened, listen
from purposebuilt.participation.room import (
    About,
    BestWorst,
    Organisation,
    Participant,
    PointsGiven,
    Position,
    Positions,
    Proposal,
    Room,
    Stance,
    Statement,
    WeightGiven,
)

KINDS = ("acute-trust", "local-authority", "vcse")
PLACES = ("hills", "shore")


def statements(mark: str = "") -> tuple[Statement, ...]:
    kinds = ["shared", "gap", "split", "unclear", "camp-a", "camp-b", "camp-c", "camp-d", "refused", "mixed"]
    return tuple(
        Statement(kind, f"{mark}We want the {kind} thing.", purpose="P1" if kind in ("shared", "gap") else "")
        for kind in kinds
    )


def chance(kind: str, of: str, camp: int) -> float:
    """How likely somebody agrees: by the kind of statement, of partner, and by camp."""
    if kind.startswith("camp"):
        return 0.95 if camp else 0.05
    if kind == "gap":
        return {"acute-trust": 0.97, "local-authority": 0.05}.get(of, 0.5)
    return {"shared": 0.97, "split": 0.5, "unclear": 0.5, "refused": 0.03}.get(kind, 0.62)


def taken(people: tuple[Participant, ...], types: dict[str, str], asked: tuple[Statement, ...]) -> list[Position]:
    draw = np.random.default_rng(7)
    made = []
    for number in (1, 2):
        for at, who in enumerate(people):
            if (number, at % 10) in ((1, 0), (2, 1)):
                continue
            for one in asked:
                passing = {"unclear": 0.6}.get(one.key, 0.2 if number == 1 else 0.05)
                said = Stance.PASS
                if draw.random() > passing:
                    agrees = draw.random() < chance(one.key, types.get(who.organisation, ""), at % 2)
                    said = Stance.AGREE if agrees else Stance.DISAGREE
                reason = "It takes too long <here> & now" if said is Stance.DISAGREE else ""
                made.append(Position(who.key, one.key, said, at % 3 == 0, reason, number))
    return made


def room(bodies: int = 42, each: int = 4, mark: str = "", *, belong: bool = True) -> Room:
    organisations = tuple(
        Organisation(f"o{at:02}", f"{mark}Body {at}", KINDS[at % 3], PLACES[at % 2], weight=Figure(1 + at % 3))
        for at in range(bodies)
    )
    people = tuple(
        Participant(f"p{at:03}", f"o{at // each:02}" if belong else "", decides=at % each == 0)
        for at in range(bodies * each)
    )
    asked = statements(mark)
    kinds = {one.key: one.type for one in organisations}
    positions = taken(people, kinds, asked)
    columns = Positions.of(positions, [one.key for one in people], [one.key for one in asked])
    about = About(f"{mark}The made room", "Tiny", "o00", illustrative=True, question="What are we for?")
    return Room(about, asked, organisations if belong else (), people, (), columns)


def asked_for_all() -> Room:
    plain = room()
    deciding = [one.key for one in plain.participants if one.decides]
    swings = tuple(
        WeightGiven(who, about, Figure(float(value), Basis.JUDGED), reason="It matters")
        for at, who in enumerate(deciding)
        for about, value in (("closeness", 100), ("hand_offs", 40 + at % 30), ("running_cost", 20 + at % 50))
    )
    points = tuple(
        PointsGiven(who.key, about, float(value))
        for at, who in enumerate(plain.participants)
        for about, value in (("van", 3 + at % 3), ("bus", 4 - at % 3), ("hub", 3))
    )
    sets = tuple(
        BestWorst(who.key, ("shared", "gap", "split"), "shared", ("gap", "split")[at % 2])
        for at, who in enumerate(plain.participants)
    )
    proposals = tuple(
        Proposal(key, f"A {key}", Figure(cost, Basis.ASSUMED))
        for key, cost in (("van", 60.0), ("bus", 50.0), ("hub", 45.0))
    )
    return Room(
        plain.about, plain.statements, plain.organisations, plain.participants, plain.rounds, plain.positions,
        swings, points, sets, proposals, Figure(120.0, Basis.ASSUMED),
    )  # fmt: skip


@cache
def everything() -> Listened:
    return listen(asked_for_all())


@cache
def small() -> Listened:
    return listen(room(9, 3))


@cache
def strangers() -> Listened:
    return listen(room(60, 1, belong=False))


@cache
def hostile(mark: str) -> Listened:
    return listen(room(mark=mark))


CASES = {"everything": everything, "small": small, "strangers": strangers}
