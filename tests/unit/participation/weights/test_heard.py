"""What a room gives: organisations as one voice, medians with their spread, who differs most and why."""

from __future__ import annotations

from dataclasses import replace
from statistics import median, quantiles

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.weights.made import PEOPLE, cards, pot, room, swing

from purposebuilt.participation.weights import heard, point_shares, swing_shares

EVERYBODY = tuple(replace(one, decides=True) for one in PEOPLE)


def test_organisations_are_one_voice_each():
    rows = (*cards("north0", a=100, b=100), *cards("north1", a=100, b=0), *cards("north2", a=100, b=25))
    made_room = room((*rows, *cards("south0", a=0, b=100)), people=EVERYBODY)
    made = heard(swing_shares(made_room), made_room)
    assert made.organisations == ("north", "south")
    assert made.people.tolist() == [3, 1]
    assert made.shares.tolist() == [[0.8, 0.2], [0.0, 1.0]]
    assert made.together.tolist() == [0.4, 0.6]
    first = made.weighed[0]
    assert (first.about, first.room.median, first.room.organisations, first.room.people) == ("b", 0.6, 2, 4)
    assert first.room.mean == pytest.approx(0.6)
    assert (first.room.few, first.by_type["council"].few) == (True, True)
    assert (first.above.organisation, first.below.organisation) == ("south", "north")
    assert made.differ[0] == ("north", pytest.approx(0.4))
    assert made.sentences[0].startswith("4 people from 2 organisations gave weights")


def test_where_each_cares_about_something_else_the_mean_is_left():
    rows = (*cards("north0", a=1, b=0, c=0), *cards("north1", a=0, b=1, c=0), *cards("north2", a=0, b=0, c=1))
    made_room = room(rows, people=EVERYBODY)
    assert heard(swing_shares(made_room), made_room).shares[0] == pytest.approx([1 / 3] * 3)


def test_an_organisation_gives_the_points_of_its_people_together():
    """Most places of a pot are empty: the one thing that two of three share does not get everything."""
    made_room = room(points=(*pot("north0", a=2, b=8), *pot("north1", a=2, c=8), *pot("north2", d=10)))
    made = heard(point_shares(made_room), made_room)
    assert made.shares[0] == pytest.approx([4 / 30, 8 / 30, 8 / 30, 10 / 30])
    assert made.together == pytest.approx(made.shares[0])
    assert made.weighed[0].share == pytest.approx(1 / 3)


def test_reasons_are_kept_and_small_groups_are_not_named():
    rows = tuple(
        swing(who.key, about, value, "Care is near home." if about == "a" and value == 90 else "")
        for who in EVERYBODY
        for about, value in (("a", 90 if who.organisation == "trust" else 10), ("b", 10))
    )
    made_room = room(rows, people=EVERYBODY)
    made = heard(swing_shares(made_room), made_room, {"a": "Closeness"})
    one = next(each for each in made.weighed if each.about == "a")
    assert one.above.reasons == ("Care is near home.",)
    assert one.reasons == ("Care is near home.",)
    assert one.above.few
    assert "The Trust" not in one.sentence
    assert "nhs-trust" not in one.sentence
    assert one.sentence.startswith("Closeness: the room gives it ")


def test_large_enough_groups_are_compared_and_named():
    more = tuple(replace(who, key=f"{who.key}x{at}", decides=True) for at in range(2) for who in PEOPLE)
    rows = tuple(
        swing(who.key, about, value, "Near home." if about == "a" and value == 90 else "")
        for who in more
        for about, value in (("a", 90 if who.organisation == "trust" else 10), ("b", 10))
    )
    made_room = room(rows, people=more)
    one = heard(swing_shares(made_room), made_room).weighed[0]
    assert "By kind of partner the medians go from 50% (council) to 90% (nhs-trust)." in one.sentence
    assert one.sentence.endswith("The Trust gives it the most, 90%: Near home.")


def test_nobody_heard():
    made = heard(swing_shares(room()), room())
    assert (made.organisations, made.weighed, made.sentences) == ((), (), ("Nobody gave weights in this way.",))
    nought = room(cards("north0", a=0, b=0))
    assert heard(swing_shares(nought), nought).weighed == ()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([one.key for one in PEOPLE]), st.integers(0, 9), st.integers(0, 9)), min_size=1)
)
def test_it_agrees_with_a_slow_one(said):
    pots = {who: {"a": a, "b": b, "c": 1} for who, a, b in said}
    rows = tuple(one for who, points in pots.items() for one in cards(who, **points))
    made_room = room(rows, people=EVERYBODY)
    made = heard(swing_shares(made_room), made_room)
    slow = {}
    for body in sorted({who[:-1] for who in pots}):
        rows = [
            {key: value / sum(one.values()) for key, value in one.items()}
            for who, one in pots.items()
            if who[:-1] == body
        ]
        middle = {key: median(row[key] for row in rows) for key in "abc"}
        slow[body] = {key: value / sum(middle.values()) for key, value in middle.items()}
    assert made.organisations == tuple(slow)
    for at, key in enumerate(made.about):
        column = [one[key] for one in slow.values()]
        assert made.shares[:, at] == pytest.approx(column)
        found = next(each for each in made.weighed if each.about == key).room
        assert (found.median, found.least, found.most) == pytest.approx((median(column), min(column), max(column)))
        if len(column) > 1:
            quarters = quantiles(column, n=4, method="inclusive")
            assert (found.quarter, found.three_quarters) == pytest.approx((quarters[0], quarters[2]))
    shuffled = replace(made_room, weights=made_room.weights[::-1], participants=made_room.participants[::-1])
    assert np.array_equal(heard(swing_shares(shuffled), shuffled).shares, made.shares)
