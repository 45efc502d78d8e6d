"""Who changes places when another goes."""

from __future__ import annotations

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.robustness import slow

from purposebuilt.appraisal.robustness import Preference, additive, draw_weights, promethee, reversals, topsis


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**31), st.integers(2, 6))
def test_topsis_reversals_agree_with_one_option_at_a_time(seed, options):
    rng = np.random.default_rng(seed)
    scores, weights = rng.integers(1, 9, size=(options, 3)).astype(float), rng.dirichlet([1, 1, 1])
    found = {each.without: set(each.pairs) for each in reversals(scores, weights, topsis)}
    whole = slow.topsis(scores.tolist(), weights.tolist(), [1, 1, 1])
    for gone in range(options if options > 2 else 0):
        rest = [at for at in range(options) if at != gone]
        alone = dict(zip(rest, slow.topsis(scores[rest].tolist(), weights.tolist(), [1, 1, 1]), strict=True))
        expected = {(a, b) for a in rest for b in rest if whole[a] - whole[b] > 1e-9 and alone[b] - alone[a] > 1e-9}
        assert found[gone] == expected


def test_a_weighted_sum_never_reverses():
    rng = np.random.default_rng(4)
    for each in reversals(rng.random((6, 3)), draw_weights(3, 500, 1), additive):
        assert (each.pairs, each.lead) == ((), 0.0)


def test_a_known_reversal_of_promethee_is_told():
    # With the third there, the first beats more often; without it, the second is ahead by the heavier criterion.
    scores, weights = [[2, 0, 3], [3, 1, 1], [1, 2, 2]], [0.35, 0.2, 0.45]
    whole = slow.promethee(scores, weights, [1, 1, 1], [("usual", 0, 0)] * 3)
    alone = slow.promethee(scores[:2], weights, [1, 1, 1], [("usual", 0, 0)] * 3)
    assert whole[0] > whole[1]
    assert alone[0] < alone[1]
    (third,) = reversals(scores, weights, promethee, without=[2])
    assert (third.without, third.pairs, third.lead) == (2, ((0, 1),), 1.0)


def test_the_lead_is_counted_over_all_weightings():
    rng = np.random.default_rng(9)
    scores, weights = rng.random((5, 3)), draw_weights(3, 400, 2)
    method = partial(promethee, preferences=Preference("linear", 0.1, 0.5))
    for each in reversals(scores, weights, method):
        rest = [at for at in range(5) if at != each.without]
        changed = 0
        for row in weights:
            whole, alone = method(scores, row), method(scores[rest], row)
            leader = int(np.argmax(whole))
            changed += leader != each.without and rest[int(np.argmax(alone))] != leader
        assert each.lead == changed / 400
