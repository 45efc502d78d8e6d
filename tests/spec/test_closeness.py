"""Closeness: decisions at system level count 0.5, in a place 1, weighted by the people of each line.

North decides about care near people; plan and South stay with the board:

    (300,000 x 0.5 + 200,000 x 1 + 100,000 x 0.5) / 600,000 = 400,000 / 600,000 = 2/3
"""

from dataclasses import replace

from tests.spec.upland import check, chosen, upland

from purposebuilt.design import Criterion


def test_all_at_system_level() -> None:
    check("closeness", chosen(), 0.5)


def test_one_place_decides() -> None:
    check("closeness", chosen(north="near"), 2 / 3)


def test_narrowed_to_a_place_and_a_function() -> None:
    """Care in the South alone: near it is 1, as today 0.5, whatever the North does."""
    narrow = Criterion("near", "Near.", "icb", "place", place="south", functions=("care",), measure="closeness")
    design = replace(upland(), criteria=(narrow,))
    check("near", chosen(north="near"), 0.5, design)
    check("near", chosen(south="council"), 1.0, design)
