"""Fair options in a whole appraisal: always listed, said in plain words, and agreeing with the table of losses."""

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.appraisal.fakes import CHECKED, Made, design

from purposebuilt.appraisal import appraise, roles
from purposebuilt.appraisal.asked import Asked
from purposebuilt.appraisal.fair import Asking, fair_designs
from purposebuilt.appraisal.fair.listing import joined, row_of
from purposebuilt.appraisal.frontier import frontier
from purposebuilt.appraisal.shortlist import find
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import voices
from purposebuilt.design import Figure, Partner, PartnerWeight


def weighed(made, **asked):
    return appraise(made, CHECKED, Asked(**{"coverage": 0.0, **asked}))


def greatest_loss(found, key):
    return max(each.loss for each in found.regret if each.option == key)


@pytest.mark.parametrize("coverage", [0.0, 0.5])
@pytest.mark.parametrize("today", [("place", "place", "place"), ("board", "board", "board"), None])
def test_all_three_are_listed_beside_today(today, coverage):
    found = weighed(Made(today_choice=today), coverage=coverage)
    for key in roles.FAIR:
        assert find(found.options, key) is not None, key
    assert (found.options[0].key == roles.TODAY) == (today is not None)


def test_the_fairest_has_the_least_greatest_loss_of_all_possible_designs():
    made = Made()
    found = weighed(made)
    fairest = find(found.options, roles.FAIREST)
    assert fairest is not None
    worst = greatest_loss(found, fairest.key)
    assert worst <= min(greatest_loss(found, option.key) for option in found.options[1:]) + 1e-9
    assert f"giving up {100 * worst:.1f}% of all there is to gain" in fairest.reason
    assert "among all possible designs, not only those listed" in fairest.reason
    assert "for every partner" in fairest.reason


def test_gains_are_counted_from_today_where_today_keeps_every_requirement():
    lawful = weighed(Made(limit=3))
    option = find(lawful.options, roles.SHARED)
    assert option is not None
    assert "today's arrangement" in option.reason
    broken = find(weighed(Made()).options, roles.SHARED)
    assert broken is not None
    assert "since today's arrangement breaks requirements" in broken.reason
    none = find(weighed(Made(today_choice=None)).options, roles.SHARED)
    assert none is not None
    assert "since no arrangement of today is written down" in none.reason


def test_where_nobody_can_gain_it_is_said():
    alone = design(
        partners=(Partner("icb", "NHS North and South", "icb"),),
        weights=(PartnerWeight("icb", "running_cost", Figure(100)),),
    )
    found = weighed(Made(design=alone, today_choice=("board", "board", "board")))
    option = find(found.options, roles.EVEN)
    assert option is not None
    assert "no partner can gain without another losing" in option.reason


def test_without_partners_nothing_is_called_fair():
    found = weighed(Made(design=design(partners=(), weights=())))
    assert all(find(found.options, key) is None for key in roles.FAIR)


def test_with_no_time_left_lawful_designs_are_given_and_no_more_is_claimed_than_holds():
    made = Made()
    points = frontier(made.programme)
    spread = Spread.of(made.objectives, points.points)
    everyone = voices(made.design, made.objectives)
    hurried = fair_designs(Asking(made.programme, spread, points.solutions[:1], everyone, seconds=0.0))
    patient = fair_designs(Asking(made.programme, spread, points.solutions[:1], everyone))
    assert not made.programme.broken(hurried.least_worst.solution)
    assert hurried.least_worst.bound <= patient.least_worst.most + 1e-6
    assert hurried.least_worst.most >= hurried.least_worst.bound


def test_joined_points_better_or_stand_beside_those_listed():
    made = Made()
    found = frontier(made.programme)
    some = joined(made.programme, _only(found, [0]), found.solutions)
    assert sorted(map(tuple, some.points.round(9))) == sorted(map(tuple, found.points.round(9)))
    again = joined(made.programme, some, found.solutions)
    np.testing.assert_array_equal(again.points, some.points)
    for solution in found.solutions:
        at = row_of(made.programme, some.points, solution)
        np.testing.assert_allclose(some.points[at], made.programme.values(solution))


def _only(found, rows):
    return replace(found, points=found.points[rows], solutions=found.solutions[rows])
