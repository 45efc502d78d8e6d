"""The duty comes from law: no candidate of West Yorkshire moves it, and who holds it widely decides widely."""

from pathlib import Path

import pytest

from purposebuilt import design_files, rulebooks
from purposebuilt.formulation import Formulation, formulate

FOLDER = Path(__file__).parents[3] / "examples" / "west_yorkshire"


@pytest.fixture(scope="module")
def formulated() -> Formulation:
    design = design_files.read(FOLDER)
    return formulate(design, rulebooks.load(design.identity.rulebook), ["closeness"])


def test_every_candidate_of_a_line_has_the_same_duty(formulated: Formulation) -> None:
    for line, candidates in formulated.candidates.items():
        assert len({(each.duty.bodies, each.duty.level) for each in candidates}) == 1, line


def test_nhs_england_decides_its_own_work_from_the_region(formulated: Formulation) -> None:
    found = [
        each.decides.level
        for candidates in formulated.candidates.values()
        for each in candidates
        if each.decides.bodies == ("nhse-ney",)
    ]
    assert found
    assert "system" not in found
