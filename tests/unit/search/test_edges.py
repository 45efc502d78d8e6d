"""What is unusual: one objective, constant or repeated ones, columns that are not whole, no time, cut short."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small
from tests.unit.search.test_against_exhaustive import covered

from purposebuilt.appraisal import frontier
from purposebuilt.appraisal.clock import Clock
from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme


def one_of(objectives, sense="min"):
    count = len(objectives[0])
    return Programme.from_arrays(objectives, sense, np.ones((1, count)), 1, 1, 0.0, 1.0, True)


def test_one_objective_has_one_point():
    found = frontier(one_of([[3, 1, 2]]))
    assert found.points.tolist() == [[1]]
    assert found.complete


def test_a_constant_objective_changes_nothing():
    found = frontier(one_of([[1, 5, 9], [4, 4, 4], [9, 5, 1]]))
    assert found.points.tolist() == [[1, 4, 9], [5, 4, 5], [9, 4, 1]]


def test_a_repeated_objective_changes_nothing():
    found = frontier(one_of([[1, 5, 9], [9, 5, 1], [1, 5, 9]]))
    assert found.points.tolist() == [[1, 9, 1], [5, 5, 5], [9, 1, 9]]


def test_objectives_that_agree_have_one_point():
    found = frontier(one_of([[1, 5, 9], [1, 5, 9]]))
    assert found.points.tolist() == [[1, 1]]
    assert found.bound_share == 0


def test_decimal_objectives_are_found_to_their_resolution():
    found = frontier(one_of([[0.1, 0.5, 0.9, 0.6], [0.9, 0.5, 0.1, 0.6]]), resolution=0.01)
    assert found.points.tolist() == [[0.1, 0.9], [0.5, 0.5], [0.9, 0.1]]
    assert found.complete
    assert found.bound.tolist() == [0.01, 0.01]


def segment():
    """Continuous: x + y >= 1 within the unit square, both least: the frontier is the line between (1, 0) and (0, 1)."""
    return Programme.from_arrays([[1, 0], [0, 1]], "min", [[1, 1]], 1, np.inf, 0.0, 1.0, False)


@pytest.mark.parametrize("coverage", [0.0, 0.05])
def test_a_continuous_frontier_is_covered(coverage):
    found = frontier(segment(), resolution=0.05, coverage=coverage)
    truth = np.array([[share, 1 - share] for share in np.linspace(0, 1, 101)])
    assert found.bound_share <= 0.05 + 1e-9
    covered(found, truth, ("min", "min"))


def test_columns_implied_by_whole_ones_agree_with_the_reference():
    """m <= x and m <= y, most m: m is x and y together."""
    programme = Programme.from_arrays(
        [[0, 0, 1], [3, 2, 0]],
        ("max", "min"),
        [[1, 0, -1], [0, 1, -1]],
        0,
        np.inf,
        0.0,
        1.0,
        [True, True, False],
    )
    found = frontier(programme, resolution=0.01)
    np.testing.assert_allclose(found.points, exhaustive.frontier(programme), atol=1e-6)
    assert found.points.tolist() == [[1, 5], [0, 0]]


def test_no_time_gives_no_points_and_no_promise():
    found = frontier(one_of([[1, 5, 9], [9, 5, 1]]), time_limit=0.0)
    assert found.complete == (len(found.points) == 3)
    assert found.complete or found.bound_share > 0


def test_seeds_that_break_a_row_are_passed_over():
    found = frontier(one_of([[1, 5, 9], [9, 5, 1]]), seeds=[[1, 1, 1], [0, 1, 0]])
    assert len(found.points) == 3


def test_same_input_same_bytes():
    programme = one_of([[1, 5, 9, 4], [9, 5, 1, 6], [2, 2, 1, 1]])
    first, second = frontier(programme, workers=2), frontier(programme, workers=2)
    assert first.points.tobytes() == second.points.tobytes()
    assert first.solutions.tobytes() == second.solutions.tobytes()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(small(objectives=(2, 4), columns=(3, 6)), st.integers(1, 12), st.sampled_from([0.0, 0.01]))
def test_a_search_cut_short_misses_no_more_than_it_says(programme, looks, coverage):
    """The clock runs out after some looks at it: whatever was proven by then holds."""
    left = [looks]

    def out(clock):
        left[0] -= 1
        return left[0] < 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Clock, "out", property(out))
        found = frontier(programme, coverage=coverage)
    if len(found.points):
        covered(found, exhaustive.frontier(programme), programme.sense)
