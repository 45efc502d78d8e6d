"""Running cost paid by the ICB: the posts that it employs or pays for.

South's council takes care on with its own money and people: the ICB pays 5 posts x 70,000 = 350,000 for the plan and
2 + 4 x 2 = 10 posts x 60,000 = 600,000 for care in the North.

    950,000 / 300,000 = 3.1667 GBP a head, while the running cost rises to 4.3667
"""

from tests.spec.upland import check, chosen


def test_today_the_icb_pays_all() -> None:
    check("envelope_cost", chosen(), 1_190_000 / 300_000)


def test_posts_moved_leave_the_envelope_but_not_the_running_cost() -> None:
    check("envelope_cost", chosen(south="council"), 950_000 / 300_000)
    check("running_cost", chosen(south="council"), 1_310_000 / 300_000)
