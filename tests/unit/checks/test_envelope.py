"""What the posts of the ICB cost a head, against the envelope: what is known, and what nobody can tell."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.checks.cast import answer, arranged, design

from purposebuilt.design import Figure, FunctionChange, Team

BAND = Team("t", "Team", "commissioning", "icb", "a", Figure(1), Figure(10000), function="evaluation")


def test_the_act_alone_sets_no_envelope() -> None:
    assert answer(design(teams=(BAND,)), "R55").state == "not-applicable"


def test_posts_that_the_envelope_leaves_out_do_not_count() -> None:
    out = replace(BAND, wte=Figure(100), function="commission-pharmacy")
    found = answer(design(teams=(BAND, out)), "R55", "model_icb_2025")
    assert "1.0 WTE cost GBP 10.00 a head" in found.sentence


def test_posts_without_a_function_prove_nothing() -> None:
    found = answer(design(teams=(replace(BAND, wte=Figure(2), function=""),)), "R55", "model_icb_2025")
    assert found.state == "to-confirm"
    assert "2.0 WTE at GBP 20.00 a head (residents) have no function" in found.sentence
    assert "The envelope is GBP 18.76." in found.sentence


def test_posts_without_a_cost_are_told() -> None:
    found = answer(design(teams=(replace(BAND, cost_per_wte=None),)), "R55", "model_icb_2025")
    assert "1.0 WTE have no cost and count nothing." in found.sentence


def test_without_teams_the_posts_of_todays_arrangements_count() -> None:
    made = design(
        arranged("evaluation", wte=Figure(2)),
        functions=(FunctionChange("evaluation", cost_per_wte=Figure(12000)),),
    )
    found = answer(made, "R55", "model_icb_2025")
    assert found.state == "not-met"
    assert "GBP 24.00" in found.sentence
