"""A sound small room and its tables as lists that a test may change."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.design_files.boxes_for_tests import Rows

from purposebuilt.design import Basis, Figure
from purposebuilt.design_files.writing import as_box
from purposebuilt.participation import read_room
from purposebuilt.participation.room import (
    About,
    BestWorst,
    Method,
    Organisation,
    Participant,
    PointsGiven,
    Position,
    Positions,
    Proposal,
    Room,
    Round,
    Stance,
    Statement,
    WeightGiven,
)
from purposebuilt.participation.room_columns import SCHEMA
from purposebuilt.participation.room_rows import rows_of
from purposebuilt.problems import Exit, Problem, Refusal


def sound() -> Room:
    """A small room without any problem."""
    statements = (
        Statement("home-first", "People go home first", author="council"),
        Statement("one-record", "There is one record"),
        Statement("night-care", "There is care at night"),
    )
    people = (Participant("p1", "council", "nurse", decides=True), Participant("p2", "trust"))
    return Room(
        About("Upland"),
        statements,
        (Organisation("council", "Council", "council", "north"), Organisation("trust", "Trust", "provider")),
        people,
        (Round(1, "Before"), Round(2, "After", "2026-11")),
        Positions.of(
            (
                Position("p1", "home-first", Stance.AGREE, matters=True, reason="It worked"),
                Position("p2", "home-first", Stance.DISAGREE),
                Position("p2", "one-record", Stance.PASS, round=2),
            ),
            [one.key for one in people],
            [one.key for one in statements],
        ),
        (
            WeightGiven("p1", "closeness", Figure(100, Basis.JUDGED)),
            WeightGiven("p1", "closeness", Figure(3, Basis.JUDGED), Method.PAIR, "cost"),
        ),
        (PointsGiven("p1", "home-first", 5.5), PointsGiven("p2", "nurses", 4, round=2)),
        (BestWorst("p1", ("home-first", "one-record", "night-care"), "home-first", "one-record"),),
        (Proposal("nurses", "Night nurses", Figure(90_000)),),
        Figure(250_000, Basis.PUBLISHED),
    )


def rows() -> Rows:
    """The tables of the sound room, headings first, as lists that a test may change."""
    sheets = as_box(rows_of(sound()), True, SCHEMA).sheets
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in sheets}


def problems(path: Path, exit_code: Exit = Exit.DESIGN_NOT_READY) -> tuple[Problem, ...]:
    """Read a room that must be refused and give its problems."""
    with pytest.raises(Refusal) as caught:
        read_room(path)
    assert caught.value.exit_code is exit_code, str(caught.value)
    for problem in caught.value.problems:
        assert problem.message[0].isupper() or problem.message[0] == "'", problem.message
        assert problem.message.endswith("."), problem.message
        assert problem.remedy.endswith((".", "?")), problem.remedy
        assert "{" not in problem.message + problem.remedy
        assert "design" not in (problem.message + problem.remedy).lower(), problem
    return caught.value.problems


def only(path: Path, exit_code: Exit = Exit.DESIGN_NOT_READY) -> Problem:
    """Read a room that must be refused for one reason and give it."""
    (problem,) = problems(path, exit_code)
    return problem
