"""Duplication: bodies beyond one that do the same for the same people with nothing that joins them.

ICB and council side by side in the North: 2 - 1 = 1. Pooled, by a joint mechanism: 0.
"""

from tests.spec.upland import check, chosen


def test_one_doer_each() -> None:
    check("duplication", chosen(north="near", south="council"), 0)


def test_side_by_side() -> None:
    check("duplication", chosen(north="both"), 1)
    check("duplication", chosen(north="both", south="both"), 2)


def test_a_joint_mechanism_makes_two_doers_one() -> None:
    check("duplication", chosen(north="pooled"), 0)
