"""Small rooms and a small design for the tests of weights."""

from __future__ import annotations

from purposebuilt.design import Criterion, Design, Figure, Identity, Partner, PartnerWeight, Purpose
from purposebuilt.participation.room import (
    About,
    BestWorst,
    Method,
    Organisation,
    Participant,
    PointsGiven,
    Room,
    Statement,
    WeightGiven,
)

ORGANISATIONS = (
    Organisation("north", "North Council", "council", partner="northshire"),
    Organisation("south", "South Council", "council", partner="southshire"),
    Organisation("trust", "The Trust", "nhs-trust", partner="icb"),
)
PEOPLE = tuple(Participant(f"{body.key}{at}", body.key, decides=at == 0) for body in ORGANISATIONS for at in range(3))


def swing(who: str, about: str, value: float, reason: str = "") -> WeightGiven:
    return WeightGiven(who, about, Figure(value), reason=reason)


def pair(who: str, about: str, against: str, value: float) -> WeightGiven:
    return WeightGiven(who, about, Figure(value), Method.PAIR, against)


def cards(who: str, **values: float) -> tuple[WeightGiven, ...]:
    return tuple(swing(who, about, value) for about, value in values.items())


def pot(who: str, **points: float) -> tuple[PointsGiven, ...]:
    return tuple(PointsGiven(who, about, value) for about, value in points.items())


def room(
    weights: tuple[WeightGiven, ...] = (),
    points: tuple[PointsGiven, ...] = (),
    best_worst: tuple[BestWorst, ...] = (),
    people: tuple[Participant, ...] = PEOPLE,
    statements: tuple[Statement, ...] = (),
) -> Room:
    return Room(
        About("A made room", illustrative=True),
        statements=statements,
        organisations=ORGANISATIONS,
        participants=people,
        weights=weights,
        points=points,
        best_worst=best_worst,
    )


def criterion(key: str, measure: str = "", **fields: object) -> Criterion:
    return Criterion(key, f"About {key}.", "icb", "system", measure=measure, **fields)  # type: ignore[arg-type]


def design(**tables: object) -> Design:
    made: dict[str, object] = {
        "partners": (
            Partner("northshire", "Northshire Council", "council"),
            Partner("southshire", "Southshire Council", "council"),
            Partner("icb", "NHS North and South", "icb"),
            Partner("charity", "A charity", "vcse"),
        ),
        "purposes": (Purpose("well", "People live well.", "health", "system"),),
        "criteria": (
            criterion("near", "closeness", purpose="well", weight=Figure(40)),
            criterion("cheap", "running_cost", purpose="money", weight=Figure(30)),
            criterion("joined", "hand_offs", weight=Figure(30)),
        ),
        "weights": (PartnerWeight("charity", "closeness", Figure(100)), PartnerWeight("icb", "cheap", Figure(100))),
    }
    return Design(Identity("A made-up system", "made_up", "all"), **{**made, **tables})  # type: ignore[arg-type]
