"""The frontier of small programmes whose points are known by hand."""

import numpy as np
import pytest

from purposebuilt.appraisal import frontier
from purposebuilt.problems import Refusal
from purposebuilt.programme import Programme


def chosen(objectives, sense, rows, lower, upper, *, integer=True, high=1.0):
    return Programme.from_arrays(objectives, sense, np.atleast_2d(rows), lower, upper, 0.0, high, integer)


def test_two_objectives_by_hand():
    """One of three: (1, 9), (5, 5), (9, 1) and (6, 6), which (5, 5) betters."""
    costs = [[1, 5, 9, 6], [9, 5, 1, 6]]
    found = frontier(chosen(costs, "min", [1, 1, 1, 1], 1, 1))
    assert found.points.tolist() == [[1, 9], [5, 5], [9, 1]]
    assert found.complete
    assert found.bound.tolist() == [0, 0]
    assert found.bound_share == 0


def test_senses_may_differ():
    costs = [[1, 5, 9, 6], [-9, -5, -1, -6]]
    found = frontier(chosen(costs, ("min", "max"), [1, 1, 1, 1], 1, 1))
    assert found.points.tolist() == [[1, -9], [5, -5], [9, -1]]


def test_an_impossible_programme_says_so():
    found = frontier(chosen([[1, 1], [1, 2]], "min", [1, 1], 3, 3))
    assert found.impossible
    assert found.complete
    assert found.points.shape == (0, 2)


def test_an_objective_without_limit_is_refused():
    with pytest.raises(Refusal, match=r"PB401.*bettered without limit"):
        frontier(chosen([[1, 0], [0, -1]], "min", [1, 0], 0, 1, integer=False, high=np.inf))
