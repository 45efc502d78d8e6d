"""Drawn weights keep what they must, and are spread evenly where they may be."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from purposebuilt.appraisal.robustness import draw_weights, even_weights
from purposebuilt.appraisal.robustness.orders import extensions, pairs_of
from purposebuilt.appraisal.robustness.polytope import inside, moved, tightened

DRAWS = 20_000


def by_rejection(k, keeps, draws=400_000, seed=99):
    """Even weights, of which those are kept that fit: the slow and obvious way."""
    weights = np.random.default_rng(seed).dirichlet(np.ones(k), size=draws)
    return weights[keeps(weights)]


def assert_alike(found, expected):
    """Means, spreads and quarters agree within five standard errors."""
    error = 5 * np.sqrt(1 / len(found) + 1 / len(expected))
    spread = expected.std(axis=0)
    assert (np.abs(found.mean(axis=0) - expected.mean(axis=0)) <= error * spread + 1e-12).all()
    for part in (0.1, 0.25, 0.5, 0.75, 0.9):
        at = np.quantile(expected, part, axis=0)
        assert (np.abs((found <= at).mean(axis=0) - part) <= error * np.sqrt(part * (1 - part)) + 1e-3).all()
    if len(spread) > 1:
        near = np.cov(found.T) - np.cov(expected.T)
        assert np.abs(near).max() <= 3 * error * spread.max() ** 2


def test_the_same_seed_gives_the_same_weights_and_rows_sum_to_one():
    for options in ({}, {"order": [1, 0, 2]}, {"intervals": [[0.2, 0.5]] * 3}, {"given": [[1, 2, 3], [0, 0, 1]]}):
        weights = draw_weights(3, 500, 7, **options)
        assert weights.shape == (500, 3)
        assert np.array_equal(weights, draw_weights(3, 500, 7, **options))
        assert not np.array_equal(weights, draw_weights(3, 500, 8, **options))
        assert np.allclose(weights.sum(axis=1), 1, atol=1e-12)
        assert (weights >= 0).all()
    assert np.array_equal(even_weights(4, 50, 3), draw_weights(4, 50, 3))


def test_even_weights_have_the_known_moments():
    weights = draw_weights(5, 100_000, 1)
    assert weights.mean(axis=0) == pytest.approx([0.2] * 5, abs=0.003)
    assert weights.var(axis=0) == pytest.approx([0.2 * 0.8 / 6] * 5, rel=0.03)


def test_a_complete_order_has_the_known_centroid():
    weights = draw_weights(4, 100_000, 2, order=[2, 0, 3, 1])
    assert (np.diff(weights[:, [2, 0, 3, 1]], axis=1) <= 0).all()
    centroid = [sum(1 / j for j in range(i, 5)) / 4 for i in (1, 2, 3, 4)]
    assert weights.mean(axis=0)[[2, 0, 3, 1]] == pytest.approx(centroid, abs=0.003)


@pytest.mark.parametrize("pairs", [[(0, 1), (0, 2)], [(0, 2), (1, 2), (2, 3)], [(3, 0)], [(0, 1), (2, 3)]])
def test_a_partial_order_is_even(pairs):
    def keeps(weights):
        return np.all([weights[:, more] >= weights[:, less] for more, less in pairs], axis=0)

    weights = draw_weights(4, DRAWS, 3, order=pairs)
    assert keeps(weights).all()
    assert_alike(weights, by_rejection(4, keeps))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 5), st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=5))
def test_complete_orders_are_drawn_evenly(k, pairs):
    fitting = [(more, less) for more, less in pairs if more < less < k]
    found = extensions(k, pairs_of(k, fitting), 6_000, np.random.default_rng(5))
    every = [p for p in permutations(range(k)) if all(p[more] < p[less] for more, less in fitting)]
    seen, counts = np.unique(found, axis=0, return_counts=True)
    assert {tuple(row) for row in seen.tolist()} <= set(every)
    expected = 6_000 / len(every)
    assert np.abs(counts - expected).max() <= 6 * np.sqrt(expected)


@pytest.mark.parametrize(
    "intervals",
    [
        [[0.1, 1.0], [0.2, 1.0], [0.0, 1.0]],
        [[0.0, 0.5], [0.0, 0.4], [0.0, 0.6]],
        [[0.2, 0.4], [0.1, 0.6], [0.3, 0.5]],
    ],
)
def test_intervals_are_even(intervals):
    low, high = np.array(intervals).T

    def keeps(weights):
        return ((weights >= low) & (weights <= high)).all(axis=1)

    weights = draw_weights(3, DRAWS, 4, intervals=intervals)
    assert keeps(weights).all()
    assert_alike(weights, by_rejection(3, keeps))


def test_intervals_and_an_order_join():
    def keeps(weights):
        return (weights[:, 0] >= weights[:, 1]) & (weights[:, 2] <= 0.3) & (weights[:, 1] >= 0.1)

    weights = draw_weights(3, DRAWS, 5, intervals=[[0, 1], [0.1, 1], [0, 0.3]], order=[(0, 1)])
    assert keeps(weights).all()
    assert_alike(weights, by_rejection(3, keeps))


def test_the_walk_is_even_where_it_can_be_compared():
    pairs = pairs_of(4, [(0, 1), (0, 2)])
    shape = tightened(np.array([0.1, 0.0, 0.0, 0.05]), np.array([0.9, 0.3, 1.0, 0.5]), pairs)
    walked = moved(shape, DRAWS, np.random.default_rng(6))
    assert inside(shape, walked + 0.0).mean() > 0.999
    assert_alike(walked, by_rejection(4, lambda weights: inside(shape, weights)))


def test_narrow_corners_are_reached_by_the_walk():
    k = 12
    intervals = [[0.08, 0.09]] * k
    weights = draw_weights(k, 3_000, 7, intervals=intervals)
    assert weights.shape == (3_000, k)
    assert np.allclose(weights.sum(axis=1), 1)
    assert weights.min() >= 0.08 - 1e-9
    assert weights.max() <= 0.09 + 1e-9
    assert weights.mean(axis=0) == pytest.approx([1 / 12] * k, abs=3e-4)
    many = draw_weights(20, 200, 7, order=[(0, other) for other in range(1, 20)])
    assert (many[:, :1] >= many[:, 1:] - 1e-12).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 6), st.integers(0, 2**31), st.booleans())
def test_whatever_is_asked_is_kept(k, seed, ordered):
    rng = np.random.default_rng(seed)
    inner = rng.dirichlet(np.ones(k))
    low, high = np.maximum(inner - rng.random(k) / 4, 0), np.minimum(inner + rng.random(k) / 4, 1)
    order = [(int(np.argmax(inner)), int(np.argmin(inner)))] if ordered else []
    assume(not ordered or np.argmax(inner) != np.argmin(inner))
    weights = draw_weights(k, 300, seed, intervals=np.column_stack([low, high]), order=order)
    assert (weights >= low - 1e-9).all()
    assert (weights <= high + 1e-9).all()
    assert all((weights[:, more] >= weights[:, less] - 1e-9).all() for more, less in order)


def test_a_single_weighting_is_found():
    assert draw_weights(2, 3, 1, intervals=[[0.3, 0.3], [0, 1]]) == pytest.approx(np.array([[0.3, 0.7]] * 3))


def test_what_partners_gave_is_the_middle_of_what_is_drawn():
    given = [[80, 20, 0], [0, 0, 100]]
    weights = draw_weights(3, 100_000, 8, given=given)
    centres = (np.array(given) / 100 * 50 + 0.5) / 51.5
    assert weights.mean(axis=0) == pytest.approx(centres.mean(axis=0), abs=0.005)
    near = np.abs(weights[:, None, :] - centres).max(axis=2).min(axis=1)
    assert np.quantile(near, 0.95) < 0.15


@pytest.mark.parametrize(
    "wrong",
    [
        {"intervals": [[0.6, 1], [0.6, 1], [0, 1]]},
        {"intervals": [[0, 0.2], [0, 0.2], [0, 0.2]]},
        {"intervals": [[0, 1], [0, 1]]},
        {"intervals": [[0.5, 0.2], [0, 1], [0, 1]]},
        {"intervals": [[0, 0.2], [0.5, 1], [0, 1]], "order": [(0, 1)]},
        {"order": [(0, 1), (1, 2), (2, 0)]},
        {"order": [0, 5]},
        {"order": [[0, 1, 2]]},
        {"given": [[1, 2]]},
        {"given": [[0, 0, 0]]},
        {"given": [[1, -1, 1]]},
        {"given": [[1, 1, 1]], "order": [0, 1]},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"[a-z]"):
        draw_weights(3, 10, 1, **wrong)
