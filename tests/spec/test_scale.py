"""Scale: lines whose team reaches the smallest size that works well, as a share of lines.

Today the plan's team has 5 of 4 posts needed, care's 14 of 8: all three lines. With a team in each place, the North has
2 + 8 = 10 and reaches 8, the South has 2 + 4 = 6 and does not: 2 of 3 lines.
"""

from tests.spec.upland import check, chosen


def test_one_big_team() -> None:
    check("scale", chosen(), 1)


def test_a_small_place_alone() -> None:
    check("scale", chosen("near", "near"), 2 / 3)


def test_a_team_left_with_one_small_place() -> None:
    """The system's team keeps the South only: 2 + 4 = 6 posts, too few."""
    check("scale", chosen(north="council"), 2 / 3)
