"""Independent parts, the sum of their frontiers, and the filter of points."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.unit.search.programmes import small

from purposebuilt.appraisal.structure import nondominated as filter_module
from purposebuilt.appraisal.structure.nondominated import nondominated
from purposebuilt.appraisal.structure.parts import joined, parts, summed
from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def slow(points):
    """The distinct points that no other betters, compared with each."""
    rows = sorted({tuple(point) for point in points.tolist()})
    return [a for a in rows if not any(b != a and all(x <= y for x, y in zip(b, a, strict=True)) for b in rows)]


@THOROUGH
@given(st.data(), st.sampled_from([16, 1 << 16]))
def test_the_filter_keeps_what_comparing_each_with_each_keeps(data, few):
    k = data.draw(st.integers(1, 5))
    count = data.draw(st.integers(0, 60))
    points = data.draw(st.lists(st.lists(st.integers(0, 6), min_size=k, max_size=k), min_size=count, max_size=count))
    given_points = np.array(points, dtype=float).reshape(count, k)
    before, filter_module.FEW = filter_module.FEW, few
    try:
        kept = nondominated(given_points)
    finally:
        filter_module.FEW = before
    assert [tuple(row) for row in given_points[kept].tolist()] == slow(given_points)


def test_the_filter_splits_many_points():
    points = np.random.default_rng(5).integers(0, 30, (3000, 4)).astype(float)
    kept = nondominated(points)
    assert [tuple(row) for row in points[kept].tolist()] == slow(points)


def beside(one, other):
    """Two programmes as one without a common row, the columns of the second first."""
    return Programme.from_arrays(
        np.hstack([other.objectives, one.objectives]),
        one.sense,
        sparse.block_diag([other.matrix, one.matrix]),
        np.append(other.row_lower, one.row_lower),
        np.append(other.row_upper, one.row_upper),
        np.append(other.column_lower, one.column_lower),
        np.append(other.column_upper, one.column_upper),
        True,
        offset=one.offset,
    )


@THOROUGH
@given(small(objectives=(2, 2), columns=(1, 3)), small(objectives=(2, 2), columns=(1, 3)), st.booleans())
def test_the_frontier_is_the_filtered_sum_of_the_parts(one, other, fix):
    whole = beside(one, other)
    if fix:
        upper = whole.column_upper.copy()
        upper[0] = 0.0
        whole = replace(whole, column_upper=upper)
    pieces = parts(whole)
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in whole.sense])
    fronts = [exhaustive.frontier(each.programme) * sign for each in pieces]
    truth = exhaustive.frontier(whole) * sign
    found = summed(fronts)
    np.testing.assert_allclose(found.points, truth, atol=1e-9)
    made = [sum(front[at] for front, at in zip(fronts, row, strict=True)) for row in found.picks]
    np.testing.assert_allclose(np.array(made).reshape(truth.shape), truth, atol=1e-9)


def test_parts_come_in_the_order_of_their_columns_and_solutions_join():
    matrix = [[0, 1, 1, 0], [1, 0, 0, 0]]
    case = Programme.from_arrays([[1, 2, 3, 4]], "min", matrix, 0, 1, 0.0, [1, 1, 1, 0], True, offset=[7])
    pieces = parts(case)
    assert [each.kept.tolist() for each in pieces] == [[0], [1, 2]]
    assert [each.programme.offset.tolist() for each in pieces] == [[7], [0]]
    assert joined(pieces, [np.array([1.0]), np.array([0.0, 1.0])]).tolist() == [1, 0, 1, 0]


def test_an_unsplit_programme_is_one_part():
    case = Programme.from_arrays([[1, 2]], "min", [[1, 1]], 1, 1, 0.0, 1.0, True)
    assert len(parts(case)) == 1
    nothing = parts(Programme.from_arrays([[1, 2]], "min", [[1, 1]], 3, 3, 1.0, 1.0, True))
    assert len(nothing) == 1
    assert not exhaustive.possible(nothing[0].programme)
