"""Hand-offs: plan and care belong together with strength 0.5, in each of the two places: 1.0 in all.

North decides about care near people: in the North the plan's decider (the ICB for the system) and care's (the ICB in
the North) differ, in the South they are the same: 0.5 / 1.0.
"""

from dataclasses import replace

from tests.spec.upland import check, chosen, upland

from purposebuilt.design import Answer, Criterion, Dependency, Figure


def test_one_decider_for_all() -> None:
    check("hand_offs", chosen(), 0)


def test_one_place_differs() -> None:
    check("hand_offs", chosen(north="near"), 0.5)


def test_both_differ() -> None:
    check("hand_offs", chosen(north="near", south="council"), 1)


def test_a_committee_stands_for_its_hosts() -> None:
    """The board decides on the plan and an officer on care: the same body at the same level, so no hand-off."""
    rows = tuple(
        replace(row, decides=Answer(("icb",), "system")) if row.key == "care-today" else row
        for row in upland().arrangements
    )
    check("hand_offs", chosen(), 0, upland(arrangements=rows))


def test_an_unknown_decider_cannot_be_shown_to_agree() -> None:
    rows = tuple(replace(row, decides=Answer()) if row.key == "plan-today" else row for row in upland().arrangements)
    check("hand_offs", chosen(), 1, upland(arrangements=rows))


def test_narrowed_to_a_place() -> None:
    narrow = Criterion("together", "Together.", "icb", "place", place="south", measure="hand_offs")
    check("together", chosen(north="near"), 0, replace(upland(), criteria=(narrow,)))


def test_strengths_weigh() -> None:
    """Two dependencies of 0.5 and 0.3 between the same two functions are one of 0.8."""
    more = (*upland().dependencies, Dependency("care", "plan", Figure(0.3)))
    check("hand_offs", chosen(south="near"), 0.5, upland(dependencies=more))
