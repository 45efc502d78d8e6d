"""Disruption: the people at work on a line today, where their employer changes.

Care in the South today: variable posts 4 x 1 = 4, and a third of the shared team's 2 fixed posts by people: 4.6667 WTE.
The council takes it on: 4.6667 change employer. Where ICB and council both do it, the ICB's people stay.
"""

from dataclasses import replace

from tests.spec.upland import check, chosen, upland

from purposebuilt.design import Answer, Figure


def test_nobody_moves_when_nothing_changes() -> None:
    check("disruption", chosen(), 0)


def test_a_new_employer() -> None:
    check("disruption", chosen(south="council"), 4 + 2 / 3)


def test_a_new_committee_moves_nobody() -> None:
    check("disruption", chosen(north="near", south="both"), 0)


def test_what_is_written_about_people_counts() -> None:
    """The South's own row says 6 WTE."""
    own = next(replace(row, key="south", place="south", wte=Figure(6)) for row in upland().arrangements[1:2])
    check("disruption", chosen(south="trust"), 6, upland(arrangements=(own, *upland().arrangements)))


def test_half_of_two_employers_stay() -> None:
    """Today ICB and council employ together; the council alone: half of 4.6667 change employer."""
    rows = upland().arrangements
    shared = replace(rows[1], employs=Answer(("icb", "council-south"), "system"))
    check("disruption", chosen(south="council"), (4 + 2 / 3) / 2, upland(arrangements=(rows[0], shared, *rows[2:])))
