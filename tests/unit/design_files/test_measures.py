"""The measures that cells may name are those of the register."""

from __future__ import annotations

from purposebuilt.design_files import columns
from purposebuilt.formulation import MEASURES


def test_the_measures_that_cells_may_name_are_those_that_are_computed() -> None:
    assert set(columns.MEASURES) | {"judged"} == set(MEASURES) | {"judged"}
