"""The search against the reference that writes every combination down."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small

from purposebuilt.appraisal import frontier
from purposebuilt.engines import exhaustive
from purposebuilt.engines.highs import Highs

THOROUGH = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
BRIEF = settings(THOROUGH, max_examples=80)


@THOROUGH
@given(small())
def test_the_complete_frontier_is_the_exhaustive_one(programme):
    found = frontier(programme)
    truth = exhaustive.frontier(programme)
    assert found.complete
    assert found.impossible == (len(truth) == 0)
    np.testing.assert_allclose(found.points, truth, atol=1e-9)
    assert np.all(found.bound == 0)
    assert all(not programme.broken(solution) for solution in found.solutions)
    values = np.array([programme.values(solution) for solution in found.solutions]).reshape(found.points.shape)
    np.testing.assert_allclose(values, found.points, atol=1e-9)


@BRIEF
@given(small(objectives=(2, 4), columns=(3, 7)), st.sampled_from([0.05, 0.2, 0.5]))
def test_a_covered_frontier_misses_no_more_than_it_says(programme, coverage):
    found = frontier(programme, coverage=coverage)
    assert found.bound_share <= coverage + 1e-9
    covered(found, exhaustive.frontier(programme), programme.sense)


@BRIEF
@given(small(objectives=(2, 3), columns=(3, 7)), st.sampled_from([1.0, 3.0, 7.0]))
def test_a_coarse_resolution_misses_less_than_itself(programme, resolution):
    found = frontier(programme, resolution=resolution)
    assert found.complete
    assert np.all(found.bound < resolution)
    covered(found, exhaustive.frontier(programme), programme.sense)


@BRIEF
@given(small(objectives=(2, 3), columns=(3, 7)))
def test_two_workers_find_the_same(programme):
    alone, together = frontier(programme), frontier(programme, workers=2)
    np.testing.assert_array_equal(alone.points, together.points)


@BRIEF
@given(small(objectives=(1, 1)))
def test_highs_and_the_exhaustive_engine_agree(programme):
    truth = exhaustive.solve(programme, programme.objectives[0])
    engine = Highs(programme)
    engine.costs(programme.objectives[0])
    answer = engine.solve()
    engine.close()
    assert answer.state == truth.state
    assert answer.objective == pytest.approx(truth.objective)
    assert answer.bound <= answer.objective


def covered(found, truth, sense):
    """Every true point has a listed one that is no worse by more than the bound in every objective."""
    sign = np.array([1.0 if one == "min" else -1.0 for one in sense])
    for point in truth * sign:
        worse = found.points * sign - point
        assert np.any(np.all(worse <= found.bound + 1e-9, axis=1)), (point, found.points, found.bound)
