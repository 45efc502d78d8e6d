"""Partial pooling: organisation -> place and type -> system, each estimate as sure as its organisations make it."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.ground.result import Pooled
from purposebuilt.participation.ground.tallies import Tallies


def pooled(tallies: Tallies, weight: Floats, level: float) -> tuple[Pooled, Pooled, Pooled, Pooled]:
    """The estimates of the system, of each type, place and organisation (in this order)."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    seen = tallies.seen
    shares = (tallies.counts + 1 / 3) / (seen + 1)
    body_variance = np.maximum(shares * (1 - shares), 0.05) / (seen + 1) + 0.02
    whole = np.ones((1, seen.shape[0]))
    system, system_variance = _means(shares, body_variance, whole, weight)
    levels = [(system, system_variance)]
    for groups in (tallies.kinds, tallies.places, np.eye(seen.shape[0])):
        mean, variance = _means(shares, body_variance, groups, weight)
        known = variance > 0
        excess = np.where(known, (mean - system) ** 2 - variance, 0)
        between = np.maximum(excess.sum(axis=(1, 2), keepdims=True) / max(1, int(known[0].sum())), 0.002)
        keep = np.where(known, between / (between + variance), 0)
        levels.append((system + keep * (mean - system), np.where(known, keep * variance, between) + system_variance))
    ways = (whole, tallies.kinds, tallies.places, np.eye(seen.shape[0]))
    made = [_bounded(mean, variance, z, tallies, groups) for (mean, variance), groups in zip(levels, ways, strict=True)]
    return made[0], made[1], made[2], made[3]


def _means(shares: Floats, variance: Floats, groups: Floats, weight: Floats) -> tuple[Floats, Floats]:
    total = groups @ weight
    safe = np.where(total > 0, total, 1)
    mean = np.stack([groups @ (weight * share) for share in shares]) / safe
    return mean, np.stack([groups @ (weight**2 * one) for one in variance]) / safe**2


def _bounded(mean: Floats, variance: Floats, z: float, tallies: Tallies, groups: Floats) -> Pooled:
    shares = mean / np.where(mean.sum(axis=0) > 0, mean.sum(axis=0), 1)
    half = z * np.sqrt(variance)
    return Pooled(
        shares,
        np.clip(shares - half, 0, 1),
        np.clip(shares + half, 0, 1),
        (groups @ (tallies.seen > 0)).astype(np.int64),
        (groups @ tallies.seen).astype(np.int64),
    )
