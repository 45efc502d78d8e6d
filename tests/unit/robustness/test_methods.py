"""SMAA-2, TOPSIS and PROMETHEE II against the slow and obvious forms, on made cases."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.robustness import slow

from purposebuilt.appraisal.robustness import (
    Preference,
    additive,
    draw_weights,
    first_rank,
    promethee,
    rank_shares,
    single_flows,
    smaa,
    topsis,
)
from purposebuilt.appraisal.robustness import blocks as cut

SHAPES = ("usual", "u-shape", "v-shape", "level", "linear", "gaussian")


@st.composite
def tables(draw):
    """Whole scores, so that options tie often; weights in quarters for the same reason, or drawn evenly."""
    options, criteria, seed = draw(st.integers(1, 7)), draw(st.integers(1, 4)), draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, draw(st.sampled_from([3, 100])), size=(options, criteria)).astype(float)
    draws = draw(st.integers(1, 30))
    weights = rng.dirichlet(np.ones(criteria), size=draws)
    if draw(st.booleans()):
        weights = rng.integers(0, 3, size=(draws, criteria)) + np.eye(criteria)[rng.integers(criteria, size=draws)]
        weights = weights / weights.sum(axis=1, keepdims=True)
    return scores, weights, rng


def assert_same(found, scores_of, weights):
    draws = len(weights)
    shares, central, wins, entropy = slow.smaa(scores_of, weights, draws)
    assert found.acceptability == pytest.approx(np.array(shares), abs=1e-12)
    assert found.central_weights == pytest.approx(np.array(central), abs=1e-9, nan_ok=True)
    assert found.winning == pytest.approx(np.array(wins), abs=1e-12)
    assert found.confidence == pytest.approx(slow.confidence(scores_of, central, draws), abs=1e-12, nan_ok=True)
    return entropy


@settings(max_examples=150, deadline=None)
@given(tables())
def test_smaa_over_weights_agrees_with_one_draw_at_a_time(made):
    scores, weights, _ = made
    assert_same(smaa(scores, weights), lambda _: scores.tolist(), weights.tolist())


@settings(max_examples=100, deadline=None)
@given(tables())
def test_smaa_over_scores_too_agrees_with_one_draw_at_a_time(made):
    scores, weights, rng = made
    drawn = scores + rng.integers(-2, 3, size=(len(weights), *scores.shape))
    assert_same(smaa(drawn, weights), lambda draw: drawn[draw].tolist(), weights.tolist())


def test_blocks_change_nothing(monkeypatch):
    rng = np.random.default_rng(3)
    scores, weights = rng.integers(0, 4, size=(6, 3)), rng.dirichlet([1, 1, 1], size=500)
    drawn = scores + rng.integers(0, 2, size=(500, 6, 3))
    whole = smaa(scores, weights), smaa(drawn, weights)
    monkeypatch.setattr(cut, "CELLS", 50)
    for one, other in zip(whole, (smaa(scores, weights), smaa(drawn, weights)), strict=True):
        assert one.acceptability == pytest.approx(other.acceptability)
        assert one.central_weights == pytest.approx(other.central_weights, nan_ok=True)
        assert one.winning == pytest.approx(other.winning)
        assert one.entropy == pytest.approx(other.entropy)


def test_entropy_counts_whole_orders():
    rng = np.random.default_rng(5)
    scores, weights = rng.integers(0, 100, size=(5, 3)), rng.dirichlet([1, 1, 1], size=300)
    entropy = slow.smaa(lambda _: scores.tolist(), weights.tolist(), 300)[3]
    found = smaa(scores, weights)
    assert found.entropy == pytest.approx(entropy)
    assert smaa(scores, [0.2, 0.3, 0.5]).entropy == 0
    held = found.first[found.first > 0]
    assert found.choice_entropy == pytest.approx(-(held * np.log2(held)).sum())


def test_options_that_are_the_same_share_their_ranks_and_neither_wins():
    found = smaa([[1, 2], [1, 2], [0, 0]], draw_weights(2, 100, 1))
    assert found.acceptability.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]
    assert found.winning.tolist() == [[0, 0, 1], [0, 0, 1], [0, 0, 0]]
    assert found.confidence[:2].tolist() == [0.5, 0.5]
    assert np.isnan(found.confidence[2])


def test_ties_are_told_where_scores_are_large_and_close():
    rng = np.random.default_rng(2)
    scores = 1e9 + rng.integers(0, 3, size=(60, 12)).astype(float)
    scores[30:] = scores[:30]
    found = smaa(scores, draw_weights(12, 2000, 4))
    assert found.acceptability[:30] == pytest.approx(found.acceptability[30:], abs=1e-12)
    assert found.winning[np.arange(30), np.arange(30, 60)].tolist() == [0.0] * 30


def test_many_options_agree_with_a_plain_sort():
    rng = np.random.default_rng(8)
    scores, weights = rng.random((300, 4)), draw_weights(4, 400, 9)
    shares = np.zeros((300, 300))
    order = np.argsort(-(weights @ scores.T), axis=1)
    np.add.at(shares, (order, np.arange(300)), 1 / 400)
    assert smaa(scores, weights).acceptability == pytest.approx(shares)
    assert rank_shares(-scores, weights)[:, 0] == pytest.approx(first_rank(-scores, weights))


@settings(max_examples=150, deadline=None)
@given(tables(), st.data())
def test_topsis_agrees_with_the_textbook(made, data):
    scores, weights, _ = made
    senses = data.draw(st.lists(st.sampled_from([1, -1]), min_size=scores.shape[1], max_size=scores.shape[1]))
    expected = [slow.topsis(scores.tolist(), row, senses) for row in weights.tolist()]
    assert topsis(scores, weights, senses) == pytest.approx(np.array(expected), abs=1e-12)
    assert topsis(scores, weights[0], senses) == pytest.approx(expected[0], abs=1e-12)


@settings(max_examples=150, deadline=None)
@given(tables(), st.data())
def test_promethee_agrees_with_the_textbook(made, data):
    scores, weights, _ = made
    many = scores.shape[1]
    senses = data.draw(st.lists(st.sampled_from([1, -1]), min_size=many, max_size=many))
    kinds = [(data.draw(st.sampled_from(SHAPES)), data.draw(st.sampled_from([0.0, 1.5])), 4.0) for _ in range(many)]
    expected = [slow.promethee(scores.tolist(), row, senses, kinds) for row in weights.tolist()]
    preferences = [Preference(*kind) for kind in kinds]
    assert promethee(scores, weights, senses, preferences) == pytest.approx(np.array(expected), abs=1e-12)
    assert promethee(scores, weights[0], senses, preferences) == pytest.approx(expected[0], abs=1e-12)


def test_other_methods_rank_in_smaa():
    rng = np.random.default_rng(6)
    scores, weights = rng.random((5, 3)), draw_weights(3, 300, 6)
    for method, values in (
        (topsis, topsis(scores, weights)),
        (promethee, promethee(scores, weights)),
        (partial(topsis, scaling="range"), topsis(scores, weights, scaling="range")),
    ):
        first = np.bincount(values.argmax(axis=1), minlength=5) / 300
        assert smaa(scores, weights, method).first == pytest.approx(first)
    by_flows = smaa(single_flows(scores), weights)
    assert by_flows.acceptability == pytest.approx(smaa(scores, weights, promethee).acceptability)


def test_topsis_by_ranges_is_between_the_worst_and_the_best():
    found = topsis([[0, 10], [5, 5], [10, 0], [5, 5]], [1, 1], scaling="range")
    assert found.tolist() == pytest.approx([0.5, 0.5, 0.5, 0.5])
    assert topsis([[0, 10], [10, 20]], [1, 1], scaling="range").tolist() == [0, 1]
    assert topsis([[3, 3], [3, 3]], [1, 1]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: smaa([[1, 2]], [[1, 2, 3]]),
        lambda: smaa([1, 2], [1, 2]),
        lambda: smaa([[np.nan, 2]], [1, 2]),
        lambda: smaa([[1, 2]], [-1, 2]),
        lambda: smaa([[1, 2]], [0, 0]),
        lambda: smaa(np.ones((3, 2, 2)), np.ones((4, 2))),
        lambda: smaa(np.ones((3, 2, 2)), np.ones((3, 2)), topsis),
        lambda: topsis([[1, 2]], [1, 1], [1, 0]),
        lambda: topsis([[1, 2]], [1, 1], scaling="none"),
        lambda: promethee([[1, 2]], [1, 1], preferences=[Preference()]),
        lambda: Preference("round"),
        lambda: Preference("linear", 2, 1),
        lambda: Preference("v-shape"),
        lambda: Preference("usual", -1),
    ],
)
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(ValueError, match=r"[a-z]"):
        wrong()


def test_the_weighted_sum_takes_scores_of_each_draw():
    scores, weights = np.arange(12.0).reshape(2, 3, 2), np.array([[0.5, 0.5], [1.0, 0.0]])
    assert additive(scores, weights).tolist() == [[0.5, 2.5, 4.5], [6.0, 8.0, 10.0]]
