"""Orders of importance: reading them, and drawing one of the complete orders that keep a partial one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Pairs = tuple[tuple[int, int], ...]

MOST = 16
"""Up to how many criteria complete orders are counted (a table of 2^k numbers)."""


def pairs_of(k: int, order: Sequence[int] | Sequence[tuple[int, int]]) -> Pairs:
    """An order as pairs (more, less), with every pair that follows from others.

    Raises ValueError for numbers that are not of a criterion, and for an order that goes round in a circle.
    """
    given = np.array(order, dtype=np.int64)
    chain = given if given.ndim == 1 else np.zeros(0, dtype=np.int64)
    pairs = np.column_stack([chain[:-1], chain[1:]]) if given.ndim == 1 else given
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError("an order is criteria by number, or pairs of them")
    above = np.zeros((k, k), dtype=bool)
    for more, less in pairs.tolist():
        if not (0 <= more < k and 0 <= less < k):
            raise ValueError(f"an order names criteria by number, from 0 to {k - 1}")
        above[more, less] = True
    for middle in range(k):
        above |= above[:, middle : middle + 1] & above[middle]
    if above.diagonal().any():
        raise ValueError("the order goes round in a circle")
    return tuple((int(more), int(less)) for more, less in np.argwhere(above))


def extensions(k: int, pairs: Pairs, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Complete orders drawn evenly from all that keep the pairs: for each draw the place of each criterion, 0 first.

    Ways to go on are counted for every set of criteria that may come first; then each place is filled in turn, with
    the chance that belongs to each candidate. At most `MOST` criteria.
    """
    before = np.zeros(k, dtype=np.int64)
    for more, less in pairs:
        before[less] |= 1 << more
    if len(pairs) == k * (k - 1) // 2:
        return np.tile(np.array([int(one).bit_count() for one in before], dtype=np.int64), (draws, 1))
    ways = _ways(k, before)
    taken = np.zeros(draws, dtype=np.int64)
    place = np.zeros((draws, k), dtype=np.int64)
    bits = 1 << np.arange(k, dtype=np.int64)
    for at in range(k):
        open_ = ((taken[:, None] & bits) == 0) & ((taken[:, None] & before) == before)
        chance = np.where(open_, ways[taken[:, None] | bits], 0.0).cumsum(axis=1)
        aim = rng.random(draws) * chance[:, -1]
        chosen = (chance <= aim[:, None]).sum(axis=1)
        place[np.arange(draws), chosen] = at
        taken |= bits[chosen]
    return place


def _ways(k: int, before: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each set of criteria, as bits, that may stand first: in how many orders the others can follow."""
    sets = np.arange(1 << k, dtype=np.int64)
    size = np.bitwise_count(sets)
    ways = np.zeros(1 << k)
    ways[-1] = 1.0
    for many in range(k - 1, -1, -1):
        here = sets[size == many]
        for one in range(k):
            fits = here[((here >> one & 1) == 0) & ((here & before[one]) == before[one])]
            ways[fits] += ways[fits | 1 << one]
    return ways
