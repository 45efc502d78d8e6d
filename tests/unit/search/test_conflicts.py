"""Conflicts and repairs against the reference that tries every set of requirements."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purposebuilt.appraisal import conflicts, repairs
from purposebuilt.engines import exhaustive
from purposebuilt.programme import FREE, Programme

SETTINGS = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


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
    found, mended = conflicts(programme), repairs(programme)
    assert found.complete
    assert mended.complete
    if not possible:
        assert found.impossible_alone
        assert mended.impossible_alone
        assert found.conflicts == mended.repairs == ()
        return
    assert set(found.conflicts) == clash
    assert set(mended.repairs) == least
    assert len(found.conflicts) == len(clash)
    assert len(mended.repairs) == len(least)


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
