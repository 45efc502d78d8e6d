"""How two objectives stand to each other over a set of designs: together, apart, and at what loss."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.programme import Floats

NEAR = 0.1
"""A design counts as near the best in an objective when it loses no more than this share of its range."""

APART = -0.3
"""Two objectives pull apart when the rank correlation of their losses is no more than this."""


@dataclass(frozen=True, slots=True)
class Pull:
    """Rank correlation of two losses (-1 apart, 1 together), and what being near the best in one costs in the other.

    `cost_in_b` is the least share of b's range that any design near the best of a gives up; `cost_in_a` the reverse.
    """

    correlation: float
    cost_in_b: float
    cost_in_a: float

    @property
    def apart(self) -> bool:
        """Whether the two pull apart and much is at stake."""
        return self.correlation <= APART and max(self.cost_in_a, self.cost_in_b) >= NEAR


def pull(losses_a: Floats, losses_b: Floats) -> Pull:
    """Compare two columns of losses (N each, 0 best to 1 worst)."""
    return Pull(_rank_correlation(losses_a, losses_b), _given_up(losses_a, losses_b), _given_up(losses_b, losses_a))


def _given_up(near: Floats, other: Floats) -> float:
    return float(other[near <= near.min() + NEAR].min())


def _rank_correlation(a: Floats, b: Floats) -> float:
    """Spearman's: the correlation of mean ranks; 0 where one of them never changes."""
    ranks = [_mean_ranks(np.round(values, 9)) for values in (a, b)]
    spread = [float(each.std()) for each in ranks]
    if min(spread) <= 0:
        return 0.0
    together = float(((ranks[0] - ranks[0].mean()) * (ranks[1] - ranks[1].mean())).mean())
    return together / (spread[0] * spread[1])


def _mean_ranks(values: Floats) -> Floats:
    _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2.0)[group]
    return ranks
