"""The compiled tree lists what the exhaustive engine lists, and what it claims when it is stopped is true."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.appraisal.archive import unbeaten as slowly_unbeaten
from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.one_tree.candidates import candidates_of
from purposebuilt.appraisal.one_tree.complete import by_one_tree
from purposebuilt.appraisal.one_tree.search import Until
from purposebuilt.appraisal.space import space_of
from purposebuilt.engines import exhaustive
from purposebuilt.engines.tree.compiled import unbeaten
from purposebuilt.programme import Programme

WHOLE = st.integers(-9, 9)
EITHER = st.booleans()


@st.composite
def programmes(draw, real=EITHER):
    """Groups of which one is taken, groups of which one may be, loose columns of few values, and rows over them all."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    loose = draw(st.integers(0, 3))
    columns = sum(sizes) + loose
    number = st.floats(-9, 9, width=32).map(lambda value: round(value, 3)) if draw(real) else WHOLE
    count = draw(st.integers(2, 5))
    costs = np.array(draw(st.lists(number, min_size=count * columns, max_size=count * columns)), dtype=float)
    rows, low, high = [], [], []
    start = 0
    for size in sizes:
        row = np.zeros(columns)
        row[start : start + size] = 1.0
        rows.append(row)
        low.append(draw(st.sampled_from([1.0, -np.inf])))
        high.append(1.0)
        start += size
    for _ in range(draw(st.integers(0, 3))):
        rows.append(np.array(draw(st.lists(st.integers(-4, 6), min_size=columns, max_size=columns)), dtype=float))
        middle = draw(st.integers(-3, 9))
        low.append(draw(st.sampled_from([-np.inf, -np.inf, float(middle) - 6])))
        high.append(draw(st.sampled_from([float(middle), float(middle), np.inf])))
    top = np.ones(columns)
    top[sum(sizes) :] = draw(st.integers(1, 3))
    bottom = np.zeros(columns)
    bottom[sum(sizes) :] = draw(st.integers(-1, 0))
    sense = draw(st.lists(st.sampled_from(["min", "max"]), min_size=count, max_size=count))
    return Programme.from_arrays(costs.reshape(count, -1), sense, np.array(rows), low, high, bottom, top, True)


def found_by_tree(programme, **kept):
    until = Until(Clock(None), **kept)
    return by_one_tree(programme, space_of(programme, None), (), until)


def turned(programme, points):
    return points * np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])


@settings(max_examples=150, deadline=None)
@given(programmes(real=st.just(False)))
def test_whole_objectives_give_the_same_points_as_looking_at_everything(programme):
    found = found_by_tree(programme)
    expected = turned(programme, exhaustive.frontier(programme))
    if found is None:
        assert len(expected) == 0, "only an impossible programme is left to others"
        return
    assert found.complete
    assert sorted(found.points.tolist()) == sorted(expected.tolist())
    for point, solution in zip(found.points, found.solutions, strict=True):
        assert not programme.broken(solution)
        assert np.allclose(turned(programme, programme.values(solution)), point)


@settings(max_examples=100, deadline=None)
@given(programmes(real=st.just(True)))
def test_real_objectives_are_matched_to_the_resolution(programme):
    found = found_by_tree(programme)
    if found is None:
        assert len(exhaustive.frontier(programme)) == 0
        return
    assert_covered(programme, found)


@settings(max_examples=100, deadline=None)
@given(programmes(), st.integers(0, 12))
def test_what_is_claimed_of_a_stopped_search_is_true(programme, nodes):
    found = found_by_tree(programme, nodes=nodes)
    if found is not None and len(found.points):
        assert_covered(programme, found)


def assert_covered(programme, found):
    for possible in turned(programme, exhaustive.frontier(programme)):
        assert np.any(np.all(found.points <= possible + found.bound + 1e-7, axis=1)), (possible, found.bound)


def knapsack(items, objectives, seed):
    rng = np.random.default_rng(seed)
    weights = rng.integers(10, 100, items)
    costs = rng.integers(1, 100, (objectives, items))
    return Programme.from_arrays(costs, "max", [weights], -np.inf, weights.sum() // 2, 0.0, 1.0, True)


def test_two_trees_list_what_one_lists():
    programme = knapsack(48, 3, 5)
    space = space_of(programme, None)
    one, two = (by_one_tree(programme, space, (), Until(Clock(None)), workers) for workers in (1, 2))
    assert one.nodes > 20_000
    assert one.complete
    assert two.complete
    assert one.points.tolist() == two.points.tolist()


def test_two_trees_take_the_same_steps_every_time():
    programme = knapsack(46, 3, 6)
    space = space_of(programme, None)
    first, again = (by_one_tree(programme, space, (), Until(Clock(None)), 2) for _ in range(2))
    assert first.nodes == again.nodes
    assert first.solutions.tolist() == again.solutions.tolist()


def test_an_agreement_is_settled_last():
    """Two functions in one place: m says that both are decided by the first body; nobody has to branch on it."""
    matrix = [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0], [-1, 0, 0, 0, 1], [0, 0, -1, 0, 1]]
    costs = [[3, 1, 4, 1, 0], [0, 0, 0, 0, -1]]
    programme = Programme.from_arrays(
        costs, "min", matrix, [1, 1, -np.inf, -np.inf], [1, 1, 0, 0], 0.0, 1.0, [True] * 4 + [False]
    )
    found = found_by_tree(programme)
    assert found.complete
    assert found.points.tolist() == [[2.0, 0.0], [7.0, -1.0]]


def test_seeds_are_listed_and_those_that_break_a_row_are_passed_over():
    programme = knapsack(12, 2, 7)
    good, bad = np.zeros(12), np.ones(12)
    found = by_one_tree(programme, space_of(programme, None), (good, bad), Until(Clock(None), nodes=0))
    assert all(not programme.broken(solution) for solution in found.solutions)


def test_what_is_too_large_or_not_whole_is_left_to_others():
    programme = knapsack(12, 2, 7)
    whole = np.ones(12, dtype=bool)
    assert candidates_of(programme, whole, 24) is not None
    assert candidates_of(programme, whole, 23) is None
    whole[3] = False
    assert candidates_of(programme, whole, 24) is None


@pytest.mark.parametrize("objectives", [2, 3, 4, 5])
def test_unbeaten_points_are_those_found_slowly(objectives):
    points = np.random.default_rng(objectives).integers(0, 12, (700, objectives)).astype(float)
    order = np.lexsort(points.T[::-1])
    assert np.array_equal(unbeaten(points[order]), slowly_unbeaten(points[order]))


@settings(max_examples=60, deadline=None)
@given(programmes(), st.integers(0, 2**31))
def test_a_solution_and_what_it_takes_are_the_same_thing(programme, seed):
    made = candidates_of(programme, programme.integer, 100)
    sizes = np.diff(made.first)
    taken = np.random.default_rng(seed).integers(0, sizes)
    solution = made.solutions(taken[None, :])[0]
    again = made.taken(solution)
    assert again is not None
    assert made.solutions(again[None, :])[0].tolist() == solution.tolist()
