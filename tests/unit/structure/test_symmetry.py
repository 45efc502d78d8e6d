"""Places that may change places: found, verified, put in order."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.unit.search.programmes import small

from purposebuilt.appraisal.structure.pieces import pieces
from purposebuilt.appraisal.structure.symmetry import interchangeable, ordered
from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def twins(draw):
    """Two or three copies of a small programme, some columns shared by a row over all, the columns shuffled."""
    one = draw(small(objectives=(1, 2), columns=(1, 3), rows=(0, 2), high=1))
    copies = draw(st.integers(2, 3))
    n = one.columns
    common = np.tile(draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)), copies)
    matrix = np.vstack([sparse.block_diag([one.matrix] * copies).toarray(), common])
    order = np.array(draw(st.permutations(range(n * copies))))
    case = Programme.from_arrays(
        np.tile(one.objectives, copies)[:, order], one.sense, matrix[:, order],
        np.append(np.tile(one.row_lower, copies), -np.inf), np.append(np.tile(one.row_upper, copies), copies), 0.0, 1.0,
        True,
    )  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        case.objectives[0, 0] += 1
    return case


@THOROUGH
@given(twins())
def test_order_rows_lose_no_point(case):
    made = ordered(case)
    event(f"{made.rows - case.rows} order rows")
    np.testing.assert_allclose(exhaustive.frontier(made), exhaustive.frontier(case), atol=1e-9)


@THOROUGH
@given(twins())
def test_every_swap_leaves_the_programme_as_it_is(case):
    for family in interchangeable(case):
        for one in family:
            for other in family:
                swap = np.arange(case.columns)
                swap[one], swap[other] = other, one
                before = sorted(zip(case.matrix.toarray().tolist(), case.row_lower, case.row_upper, strict=True))
                after = sorted(
                    zip(case.matrix.toarray()[:, swap].tolist(), case.row_lower, case.row_upper, strict=True)
                )
                assert before == after
                assert np.array_equal(case.objectives, case.objectives[:, swap])


@THOROUGH
@given(twins())
def test_pieces_add_up_and_go_back(case):
    found = pieces(case)
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in case.sense])
    best = [exhaustive.solve(each, (each.objectives * sign[:, None]).sum(axis=0)) for each in found.programmes]
    whole = exhaustive.solve(case, (case.objectives * sign[:, None]).sum(axis=0))
    assert (whole.state == "solved") == all(each.state == "solved" for each in best)
    if whole.state == "solved":
        solution = found.restored([each.values for each in best])
        assert not case.broken(solution)
        assert np.isclose(sign @ (case.values(solution) - case.values(whole.values)), 0)


def places(count, price=0.0):
    """Each place chooses one of two candidates and may share a team: x1 + x2 = 1, x2 <= y; the first may cost more."""
    n = 2 * count + 1
    matrix = np.zeros((2 * count, n))
    for place in range(count):
        matrix[place, [2 * place, 2 * place + 1]] = 1
        matrix[count + place, [2 * place + 1, n - 1]] = 1, -1
    costs = np.append(np.tile([1.0, 0.0], count), 3.0)
    costs[0] += price
    low = np.append(np.ones(count), np.full(count, -np.inf))
    return Programme.from_arrays(costs, "min", matrix, low, np.append(np.ones(count), np.zeros(count)), 0.0, 1.0, True)


def test_identical_places_are_one_family():
    families = interchangeable(places(3))
    assert [[sorted(block.tolist()) for block in family] for family in families] == [[[0, 1], [2, 3], [4, 5]]]
    assert ordered(places(3)).rows == places(3).rows + 2


def test_a_place_that_differs_is_left_out():
    assert [len(family) for family in interchangeable(places(3, price=0.5))] == [2]
    assert interchangeable(places(2, price=0.5)) == ()
    assert ordered(places(2, price=0.5)) is not None


def test_parts_that_are_the_same_are_named_once():
    found = pieces(replace(places(2), matrix=sparse.csr_array(places(2).matrix * 1.0)), ("parts",))
    assert found.twin_of == (0,)
    free = Programme.from_arrays(
        [[1, 4, 1, 4], [3, 1, 3, 1]], "min", [[1, 1, 0, 0], [0, 0, 1, 1]], 1, 1, 0.0, 1.0, True
    )
    assert pieces(free, ("parts",)).twin_of == (0, 0)
