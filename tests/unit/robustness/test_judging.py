"""Judged scores as uncertain: what drawing the judges' say makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.spec.upland import book, chosen, upland

from purposebuilt.appraisal.robustness import draw_weights, judge_shares, judged_values
from purposebuilt.design import JudgedScore
from purposebuilt.formulation import formulate
from purposebuilt.formulation.measures.judged import NOT_GIVEN


def test_shares_are_even_and_the_same_each_time() -> None:
    shares = judge_shares(4, 20_000, 3)
    assert np.array_equal(shares, judge_shares(4, 20_000, 3))
    assert shares.sum(axis=1) == pytest.approx(np.ones(20_000))
    assert abs(np.corrcoef(shares[:, 0], draw_weights(4, 20_000, 3)[:, 0])[0, 1]) < 0.05
    assert shares.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.01)


def test_values_agree_with_one_draw_and_one_term_at_a_time() -> None:
    rng = np.random.default_rng(4)
    scores = rng.integers(0, 101, size=(6, 3)).astype(float)
    scores[[0, 2, 5], [1, 0, 2]] = NOT_GIVEN
    weights, shares = rng.dirichlet(np.ones(6)), judge_shares(3, 50, 1)
    found = judged_values(shares, weights, scores)
    for draw, say in enumerate(shares):
        value = 0.0
        for weight, row in zip(weights, scores, strict=True):
            gave = [at for at in range(3) if row[at] >= 0]
            value += weight * sum(say[at] * row[at] for at in gave) / sum(say[at] for at in gave)
        assert found[draw] == pytest.approx(value)


def test_equal_say_gives_the_value_of_the_measure() -> None:
    """The value that `judged` has, worked by hand in tests/spec/test_judged.py."""
    extra = JudgedScore("trusted", "north-council", "icb-direct", upland().judged_scores[0].score)
    for design in (upland(), upland(judged_scores=(*upland().judged_scores, extra))):
        formulation = formulate(design, book(), ["judged"])
        for configuration in (chosen(), chosen(north="near")):
            behind = formulation.judgements(configuration)["judged"]
            equal = np.full((1, len(behind.partners)), 1 / len(behind.partners))
            value = judged_values(equal, behind.weights, behind.scores)[0]
            assert value == pytest.approx(formulation.evaluate(configuration)["judged"])


def test_one_judge_moves_nothing_and_two_who_disagree_do() -> None:
    assert judged_values(judge_shares(1, 5, 1), [1.0], [[40.0]]).tolist() == [40.0] * 5
    moved = judged_values(judge_shares(2, 50_000, 1), [1.0], [[0.0, 100.0]])
    assert moved.mean() == pytest.approx(50, abs=0.5)
    assert moved.std() == pytest.approx(100 / np.sqrt(12), rel=0.02)
    assert judged_values(judge_shares(2, 5, 1), [1.0], [[70.0, 70.0]]) == pytest.approx([70.0] * 5)


def test_only_what_is_judged_has_judges() -> None:
    assert dict(formulate(upland(), book(), ["closeness"]).judgements(chosen())) == {}
