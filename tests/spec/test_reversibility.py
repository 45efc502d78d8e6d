"""Reversibility: points of the mechanism, 0 to 3, weighted by people.

North by committee (2 points), the rest direct (3): (300,000 x 3 + 200,000 x 2 + 100,000 x 3) / 600,000 = 2.6667.
"""

from tests.spec.upland import check, chosen


def test_all_direct() -> None:
    check("reversibility", chosen(), 3)


def test_one_committee() -> None:
    check("reversibility", chosen(north="near"), 1_600_000 / 600_000)
