"""The Dales: every score that its README works out by hand."""

from pathlib import Path

import pytest

from purposebuilt import checks, design_files, rulebooks
from purposebuilt.design import Basis, Design
from purposebuilt.formulation import formulate
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.formulation import Formulation
from purposebuilt.rulebooks.trace import trace

TINY = Path(__file__).resolve().parents[3] / "examples" / "tiny"
OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")


@pytest.fixture(scope="module")
def design() -> Design:
    return design_files.read(TINY)


@pytest.fixture(scope="module")
def formulation(design: Design) -> Formulation:
    return formulate(design, rulebooks.load(design.identity.rulebook), OBJECTIVES)


def test_it_takes_in_three_functions_of_the_catalogue_and_no_pack(design: Design) -> None:
    functions = rulebooks.functions_of(rulebooks.load(design.identity.rulebook), design)
    assert design.identity.packs == ()
    assert [function.key for function in functions] == [
        "population-health-improvement-plan",
        "commission-community",
        "better-care-fund",
    ]


def test_it_has_no_problem(design: Design) -> None:
    assert checks.check(design, rulebooks.load(design.identity.rulebook)).problems == ()


def test_one_purpose_names_its_functions_and_the_other_is_served_by_its_aim(design: Design) -> None:
    rulebook = rulebooks.load(design.identity.rulebook)
    made = trace(design, rulebook.aims, rulebooks.functions_of(rulebook, design))
    assert [(each.purpose.key, each.functions, each.direct) for each in made.threads] == [
        ("live-well-longer", ("population-health-improvement-plan",), False),
        ("home-today", ("commission-community", "better-care-fund"), True),
    ]
    assert made.functions_without_purpose == ()


def test_it_has_five_lines(formulation: Formulation) -> None:
    assert [line.key for line in formulation.lines] == [
        "population-health-improvement-plan@dales",
        "commission-community@northdale",
        "commission-community@southdale",
        "better-care-fund@northdale",
        "better-care-fund@southdale",
    ]


def test_today_scores_as_the_readme_works_out(formulation: Formulation) -> None:
    assert formulation.today is not None
    values = formulation.evaluate(formulation.today)
    assert values["closeness"] == pytest.approx(700_000 / 900_000)
    assert values["hand_offs"] == pytest.approx((0.2 + 0.8) / 2.0)
    assert values["running_cost"] == pytest.approx(1_590_000 / 300_000)
    assert values["disruption"] == pytest.approx(0)
    assert formulation.broken(formulation.today) == ()


def test_each_council_taking_on_community_commissioning_scores_as_the_readme_works_out(
    formulation: Formulation,
) -> None:
    assert formulation.today is not None
    changed = {
        "commission-community@northdale": "council-team:northdale-council",
        "commission-community@southdale": "council-team:southdale-council",
    }
    configuration = Configuration({**formulation.today.choice, **changed})
    values = formulation.evaluate(configuration)
    assert values["closeness"] == pytest.approx(750_000 / 900_000)
    assert values["hand_offs"] == pytest.approx(0.4 / 2.0)
    assert values["running_cost"] == pytest.approx(1_710_000 / 300_000)
    assert values["disruption"] == pytest.approx(14)
    assert formulation.broken(configuration) == ("criterion:within-the-money",)


def test_one_team_under_two_place_committees_scores_as_the_readme_works_out(formulation: Formulation) -> None:
    assert formulation.today is not None
    changed = {"commission-community@southdale": "place-committee-one-team"}
    configuration = Configuration({**formulation.today.choice, **changed})
    values = formulation.evaluate(configuration)
    assert values["closeness"] == pytest.approx(750_000 / 900_000)
    assert values["hand_offs"] == pytest.approx(0.4 / 2.0)
    assert values["running_cost"] == pytest.approx(1_590_000 / 300_000)
    assert values["disruption"] == pytest.approx(0)
    assert formulation.broken(configuration) == ()


def test_every_figure_is_assumed_and_said_to_be_illustrative(design: Design) -> None:
    figures = [figure for place in design.places for figure in (place.population, place.need_weighted)]
    figures += [function.cost_per_wte for function in design.functions]
    assert {figure.basis for figure in figures if figure} == {Basis.ASSUMED}
    assert all("illustrative" in place.name for place in design.places)
    assert all("llustrative" in (arrangement.detail or "") for arrangement in design.arrangements)
