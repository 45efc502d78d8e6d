"""Columns that are whole although nobody said so, against the engine that tries everything."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from tests.spec.upland import book, upland
from tests.unit.structure.shaped import shaped

from purposebuilt import design_files, rulebooks
from purposebuilt.appraisal.structure.implied import implied_whole
from purposebuilt.design import Criterion, Figure, Force
from purposebuilt.engines import exhaustive
from purposebuilt.formulation import formulate
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
TINY = Path(__file__).parents[3] / "examples" / "tiny"
REAL = {"fairness": {"gap"}}
"""Columns that are not whole by nature: the largest of sums of posts a head."""


def programme(costs, rows, lower, upper, integer, *, sense="min"):
    return Programme.from_arrays(costs, sense, rows, lower, upper, 0.0, 1.0, integer)


def test_a_team_is_rounded_down_and_an_agreement_up():
    rows = [[1, 1, -1, 0], [-1, 0, 0, 1], [0, -1, 0, 1]]
    case = programme([0, 0, 3, -2], rows, -np.inf, 0, [True, True, False, False])
    assert implied_whole(case).all()


def test_a_column_pulled_both_ways_is_not_whole():
    case = programme([[0, 1], [0, -1]], [[1, -1]], -np.inf, 0, [True, False])
    assert implied_whole(case).tolist() == [True, False]


def test_a_column_beside_a_fraction_is_not_whole():
    case = programme([0, 1], [[0.5, -1]], -np.inf, 0, [True, False])
    assert implied_whole(case).tolist() == [True, False]
    assert implied_whole(replace(case, matrix=case.matrix * 2)).tolist() == [True, False]


def test_a_column_that_choices_give_exactly_is_whole_whichever_way_it_is_pulled():
    rows = [[1, 0, -1], [0, 1, -1], [-1, -1, 1]]
    case = programme([[0, 0, 1], [0, 0, -1]], rows, -np.inf, 0, [True, True, False])
    assert implied_whole(case).all()
    without = programme([[0, 0, 1], [0, 0, -1]], rows[1:], -np.inf, 0, [True, True, False])
    assert not implied_whole(without).all()


def test_a_chain_of_columns_is_whole_one_after_another():
    rows = [[1, -1, 0], [0, 1, -1]]
    assert implied_whole(programme([0, 0, 1], rows, -np.inf, 0, [True, False, False])).all()


def unrecognised(formulation):
    names = formulation.programme.column_names
    return {names[at].partition("(")[0] for at in np.flatnonzero(~implied_whole(formulation.programme))}


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_of_a_design_is_whole_but_for_the_fairness_gap(name):
    tiny = design_files.read(TINY)
    for design, rulebook in ((upland(), book()), (tiny, rulebooks.load(tiny.identity.rulebook))):
        if MEASURES[name].form is not None and name in formulate(design, rulebook).measures:
            assert unrecognised(formulate(design, rulebook, (name,))) == REAL.get(name, set())


def test_a_share_kept_as_a_must_is_whole_although_it_pushes_teams_both_ways():
    must = Criterion(
        "long", "A tenth.", "icb", "system", Force.MUST, measure="purpose_resourcing", threshold=Figure(0.1)
    )
    made = formulate(upland(criteria=(must,)), book(), ("closeness", "running_cost"))
    assert any(name.startswith("exact") for name in made.programme.column_names)
    assert unrecognised(made) == set()


@THOROUGH
@given(shaped())
def test_calling_columns_whole_loses_no_point(case):
    whole = implied_whole(case)
    event(f"{int((whole & ~case.integer).sum())} of {int((~case.integer).sum())} recognised")
    try:
        truth = exhaustive.frontier(case)
    except ValueError:
        assume(False)
    found = exhaustive.frontier(replace(case, integer=whole))
    np.testing.assert_allclose(found, truth, atol=1e-6)
