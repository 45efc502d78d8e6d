"""The maximum-difference logit: what best and worst choices say about how much each thing matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEPS = 100
CLOSE = 1e-10


@dataclass(frozen=True, eq=False)
class Sets:
    """Sets of one size: what was shown (R x s), where in the set the best and the worst stand (R), and weights (R)."""

    shown: Ints
    best: Ints
    worst: Ints
    weight: Floats


def fit(sets: Sequence[Sets], count: int, spread: float, centre: Floats | None = None) -> Floats:
    """Utilities (count) of everything that was shown, 0 (or `centre`) where it never was.

    Somebody who sees a set picks i as best and j as worst with a chance in proportion to exp(v[i] - v[j]) (Marley and
    Louviere, Journal of Mathematical Psychology 49, 2005, 464-480; Louviere, Flynn and Marley, Best-Worst Scaling,
    2015). The largest posterior is taken under independent normal priors around `centre` (0) with standard deviation
    `spread`, by Newton's method with halved steps; it is concave, so there is one answer.
    """
    middle = np.zeros(count) if centre is None else centre
    utilities = middle.copy()
    height = _height(sets, utilities, middle, spread)
    for _ in range(STEPS):
        slope, bend = _derivatives(sets, utilities)
        slope -= (utilities - middle) / spread**2
        bend[np.diag_indices(count)] += 1.0 / spread**2
        step = np.linalg.solve(bend, slope)
        part, tried = 1.0, utilities + step
        while (higher := _height(sets, tried, middle, spread)) < height and part > 1e-6:
            part /= 2
            tried = utilities + part * step
        utilities, height = tried, higher
        if np.abs(part * step).max(initial=0.0) < CLOSE:
            break
    return utilities


def chances(utilities: Floats) -> Floats:
    """The chance that each is picked as the best of all: shares (k) summing to 1, from utilities."""
    raised = np.exp(utilities - utilities.max(axis=-1, keepdims=True))
    made: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return made


def _sums(one: Sets, utilities: Floats) -> tuple[Floats, Floats, Floats]:
    """exp(v) and exp(-v) (R x s) of what was shown, shifted by the middle, and their sum over pairs (R)."""
    values = utilities[one.shown]
    values = values - (values.max(axis=1, keepdims=True) + values.min(axis=1, keepdims=True)) / 2
    up, down = np.exp(values), np.exp(-values)
    return up, down, up.sum(axis=1) * down.sum(axis=1) - values.shape[1]


def _height(sets: Sequence[Sets], utilities: Floats, middle: Floats, spread: float) -> float:
    """The log of the posterior, up to a constant."""
    total = -float(np.square(utilities - middle).sum()) / (2 * spread**2)
    for one in sets:
        rows = np.arange(len(one.best))
        _, _, pairs = _sums(one, utilities)
        values = utilities[one.shown]
        total += float((one.weight * (values[rows, one.best] - values[rows, one.worst] - np.log(pairs))).sum())
    return total


def _derivatives(sets: Sequence[Sets], utilities: Floats) -> tuple[Floats, Floats]:
    """The slope (k) of the log likelihood, and minus its second derivatives (k x k)."""
    count = len(utilities)
    slope, bend = np.zeros(count), np.zeros((count, count))
    for one in sets:
        rows = np.arange(len(one.best))
        up, down, pairs = _sums(one, utilities)
        joint = up[:, :, None] * down[:, None, :] / pairs[:, None, None]
        size = up.shape[1]
        joint[:, np.arange(size), np.arange(size)] = 0.0
        as_best, as_worst = joint.sum(axis=2), joint.sum(axis=1)
        off = as_worst - as_best
        off[rows, one.best] += 1.0
        off[rows, one.worst] -= 1.0
        np.add.at(slope, one.shown, off * one.weight[:, None])
        mean = as_best - as_worst
        square = -(joint + joint.transpose(0, 2, 1)) - mean[:, :, None] * mean[:, None, :]
        square[:, np.arange(size), np.arange(size)] += as_best + as_worst
        square *= one.weight[:, None, None]
        np.add.at(bend, (one.shown[:, :, None], one.shown[:, None, :]), square)
    return slope, bend
