"""How options stand when weights are uncertain (SMAA-2).

Weights are drawn evenly from all that sum to one; a point's *acceptability* for a rank is the share of draws in
which it holds that rank under the weighted sum of losses. Source: Lahdelma and Salminen, SMAA-2: Stochastic
multicriteria acceptability analysis for group decision making, Operations Research 49(3), 2001.
"""

from __future__ import annotations

import numpy as np

from purposebuilt.programme import Floats

DRAWS = 10_000
SEED = 20220701
_CHUNK = 4_000_000


def even_weights(count: int, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Weights (draws x count) spread evenly over all that are not negative and sum to 1; the same each time."""
    spaces = np.random.default_rng(seed).exponential(size=(draws, count))
    weights: Floats = spaces / spaces.sum(axis=1, keepdims=True)
    return weights


def first_rank(losses: Floats, weights: Floats) -> Floats:
    """The share of weightings in which each point (rows of `losses`, N x k) loses least; ties go to the first."""
    wins = np.zeros(losses.shape[0])
    step = max(1, _CHUNK // max(1, losses.shape[0]))
    for start in range(0, weights.shape[0], step):
        scores = weights[start : start + step] @ losses.T
        wins += np.bincount(scores.argmin(axis=1), minlength=losses.shape[0])
    shares: Floats = wins / weights.shape[0]
    return shares


def rank_shares(losses: Floats, weights: Floats) -> Floats:
    """The share of weightings in which each point holds each rank (N x N: point by rank, first rank first).

    Equal scores share out by position, so rows and columns each sum to 1.
    """
    count = losses.shape[0]
    shares = np.zeros((count, count))
    step = max(1, _CHUNK // max(1, count))
    for start in range(0, weights.shape[0], step):
        scores = weights[start : start + step] @ losses.T
        order = np.argsort(scores, axis=1, kind="stable")
        for rank in range(count):
            shares[:, rank] += np.bincount(order[:, rank], minlength=count)
    held: Floats = shares / weights.shape[0]
    return held
