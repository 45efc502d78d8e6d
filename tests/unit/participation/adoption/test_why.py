"""The trace from what was said to work, and what has no why."""

from dataclasses import replace

import pytest
from tests.unit.participation.adoption.rooms import dales, ground, room

from purposebuilt.participation.adoption import adopt
from purposebuilt.participation.adoption.why import without_purpose
from purposebuilt.participation.room import PointsGiven, Positions


def test_each_purpose_says_what_speaks_for_it_and_what_serves_it() -> None:
    why = adopt(room(), dales(), ground=ground()).why
    spoken = {each.purpose: each for each in why.purposes}
    assert list(spoken) == ["live-well-longer", "home-today", "heard-s1", "heard-s2"]
    home = spoken["home-today"]
    assert (home.statements, home.sorts) == (("s3",), ("shared ground",))
    assert home.functions == ("commission-community", "better-care-fund")
    assert home.direct
    assert home.criteria
    assert not spoken["heard-s1"].criteria


def test_points_are_shares_of_each_persons_pot_and_hidden_where_few_gave_them() -> None:
    few = adopt(room(), dales(), take=["s4"], ground=ground()).why
    assert all(each.points is None for each in few.purposes)
    given = [PointsGiven(f"p{at:02}", "s3", 6) for at in range(5)] + [PointsGiven("p00", "s4", 4)]
    earlier = [PointsGiven("p00", "s3", 10, round=0)]
    many = adopt(replace(room(), points=(*given, *earlier)), dales(), take=["s4"], ground=ground()).why
    points = {each.purpose: each.points for each in many.purposes}
    assert points["home-today"] == pytest.approx((0.6 + 4) / 5)
    assert points["heard-s4"] is None


def test_what_has_no_why_is_named() -> None:
    why = adopt(room(), dales(), take=[], ground=ground()).why
    assert why.purposes_unspoken == ()
    assert why.statements_without_purpose == ("s1", "s2", "s4", "s5", "s7", "s8")
    assert why.criteria_without_purpose == ()
    assert why.purposes_without_criterion == ()
    assert "Statements that word no purpose: 6." in why.sentences


def test_a_purpose_that_nobody_words_has_no_voice() -> None:
    silent = replace(room(), statements=room().statements[:2], points=(), positions=Positions.of((), (), ()))
    why = adopt(silent, dales(), take=[], ground=ground({})).why
    assert why.purposes_unspoken == ("live-well-longer", "home-today")
    assert all(each.points is None for each in why.purposes)


def test_a_criterion_may_have_its_purpose_from_the_one_that_it_refines() -> None:
    design = dales()
    bare = tuple(replace(each, purpose="") for each in design.criteria)
    assert without_purpose(replace(design, criteria=bare)) == tuple(each.key for each in bare)
    first, second = bare[:2]
    nested = (replace(first, purpose="home-today", parent=""), replace(second, parent=first.key))
    assert without_purpose(replace(design, criteria=nested)) == ()
    circle = (replace(first, parent=second.key), replace(second, parent=first.key))
    assert without_purpose(replace(design, criteria=circle)) == (first.key, second.key)
