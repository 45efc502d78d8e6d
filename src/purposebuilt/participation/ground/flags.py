"""Whether known groups differ: whole organisations are moved between the groups, and false discoveries are bounded."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.room import Ints

Single = NDArray[np.float32]

MOVES = 499
"""How many random ways of moving organisations between the groups are tried, always the same ones."""

CELLS = 100_000
"""So many sums of moved organisations are worked on at a time, so that they stay near the processor."""

FEW = 10
"""Where fewer of those ways give as large a difference, a curve through them says how rare it is."""


def differences(share: Floats, worth: Floats, groups: Floats) -> Floats:
    """How often chance alone gives as large a difference between groups, for each statement (m).

    `share` (B x m) is each organisation's figure, `worth` (B x m) how many people it is worth (0: not heard), `groups`
    (G x B) who is where; organisations of no group stay out. The difference is the sum over groups of the squared
    deviation of their figure from the whole, each by its worth: for given organisations this orders as F does. All
    statements move together, so that what is true of an organisation on one is kept on the others.

    A Pearson curve of the third type through the mean and spread of the moved differences, and their skewness over all
    statements, gives p where few moved ones are as large (Berry and Mielke 1983, Br. J. Math. Stat. Psychol. 36,
    202-206, have the exact moments of the plain case).
    """
    belongs = groups.any(axis=0)
    share, worth, groups = share[belongs], worth[belongs], groups[:, belongs]
    if len(groups) < 2 or groups.shape[1] < 3:
        return np.ones(share.shape[1])
    made = _spread(share, worth, _moved(groups))
    found, moved = made[0], made[1:]
    larger = (moved >= found * (1 - 1e-5)).sum(axis=0)
    counted = (larger + 1) / (len(moved) + 1)
    mean = moved.mean(axis=0)
    off = moved - mean
    square = off * off
    spread = np.sqrt(square.mean(axis=0))
    tells = spread > 1e-6 * mean
    safe = np.where(tells, spread, 1)
    skew = float(((square * off).mean(axis=0) / safe**3)[tells].mean()) if tells.any() else 1.0
    curve = pearson_tail((found - mean) / safe, min(max(skew, 0.2), 2.5))
    return np.where(tells, np.where(larger < FEW, curve, counted), 1.0)


def _moved(groups: Floats) -> Single:
    """The groups as they are and then moved (moves + 1, G - 1, B); the last group is what the others leave."""
    return groups[:-1].astype(np.float32)[:, _ways(groups.shape[1])].transpose(1, 0, 2)


@cache
def _ways(bodies: int) -> Ints:
    """The organisations in their order and then in every random order that is tried (moves + 1, B)."""
    own = np.arange(bodies)
    return np.vstack([own, np.random.default_rng(0).permuted(np.tile(own, (MOVES, 1)), axis=1)])


def _spread(share: Floats, worth: Floats, ways: Single) -> Floats:
    """The difference between the groups for each way (W) and statement (m)."""
    total = worth.sum(axis=0)
    centre = (worth * share).sum(axis=0) / np.where(total > 0, total, 1)
    both = np.hstack([worth, worth * (share - centre)]).astype(np.float32)
    width = worth.shape[1]
    made = np.empty((len(ways), width))
    at_once = max(1, CELLS // max(1, ways.shape[1] * 2 * width))
    for first in range(0, len(ways), at_once):
        some = ways[first : first + at_once]
        sums = (some.reshape(-1, len(worth)) @ both).reshape(*some.shape[:2], 2 * width)
        people, off = sums[:, :, :width], sums[:, :, width:]
        rest, rest_off = total.astype(np.float32) - people.sum(axis=1), off.sum(axis=1)
        off *= off
        off /= np.maximum(people, 1e-3)
        made[first : first + at_once] = off.sum(axis=1) + rest_off**2 / np.maximum(rest, 1e-3)
    return made


def pearson_tail(deviate: Floats, skew: float) -> Floats:
    """The upper tail of a Pearson curve of the third type at a standard deviate, for a skewness above zero.

    By the cube root of Wilson and Hilferty (1931, Proc. Natl. Acad. Sci. 17, 684-688).
    """
    shape = 4 / skew**2
    relative = np.maximum(1 + deviate / math.sqrt(shape), 1e-9)
    normal = (np.cbrt(relative) - (1 - 1 / (9 * shape))) * math.sqrt(9 * shape)
    return np.array([0.5 * math.erfc(one / math.sqrt(2)) for one in normal.tolist()])


def false_discovery_rates(p: Floats) -> Floats:
    """The rate of false discoveries at which each statement would be told of.

    Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57, p. 293), times the share of statements without a difference,
    which is estimated from those with p above a half (Storey, Taylor and Siegmund 2004, J. R. Stat. Soc. B 66, 187).
    """
    if not len(p):
        return p
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    without = min(1.0, 2 * (1 + int((p > 0.5).sum())) / len(p))
    made: Floats = np.minimum(q * without, 1)
    return made
