"""The weightings that keep intervals and an order: whether any does, who is inside, and a walk among them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.appraisal.robustness.orders import Pairs
from purposebuilt.programme import Floats

_SLACK = 1e-9
_CHAINS = 2_000
_ROUNDS = 20
_APART = 2


@dataclass(frozen=True, eq=False)
class Polytope:
    """Weights that sum to 1, each between `low` and `high` (k), the first of each pair at least the second."""

    low: Floats
    high: Floats
    pairs: Pairs


def tightened(low: Floats, high: Floats, pairs: Pairs) -> Polytope:
    """The same weightings with bounds as tight as they can be seen to be. `pairs` holds what follows from it too.

    Raises ValueError where no weighting is left.
    """
    low, high = np.maximum(low, 0.0), np.minimum(high, 1.0)
    for _ in range(3):
        least, most = low.copy(), high.copy()
        for more, less in pairs:
            least[more] = max(least[more], low[less])
            most[less] = min(most[less], high[more])
        low = np.maximum(least, 1.0 - (most.sum() - most))
        high = np.minimum(most, 1.0 - (least.sum() - least))
        if (low > high + _SLACK).any() or low.sum() > 1 + _SLACK or high.sum() < 1 - _SLACK:
            raise ValueError("no weights fit these intervals and this order")
        high = np.maximum(low, high)
    return Polytope(low, high, pairs)


def inside(shape: Polytope, weights: Floats) -> NDArray[np.bool_]:
    """Which rows of weights (draws x k, summing to 1) the polytope holds."""
    held: NDArray[np.bool_] = np.all((weights >= shape.low) & (weights <= shape.high), axis=1)
    for more, less in shape.pairs:
        held &= weights[:, more] >= weights[:, less]
    return held


def moved(shape: Polytope, draws: int, rng: np.random.Generator) -> Floats:
    """Weights from a random walk: two of them are chosen, and what they share is shared anew, evenly within limits.

    Each step leaves the even distribution as it is, so the walk comes to it (coordinate hit-and-run: Smith, Efficient
    Monte Carlo procedures for generating points uniformly distributed over bounded regions, Operations Research
    32(6), 1984). Many walks go side by side from one inner point, each for `_ROUNDS` rounds over all pairs before
    its first draw is kept, and `_APART` rounds between draws.
    """
    k = len(shape.low)
    chains = min(draws, _CHAINS)
    weights = np.repeat(_inner(shape)[:, None], chains, axis=1)
    above = [[more for more, less in shape.pairs if less == one] for one in range(k)]
    below = [[less for more, less in shape.pairs if more == one] for one in range(k)]
    kept: list[Floats] = []
    rounds = _ROUNDS
    while sum(len(one) for one in kept) < draws:
        for _ in range(rounds):
            for one, other in rng.permutation([(i, j) for i in range(k) for j in range(i)]):
                _shift(shape, weights, (int(one), int(other)), (above, below), rng)
        rounds = _APART
        kept.append(weights.T.copy())
    found = np.concatenate(kept)[:draws]
    found /= found.sum(axis=1, keepdims=True)
    return found


def _inner(shape: Polytope) -> Floats:
    """A point that keeps everything: the same way between lowest and highest for every weight."""
    wide = float((shape.high - shape.low).sum())
    way = (1.0 - float(shape.low.sum())) / wide if wide > 0 else 0.0
    inner: Floats = shape.low + way * (shape.high - shape.low)
    return inner


def _shift(
    shape: Polytope,
    weights: Floats,
    pair: tuple[int, int],
    neighbours: tuple[list[list[int]], list[list[int]]],
    rng: np.random.Generator,
) -> None:
    """Share anew between two weights (rows of k x chains) what they hold together."""
    above, below = neighbours
    one, other = pair
    least, most = np.full((2, weights.shape[1]), shape.low[one]), np.full((2, weights.shape[1]), shape.high[one])
    together = weights[one] + weights[other]
    for at, mine in enumerate(pair):
        least[at], most[at] = shape.low[mine], shape.high[mine]
        for each in set(above[mine]) - {one, other}:
            np.minimum(most[at], weights[each], out=most[at])
        for each in set(below[mine]) - {one, other}:
            np.maximum(least[at], weights[each], out=least[at])
    low = np.maximum(least[0], together - most[1])
    high = np.minimum(most[0], together - least[1])
    if other in below[one]:
        low = np.maximum(low, together / 2)
    if other in above[one]:
        high = np.minimum(high, together / 2)
    weights[one] = low + rng.random(low.shape) * np.maximum(high - low, 0.0)
    weights[other] = together - weights[one]
