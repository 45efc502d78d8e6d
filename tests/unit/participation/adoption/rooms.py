"""A small made room for the Dales, with findings that are set and not computed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from purposebuilt import design_files
from purposebuilt.design import Design
from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.room import (
    About,
    Moderation,
    Organisation,
    Participant,
    PointsGiven,
    Position,
    Positions,
    Room,
    Round,
    Stance,
    Statement,
)
from purposebuilt.participation.small_numbers import (
    ReleasedEstimate,
    ReleasedGround,
    ReleasedLeast,
    ReleasedStatement,
    Shown,
    withheld,
)

TINY = Path(__file__).resolve().parents[4] / "examples" / "tiny"

STATEMENTS = (
    Statement("s1", "Nobody is sent home to a cold house.", aim="quality", author="council"),
    Statement("s2", "People of Northdale see a dentist.", aim="access", place="northdale", author="stranger"),
    Statement("s3", "Nobody stays in hospital for want of care at home", purpose="home-today", aim="access"),
    Statement("s4", "One team serves all of the Dales.", aim="quality"),
    Statement("s5", "Each place decides about care at home.", aim="quality"),
    Statement("s6", "People in the poorest streets live as many healthy years as their neighbours", aim="inequalities"),
    Statement("s7", "No aim is named here."),
    Statement("s8", "For a place that is not there.", aim="quality", place="westdale"),
    Statement("m1", "I work for a council.", meta=True),
    Statement("o1", "Taken out.", moderation=Moderation.OUT, moderation_reason="Names somebody"),
)
SORTS = {
    "s1": Sort.SHARED,
    "s2": Sort.SHARED,
    "s3": Sort.SHARED,
    "s4": Sort.TYPES,
    "s5": Sort.TYPES,
    "s6": Sort.SHARED,
    "s7": Sort.SHARED,
    "s8": Sort.UNCLEAR,
}


def dales() -> Design:
    return design_files.read(TINY)


def room(people: int = 24, reasons: Mapping[int, str] | None = None) -> Room:
    """Half of the people, in the order of their keys, disagree with `s4`; `reasons` are theirs, by their number."""
    participants = tuple(Participant(f"p{at:02}", "council" if at % 2 else "icb") for at in range(people))
    taken = [
        Position(
            who.key, "s4", Stance.DISAGREE if at < people // 2 else Stance.AGREE, reason=(reasons or {}).get(at, "")
        )
        for at, who in enumerate(participants)
    ]
    return Room(
        About("Dales room", dales().identity.title, "dales-icb"),
        STATEMENTS,
        (Organisation("council", type="local-authority", partner="northdale-council"), Organisation("icb", type="icb")),
        participants,
        (Round(1, date="2026-10-01"),),
        Positions.of(taken, [each.key for each in participants], [each.key for each in STATEMENTS]),
        points=(PointsGiven("p00", "s3", 6), PointsGiven("p00", "s4", 4), PointsGiven("p01", "s3", 10)),
    )


def _stance(against: bool) -> Stance:
    return Stance.DISAGREE if against else Stance.AGREE


def estimate(agree: float | None) -> ReleasedEstimate:
    """What may be told of a group: the middle of a band, or nothing."""
    shown = withheld("Too few.") if agree is None else Shown("a band", agree - 0.05, agree + 0.05, agree)
    return ReleasedEstimate(shown, shown, shown, shown, shown, shown)


def found(key: str, sort: Sort, by_type: Mapping[str, ReleasedEstimate] | None = None) -> ReleasedStatement:
    return ReleasedStatement(
        key=key,
        sort=sort,
        system=estimate(0.6),
        by_type=by_type or {},
        by_place={},
        by_body={},
        between_types=None,
        between_places=None,
        least_content=ReleasedLeast(key),
        matters=withheld(""),
        score=withheld(""),
        sentence="",
    )


def ground(
    sorts: Mapping[str, Sort] | None = None,
    by_type: Mapping[str, ReleasedEstimate] | None = None,
    verdicts: bool = True,
) -> ReleasedGround:
    types = by_type or {"icb": estimate(0.9), "local-authority": estimate(0.2), "vcse": estimate(None)}
    statements = tuple(found(key, sort, types) for key, sort in (SORTS if sorts is None else sorts).items())
    order = tuple(sorted(each.key for each in statements))
    return ReleasedGround(
        voice=Voice.ORGANISATION,
        level=0.9,
        minimum=5,
        people=withheld(""),
        bodies=withheld(""),
        verdicts=verdicts,
        statements=statements,
        order=order,
        order_that_matters=order,
        types={},
        places={},
        named={},
        least_by_purpose={},
    )


def only(key: str, sort: Sort) -> ReleasedGround:
    return ground({key: sort})


def without_tensions() -> Design:
    return replace(dales(), tensions=())
