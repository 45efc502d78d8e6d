"""Posts needed: fixed posts once for each team, variable posts for the people, whoever employs them.

Today: plan 2 + 1 x 3 = 5; care one team 2 + 4 x 3 = 14.

    5 + 14 = 19 WTE

South's council takes care on: two teams, (2 + 4 x 2) + (2 + 4 x 1) = 16.

    5 + 16 = 21 WTE, although the second team is the council's
"""

from dataclasses import replace

from tests.spec.upland import book, check, chosen, upland

from purposebuilt.design import Criterion
from purposebuilt.formulation import formulate


def test_one_team_for_both_places() -> None:
    check("posts", chosen(), 19)


def test_a_second_team_needs_its_fixed_posts_whoever_employs_it() -> None:
    check("posts", chosen(south="council"), 21)


def test_a_trust_that_serves_two_places_has_a_team_in_each() -> None:
    check("posts", chosen("trust", "trust"), 21)


def test_posts_cut_are_not_posts_moved() -> None:
    """The trust takes all of care: people move, and yet two posts more are needed than today."""
    made = formulate(upland(), book(), ["posts", "disruption"])
    today, moved = made.evaluate(chosen()), made.evaluate(chosen("trust", "trust"))
    assert (today["disruption"], today["posts"]) == (0, 19)
    assert moved["disruption"] == 14
    assert moved["posts"] == 21


def test_what_the_envelope_leaves_out_is_left_out() -> None:
    functions = tuple(replace(each, in_envelope=each.key != "care") for each in upland().functions)
    check("posts", chosen(), 5, upland(functions=functions))


def test_posts_are_counted_where_nobody_says_what_they_cost() -> None:
    functions = tuple(replace(each, cost_per_wte=None) for each in upland().functions)
    check("posts", chosen(), 19, upland(functions=functions))


def test_narrowed_to_a_place_it_is_that_places_teams() -> None:
    """The South: 2 + 4 x 1 = 6 posts."""
    narrow = Criterion("few", "Few.", "icb", "place", place="south", measure="posts")
    check("few", chosen(), 6, replace(upland(), criteria=(narrow,)))
