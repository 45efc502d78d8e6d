"""Change of base: people who keep their employer but whose team is now of another area.

Care in the North today: 4 x 2 = 8 variable posts and two thirds of 2 fixed posts = 9.3333 WTE in the system's team.
A team of the ICB in the North does it: all of them are based in the North now. People who go to the council are counted
by disruption instead.
"""

from tests.spec.upland import check, chosen


def test_nobody_is_rebased_when_nothing_changes() -> None:
    check("base_changes", chosen(), 0)


def test_a_team_of_the_place() -> None:
    check("base_changes", chosen(north="near"), 9 + 1 / 3)


def test_another_employer_is_not_another_base() -> None:
    check("base_changes", chosen(north="council"), 0)
