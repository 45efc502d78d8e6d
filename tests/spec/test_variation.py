"""Variation: different shapes of one function across places beyond one.

Care near people in the North and as today in the South: 2 shapes - 1 = 1. Each place with its own council: one shape.
"""

from tests.spec.upland import check, chosen


def test_the_same_everywhere() -> None:
    check("variation", chosen(), 0)
    check("variation", chosen("council", "council"), 0)


def test_two_shapes() -> None:
    check("variation", chosen(north="near"), 1)
    check("variation", chosen("council", "trust"), 1)
