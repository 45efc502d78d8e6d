"""Set-up time: months of the mechanism where the arrangement is new, weighted by people.

North by committee, 4 months: 200,000 x 4 / 600,000 = 1.3333. South by delegation, 12 months, as well: + 2 = 3.3333.
"""

from tests.spec.upland import check, chosen


def test_nothing_new() -> None:
    check("set_up_time", chosen(), 0)


def test_new_arrangements_take_time() -> None:
    check("set_up_time", chosen(north="near"), 4 / 3)
    check("set_up_time", chosen(north="near", south="council"), 4 / 3 + 2)
