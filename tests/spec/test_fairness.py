"""Fairness: how far the place with the fewest posts a need-weighted head is below the average.

Today one team for each function works for both places by their people: equal, 1.

Care in two teams: the North has plan 5 x 2/3 = 3.3333 and care 2 + 8 = 10, 13.3333 for 200,000 = 6.6667 for 100,000;
the South plan 1.6667 and care 2 + 4 = 6, 7.6667 for 100,000. The average is 21 posts for 300,000 = 7; the reference,
one team for each function, 19 for 300,000 = 6.3333.

    1 - (7 - 6.6667) / 6.3333 = 18/19
"""

from tests.spec.upland import check, chosen


def test_one_team_is_fair() -> None:
    check("fairness", chosen(), 1)


def test_the_larger_place_gets_less_for_each_head_from_equal_fixed_posts() -> None:
    check("fairness", chosen("near", "near"), 18 / 19)


def test_whose_team_it_is_does_not_matter() -> None:
    check("fairness", chosen("council", "trust"), 18 / 19)
