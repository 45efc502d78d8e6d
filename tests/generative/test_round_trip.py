"""What is written is read: on generated designs, in both boxes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.generative.designs import designs, large_design, solvable_designs

from purposebuilt import design_files
from purposebuilt.design import Design

EASY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEWER = settings(EASY, max_examples=20)


def through(design: Design, name: str) -> Design:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        design_files.write(design, path)
        return design_files.read(path)


@EASY
@given(designs())
def test_any_design_goes_through_a_folder(design: Design) -> None:
    assert through(design, "design") == design


@FEWER
@given(designs())
def test_any_design_goes_through_a_workbook(design: Design) -> None:
    assert through(design, "design.xlsx") == design


@EASY
@given(solvable_designs())
def test_small_designs_go_through_a_folder(design: Design) -> None:
    assert through(design, "design") == design


@pytest.mark.parametrize("name", ["design", "design.xlsx"])
def test_a_large_design_goes_through(name: str) -> None:
    design = large_design()
    assert through(design, name) == design
