"""The nearest designs to aspirations, beside a slow search; and the exact one, beside every configuration there is."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small

from purposebuilt.appraisal.aspirations import AUGMENT, Nearest
from purposebuilt.appraisal.aspiring import CLOSE, Aspiring
from purposebuilt.programme import Programme

SENSES = ("min", "max", "min")


def made(points: list[tuple[int, ...]]) -> Nearest:
    values = np.array(points, dtype=float)
    return Nearest(values, SENSES, np.ptp(values, axis=0), np.ones(3))


def slow(near: Nearest, wanted: list[float], weights: list[float]) -> list[float]:
    """The achievement of each point, sum by sum."""
    found = []
    for point in near.points:
        over = []
        for value, hoped, sense, span, weight in zip(point, wanted, near.senses, near.ranges, weights, strict=True):
            sign = -1.0 if sense == "max" else 1.0
            base = 0.0 if math.isnan(hoped) else hoped
            over.append(sign * (value - base) * weight / (span or 1.0))
        named = [each for each, hoped in zip(over, wanted, strict=True) if not math.isnan(hoped)]
        found.append((max(named) if named else 0.0) + AUGMENT * sum(over))
    return found


hopes = st.lists(st.one_of(st.just(math.nan), st.integers(-3, 12).map(float)), min_size=3, max_size=3)
rows = st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=20, unique=True)


@given(rows, hopes, st.lists(st.integers(1, 4).map(float), min_size=3, max_size=3))
@settings(max_examples=150, deadline=None)
def test_the_nearest_is_that_of_the_slow_search(
    points: list[tuple[int, ...]], wanted: list[float], weights: list[float]
) -> None:
    near = made(points)
    found = near.nearest(wanted, weights=weights, count=len(points))
    achieved = slow(near, wanted, weights)
    order = sorted(range(len(points)), key=lambda row: (round(achieved[row], 12), row))
    assert [each.row for each in found] == order
    assert [each.achievement for each in found] == pytest.approx([achieved[row] for row in order], abs=1e-9)
    for each in found:
        missed = [
            max(0.0, (value - hoped) if sense == "min" else (hoped - value)) if not math.isnan(hoped) else 0.0
            for value, hoped, sense in zip(each.values, wanted, SENSES, strict=True)
        ]
        assert each.short.tolist() == missed
        assert each.reaches == (not any(missed))


def test_a_reservation_says_what_one_unit_of_shortfall_is() -> None:
    near = made([(0, 0, 0), (4, 9, 0), (9, 5, 0)])
    # From 2 (hoped) to 4 (unacceptable) the cost has little room: the dear designs are far off.
    strict = near.nearest([2.0, 9.0, math.nan], reservation=[4.0, 0.0, math.nan])
    assert [each.row for each in strict] == [0, 1, 2]
    assert strict[0].achievement == pytest.approx(1.0, abs=0.01)
    with pytest.raises(ValueError, match="worse than its aspiration"):
        near.nearest([2.0, 9.0, math.nan], reservation=[1.0, 0.0, math.nan])
    with pytest.raises(ValueError, match="above nothing"):
        near.nearest([2.0, 9.0, 1.0], weights=[1.0, 0.0, 1.0])


def test_designs_alike_are_shown_once() -> None:
    values = np.array([[1.0, 5.0, 2.0], [1.2, 5.4, 2.1], [4.0, 9.0, 2.0]])
    near = Nearest(values, SENSES, np.ones(3), np.ones(3))
    assert [each.row for each in near.nearest([0.0, 5.0, 2.0])] == [0, 2]
    assert [each.row for each in near.nearest([0.0, 5.0, 2.0], count=1)] == [0]


def test_a_new_point_replaces_what_it_betters_and_the_old_value_stays() -> None:
    near = made([(3, 3, 3), (1, 1, 5), (5, 9, 5)])
    more = near.with_point([2.0, 4.0, 3.0])
    assert more.points.tolist() == [[1.0, 1.0, 5.0], [5.0, 9.0, 5.0], [2.0, 4.0, 3.0]]
    assert len(near.points) == 3
    assert near.with_point([6.0, 9.0, 5.0]) is near


def everything(programme: Programme) -> np.ndarray:
    """Every solution of a programme with whole columns, one by one."""
    sides = [
        range(int(low), int(high) + 1) for low, high in zip(programme.column_lower, programme.column_upper, strict=True)
    ]
    tried = [np.array(each, dtype=float) for each in product(*sides)]
    return np.array([each for each in tried if not programme.broken(each)]).reshape(-1, programme.columns)


@given(small(objectives=(2, 4)), st.data())
@settings(max_examples=40, deadline=None)
def test_the_exact_answer_is_the_best_there_is(programme: Programme, data: st.DataObject) -> None:
    solutions = everything(programme)
    assume(len(solutions) > 0)
    values = np.array([programme.values(each) for each in solutions])
    k = len(programme.sense)
    near = Nearest(values[:1], programme.sense, np.ptp(values, axis=0), np.full(k, 1e-6))
    first = near.aim(data.draw(st.lists(st.integers(-9, 20).map(float), min_size=k, max_size=k)))
    model = Aspiring(programme, near, first.weights)
    try:
        for aim in (first, near.aim([math.nan, *([3.0] * (k - 1))]), near.aim([math.nan] * k)):
            found = model.ask(aim, start=solutions[0]).answer()
            assert found is not None
            assert found.state == "solved"
            best = aim.achievement(values * near.sign).min()
            assert found.achievement == pytest.approx(best, abs=2 * CLOSE)
            assert found.bound <= best + 1e-6
            assert found.values is not None
            assert any(np.allclose(found.values, each) for each in values)
            assert np.isclose(
                found.nearest.aim(aim.wanted * near.sign).achievement(found.values[None] * near.sign)[0],
                best,
                atol=2 * CLOSE,
            )
    finally:
        model.close()


def test_where_nothing_is_possible_the_answer_says_so() -> None:
    programme = Programme.from_arrays(np.eye(2), "min", np.ones((1, 2)), [5.0], [9.0], 0.0, 1.0, True)
    near = Nearest(np.zeros((1, 2)), programme.sense, np.ones(2), np.ones(2))
    aim = near.aim([0.0, 0.0])
    model = Aspiring(programme, near, aim.weights)
    found = model.ask(aim).answer()
    assert found is not None
    assert (found.state, found.values) == ("impossible", None)
    assert found.nearest is near
    with pytest.raises(ValueError, match="keeps its weights"):
        model.ask(near.aim([0.0, 0.0], weights=[1.0, 2.0]))
    model.close()


def hard(columns: int = 60) -> Programme:
    """A knapsack of many objectives that takes far longer than a test may."""
    draw = np.random.default_rng(3)
    return Programme.from_arrays(
        draw.integers(10, 99, (4, columns)).astype(float),
        "max",
        draw.integers(10, 99, (6, columns)),
        -np.inf,
        np.full(6, 25.0 * columns),
        0.0,
        1.0,
        True,
    )


def test_a_question_can_be_cancelled_and_the_next_one_asked() -> None:
    programme = hard()
    near = Nearest(np.zeros((1, 4)), programme.sense, np.full(4, 1000.0), np.ones(4))
    aim = near.aim([5000.0] * 4)
    model = Aspiring(programme, near, aim.weights)
    asked = model.ask(aim)
    assert asked.answer(timeout=0.001) is None or asked.done
    asked.cancel()
    found = asked.answer(timeout=30)
    assert found is not None
    assert asked.done
    assert found.state in {"cancelled", "solved"}
    again = model.ask(near.aim([100.0] * 4), seconds=1.0).answer(timeout=30)
    assert again is not None
    assert again.bound <= again.achievement
    model.close()
