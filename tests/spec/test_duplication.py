"""Duplication: bodies beyond one that do the same for the same people with nothing that joins them.

ICB and council side by side in the North: 2 - 1 = 1. Pooled, by a joint mechanism: 0.
"""

from dataclasses import replace

from tests.spec.upland import check, chosen, upland


def test_one_doer_each() -> None:
    check("duplication", chosen(north="near", south="council"), 0)


def test_side_by_side() -> None:
    check("duplication", chosen(north="both"), 1)
    check("duplication", chosen(north="both", south="both"), 2)


def test_a_joint_mechanism_makes_two_doers_one() -> None:
    check("duplication", chosen(north="pooled"), 0)


def test_bodies_that_each_hold_the_duty_do_their_own_part() -> None:
    """In the North the ICB and the council do care side by side: one too many, and none where both hold the duty."""
    rows = tuple(
        replace(each, duty=each.does) if each.key.startswith("both") else each for each in upland().arrangements
    )
    check("duplication", chosen(north="both"), 0, upland(arrangements=rows))
