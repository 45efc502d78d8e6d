"""The points pot: shares of what was placed, and never a silent correction."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.participation.weights.made import pot, room

from purposebuilt.design import Figure
from purposebuilt.participation.room import Proposal
from purposebuilt.participation.weights import point_shares


def codes(problems):
    return [one.code for one in problems]


def test_points_become_shares_of_what_was_placed():
    made = point_shares(room(points=pot("north0", a=5, b=5) + pot("south1", b=2)))
    assert (made.participants, made.about) == (("north0", "south1"), ("a", "b"))
    assert made.shares.tolist() == [[0.5, 0.5], [0.0, 1.0]]
    assert codes(made.problems) == ["PB549"]
    assert "8 of 20" in made.problems[0].message


def test_pots_that_are_wrong_are_told_and_left_out():
    rows = (
        *pot("north0", a=6, b=5),
        *pot("north1", a=1, b=1, c=1, d=1, e=1, f=1),
        *pot("south0", a=-1, b=11),
        *pot("south1", a=10),
    )
    made = point_shares(room(points=rows))
    assert made.participants == ("south1",)
    assert codes(made.problems) == ["PB546", "PB547", "PB548", "PB546"]
    assert str(made.problems[0].where) == "points, points, 'north0'"
    assert str(made.problems[2].where) == "points, points, 'south0, a'"


def test_the_latest_round_counts_as_a_whole_and_a_second_row_replaces_the_first():
    late = tuple(replace(one, round=2) for one in pot("north0", b=10))
    made = point_shares(room(points=(*late, *pot("north0", a=10))))
    assert made.about == ("b",)
    twice = point_shares(room(points=(*pot("north0", a=10), *pot("north0", a=4))), pot=4)
    assert codes(twice.problems) == ["PB560"]
    assert twice.shares.tolist() == [[1.0]]


def test_an_empty_pot_is_not_heard():
    made = point_shares(room(points=pot("north0", a=0)))
    assert (made.participants, made.about, made.shares.shape) == ((), (), (0, 0))


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2), min_size=1))
def test_shares_are_points_over_points_placed(points):
    made = point_shares(room(points=pot("north0", **points)))
    total = sum(points.values())
    slow = {key: value / total for key, value in points.items() if value} if total else {}
    assert dict(zip(made.about, made.shares[0] if total else (), strict=True)) == slow


def test_points_on_proposals_are_another_pot():
    held = room(points=(*pot("north0", a=10), *pot("north0", bus=10)))
    with_bus = replace(held, proposals=(Proposal("bus", "A bus", Figure(5), "purpose"),))
    made = point_shares(with_bus)
    assert (made.about, codes(made.problems)) == (("a",), [])
    assert point_shares(replace(with_bus, points=pot("north0", bus=10))).about == ("bus",)
