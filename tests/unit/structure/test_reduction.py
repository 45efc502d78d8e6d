"""Smaller programmes have the same frontier, and their solutions go back."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small
from tests.unit.structure.shaped import shaped

from purposebuilt.appraisal.questions import Questions
from purposebuilt.appraisal.space import space_of
from purposebuilt.appraisal.structure.reduction import STEPS, reduced
from purposebuilt.engines import exhaustive
from purposebuilt.engines.engine import Limits
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def same_frontier(case, found):
    """The frontiers of a programme and of what it was reduced to, both by trying everything, are the same."""
    try:
        truth = exhaustive.frontier(case)
    except ValueError:
        assume(False)
    np.testing.assert_allclose(exhaustive.frontier(found.programme), truth, atol=1e-6)
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in case.sense])
    costs = (case.objectives * sign[:, None]).sum(axis=0)
    best = exhaustive.solve(found.programme, costs[found.kept])
    if best.state == "solved":
        solution = found.restored(best.values)
        assert not case.broken(solution)
        np.testing.assert_allclose(case.values(solution), found.programme.values(best.values), atol=1e-6)


@settings(THOROUGH, max_examples=120)
@given(shaped(), st.sampled_from([None, ("forced",), ("dominated",), ("dominated", "forced"), ("implied", "forced")]))
def test_a_shaped_programme_keeps_its_frontier(case, steps):
    found = reduced(case, steps)
    same_frontier(case, found)
    event(f"{sum(one.fixed for one in found.done)} fixed")


@THOROUGH
@given(small(columns=(1, 5)), st.sampled_from([None, ("forced",), ("dominated",)]))
def test_any_small_programme_keeps_its_frontier(case, steps):
    same_frontier(case, reduced(case, steps))


@settings(THOROUGH, max_examples=100)
@given(shaped(objectives=(1, 2), lines=(1, 2), candidates=(2, 4), agreements=(0, 1)))
def test_dominated_candidates_go_safely(case):
    found = reduced(case, ("dominated",))
    event(f"{found.done[0].fixed} dominated")
    same_frontier(case, found)


@settings(THOROUGH, max_examples=100)
@given(shaped(), st.integers(0, 8))
def test_a_programme_that_time_left_half_reduced_keeps_its_frontier(case, questions):
    asked = iter([False] * questions)
    same_frontier(case, reduced(case, out=lambda: next(asked, True)))


def test_without_time_nothing_is_reduced():
    case = line([[1, 2, 3], [1, 2, 0]], [[1, 1, 1]], [2.0], [True] * 3)
    assert reduced(case, out=lambda: True).kept.tolist() == [0, 1, 2]


def line(costs, rows, upper, integer):
    """One choice among the first columns that are whole, with further rows `<= upper`."""
    whole = np.array(integer)
    matrix = np.vstack([np.where(whole, 1.0, 0.0), rows])
    low = np.append(1.0, np.full(len(rows), -np.inf))
    return Programme.from_arrays(costs, "min", matrix, low, np.append(1.0, upper), 0.0, 1.0, whole)


def left(programme, *steps):
    return reduced(programme, steps).kept.tolist()


def test_a_candidate_that_is_dearer_and_no_less_demanding_goes():
    case = line([[1, 2, 3], [1, 2, 0]], [[1, 1, 1]], [2.0], [True] * 3)
    assert left(case, "dominated") == [0, 2]


def test_of_equals_the_first_stays():
    case = line([[1, 1, 2]], [[1, 1, 0]], [1.0], [True] * 3)
    assert left(case, "dominated") == [0, 2]
    assert reduced(case).restored([]).tolist() == [1, 0, 0]


def test_a_cheaper_candidate_that_asks_more_of_a_row_stays_beside():
    case = line([[1, 2]], [[3, 1]], [2.0], [True] * 2)
    assert left(case, "dominated") == [0, 1]


def test_a_candidate_is_weighed_together_with_the_team_that_only_it_has():
    """Each has a team of its own: 1 + 4 against 2 + 1; the row of the other team must not count as a demand."""
    case = line([[1, 2, 4, 1]], [[1, 0, -1, 0], [0, 1, 0, -1]], [0.0, 0.0], [True, True, False, False])
    assert left(case, "dominated") == [1, 2, 3]
    assert reduced(case).restored([]).tolist() == [0, 1, 0, 1]


def test_a_team_that_another_line_may_need_does_not_fall_away():
    """Whoever takes the third and needs the first team has paid for it: then the first candidate is the cheaper one."""
    rows = [[1, 0, 0, 0, -1, 0], [0, 1, 0, 0, 0, -1], [0, 0, 1, 0, -1, 0], [0, 0, 1, 1, 0, 0]]
    matrix = np.vstack([[1, 1, 0, 0, 0, 0], rows])
    low, high = [1, -np.inf, -np.inf, -np.inf, 1], [1, 0, 0, 0, 1]
    case = Programme.from_arrays([1, 2, 0, 9, 4, 1], "min", matrix, low, high, 0.0, 1.0, np.arange(6) < 4)
    assert 0 in left(case, "dominated")


def test_rows_force_columns_and_nothing_is_left():
    case = Programme.from_arrays([[1, 1, 1]], "min", [[1, 1, 0], [0, 1, 1]], [2, 0], [2, 1], 0.0, 1.0, True)
    found = reduced(case, ("forced",))
    assert found.kept.size == 0
    assert found.restored([]).tolist() == [1, 1, 0]
    assert found.programme.values([]).tolist() == [2]
    assert found.in_place.column_lower.tolist() == [1, 1, 0]


def test_an_impossible_programme_stays_impossible():
    case = Programme.from_arrays([[1, 1]], "min", [[1, 1]], 3, 3, 0.0, 1.0, True)
    assert not exhaustive.possible(reduced(case).programme)


def test_a_step_that_there_is_not_is_refused():
    with pytest.raises(KeyError):
        reduced(Programme.from_arrays([[1]], "min", [[1]], 0, 1, 0.0, 1.0, True), ("guessed",))


def test_every_step_can_be_taken_alone():
    case = line([[1, 2, 3], [1, 2, 0]], [[1, 1, 1]], [2.0], [True] * 3)
    assert [reduced(case, (step,)).done[0].step for step in STEPS] == list(STEPS)


@settings(THOROUGH, max_examples=60)
@given(shaped(lines=(1, 2), agreements=(0, 1)), st.lists(st.floats(0.1, 2), min_size=3, max_size=3))
def test_a_live_model_of_what_is_left_answers_in_the_columns_that_were_given(case, weights):
    tight = reduced(case).in_place
    space = space_of(case, None)
    given_weights = np.array(weights[: len(space.sign)])
    model = Questions(tight, space)
    answer = model.wait(model.begin_weights(given_weights, Limits()))
    model.close()
    truth = exhaustive.solve(case, given_weights @ space.costs)
    assert answer.state == truth.state
    if truth.state == "solved":
        assert not case.broken(answer.values)
        assert answer.bound <= truth.objective + 1e-6
        assert given_weights @ space.costs @ answer.values == pytest.approx(truth.objective, abs=1e-5)
