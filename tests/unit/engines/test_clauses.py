"""Clauses say the same as the rows they are made from: every choice of columns is tried."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purposebuilt.engines import clauses
from purposebuilt.engines.clauses import encoded
from purposebuilt.engines.sat import Sat
from purposebuilt.programme import FREE, Programme

SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@st.composite
def binary(draw):
    """Up to 7 columns, some fixed, up to 5 rows with coefficients of any sign and size, one scale for each row."""
    n, m = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    whole = np.array(draw(st.lists(st.lists(st.integers(-9, 9), min_size=n, max_size=n), min_size=m, max_size=m)))
    scale = np.array(draw(st.lists(st.sampled_from([1.0, 0.5, 0.25, 0.1, 0.01]), min_size=m, max_size=m)))
    lower = np.array(draw(st.lists(st.sampled_from([-np.inf, -3, 0, 1, 2, 5, 11]), min_size=m, max_size=m)))
    width = np.array(draw(st.lists(st.sampled_from([0, 1, 4, np.inf]), min_size=m, max_size=m)))
    upper = np.where(np.isfinite(lower), lower, 4.0) + width
    names = draw(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=m, max_size=m))
    fixed = np.array(draw(st.lists(st.sampled_from([(0, 1), (0, 1), (0, 1), (1, 1), (0, 0)]), min_size=n, max_size=n)))
    return Programme.from_arrays(
        np.zeros(n),
        "min",
        whole * scale[:, None],
        lower * scale,
        upper * scale,
        fixed[:, 0],
        fixed[:, 1],
        True,
        requirement_of_row=names,
    )


def keeps(programme, point, wanted):
    held = np.isin(programme.requirement_of_row, [*wanted, FREE])
    asked = replace(
        programme,
        row_lower=np.where(held, programme.row_lower, -np.inf),
        row_upper=np.where(held, programme.row_upper, np.inf),
    )
    return not asked.broken(point)


@SETTINGS
@given(binary())
def test_each_choice_of_columns_keeps_rows_and_clauses_alike(programme):
    written = encoded(programme)
    sat = Sat(written.clauses)
    everything = range(len(programme.requirements))
    for point in itertools.product((0, 1), repeat=programme.columns):
        chosen = [column + 1 if value else -column - 1 for column, value in enumerate(point)]
        for wanted in (everything, everything[:1], everything[1:]):
            asked = [*chosen, *(written.selectors[at] for at in wanted)]
            assert sat.ask(asked) == keeps(programme, np.array(point, float), wanted)
    sat.close()


def programme_of(row, lower, upper=np.inf, **others):
    count = len(row)
    given = {"column_lower": 0.0, "column_upper": 1.0, "integer": True} | others
    return Programme.from_arrays(
        np.zeros(count), "min", [row], [lower], [upper], given["column_lower"], given["column_upper"], given["integer"]
    )


@pytest.mark.parametrize("others", [{"integer": False}, {"column_upper": 2.0}, {"column_lower": -1.0}])
def test_columns_that_are_not_yes_or_no_are_left_to_another_engine(others):
    assert encoded(programme_of([1, 1], 1, **others)) is None


def test_coefficients_that_no_scale_makes_whole_are_left_to_another_engine():
    assert encoded(programme_of([1, 1 / 3], 1)) is None
    assert encoded(programme_of([0.37, 0.001], 0.3)) is not None


def test_a_row_that_would_need_too_many_clauses_is_left_to_another_engine(monkeypatch):
    large = programme_of([900_001, 700_003, 500_009, 300_007, 3, 2, 1, 1], 1_000_000)
    assert encoded(large) is None
    monkeypatch.setattr(clauses, "MOST_NODES", 20)
    assert encoded(programme_of([1] * 12, 6)) is None


def test_rows_over_the_same_columns_share_their_diagrams():
    rows, twice = np.ones((2, 20)), np.ones((1, 20))
    alone = Programme.from_arrays(np.zeros(20), "min", twice, [5], [np.inf], 0.0, 1.0, True)
    both = Programme.from_arrays(np.zeros(20), "min", rows, [5, 6], [np.inf] * 2, 0.0, 1.0, True)
    assert encoded(both).variables < 1.4 * encoded(alone).variables
