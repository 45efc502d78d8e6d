"""Whether known groups differ: whole organisations are moved between the groups, and false discoveries are bounded."""

from __future__ import annotations

import numpy as np

from purposebuilt.participation.ballots import Floats

SHUFFLES = 999


def differences(of: Floats, weight: Floats, groups: Floats, seed: int = 0) -> Floats:
    """How often chance alone gives as large a difference between groups, for each statement (m).

    `of` (B x m) is each organisation's figure, `weight` (B x m) its weight (0: none), `groups` (G x B) who is where.
    Organisations of no group stay out.
    """
    belongs = groups.any(axis=0)
    of, weight, groups = of[belongs], weight[belongs], groups[:, belongs]
    random = np.random.default_rng(seed)
    found = _between(of, weight, groups)
    larger = np.ones_like(found)
    for _ in range(SHUFFLES):
        larger += _between(of, weight, groups[:, random.permutation(groups.shape[1])]) >= found - 1e-12
    return larger / (SHUFFLES + 1)


def _between(of: Floats, weight: Floats, groups: Floats) -> Floats:
    total = groups @ weight
    between = np.divide((groups @ (weight * of)) ** 2, total, out=np.zeros_like(total), where=total > 0)
    result: Floats = between.sum(axis=0)
    return result


def false_discovery_rates(p: Floats) -> Floats:
    """The rate of false discoveries at which each would be told (Benjamini and Hochberg 1995, p. 293)."""
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty_like(p)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return q
