"""Results depend on no order of rows or columns, and the same room gives the same bytes."""

import dataclasses

import numpy as np
import pytest
from tests.unit.participation.ground.rooms import made, room_of

from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.ground import SharedGround, Sort, Voice, shared_ground, what_changes
from purposebuilt.participation.ground.bridging import taken_off
from purposebuilt.participation.room import Organisation, Participant, Position, Room, Stance, Statement


def shuffled(room: Room, seed: int) -> Room:
    random = np.random.default_rng(seed)
    people = [room.participants[at] for at in random.permutation(len(room.participants))]
    asked = [room.statements[at] for at in random.permutation(len(room.statements))]
    bodies = [room.organisations[at] for at in random.permutation(len(room.organisations))]
    said = list(room.each_position())
    return room_of(tuple(bodies), tuple(people), tuple(asked), [said[at] for at in random.permutation(len(said))])


def by_key(found: SharedGround) -> dict[str, object]:
    return {one.key: dataclasses.replace(one) for one in found.statements}


@pytest.mark.parametrize("voice", ["organisation", "person", "weight"])
def test_no_order_of_rows_or_columns_matters(voice: str) -> None:
    room = made(32, 3, 12, seed=4)
    first = shared_ground(room, voice)
    for seed in range(3):
        other = shared_ground(shuffled(room, seed), voice)
        assert other.order == first.order
        assert by_key(other) == by_key(first)
    assert shared_ground(room, voice) == first


def test_what_all_agree_on_stands_above_what_splits_the_room() -> None:
    room = made(40, 2, 10, seed=1)
    heard = ballots(room)
    votes = heard.votes.copy()
    votes[:, 0], votes[::2, 1], votes[1::2, 1] = 1.0, 1.0, -1.0
    camps = {key: at % 2 for at, key in enumerate(heard.participants)}
    changed: Ballots = dataclasses.replace(heard, votes=votes)
    found = shared_ground(changed, camps=camps)
    assert found.order[0] == "s00"
    assert found["s00"].sort is Sort.SHARED
    assert found["s01"].sort is Sort.CAMPS
    assert shared_ground(changed)["s01"].sort is Sort.WITHIN
    assert found.sorted(Sort.SHARED)[0].key == "s00"


def test_the_worse_half_agrees_less_where_people_stand_on_a_line() -> None:
    random = np.random.default_rng(2)
    side = np.repeat([1.0, -1.0], 30)
    votes = np.where(random.random((60, 12)) < 0.5, 1.0, -1.0)
    votes[:, :6] = np.where(random.random((60, 6)) < 0.9, side[:, None], -side[:, None])
    votes[random.random((60, 12)) < 0.2] = np.nan
    less = taken_off(votes)
    assert less[:6].min() > less[6:].max()
    flipped = taken_off(votes * np.where(np.arange(12) % 2, 1, 1))
    np.testing.assert_array_equal(less, flipped)
    assert taken_off(np.full((3, 2), np.nan)).tolist() == [0, 0]
    assert taken_off(np.ones((3, 2))).tolist() == [0, 0]


def test_many_who_pass_mean_not_yet_understood() -> None:
    room = made(30, 2, 3)
    heard = ballots(room)
    votes = heard.votes.copy()
    votes[:, 0] = np.where(np.arange(len(votes)) % 2, 0.0, 1.0)
    assert shared_ground(dataclasses.replace(heard, votes=votes))["s00"].sort is Sort.UNCLEAR


def test_a_gap_between_types_and_one_between_places_are_told_apart() -> None:
    room = made(36, 3, 12, seed=3)
    heard = ballots(room)
    votes = heard.votes.copy()
    kind, place = heard.type[heard.body], heard.place[heard.body]
    votes[:, 0] = np.where(kind == 0, -1.0, 1.0)
    votes[:, 1] = np.where(place == 0, -1.0, 1.0)
    found = shared_ground(dataclasses.replace(heard, votes=votes))
    assert found["s00"].sort is Sort.TYPES
    assert found["s00"].between_types is not None
    assert found["s00"].between_types.lowest == "t0"
    assert found["s01"].sort is Sort.PLACES
    assert "p1 agrees most and p0 least" in found["s01"].sentence


def test_what_matters_moves_up() -> None:
    said = [Position(f"m{at}", key, Stance.AGREE, matters=key == "b") for at in range(6) for key in ("a", "b")]
    people = tuple(Participant(f"m{at}", f"o{at}") for at in range(6))
    bodies = tuple(Organisation(f"o{at}") for at in range(6))
    found = shared_ground(room_of(bodies, people, (Statement("a", "A."), Statement("b", "B.")), said))
    assert (found.order, found.order_that_matters) == (("a", "b"), ("b", "a"))


def test_the_switch_of_voice_marks_changed_places() -> None:
    # One organisation of twelve and eight of one, which lean otherwise.
    people = tuple(Participant(f"m{at:02}", "o0" if at < 12 else f"o{at - 11}") for at in range(20))
    bodies = tuple(Organisation(f"o{at}", type="t") for at in range(9))
    asked = tuple(Statement(key, "Words.") for key in "abc")
    random = np.random.default_rng(0)
    chance = {"a": (0.9, 0.3), "b": (0.6, 0.8), "c": (0.5, 0.5)}
    said = [
        Position(one.key, key, Stance.AGREE if random.random() < chance[key][at >= 12] else Stance.DISAGREE)
        for at, one in enumerate(people)
        for key in "abc"
    ]
    moved = what_changes(room_of(bodies, people, asked, said))
    first = moved.statements[0]
    assert first.agree[Voice.PERSON] > first.agree[Voice.ORGANISATION]
    assert first.place[Voice.PERSON] < first.place[Voice.ORGANISATION]
    assert first.place_changes
    assert not first.sort_changes
    assert moved.sentence.startswith("With whose voice counts as one, ")
    alone = [each for each in said if each.statement == "a"]
    same = what_changes(room_of(bodies, people, asked[:1], alone))
    assert same.sentence == "Nothing changes with whose voice counts as one."


def test_what_every_kind_agrees_with_is_shared_even_where_they_differ_in_how_much() -> None:
    room = made(60, 4, 12, seed=3, density=1.0)
    heard = ballots(room)
    votes = heard.votes.copy()
    kind = heard.type[heard.body]
    random = np.random.default_rng(0)
    votes[:, 0] = np.where((kind == 0) & (random.random(len(votes)) < 0.25), -1.0, 1.0)
    found = shared_ground(dataclasses.replace(heard, votes=votes))["s00"]
    assert found.between_types is not None
    assert found.between_types.told
    assert found.sort is Sort.SHARED
    assert "agrees most and t0 least. This is shared ground." in found.sentence
