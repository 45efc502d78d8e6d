"""The complete frontier is the same with and without each reduction."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small
from tests.unit.structure.test_parts import beside
from tests.unit.structure.test_symmetry import twins

from purposebuilt.appraisal import frontier
from purposebuilt.appraisal.structure.pieces import EVERY_STEP
from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def check(case, steps):
    found, truth = frontier(case, steps=steps), exhaustive.frontier(case)
    assert found.complete
    assert found.impossible == (len(truth) == 0)
    np.testing.assert_allclose(found.points, truth, atol=1e-9)
    assert all(not case.broken(solution) for solution in found.solutions)
    values = np.array([case.values(solution) for solution in found.solutions]).reshape(found.points.shape)
    np.testing.assert_allclose(values, found.points, atol=1e-9)


@THOROUGH
@given(twins(), st.sampled_from([EVERY_STEP, (), ("parts", "symmetry"), ("symmetry",)]))
def test_of_twins(case, steps):
    check(case, steps)


@THOROUGH
@given(small(objectives=(2, 2), columns=(1, 3)), small(objectives=(2, 2), columns=(1, 3)))
def test_of_parts(one, other):
    check(beside(one, other), EVERY_STEP)


def test_a_resolution_is_shared_among_the_parts():
    one = np.array([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]], dtype=float)
    matrix = np.kron(np.eye(2), np.ones((1, 6)))
    case = Programme.from_arrays(np.hstack([one, one]), "min", matrix, 1, 1, 0.0, 1.0, True)
    found = frontier(case, resolution=3.0)
    truth = exhaustive.frontier(case)
    assert found.complete
    assert np.all(found.bound < 3)
    assert all(np.any(np.all(found.points <= point + found.bound, axis=1)) for point in truth)


def test_seeds_go_into_the_pieces():
    case = Programme.from_arrays([[1, 2], [2, 1]], "min", [[1, 1]], 1, 1, 0.0, 1.0, True)
    assert frontier(case, seeds=[[1.0, 0.0]]).points.tolist() == [[1, 2], [2, 1]]


def test_a_step_that_there_is_not_is_refused():
    with pytest.raises(KeyError):
        frontier(Programme.from_arrays([[1]], "min", [[1]], 0, 1, 0.0, 1.0, True), steps=("guessed",))
