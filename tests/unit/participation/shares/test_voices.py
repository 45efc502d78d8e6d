"""Voices are chosen openly: who holds what of a room's budget, and what each of them wants."""

from dataclasses import replace
from fractions import Fraction

import pytest

from purposebuilt.design import Figure
from purposebuilt.participation import equal_shares, instance_of
from purposebuilt.participation.room import (
    About,
    Organisation,
    Participant,
    PointsGiven,
    Position,
    Positions,
    Proposal,
    Room,
    Stance,
    Statement,
)
from purposebuilt.problems import Refusal

PEOPLE = ("ann", "ben", "cat", "dan")
STATEMENTS = (Statement("s1", "Shorter waits.", purpose="waits"), Statement("s2", "Warm homes."))


def position(who: str, statement: str, stance: Stance, number: int = 1) -> Position:
    return Position(who, statement, stance, round=number)


ROOM = Room(
    About("A small room"),
    statements=STATEMENTS,
    organisations=(
        Organisation("trust", "The trust", type="NHS", people=Figure(300)),
        Organisation("council", "The council", type="local", people=Figure(100)),
        Organisation("charity", "The charity", type="local", people=Figure(0.5)),
    ),
    participants=(
        Participant("ann", "trust"),
        Participant("ben", "trust"),
        Participant("cat", "council"),
        Participant("dan", "charity"),
        Participant("eve", "charity"),
    ),
    positions=Positions.of(
        [
            position("ann", "s1", Stance.AGREE),
            position("ben", "s1", Stance.AGREE),
            position("ben", "s1", Stance.DISAGREE, 2),
            position("cat", "s2", Stance.AGREE),
            position("dan", "s2", Stance.PASS),
        ],
        (*PEOPLE, "eve"),
        [one.key for one in STATEMENTS],
    ),
    proposals=(
        Proposal("clinic", "A clinic", Figure(60), purpose="waits"),
        Proposal("heat", "Insulation", Figure(30.5), purpose="s2"),
    ),
    budget=Figure(90.5),
)
POINTED = replace(
    ROOM,
    points=(
        PointsGiven("ann", "clinic", 9, round=1),
        PointsGiven("ann", "clinic", 6, round=2),
        PointsGiven("ann", "heat", 4, round=2),
        PointsGiven("ben", "heat", 10),
        PointsGiven("cat", "heat", 2.5),
        PointsGiven("cat", "s1", 7),
    ),
)


def test_people_who_agree_with_a_purpose_approve_its_proposals() -> None:
    instance = instance_of(ROOM, "person")
    assert [one.key for one in instance.voices] == list(PEOPLE)
    assert instance.wishes == ((0,), (), (1,), ())
    assert instance.points is None
    assert instance.budget == Fraction(181, 2)
    assert instance.budget_for_each_voice == (Fraction(181, 8),) * 4
    assert instance.projects[1].cost == Fraction(61, 2)


def test_an_organisation_wants_what_its_people_want_on_average() -> None:
    instance = instance_of(ROOM)
    assert [(one.key, one.name, one.weight) for one in instance.voices] == [
        ("charity", "The charity", 1),
        ("council", "The council", 1),
        ("trust", "The trust", 1),
    ]
    assert instance.wishes == ((), (1,), (0,))
    assert instance.points == ((), (Fraction(61, 2),), (30,))


def test_points_of_the_last_round_count_where_there_are_any() -> None:
    instance = instance_of(POINTED)
    assert [one.key for one in instance.voices] == ["council", "trust"]
    assert instance.wishes == ((1,), (0, 1))
    assert instance.points == ((Fraction(5, 2),), (3, 7))
    alone = instance_of(POINTED, "person")
    assert alone.points == ((6, 4), (10,), (Fraction(5, 2),))


def test_types_hold_their_quotas_and_split_them() -> None:
    equal = instance_of(ROOM, "type")
    assert [one.weight for one in equal.voices] == [Fraction(3, 4), Fraction(3, 4), Fraction(3, 2)]
    stated = instance_of(ROOM, "type", {"NHS": 0.2, "local": 0.8})
    assert [one.weight for one in stated.voices] == [Fraction(6, 5), Fraction(6, 5), Fraction(3, 5)]
    assert sum(stated.budget_for_each_voice) == stated.budget
    assert stated.voices[0].who == "1 of 2 of type local"
    assert "quota" in equal_shares(stated).sentences()[1]


def test_people_spoken_for_weigh() -> None:
    instance = instance_of(ROOM, "people")
    assert [one.weight for one in instance.voices] == [Fraction(3, 801), Fraction(600, 801), Fraction(1800, 801)]
    outcome = equal_shares(instance, "add-one")
    assert sum(one.part for one in outcome.receipts) == Fraction(181, 2)
    assert instance.voices[2].who == "300 people"


def test_somebody_without_an_organisation_is_a_voice_of_their_own() -> None:
    room = replace(ROOM, participants=(Participant("ann"), *ROOM.participants[1:]))
    assert [str(one) for one in instance_of(room).voices] == ["The charity", "The council", "The trust", "ann"]


def refused(room: Room, *asked: object) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        instance_of(room, *asked)  # type: ignore[arg-type]
    return [(one.code, one.where.key) for one in caught.value.problems]


def test_nothing_to_share_is_told_at_once() -> None:
    assert refused(Room(About("Empty"))) == [("PB557", "")] * 3
    dear = replace(ROOM, proposals=(Proposal("clinic", "A clinic", Figure(-1)),))
    assert refused(dear) == [("PB557", "clinic")]


def test_what_a_part_would_rest_on_must_be_stated() -> None:
    bare = replace(ROOM, organisations=(Organisation("trust"), *ROOM.organisations[1:]), participants=ROOM.participants)
    assert refused(bare, "people") == [("PB558", "trust")]
    assert refused(bare, "type") == [("PB558", "trust")]
    assert refused(ROOM, "type", {"NHS": 1, "elsewhere": 1}) == [("PB558", "elsewhere"), ("PB558", "local")]
    alone = replace(ROOM, participants=(Participant("ann"), *ROOM.participants[1:]))
    assert refused(alone, "people") == [("PB558", "ann")]


def test_voices_that_there_are_not_are_named() -> None:
    with pytest.raises(ValueError, match="no voices 'cities'"):
        instance_of(ROOM, "cities")  # type: ignore[arg-type]
