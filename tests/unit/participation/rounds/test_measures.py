"""Measures of agreement: answers from the literature, and slow ones beside the quick."""

from __future__ import annotations

from itertools import combinations
from statistics import mean, variance

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.participation.rounds.measures import (
    concordance,
    dispersion,
    intraclass,
    ordinal_agreement,
    r_wg,
    spreads,
)

EXAMPLE = np.array([[30.0, 40, 210, 130, 530, 50, 10]])
"""The example of the R package agrmt (Ruedin), whose manual prints A and D for it."""


def sums(groups):
    """Sums, sums of squares and people (G x 1) of some groups of values."""
    table = [(sum(one), sum(value**2 for value in one), len(one)) for one in groups]
    return tuple(np.array(column, dtype=float)[:, None] for column in zip(*table, strict=True))


def slow_intraclass(groups):
    """A one-way analysis of variance, person by person."""
    groups = [one for one in groups if one]
    everyone = [value for one in groups for value in one]
    between = sum(len(one) * (mean(one) - mean(everyone)) ** 2 for one in groups) / (len(groups) - 1)
    within = sum((value - mean(one)) ** 2 for one in groups for value in one) / (len(everyone) - len(groups))
    size = (len(everyone) - sum(len(one) ** 2 for one in groups) / len(everyone)) / (len(groups) - 1)
    return between, within, size


def slow_agreement(counts):
    """Van der Eijk's layers, one at a time, as his article tells them."""
    rest, total, made = list(counts), sum(counts), 0.0
    while max(rest) > 1e-9:
        pattern = [value > 1e-9 for value in rest]
        least = min(value for value in rest if value > 1e-9)
        made += least * sum(pattern) / total * slow_pattern(pattern)
        rest = [value - least if value > 1e-9 else 0.0 for value in rest]
    return made


def slow_pattern(pattern):
    count, filled = len(pattern), sum(pattern)
    if filled == 1:
        return 1.0
    if filled == count:
        return 0.0
    triples = [tuple(pattern[at] for at in three) for three in combinations(range(count), 3)]
    one = sum(three in ((True, True, False), (False, True, True)) for three in triples)
    two = sum(three == (True, False, True) for three in triples)
    unimodal = ((count - 2) * one - (count - 1) * two) / ((count - 2) * (one + two))
    return unimodal * (1 - (filled - 1) / (count - 1))


def test_van_der_eijks_a_of_the_published_example():
    assert ordinal_agreement(EXAMPLE) == pytest.approx([0.6113333], abs=1e-7)


def test_van_der_eijks_a_at_its_ends():
    """Quality and Quantity 35, 2001: 1 for one answer, 0 for even answers, -1 for half at either end."""
    assert ordinal_agreement(np.array([[0.0, 7, 0], [5, 5, 5], [3, 0, 3], [1, 1, 0]])) == pytest.approx([1, 0, -1, 0.5])


def test_leiks_d_of_the_published_example():
    assert dispersion(EXAMPLE) == pytest.approx([0.287], abs=5e-4)
    assert dispersion(np.array([[0.0, 7, 0], [3, 0, 3]])) == pytest.approx([0, 1])


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 6).flatmap(lambda k: st.lists(st.integers(0, 9), min_size=k, max_size=k)))
def test_ordinal_measures_agree_with_slow_ones(counts):
    if not sum(counts):
        counts[0] = 1
    table = np.array([counts], dtype=float)
    assert ordinal_agreement(table)[0] == pytest.approx(slow_agreement(counts), abs=1e-9)
    cumulated = [sum(counts[: at + 1]) / sum(counts) for at in range(len(counts))]
    slow = sum(one if one <= 0.5 else 1 - one for one in cumulated) / (0.5 * (len(counts) - 1))
    assert dispersion(table)[0] == pytest.approx(slow, abs=1e-9)


def test_r_wg_against_answers_given_at_random():
    """James, Demaree and Wolf 1984: at random the variance is (A^2 - 1) / 12, so 2 for five answers and 4 for seven."""
    assert r_wg(np.array([0.0, 0.5, 2.0, 3.0]), 5).tolist() == [1.0, 0.75, 0.0, 0.0]
    assert r_wg(np.array([1.0]), 7).tolist() == [0.75]
    total, squares, people = sums([(1, 1, 0), (1, -1), (1,)])
    found = r_wg(spreads(total, squares, people), 3)
    assert found[:2, 0] == pytest.approx([1 - (1 / 3) / (2 / 3), 0.0])
    assert np.isnan(found[2, 0])


def test_intraclass_correlations_of_the_published_example():
    """Shrout and Fleiss 1979, table 2: six targets, four judges; BMS 11.24, WMS 6.26, ICC(1,1) .17, ICC(1,4) .44."""
    ratings = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]
    first, second = intraclass(*sums(ratings))
    assert (round(float(first[0]), 2), round(float(second[0]), 2)) == (0.17, 0.44)
    between, within, size = slow_intraclass(ratings)
    assert (round(between, 2), round(within, 2), size) == (11.24, 6.26, 4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-1, 1), max_size=6), min_size=2, max_size=7))
def test_intraclass_correlations_agree_with_slow_ones(groups):
    with_people = [one for one in groups if one]
    first, second = (float(one[0]) for one in intraclass(*sums(groups)))
    if len(with_people) < 2 or sum(map(len, with_people)) == len(with_people):
        assert np.isnan(first)
        assert np.isnan(second)
        return
    between, within, size = slow_intraclass(groups)
    total = between + (size - 1) * within
    assert np.isnan(first) if abs(total) < 1e-12 else first == pytest.approx((between - within) / total, abs=1e-9)
    assert np.isnan(second) if between < 1e-12 else second == pytest.approx((between - within) / between, abs=1e-6)


@given(st.lists(st.integers(-1, 1), min_size=2, max_size=9))
def test_spreads_are_variances(values):
    total, squares, people = sums([values])
    assert spreads(total, squares, people)[0, 0] == pytest.approx(variance(values), abs=1e-12)


def test_kendalls_w_of_published_examples():
    """Siegel, Nonparametric Statistics, 1956, chapter 9: three executives, six applicants; three rankings with ties."""
    executives = -np.array([[1.0, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]])
    assert round(concordance(executives), 2) == 0.16
    tied = -np.array(
        [
            [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
            [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
            [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
        ]
    )
    assert round(concordance(tied), 3) == 0.828


def test_kendalls_w_at_its_ends():
    assert concordance(np.array([[3.0, 2, 1], [30, 20, 10]])) == pytest.approx(1)
    assert concordance(np.array([[3.0, 2, 1], [1, 2, 3]])) == pytest.approx(0)
    assert np.isnan(concordance(np.array([[1.0, 1, 1], [2, 2, 2]])))
    assert np.isnan(concordance(np.array([[1.0, 2, 3]])))
