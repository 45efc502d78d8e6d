"""Decision steps: recurring approvals of each route in use, and one-off ones of a route that is not in use today.

Today: the plan's route 1, care's route 1 for both places together: 2.

North decides by its committee: plan 1, care in the South 1, and the committee 1 recurring + 2 to set up: 5.

South's council by delegation: both partners approve, 2 recurring + 2 to set up; with the plan and the North: 6.

South's trust by contract: 1 to set up, 1 recommendation (forum), 1 separate approver (ICB); with the others: 5.
"""

from tests.spec.upland import check, chosen


def test_a_decision_taken_once_for_two_places_counts_once() -> None:
    check("decision_steps", chosen(), 2)


def test_a_committee_must_be_set_up() -> None:
    check("decision_steps", chosen(north="near"), 5)


def test_each_partner_approves() -> None:
    check("decision_steps", chosen(south="council"), 6)


def test_who_recommends_and_who_approves_count() -> None:
    check("decision_steps", chosen(south="trust"), 5)
