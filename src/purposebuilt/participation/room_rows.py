"""A room as rows of its tables: the few records that differ from those of the room itself, and the way there."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from purposebuilt.design import Figure
from purposebuilt.participation.room import (
    About,
    BestWorst,
    Organisation,
    PointsGiven,
    Proposal,
    Room,
    Round,
    Stance,
    Statement,
    WeightGiven,
)


class Stand(StrEnum):
    """A stance as the word that stands in a cell."""

    AGREE = "agree"
    PASS = "pass"  # noqa: S105 - not a password
    DISAGREE = "disagree"


STANCES = {Stand.AGREE: Stance.AGREE, Stand.PASS: Stance.PASS, Stand.DISAGREE: Stance.DISAGREE}
WORDS = {stance: word for word, stance in STANCES.items()}


@dataclass(frozen=True, slots=True)
class Opening:
    """What room this is, with its budget: the one row of the table room."""

    title: str
    design: str = ""
    convenor: str = ""
    illustrative: bool = False
    question: str = ""
    note: str = ""
    budget: Figure | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, who may also say of which type the organisation is and where."""

    key: str
    organisation: str = ""
    role: str = ""
    decides: bool = False
    type: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that somebody took, with the stance as a word."""

    participant: str
    statement: str
    stance: Stand
    matters: bool = False
    reason: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class RoomRows:
    """The rows of every table of a room."""

    room: Opening
    statements: tuple[Statement, ...]
    organisations: tuple[Organisation, ...]
    participants: tuple[Person, ...]
    rounds: tuple[Round, ...]
    positions: tuple[Taken, ...]
    weights: tuple[WeightGiven, ...]
    points: tuple[PointsGiven, ...]
    best_worst: tuple[BestWorst, ...]
    proposals: tuple[Proposal, ...]


def rows_of(room: Room) -> RoomRows:
    """Write a room as rows. What people say of their organisation stands in organisations alone."""
    about: dict[str, Any] = {field.name: getattr(room.about, field.name) for field in fields(About)}
    return RoomRows(
        Opening(**about, budget=room.budget),
        room.statements,
        room.organisations,
        tuple(Person(one.key, one.organisation, one.role, one.decides) for one in room.participants),
        room.rounds,
        tuple(
            Taken(one.participant, one.statement, WORDS[one.stance], one.matters, one.reason, one.round)
            for one in room.each_position()
        ),
        room.weights,
        room.points,
        room.best_worst,
        room.proposals,
    )
