"""Pooling and the test of differences agree with their slow twins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.ground import slow

from purposebuilt.participation.ground.flags import FEW, MOVES, differences, false_discovery_rates
from purposebuilt.participation.ground.pooling import pool
from purposebuilt.participation.ground.variances import Count, likeness


@st.composite
def counts(draw: st.DrawFn):
    """Organisations, how many people each sent and how many said yes, in groups of which none is empty."""
    bodies, statements, groups = draw(st.integers(2, 6)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    groups = min(groups, bodies)
    group = list(range(groups)) + draw(
        st.lists(st.integers(0, groups - 1), min_size=bodies - groups, max_size=bodies - groups)
    )
    cell = st.integers(0, 5).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
    cells = draw(st.lists(cell, min_size=bodies * statements, max_size=bodies * statements))
    asked = np.array([n for n, _ in cells], dtype=float).reshape(bodies, statements)
    yes = np.array([k for _, k in cells], dtype=float).reshape(bodies, statements)
    weight = draw(st.lists(st.integers(1, 4), min_size=bodies, max_size=bodies))
    voice = (asked > 0) * np.array(weight, dtype=float)[:, None]
    return yes, asked, group, groups, voice


def indicators(group, groups):
    return (np.array(group)[None, :] == np.arange(groups)[:, None]).astype(float)


@settings(max_examples=60, deadline=None)
@given(counts())
def test_pooled_shares_are_those_of_the_slow_way(case) -> None:
    yes, asked, group, groups, voice = case
    part = np.full(groups, 1 / groups)
    count = Count(yes, asked, indicators(group, groups))
    assert likeness(count) == pytest.approx(slow.likeness(yes.tolist(), asked.tolist(), group), abs=1e-9)
    found = pool(count, voice, part)
    share, deviation = slow.pool(yes.tolist(), asked.tolist(), group, groups, voice.tolist())
    np.testing.assert_allclose(found.group, share, atol=1e-9)
    np.testing.assert_allclose(found.group_sd, deviation, atol=1e-9)
    np.testing.assert_allclose(found.whole, np.mean(share, axis=0), atol=1e-9)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_differences_are_counted_as_in_the_slow_way(seed: int) -> None:
    random = np.random.default_rng(seed)
    worth = random.integers(0, 5, (8, 2)).astype(float)
    share = random.random((8, 2)) * (worth > 0)
    group = [0, 0, 0, 1, 1, 2, 2, 2]
    p = differences(share, worth, indicators(group, 3))
    for one, larger in zip(p, slow.as_large(share.tolist(), worth.tolist(), group, 3), strict=True):
        if larger >= FEW + 2:
            # Single precision may decide a tie otherwise.
            assert one == pytest.approx((larger + 1) / (MOVES + 1), abs=2.1 / (MOVES + 1))
        else:
            assert one < 0.06


def test_false_discovery_rates_by_hand() -> None:
    # Of four, one is above a half: the share without a difference is 2 * (1 + 1) / 4, that is all.
    found = false_discovery_rates(np.array([0.04, 0.001, 0.9, 0.03]))
    np.testing.assert_allclose(found, [0.04 * 4 / 3, 0.004, 0.9, 0.04 * 4 / 3])
    assert false_discovery_rates(np.array([])).tolist() == []


def test_few_statements_are_told_of_where_nothing_differs() -> None:
    told = []
    for seed in range(20):
        random = np.random.default_rng(seed)
        worth = random.integers(1, 6, (30, 40)).astype(float)
        leaning = random.normal(0.6, 0.12, (30, 40)).clip(0, 1)
        share = random.binomial(worth.astype(int), leaning) / worth
        p = differences(share, worth, indicators([at % 5 for at in range(30)], 5))
        told.append((false_discovery_rates(p) <= 0.1).any())
    assert sum(told) <= 5


def test_a_plain_difference_between_groups_is_told() -> None:
    random = np.random.default_rng(0)
    worth = np.full((40, 20), 4.0)
    group = [at % 4 for at in range(40)]
    leaning = np.full((40, 20), 0.6)
    leaning[:, :5] = np.array([0.2, 0.5, 0.7, 0.9])[group][:, None]
    p = differences(random.binomial(4, leaning) / worth, worth, indicators(group, 4))
    assert (false_discovery_rates(p)[:5] <= 0.1).all()
