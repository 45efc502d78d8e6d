"""Judged scores as uncertain: how far they move when another mix of the same judges is asked.

Each draw gives every judge a share of the say, evenly over all ways of sharing it (the Bayesian bootstrap: Rubin,
The Bayesian bootstrap, Annals of Statistics 9(1), 1981), the same for all options. So an option that judges agree on
stays where it is, one that divides them moves, and no shape of doubt is made up: with one judge nothing moves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.blocks import blocks
from purposebuilt.programme import Floats

_STREAM = 1


def judge_shares(judges: int, draws: int, seed: int) -> Floats:
    """The say of each judge in each draw (draws x judges), rows summing to 1; the same for the same seed.

    A stream of its own: weights drawn with the same seed have nothing to do with it.
    """
    shares: Floats = np.random.default_rng([seed, _STREAM]).standard_exponential((draws, judges))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def judged_values(shares: Floats, weights: ArrayLike, scores: ArrayLike) -> Floats:
    """An option's judged score in each draw (draws): the weighted sum over terms of the judges' mean in each.

    `shares` is draws x judges, `weights` holds one for each term, `scores` is terms x judges and below zero where a
    judge gave none: then the others share its say.
    """
    each, table = np.asarray(weights, dtype=np.float64), np.asarray(scores, dtype=np.float64)
    gave = table >= 0
    held, present = np.where(gave, table, 0.0).T, gave.astype(np.float64).T
    found = np.empty(shares.shape[0])
    for block in blocks(shares.shape[0], len(each)):
        found[block] = ((shares[block] @ held) / (shares[block] @ present)) @ each
    return found
