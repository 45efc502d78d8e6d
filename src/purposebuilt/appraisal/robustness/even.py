"""Even weights, and the shares of them in which many points come first: what choosing from a frontier needs."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.robustness.smaa import smaa
from purposebuilt.appraisal.robustness.weights import draw_weights
from purposebuilt.programme import Floats

DRAWS = 10_000
SEED = 20220701
_CHUNK = 4_000_000


def even_weights(count: int, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Weights (draws x count) spread evenly over all that are not negative and sum to 1; the same each time."""
    return draw_weights(count, draws, seed)


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

    Points that are equal share their ranks evenly, so rows and columns each sum to 1.
    """
    return smaa(-losses, weights).acceptability
