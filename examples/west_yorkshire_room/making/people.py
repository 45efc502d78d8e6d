"""Who is in the room: real organisations of the design, and people who are made up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from making.tables import Row, assumption, lot, one_of, published, setting, split
from purposebuilt.design import Basis, Figure
from purposebuilt.participation.room import Organisation, Participant

PLACES = ("bdc", "calderdale", "kirklees", "leeds", "wakefield")


@cache
def kinds() -> Mapping[str, Row]:
    """What is assumed of each kind of partner that was asked."""
    return {row["kind"]: row for row in assumption("kinds")}


def organisations() -> tuple[Organisation, ...]:
    """The partners of the design whose kind was asked, but for those that are left out by name."""
    out = {row["partner"] for row in assumption("left_out")}
    rows = [row for row in published("partners") if row["kind"] in kinds() and row["key"] not in out]
    return tuple(_organisation(row) for row in sorted(rows, key=lambda row: row["key"]))


def _organisation(row: Row) -> Organisation:
    inside = [place for place in split(row["places"]) if place in PLACES]
    place = inside[0] if len(inside) == 1 else ""
    return Organisation(
        key=row["key"],
        name=row["name"],
        type=row["kind"],
        place=place,
        partner=row["key"],
        weight=Figure(float(kinds()[row["kind"]]["weight"]), Basis.ASSUMED),
        people=_residents(inside or list(PLACES), counted=row["kind"] == "local-authority"),
    )


def _residents(places: list[str], *, counted: bool) -> Figure:
    """The people of the places that a body serves, as the design counts them; a council's are counted."""
    rows = {each["key"]: each for each in published("places")}
    basis = Basis(rows[places[0]]["population_basis"]) if counted else Basis.ASSUMED
    return Figure(sum(float(rows[place]["population"]) for place in places), basis)


def participants() -> tuple[Participant, ...]:
    """Made-up people: as many from each organisation as its kind is assumed to send."""
    people: list[Participant] = []
    for body in organisations():
        kind = kinds()[body.type]
        for at in range(int(kind["people"])):
            key = f"p{len(people) + 1:03d}"
            decides = at < int(kind["decide"])
            people.append(Participant(key, body.key, _role(key, leads=decides or not at), decides))
    return tuple(people)


def _role(key: str, *, leads: bool) -> str:
    roles = [(row["role"], float(row["share"])) for row in assumption("roles")]
    return roles[0][0] if leads else one_of(roles, "role", key)


def present(person: str) -> tuple[int, ...]:
    """The rounds in which somebody was there."""
    drawn = lot("present", person)
    if drawn < setting("left"):
        return (1,)
    return (2,) if drawn > 1 - setting("joined") else (1, 2)
