"""The Dales, whose figures its README works out by hand."""

from pathlib import Path

import pytest

from purposebuilt import design_files, rulebooks
from purposebuilt.formulation import Formulation, formulate

TINY = Path(__file__).parents[3] / "examples" / "tiny"


@pytest.fixture(scope="module")
def dales() -> Formulation:
    return formulate(design_files.read(TINY), rulebooks.load("england_2022_act"))


def test_today_is_scored_as_by_hand(dales: Formulation) -> None:
    assert dales.today is not None
    closeness, hand_offs, cost, disruption = dales.objective_values(dales.today)
    assert closeness == pytest.approx(700_000 / 900_000)
    assert hand_offs == pytest.approx(0.5)
    assert cost == pytest.approx(5.30)
    assert disruption == 0


def test_the_change_is_scored_as_by_hand(dales: Formulation) -> None:
    """Each council takes on community commissioning; its place committee decides."""
    assert dales.today is not None
    choice = dict(dales.today.choice)
    for place in ("northdale", "southdale"):
        choice[f"commission-community@{place}"] = f"council-team:{place}-council"
    changed = type(dales.today)(choice)
    closeness, hand_offs, cost, disruption = dales.objective_values(changed)
    assert closeness == pytest.approx(750_000 / 900_000)
    assert hand_offs == pytest.approx(0.2)
    assert cost == pytest.approx(5.70)
    assert disruption == pytest.approx(14)
    assert dales.broken(changed) == ("criterion:within-the-money",)


def test_a_solution_goes_there_and_back(dales: Formulation) -> None:
    assert dales.today is not None
    solution = dales.solution(dales.today)
    assert dales.programme.broken(solution) == ()
    assert dales.programme.values(solution) == pytest.approx(dales.objective_values(dales.today), abs=1e-12)
    assert dales.configuration(solution) == dales.today
