"""Running cost: fixed posts once for each team, variable posts for the people, whoever employs them.

Today: plan 2 + 1 x 3 = 5 posts x 70,000 = 350,000; care one team 2 + 4 x 3 = 14 x 60,000 = 840,000.

    1,190,000 / 300,000 heads = 3.9667 GBP a head

South's council takes care on: two teams, (2 + 4 x 2) + (2 + 4 x 1) = 16 posts x 60,000 = 960,000.

    1,310,000 / 300,000 = 4.3667 GBP a head, although the second team is the council's
"""

from dataclasses import replace

from tests.spec.upland import check, chosen, upland

from purposebuilt.design import Criterion


def test_one_team_for_both_places() -> None:
    check("running_cost", chosen(), 1_190_000 / 300_000)


def test_a_second_team_costs_its_fixed_posts_whoever_employs_it() -> None:
    check("running_cost", chosen(south="council"), 1_310_000 / 300_000)


def test_a_trust_that_serves_two_places_has_a_team_in_each() -> None:
    check("running_cost", chosen("trust", "trust"), 1_310_000 / 300_000)


def test_what_the_envelope_leaves_out_is_left_out() -> None:
    functions = tuple(replace(each, in_envelope=each.key != "care") for each in upland().functions)
    check("running_cost", chosen(), 350_000 / 300_000, upland(functions=functions))


def test_narrowed_to_a_place_it_is_that_places_teams_and_heads() -> None:
    """The South: 2 + 4 x 1 = 6 posts x 60,000 = 360,000 for 120,000 heads = 3."""
    narrow = Criterion("cheap", "Cheap.", "icb", "place", place="south", measure="running_cost")
    check("cheap", chosen(), 3, replace(upland(), criteria=(narrow,)))
