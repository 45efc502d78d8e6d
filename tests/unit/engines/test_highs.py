"""The live HiGHS model: what it answers, that its answers are checked, and that its bounds change."""

import numpy as np
import pytest

from purposebuilt.engines import exhaustive
from purposebuilt.engines.engine import Limits, proven_by_duals
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Programme


def knapsack(relaxed=False):
    """Most of 6a + 5b + 4c with 3a + 2b + 2c <= 4."""
    programme = Programme.from_arrays([[6, 5, 4]], "max", [[3, 2, 2]], -np.inf, 4, 0, 1, True)
    engine = Highs(programme, relaxed=relaxed)
    engine.costs(-programme.objectives[0])
    return programme, engine


def test_solved_with_a_bound():
    _, engine = knapsack()
    answer = engine.solve()
    assert answer.state == "solved"
    assert answer.values.tolist() == [0, 1, 1]
    assert answer.objective == answer.bound == -9


def test_bounds_change_and_change_back():
    _, engine = knapsack()
    engine.row_bounds(0, np.array([-np.inf]), np.array([3.0]))
    assert engine.solve().objective == -6
    engine.column_bounds(0, np.array([0.0]), np.array([0.0]))
    assert engine.solve().objective == -5
    engine.row_bounds(0, np.array([8.0]), np.array([9.0]))
    assert engine.solve().state == "impossible"
    engine.column_bounds(0, np.array([0.0]), np.array([1.0]))
    engine.row_bounds(0, np.array([-np.inf]), np.array([4.0]))
    assert engine.solve(start=np.array([1.0, 0.0, 0.0])).objective == -9


def test_a_relaxation_proves_its_bound_by_its_duals():
    programme, engine = knapsack(relaxed=True)
    answer = engine.solve()
    assert answer.objective == pytest.approx(-9)
    assert proven_by_duals(programme, -programme.objectives[0], answer.duals) == pytest.approx(-9)


@pytest.mark.parametrize("multiplier", [-10.0, -2.5, -1.0, 0.0, 1.0, 7.0])
def test_any_multipliers_prove_a_bound(multiplier):
    programme, _ = knapsack()
    truth = exhaustive.solve(programme, -programme.objectives[0]).objective
    assert proven_by_duals(programme, -programme.objectives[0], np.array([multiplier])) <= truth


def test_without_limit_is_not_impossible():
    programme = Programme.from_arrays([[1]], "max", [[1]], 0, np.inf, 0, np.inf, True)
    engine = Highs(programme)
    engine.costs(np.array([-1.0]))
    answer = engine.solve()
    assert answer.state == "unfinished"
    assert answer.unlimited
    engine.row_bounds(0, np.array([-np.inf]), np.array([-1.0]))
    assert engine.solve().state == "impossible"


def test_no_time_is_unfinished():
    rng = np.random.default_rng(1)
    programme = Programme.from_arrays(
        rng.integers(1, 99, (1, 60)), "max", rng.integers(1, 99, (20, 60)), -np.inf, 900, 0, 1, True
    )
    engine = Highs(programme)
    engine.costs(-programme.objectives[0])
    for _ in range(3):
        answer = engine.solve(Limits(seconds=0.05))
        assert answer.seconds < 5
        assert answer.state in {"solved", "unfinished"}
        assert answer.values is None or not programme.broken(answer.values)
        assert answer.bound <= answer.objective


def test_too_many_combinations_are_refused():
    with pytest.raises(ValueError, match="exhaustive engine tries"):
        exhaustive.solve(
            Programme.from_arrays(np.ones((1, 40)), "min", np.ones((1, 40)), 0, 1, 0, 1, True), np.ones(40)
        )


def test_a_choice_left_to_columns_that_are_not_whole_is_refused():
    free = Programme.from_arrays([[1, 0], [0, 1]], "min", [[1, 1]], 1, np.inf, 0.0, 1.0, False)
    with pytest.raises(ValueError, match="leave a choice"):
        exhaustive.frontier(free)
