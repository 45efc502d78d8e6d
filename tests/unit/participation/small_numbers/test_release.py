"""A whole room as it leaves: what stays showable, what does not, and that nothing exact stands behind it."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections import defaultdict
from functools import cache

import numpy as np
import pytest

from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.ground import Sort, shared_ground
from purposebuilt.participation.room import (
    About,
    Organisation,
    Participant,
    Position,
    Positions,
    Room,
    Stance,
    Statement,
)
from purposebuilt.participation.small_numbers import ReleasedGround, released

TYPES = ("acute", "charity", "council", "mental", "primary")
CHANCE = {"acute": 0.9, "charity": 0.7, "council": 0.65, "mental": 0.6, "primary": 0.2, "tiny": 0.5}


@cache
def room(extra: int = 0) -> Room:
    """140 people of 35 organisations of five types, and one organisation of 3 people that is alone in its type."""
    bodies = [Organisation(f"o{at:02}", type=TYPES[at % 5], place=f"p{at % 3}") for at in range(35)]
    bodies.append(Organisation("single", type="tiny", place="p0"))
    people = [Participant(f"a{at:03}", bodies[at % 35].key) for at in range(140)]
    people += [Participant(f"t{at}", "single") for at in range(3 + extra)]
    statements = [Statement(f"s{at}", f"Statement {at}", purpose="one" if at < 2 else "") for at in range(4)]
    random = np.random.default_rng(7)
    kind = {one.key: one.type for one in bodies}
    said = [
        Position(
            who.key,
            asked.key,
            Stance.AGREE if random.random() < (CHANCE[kind[who.organisation]] + at / 4) % 1 else Stance.DISAGREE,
            matters=bool(random.random() < 0.4),
            reason=f"because {who.key}" if at == 0 else "",
        )
        for who, (at, asked) in itertools.product(people, enumerate(statements))
    ]
    positions = Positions.of(said, [one.key for one in people], [one.key for one in statements])
    return Room(About("Made"), tuple(statements), tuple(bodies), tuple(people), positions=positions)


@cache
def told(voice: str = "organisation", extra: int = 0) -> ReleasedGround:
    return released(shared_ground(room(extra), voice=voice), room(extra), 5)


def test_types_of_people_enough_stay_showable_and_the_tiny_one_does_not() -> None:
    for one in told().statements:
        assert all(one.by_type[kind].agree.told for kind in TYPES)
        assert not one.by_type["tiny"].agree.told
        assert one.system.agree.told
        assert one.system.disagree.told
        assert not one.by_type["acute"].disagree.told
        assert one.by_body == {}
    assert told().types["tiny"].text == "fewer than 10"
    assert told().types["acute"].text == "20 to 29"
    assert told().people.text == "140 to 149"


def test_bands_hold_the_estimate_or_stand_at_an_end_for_few_people() -> None:
    exact = shared_ground(room())
    for one in exact.statements:
        for kind in TYPES:
            shown = told()[one.key].by_type[kind].agree
            assert shown.low is not None
            assert shown.high is not None
            ends = shown.low == 0 or shown.high == 1
            assert ends or shown.low <= one.by_type[kind].agree <= shown.high


def test_nothing_exact_stands_behind_what_is_told() -> None:
    text = json.dumps(dataclasses.asdict(told()))
    for one in shared_ground(room()).statements:
        figures = [one.system.agree, one.system.low, one.score, one.matters, one.by_type["acute"].agree]
        assert not any(f"{figure:.6g}" in text for figure in figures)
    numbers = set(_numbers(json.loads(text)))
    assert all(abs(number * 10000 - round(number * 10000)) < 1e-6 for number in numbers)


def _numbers(value: object) -> list[float]:
    if isinstance(value, dict):
        return [number for each in value.values() for number in _numbers(each)]
    if isinstance(value, list):
        return [number for each in value for number in _numbers(each)]
    return [value] if isinstance(value, float) else []


def test_sentences_say_bands() -> None:
    said = told()["s0"].sentence
    assert said.startswith("Of 100 organisations, ")
    assert "tiny" not in said
    assert " (likely " in said


def test_least_content_is_sought_among_those_told_of() -> None:
    least = told()["s0"].least_content
    assert least.types == ("primary",)
    assert least.estimate == told()["s0"].by_type["primary"]
    assert len(least.reasons) >= 5
    assert list(least.reasons) == sorted(least.reasons)
    assert told()["s1"].least_content.reasons == ()
    assert told()["s1"].least_content.withheld
    assert told().least_by_purpose["one"] in (told()["s0"].least_content, told()["s1"].least_content)


@pytest.mark.parametrize("voice", ["organisation", "person"])
def test_two_more_people_in_a_tiny_group_change_nothing_that_is_told_of_groups(voice: str) -> None:
    before, after = told(voice), told(voice, 2)
    assert before.people == after.people
    assert before.types == after.types
    for one in before.statements:
        assert after[one.key].by_type["tiny"] == dataclasses.replace(one.by_type["tiny"])


def test_the_order_of_rows_changes_nothing() -> None:
    made = room()
    turned = dataclasses.replace(
        made, participants=made.participants[::-1],
        positions=Positions.of(
            list(made.each_position())[::-1],
            [one.key for one in made.participants[::-1]],
            [one.key for one in made.statements],
        ),
    )  # fmt: skip
    assert released(shared_ground(turned), turned, 5) == told()


def test_an_organisation_with_people_enough_is_told_of() -> None:
    made = dataclasses.replace(
        room(), participants=tuple(dataclasses.replace(one, organisation="o00") if at < 16 else one
                                   for at, one in enumerate(room().participants)),
    )  # fmt: skip
    found = released(shared_ground(made), made, 5)
    assert set(found.named) == {"o00"}
    assert found["s0"].by_body["o00"].agree.told
    assert not found["s0"].by_body["o00"].disagree.told


def test_a_room_of_few_people_gives_no_figures() -> None:
    made = room()
    heard = ballots(made)
    few = dataclasses.replace(
        heard, participants=heard.participants[:6], votes=heard.votes[:6], matters=heard.matters[:6],
        body=np.arange(6), bodies=heard.bodies[:6], type=heard.type[:6], place=heard.place[:6],
        weight=heard.weight[:6], people=heard.people[:6],
    )  # fmt: skip
    found = released(shared_ground(few), few, 5)
    assert found["s0"].sentence.startswith("Fewer than 10 people answered")
    assert found["s0"].sort is Sort.NO_VERDICT
    assert found.people.text == "fewer than 10"
    assert not found["s0"].matters.told


SIZES = (3, 3, 3)


def rooms_of_three_organisations() -> list[Ballots]:
    """Every way in which three people each of three organisations can agree and disagree."""
    options = [list(itertools.combinations_with_replacement((1.0, -1.0), number)) for number in SIZES]
    body = np.repeat(np.arange(3), SIZES)
    none = np.full(3, np.nan)
    return [
        Ballots(
            ("s",), tuple(f"p{at}" for at in range(9)), np.array(sum(votes, ()))[:, None], np.zeros((9, 1), bool),
            body, ("a", "b", "c"), np.zeros(3, np.int64), ("kind",), np.full(3, -1), (), none, none,
        )
        for votes in itertools.product(*options)
    ]  # fmt: skip


def test_a_reader_who_knows_every_organisation_and_our_method_learns_no_small_count() -> None:
    learnt: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for heard in rooms_of_three_organisations():
        exports = [released(shared_ground(heard, voice=voice), heard, 3) for voice in ("organisation", "person")]
        agree = int((heard.votes == 1).sum())
        for number, one in enumerate(exports):
            learnt[f"{number} {one['s'].by_type['kind'].agree.text}"].append((agree, 9 - agree))
        both = " | ".join(one["s"].by_type["kind"].agree.text for one in exports)
        learnt[both].append((agree, 9 - agree))
    for counts in learnt.values():
        for which in zip(*counts, strict=True):
            assert set(which).isdisjoint(range(3)) or set(which) >= set(range(3))
