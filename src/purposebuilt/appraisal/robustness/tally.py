"""Counting ranks, first places and pairs over blocks of ranked draws."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from purposebuilt.appraisal.robustness.ranking import Ranking, Whole, runs
from purposebuilt.programme import Floats

_SEED = 20220701


class Tally:
    """Counts over all draws added so far; it grows, and belongs to one count."""

    def __init__(self, options: int, criteria: int) -> None:
        self._options = options
        self._draws = 0
        self._held = np.zeros(options * options)
        self._centre = np.zeros((options, criteria))
        self._wins = np.zeros((options, options), dtype=np.int64)
        self._orders: list[Whole] = []
        numbers = np.random.default_rng(_SEED).integers(1 << 62, size=(2, options), dtype=np.int64)
        self._marks = numbers * 2 + 1

    def add(self, ranked: Ranking, weights: Floats) -> None:
        """Count one block: the options of each draw in order, and the weights (draws x k) that ranked them."""
        order, tied = ranked.order, ranked.tied
        self._draws += order.shape[0]
        # The order of a draw as one number: different orders share one with a chance of about 1 in 2^60.
        orders: Whole = (order * self._marks[0]).sum(axis=1)
        if tied is None:
            self._count(order, weights)
        else:
            orders += (tied * self._marks[1][: tied.shape[1]]).sum(axis=1)
            sure = ~tied.any(axis=1)
            self._count(order[sure], weights[sure])
            self._share(order[~sure], tied[~sure], weights[~sure])
        self._orders.append(orders)
        self._compare(order, tied)

    def _count(self, order: Whole, weights: Floats) -> None:
        """Draws without ties: each option holds one rank."""
        options = self._options
        cells = order * options + np.arange(options)
        self._held += np.bincount(cells.ravel(), minlength=options * options)
        for at in range(weights.shape[1]):
            self._centre[:, at] += np.bincount(order[:, 0], weights[:, at], options)

    def _share(self, order: Whole, tied: NDArray[np.bool_], weights: Floats) -> None:
        """Draws with ties: options that are equal share the ranks of their run evenly."""
        options = self._options
        start, length = runs(tied)
        each = (1.0 / length).ravel()
        # Steps up where a run starts and down where it ends; their running sum along the ranks is the share held.
        up = np.bincount((order * (options + 1) + start).ravel(), each, options * (options + 1))
        down = np.bincount((order * (options + 1) + start + length).ravel(), each, options * (options + 1))
        steps = (up - down).reshape(options, options + 1)
        self._held += np.cumsum(steps, axis=1)[:, :-1].ravel()
        leads = start == 0
        draw = np.nonzero(leads)[0]
        for at in range(weights.shape[1]):
            shared = weights[draw, at] / length[leads]
            self._centre[:, at] += np.bincount(order[leads], shared, options)

    def _compare(self, order: Whole, tied: NDArray[np.bool_] | None) -> None:
        """Pairs: one bit for each draw says who is ahead, and bits are counted by the word."""
        small = np.uint8 if self._options <= 256 else np.uint16 if self._options <= 65_536 else np.uint32
        place = np.broadcast_to(np.arange(self._options), order.shape) if tied is None else runs(tied)[0]
        held = np.empty(order.shape, dtype=small)
        np.put_along_axis(held, order, place.astype(small), axis=1)
        held = np.ascontiguousarray(held.T)
        for one in range(self._options):
            others = slice(one + 1 if tied is None else 0, self._options)
            ahead = np.packbits(held[one] < held[others], axis=1)
            won = np.bitwise_count(ahead).sum(axis=1, dtype=np.int64)
            self._wins[one, others] += won
            if tied is None:
                self._wins[others, one] += order.shape[0] - won

    def shares(self) -> tuple[Floats, Floats, Floats]:
        """Acceptability (N x N), central weights (N x k; not a number for who never comes first), winning (N x N)."""
        held = self._held.reshape(self._options, self._options)
        first = held[:, :1]
        central = np.full(self._centre.shape, np.nan)
        np.divide(self._centre, first, out=central, where=first > 0)
        return np.maximum(held, 0.0) / self._draws, central, self._wins / self._draws

    def entropy(self) -> float:
        """The entropy of the distribution of whole orders, in bits."""
        counts = np.unique(np.concatenate(self._orders), return_counts=True)[1]
        chances = counts / self._draws
        return float(-(chances * np.log2(chances)).sum()) + 0.0
