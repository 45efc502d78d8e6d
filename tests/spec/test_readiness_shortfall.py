"""Readiness shortfall: what a mechanism asks beyond the points of the area that takes it on.

South has 1 point (3 only later). A committee asks 2: short by 1. A delegation asks 4: short by 3, in the North by 1.
"""

from tests.spec.upland import check, chosen, upland

from purposebuilt.design import Figure, Readiness


def test_today_asks_nothing() -> None:
    check("readiness_shortfall", chosen(), 0)


def test_the_north_is_ready_for_a_committee_and_the_south_is_not() -> None:
    check("readiness_shortfall", chosen(north="near"), 0)
    check("readiness_shortfall", chosen(south="near"), 1)


def test_shortfalls_add_up() -> None:
    check("readiness_shortfall", chosen("council", "council"), 1 + 3)


def test_where_nobody_said_how_ready_it_is_nothing_is_counted() -> None:
    check("readiness_shortfall", chosen("council", "council"), 1, upland(readiness=(Readiness("north", Figure(3)),)))
