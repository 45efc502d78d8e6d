"""Exchange rates, knees and what can be left out, each beside a slow and obvious computation."""

from __future__ import annotations

import math
from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.appraisal.fakes import CLOSENESS, COST, HAND_OFFS, OBJECTIVES

from purposebuilt.appraisal import exchange as exchange_module
from purposebuilt.appraisal import leaving_out as leaving_out_module
from purposebuilt.appraisal.exchange import exchange, least_price
from purposebuilt.appraisal.exchange_read import exchange_of
from purposebuilt.appraisal.exchange_said import cost, held_said, unit, way_said
from purposebuilt.appraisal.exchanged import Bend, Bite, Prices
from purposebuilt.appraisal.leaving_out import against, enough, subsets
from purposebuilt.appraisal.results import FrontierResult
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.staircase import envelope, furthest, sharpest, stairs, walk


def nondominated(rows: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    kept = sorted(set(rows))
    return [y for y in kept if not any(x != y and all(map(int.__le__, x, y)) for x in kept)]


@st.composite
def frontiers(draw: st.DrawFn, width: tuple[int, int] = (2, 4), most: int = 14) -> np.ndarray:
    """Whole-number points of which none betters another, less is better, in a drawn order."""
    k = draw(st.integers(*width))
    rows = draw(st.lists(st.tuples(*[st.integers(0, 9)] * k), min_size=1, max_size=most))
    return np.array(draw(st.permutations(nondominated(rows))), dtype=float).reshape(-1, k)


@st.composite
def asked(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    points = draw(frontiers())
    k = points.shape[1]
    least = np.array(draw(st.lists(st.integers(1, 3), min_size=k, max_size=k)), dtype=float)
    held = np.array(draw(st.lists(st.integers(0, 2), min_size=k, max_size=k)), dtype=float)
    return points, least, held


def slow_step(points: np.ndarray, row: int, pair: tuple[int, int], limits: tuple[np.ndarray, np.ndarray]):
    """Of all the points that gain enough in a with the others held: least loss in b, most gain, first row."""
    a, b = pair
    least, held = limits
    here = points[row]
    able = [
        (max(there[b] - here[b], 0.0), there[a] - here[a], at)
        for at, there in enumerate(points)
        if here[a] - there[a] >= least[a]
        and all(there[c] - here[c] <= held[c] for c in range(len(here)) if c not in pair)
    ]
    return min(able, default=None)


@given(asked())
@settings(max_examples=150, deadline=None)
def test_held_steps_are_those_of_the_slow_search(case: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    points, least, held = case
    for rate in exchange(points, least, held):
        wanted = [
            (row, found[2], -found[1], found[0])
            for row in range(len(points))
            if (found := slow_step(points, row, (rate.a, rate.b), (least, held))) is not None
        ]
        steps = rate.held
        got = list(zip(steps.start, steps.end, steps.gain, steps.loss, strict=True))
        assert got == wanted


def slow_stairs(a: np.ndarray, b: np.ndarray) -> list[int]:
    rows = range(len(a))
    kept = [
        y
        for y in rows
        if not any((a[x] <= a[y] and b[x] <= b[y]) and ((a[x], b[x]) != (a[y], b[y]) or x < y) for x in rows if x != y)
    ]
    return sorted(kept, key=lambda row: b[row])


@given(asked())
@settings(max_examples=150, deadline=None)
def test_stairs_and_their_steps_are_those_of_the_slow_search(case: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    points, least, held = case
    for rate in exchange(points, least, held):
        a, b = points[:, rate.a], points[:, rate.b]
        rows = slow_stairs(a, b)
        assert rate.stairs.tolist() == rows
        here, walked = rows[0], [rows[0]]
        while True:
            ahead = [row for row in rows if a[here] - a[row] >= least[rate.a]]
            if not ahead:
                break
            here = min(ahead, key=lambda row: b[row])
            walked.append(here)
        assert list(zip(rate.free.start, rate.free.end, strict=True)) == list(pairwise(walked))
        for start, end, price in zip(rate.free.start, rate.free.end, rate.free.rates, strict=True):
            assert price == pytest.approx((b[end] - b[start]) / (a[start] - a[end]))


@given(frontiers(width=(2, 2), most=30))
@settings(max_examples=150, deadline=None)
def test_the_envelope_lies_under_every_point_and_its_price_rises(points: np.ndarray) -> None:
    a, b = points[:, 0], points[:, 1]
    line = envelope(a, b, stairs(a, b))
    prices = [(b[y] - b[x]) / (a[x] - a[y]) for x, y in pairwise(line)]
    assert all(x < y for x, y in pairwise(prices))
    for (x, y), price in zip(pairwise(line), prices, strict=True):
        assert all(b >= b[x] + price * (a[x] - a) - 1e-9)
        assert y in line


@given(frontiers(width=(2, 2), most=30))
@settings(max_examples=150, deadline=None)
def test_knees_are_those_of_geometry(points: np.ndarray) -> None:
    a, b = points[:, 0], points[:, 1]
    rows = stairs(a, b)
    line = envelope(a, b, rows)
    knee, turn = furthest(a, b, line), sharpest(a, b, line)
    assert (knee is None) == (turn is None) == (len(line) < 3)
    if knee is None or turn is None:
        return
    x, y = (a - a[rows[-1]]) / np.ptp(a[rows]), (b - b[rows[0]]) / np.ptp(b[rows])
    assert min(x[row] + y[row] for row in rows) == pytest.approx(x[knee] + y[knee])

    def angle(before: int, at: int, after: int) -> float:
        first = math.atan2(y[at] - y[before], x[before] - x[at])
        return math.atan2(y[after] - y[at], x[at] - x[after]) - first

    angles = {int(at): angle(before, at, after) for before, at, after in zip(line, line[1:], line[2:], strict=False)}
    assert angles[turn] == pytest.approx(max(angles.values()))


@given(frontiers())
@settings(max_examples=100, deadline=None)
def test_the_least_price_is_that_of_the_slow_search(points: np.ndarray) -> None:
    losses = points / 9.0
    slow = [
        min(
            (
                sum(max(there - here, 0.0) for here, there in zip(p, q, strict=True))
                / sum(max(here - there, 0.0) for here, there in zip(p, q, strict=True))
                for q in losses
                if not np.array_equal(p, q)
            ),
            default=math.inf,
        )
        for p in losses
    ]
    assert least_price(losses).tolist() == pytest.approx(slow)


def slow_error(points: np.ndarray, kept: frozenset[int]) -> list[float]:
    width = points.shape[1]
    error = [0.0] * width
    for x, y in permutations(points, 2):
        if all(x[at] <= y[at] for at in kept):
            error = [max(error[at], x[at] - y[at]) for at in range(width)]
    return error


@given(asked())
@settings(max_examples=100, deadline=None)
def test_what_leaving_out_costs_is_that_of_the_slow_search(case: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    points, least, held = case
    found = against(points, least)
    errors = {kept: slow_error(points, kept) for kept in subsets(points.shape[1])}
    for kept, error in errors.items():
        assert found.error(kept).tolist() == error
    good = [kept for kept, error in errors.items() if all(np.array(error) <= held)]
    smallest = min((len(kept) for kept in good), default=points.shape[1])
    assert set(enough(found, held)) == (
        {kept for kept in good if len(kept) == smallest} or {frozenset(range(len(held)))}
    )


@given(asked())
@settings(max_examples=100, deadline=None)
def test_pairs_that_move_apart_are_counted(case: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    points, least, _ = case
    found = against(points, least)
    for a, b in combinations(range(points.shape[1]), 2):
        signs = []
        for x, y in combinations(points, 2):
            first, second = (0 if abs(x[at] - y[at]) < least[at] else np.sign(x[at] - y[at]) for at in (a, b))
            signs.append(first * second)
        assert found.signs(a, b) == (signs.count(-1), signs.count(1), signs.count(0))


@pytest.mark.parametrize("size", [1, 7, 64])
def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    ways = np.random.default_rng(5).dirichlet(np.ones(3), size=60)
    points, least = 1 - np.sqrt(ways), np.full(3, 0.02)
    whole = exchange(points, least, least)
    compared, prices = against(points, least), least_price(points)
    monkeypatch.setattr(exchange_module, "BLOCK", size)
    monkeypatch.setattr(leaving_out_module, "BLOCK", size)
    for one, other in zip(whole, exchange(points, least, least), strict=True):
        assert one.held.end.tolist() == other.held.end.tolist()
        assert one.held.loss.tolist() == other.held.loss.tolist()
    assert np.array_equal(compared.worst, against(points, least).worst)
    assert np.array_equal(compared.counts, against(points, least).counts)
    assert prices.tolist() == least_price(points).tolist()


def test_up_is_not_down() -> None:
    # From the middle point the next gain in the first costs 4 in the second; the way back gains 1 for 3.
    points = np.array([[5.0, 0.0], [2.0, 1.0], [1.0, 5.0]])
    up, down = exchange(points, np.ones(2), np.ones(2))
    assert up.held.rates.tolist() == pytest.approx([1 / 3, 4.0])
    assert down.held.rates.tolist() == pytest.approx([3.0, 1 / 4])
    assert (up.knee, down.knee) == (1, 1)


def test_an_objective_that_repeats_another_can_be_left_out() -> None:
    ways = np.random.default_rng(2).random(12)
    points = np.column_stack([ways, 1 - ways, 2 * ways + 3])
    found = against(points, np.full(3, 1e-3))
    assert enough(found, np.full(3, 1e-3)) == (frozenset((0, 1)), frozenset((1, 2)))
    assert found.signs(0, 2)[0] == 0
    assert found.signs(0, 1)[1] == 0
    assert found.error(frozenset((0, 1))).tolist() == pytest.approx([0.0, 0.0, 0.0])


def test_steps_too_small_to_count_are_walked_over() -> None:
    a, b = np.array([3.0, 2.9, 2.0, 0.0]), np.array([0.0, 1.0, 2.0, 9.0])
    assert walk(a, stairs(a, b), 1.0).tolist() == [0, 2, 3]
    assert walk(a, stairs(a, b), 5.0).tolist() == [0]


@given(frontiers(most=20), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_read_from_part_of_a_frontier_holds_to_its_bound(points: np.ndarray, data: st.DataObject) -> None:
    """Choosing among the listed by a part of the objectives costs no more than the error said plus the bound."""
    few = data.draw(st.lists(st.integers(0, len(points) - 1), min_size=1, max_size=6, unique=True))
    listed = points[few]
    stands_for = [min(listed, key=lambda z: float((z - y).max())) for y in points]
    bound = np.max([np.maximum(z - y, 0.0) for y, z in zip(points, stands_for, strict=True)], axis=0)
    found = against(listed, np.ones(points.shape[1]))
    for kept in subsets(points.shape[1]):
        error = found.error(kept)
        for y, z in zip(points, stands_for, strict=True):
            for x in listed:
                if all(x[at] <= z[at] for at in kept):
                    assert np.all(x <= y + bound + error + 1e-9)


def test_prices_are_said_with_units_and_direction() -> None:
    ends = (0.50, 0.80)
    told = way_said((CLOSENESS, COST), 0.01, ends, Bend(0.70, 20.0, 10.0, 55.0), 25.0)
    assert told == (
        "From 0.500 to 0.700 each 0.01 more costs £0.10 a head in running cost; "
        "beyond that, from 0.700 to 0.800 each 0.01 more costs £0.55 a head in running cost."
    )
    back = way_said((COST, HAND_OFFS), 0.1, (20.0, 18.0), None, 0.05)
    assert (
        back == "From £20.00 a head to £18.00 a head each £0.10 a head less costs 0.50 percentage points in hand-offs."
    )
    short = way_said((HAND_OFFS, COST), 0.01, (0.12, 0.115), None, 120.0)
    assert short == "From 12.0% to 11.5% costs £0.60 a head in running cost."
    held = held_said((HAND_OFFS, COST), 0.01, Prices(7, 0.0, 12.0, 55.0), 9)
    assert held.startswith("With all else held, 1 percentage point costs £0.12 a head in the middle case (from nothing")
    assert unit(CLOSENESS, 0.3) == pytest.approx(0.01)
    assert unit(COST, 0.0) == pytest.approx(0.01)


def test_never_and_always_are_said() -> None:
    ways = np.linspace(0.0, 1.0, 5)
    points = np.column_stack([ways, 10 + 4 * ways, (1 - ways) / 2])
    found = exchange_of(Spread.of(OBJECTIVES, points), result(points), nowhere)
    assert found is not None
    stands = {(pull.first, pull.second): pull.stands for pull in found.pulls}
    # Closeness is better when more, cost and hand-offs when less.
    assert stands == {
        ("closeness", "running_cost"): "always",
        ("closeness", "hand_offs"): "never",
        ("running_cost", "hand_offs"): "always",
    }
    assert found.enough == (("closeness", "running_cost"), ("running_cost", "hand_offs"))
    assert "enough to talk of closeness to people and running cost, or running cost and hand-offs: " in found.sentence
    assert found.holds.startswith("The list is complete")
    both = next(rate for rate in found.rates if (rate.gain, rate.loss) == ("closeness", "hand_offs"))
    assert both.free is None
    assert (
        both.sentence
        == "The best in closeness to people and in hand-offs can be had together, but for what does not count."
    )


def test_one_point_or_one_objective_has_no_exchange() -> None:
    points = np.array([[0.5, 10.0, 0.2]])
    assert exchange_of(Spread.of(OBJECTIVES, points), result(points), nowhere) is None


def result(points: np.ndarray) -> FrontierResult:
    return FrontierResult(tuple(map(tuple, points)), True, (0.0,) * 3, 0.0, 1, 0.0, "")


def nowhere(first: int, second: int) -> Bite:
    return Bite({}, (), (), (), {})


def test_a_bend_too_near_an_end_is_not_told() -> None:
    points = np.array([[3.0, 0.0], [2.5, 0.1], [1.0, 1.0], [0.0, 9.0]])
    for least, bends in ((0.25, 2), (0.75, 1), (1.5, 0)):
        rate = exchange(points, np.full(2, least), np.ones(2))[0]
        assert len(rate.line) == 2 + bends
        assert (rate.knee is None) == (not bends)


def test_prices_too_small_to_say_are_next_to_nothing() -> None:
    assert cost(1e-9, 1.0, COST) == "next to nothing"
    assert cost(0.0, 1.0, COST) == "nothing"
