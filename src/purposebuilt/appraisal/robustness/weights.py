"""Drawing weights at random: any at all, within intervals, in an order of importance, or near what partners gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.orders import MOST, extensions, pairs_of
from purposebuilt.appraisal.robustness.polytope import Polytope, inside, moved, tightened
from purposebuilt.programme import Floats

CONCENTRATION = 50.0
"""How closely draws keep to what a partner gave: as if its weights had been read from 50 counters put on a table."""

_LEAST_RATE = 1 / 500
_PILOT = 5_000
_BATCH = 200_000


def draw_weights(
    k: int,
    draws: int,
    seed: int,
    intervals: ArrayLike | None = None,
    order: Sequence[int] | Sequence[tuple[int, int]] | None = None,
    given: ArrayLike | None = None,
) -> Floats:
    """Weights (draws x k), not negative, each row summing to 1; the same for the same seed.

    - Without more: evenly over all weightings (normalised exponentials; Rubinstein 1982).
    - `intervals` (k x 2): evenly over the weightings in which each weight lies between its lowest and highest.
    - `order`: evenly over the weightings that keep an order: criteria by number, the most important first (those
      left out are free), or pairs of which the first counts at least as much as the second.
    - `given` (voices x k): near what partners gave. Each draw takes one voice, all equally likely, and weights from a
      Dirichlet distribution around it: its points as counts of `CONCENTRATION` in all, plus a half for each criterion
      (Jeffreys), so that a criterion with no points may still count a little.

    `intervals` and `order` may be joined. Evenly means exactly so, by drawing and keeping what fits, wherever at least
    1 draw in 500 fits; in narrower corners a random walk along pairs of weights is used, which is even in the limit.
    Raises ValueError where no weighting fits, or `given` is joined with anything else.
    """
    rng = np.random.default_rng(seed)
    if given is not None:
        if intervals is not None or order is not None:
            raise ValueError("what partners gave is drawn from by itself, without intervals or an order")
        return _near(np.asarray(given, dtype=np.float64), k, draws, rng)
    if intervals is None and order is None:
        return _even(rng, draws, k)
    shape = _polytope(k, intervals, order)
    proposal = _best_proposal(shape, rng)
    if proposal is None:
        return moved(shape, draws, rng)
    return _kept(shape, proposal, draws, rng)


def _even(rng: np.random.Generator, draws: int, k: int) -> Floats:
    spaces = rng.standard_exponential((draws, k))
    spaces /= spaces.sum(axis=1, keepdims=True)
    return spaces


def _near(given: Floats, k: int, draws: int, rng: np.random.Generator) -> Floats:
    if given.ndim != 2 or given.shape[1] != k or not given.size or (given < 0).any():
        raise ValueError(f"what partners gave is one row of {k} weights for each, none below zero")
    total = given.sum(axis=1, keepdims=True)
    if not (np.isfinite(total).all() and (total > 0).all()):
        raise ValueError("each partner gave at least one weight above zero")
    voice = rng.integers(given.shape[0], size=draws)
    drawn: Floats = rng.standard_gamma((given / total * CONCENTRATION + 0.5)[voice])
    drawn /= drawn.sum(axis=1, keepdims=True)
    return drawn


def _polytope(k: int, intervals: ArrayLike | None, order: Sequence[int] | Sequence[tuple[int, int]] | None) -> Polytope:
    bounds = np.tile([0.0, 1.0], (k, 1)) if intervals is None else np.asarray(intervals, dtype=np.float64)
    if bounds.shape != (k, 2) or not np.isfinite(bounds).all():
        raise ValueError(f"intervals are {k} rows of a lowest and a highest weight")
    return tightened(bounds[:, 0], bounds[:, 1], pairs_of(k, order or ()))


def _proposals(shape: Polytope) -> list[Callable[[np.random.Generator, int], Floats]]:
    """Ways to draw evenly from something larger than the polytope that holds it whole."""
    k = len(shape.low)
    over, under = 1.0 - float(shape.low.sum()), float(shape.high.sum()) - 1.0
    if shape.pairs:
        return [lambda rng, many: _in_order(shape, rng, many)] if k <= MOST else []
    return [
        lambda rng, many: shape.low + over * _even(rng, many, k),
        lambda rng, many: shape.high - under * _even(rng, many, k),
    ]


def _in_order(shape: Polytope, rng: np.random.Generator, many: int) -> Floats:
    """Even weights, dealt out by size along a complete order that keeps the pairs."""
    k = len(shape.low)
    falling = -np.sort(-_even(rng, many, k), axis=1)
    return np.take_along_axis(falling, extensions(k, shape.pairs, many, rng), axis=1)


def _best_proposal(shape: Polytope, rng: np.random.Generator) -> Callable[[np.random.Generator, int], Floats] | None:
    """The way of which most draws fit; None where too few do."""
    rates = [(float(inside(shape, each(rng, _PILOT)).mean()), each) for each in _proposals(shape)]
    rate, best = max(rates, key=lambda one: one[0], default=(0.0, None))
    return best if rate >= _LEAST_RATE else None


def _kept(
    shape: Polytope, proposal: Callable[[np.random.Generator, int], Floats], draws: int, rng: np.random.Generator
) -> Floats:
    """The first draws that fit."""
    kept: list[Floats] = []
    many, held = min(_BATCH, max(2 * draws, 1_000)), 0
    while held < draws:
        drawn = proposal(rng, many)
        kept.append(drawn[inside(shape, drawn)])
        held += len(kept[-1])
    found: Floats = np.concatenate(kept)[:draws]
    return found
