"""Conflicts and repairs against the reference that tries every set of requirements."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purposebuilt.appraisal import cheapest, conflicts, repairs
from purposebuilt.engines import exhaustive
from purposebuilt.programme import FREE, Programme

ENGINES = ("clauses", "rows")
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@st.composite
def quarrelsome(draw):
    """Up to 4 binaries and up to 7 rows of up to 5 requirements, some of them about no requirement."""
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 7))
    matrix = draw(st.lists(st.lists(st.integers(-2, 2), min_size=n, max_size=n), min_size=m, max_size=m))
    lower = draw(st.lists(st.integers(-1, 3), min_size=m, max_size=m))
    names = draw(st.lists(st.sampled_from([None, "a", "b", "c", "d", "e"]), min_size=m, max_size=m))
    flip = np.array(draw(st.lists(st.sampled_from([1, -1]), min_size=m, max_size=m)))[:, None]
    return Programme.from_arrays(
        np.zeros((1, n)), "min", np.array(matrix) * flip, lower, np.inf, 0.0, 1.0, True, requirement_of_row=names
    )


def can_keep(programme, names):
    kept = [programme.requirements.index(name) for name in names]
    rows = np.isin(programme.requirement_of_row, [*kept, FREE])
    return exhaustive.possible(replace(programme, row_lower=np.where(rows, programme.row_lower, -np.inf)))


def reference(programme):
    """All smallest impossible sets and all smallest sets whose absence leaves a possible rest."""
    names = programme.requirements
    every = [frozenset(s) for size in range(len(names) + 1) for s in itertools.combinations(names, size)]
    possible = {one: can_keep(programme, one) for one in every}
    clash = [one for one in every if not possible[one] and all(possible[one - {name}] for name in one)]
    rest = [frozenset(names) - one for one in every if possible[one]]
    least = [one for one in rest if not any(other < one for other in rest)]
    return set(clash), set(least), possible[frozenset()]


@SETTINGS
@given(quarrelsome())
def test_conflicts_and_repairs_are_all_the_smallest_ones(programme):
    clash, least, possible = reference(programme)
    for engine in ENGINES:
        found, mended = conflicts(programme, engine=engine), repairs(programme, engine=engine)
        assert found.complete
        assert mended.complete
        assert (found.impossible_alone, mended.impossible_alone) == (not possible, not possible)
        assert set(found.conflicts) == (clash if possible else set())
        assert set(mended.repairs) == (least if possible else set())
        assert len(set(found.conflicts)) == len(found.conflicts)
        assert len(set(mended.repairs)) == len(mended.repairs)


@SETTINGS
@given(quarrelsome(), st.lists(st.sampled_from([0.5, 1, 2, 7]), min_size=5, max_size=5))
def test_in_order_the_lightest_and_the_smallest_come_first(programme, prices):
    clash, least, possible = reference(programme)
    weights = dict(zip(programme.requirements, prices, strict=False))
    for engine in ENGINES:
        in_order = conflicts(programme, 99, smallest_first=True, engine=engine)
        assert set(in_order.conflicts) == (clash if possible else set())
        heard = []
        mended = repairs(programme, 99, weights=weights, tell=heard.append, engine=engine)
        assert set(mended.repairs) == (least if possible else set())
        told = [sum(weights[name] for name in one) for one in heard]
        assert told == sorted(told)
        assert list(mended.weights) == pytest.approx(told)


@st.composite
def larger(draw):
    """Choices of one out of three by 6 lines and 14 requirements about them: too many to try every set."""
    seed = draw(st.integers(0, 10_000))
    random = np.random.default_rng(seed)
    choice = np.kron(np.eye(6), np.ones(3))
    asked = random.integers(-1, 3, (14, 18)) * (random.random((14, 18)) < 0.4)
    least = np.maximum(1, (np.maximum(asked, 0).sum(axis=1) * 0.4).astype(int))
    names = [*[None] * 6, *(f"r{at:02d}" for at in range(14))]
    lower, upper = np.concatenate([np.ones(6), least]), np.concatenate([np.ones(6), np.full(14, np.inf)])
    return Programme.from_arrays(np.zeros(18), "min", np.vstack([choice, asked]), lower, upper, 0.0, 1.0, True, names)


@settings(max_examples=8, deadline=None, derandomize=True)
@given(larger())
def test_both_engines_find_the_same(programme):
    assert conflicts(programme, engine="clauses").conflicts == conflicts(programme, engine="rows").conflicts
    mended = repairs(programme, engine="clauses")
    assert mended.repairs == repairs(programme, engine="rows").repairs
    assert min(mended.weights) == repairs(programme, limit=1).weights[0]


def quarrel():
    """x + y >= 2 (a), x <= 0 (b), y <= 0 (c): a clashes with b and with c."""
    return Programme.from_arrays(
        [[0, 0]], "min", [[1, 1], [1, 0], [0, 1]], [2, -np.inf, -np.inf], [np.inf, 0, 0], 0, 1, True, ["a", "b", "c"]
    )


def test_a_quarrel_by_hand():
    assert conflicts(quarrel()).conflicts == (frozenset("ab"), frozenset("ac"))
    assert repairs(quarrel()).repairs == (frozenset("a"), frozenset("bc"))


def test_a_limit_stops_early_and_says_so():
    assert len(conflicts(quarrel(), limit=1).conflicts) == 1
    assert not conflicts(quarrel(), limit=1).complete
    assert repairs(quarrel(), limit=1).repairs == (frozenset("a"),)


def test_no_time_gives_nothing_and_says_so():
    assert conflicts(quarrel(), time_limit=0.0).conflicts == ()
    assert not conflicts(quarrel(), time_limit=0.0).complete


def test_nothing_to_mend():
    happy = Programme.from_arrays([[0, 0]], "min", [[1, 1]], [1], [np.inf], 0, 1, True, ["a"])
    assert conflicts(happy).conflicts == ()
    assert conflicts(happy).complete
    assert repairs(happy).repairs == (frozenset(),)


def test_weights_choose_the_cheapest():
    assert cheapest(quarrel()) == frozenset("a")
    assert cheapest(quarrel(), {"a": 5, "b": 1, "c": 2.5}) == frozenset("bc")
    assert repairs(quarrel(), 1, weights={"a": 5, "b": 1, "c": 2.5}).weights == (3.5,)


def test_nothing_is_cheapest_where_nothing_helps():
    alone = Programme.from_arrays([[0]], "min", [[1], [1]], [2, 1], [np.inf, np.inf], 0, 1, True, [None, "a"])
    assert cheapest(alone) is None


@pytest.mark.parametrize("weights", [{"a": 0}, {"a": -1}, {"a": np.inf}, {"stranger": 1}])
def test_weights_that_say_nothing_are_refused(weights):
    with pytest.raises(ValueError, match=r"weight|named"):
        repairs(quarrel(), weights=weights)


def test_each_is_told_as_soon_as_it_is_known():
    heard = []
    found = conflicts(quarrel(), tell=heard.append)
    assert sorted(map(sorted, heard)) == sorted(map(sorted, found.conflicts))


def test_columns_in_between_are_left_to_rows():
    loose = replace(quarrel(), integer=np.array([True, False]))
    assert conflicts(loose).conflicts == (frozenset("ab"), frozenset("ac"))
    with pytest.raises(ValueError, match="clauses"):
        conflicts(loose, engine="clauses")
