"""Sorting the options of many draws at once, with ties told apart from order.

A value and the number of its option are packed into one 64-bit integer, so that one plain sort of each row gives the
order of its options: nothing is looked up while sorting, and vector instructions sort a row in a few steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.programme import Floats

Whole = NDArray[np.int64]

_LEAST_BITS = 12
"""How many low bits of a value are given up at least: then values closer than 1e-12 of the range count as equal, which
the last bits of arithmetic cannot upset."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """Options of each draw, best first. `order` is draws x N option numbers; equal ones stand in their own order.

    `tied` (draws x (N - 1)) says whether the options at two neighbouring places are equal; None where none are.
    """

    order: Whole
    tied: NDArray[np.bool_] | None


def ranking(values: Floats) -> Ranking:
    """Rank the options of each draw by values (draws x N, finite, more is better). `values` is written over."""
    count = values.shape[1]
    low, high = float(values.min()), float(values.max())
    bits = max(_LEAST_BITS, (count - 1).bit_length())
    mask = np.int64((1 << bits) - 1)
    scale = -0.5 / (high - low) if high > low else 0.0
    values *= scale
    # Between 1 and 2 the bit pattern of a float grows evenly with its value: the better, the smaller.
    values += 1.75 - scale * low
    keys: Whole = values.view(np.int64)
    keys += (mask + 1) >> 1
    keys &= ~mask
    keys |= np.arange(count, dtype=np.int64)
    keys.sort(axis=1)
    tied = (keys[:, 1:] ^ keys[:, :-1]) <= mask
    keys &= mask
    return Ranking(keys, tied if tied.any() else None)


def runs(tied: NDArray[np.bool_]) -> tuple[Whole, Whole]:
    """For each place of each draw, where its run of equal options starts and how long it is (draws x N, twice)."""
    rows, count = tied.shape[0], tied.shape[1] + 1
    place = np.broadcast_to(np.arange(count), (rows, count))
    opens = np.ones((rows, count), dtype=bool)
    opens[:, 1:] = ~tied
    start = np.maximum.accumulate(np.where(opens, place, 0), axis=1)
    closes = np.ones((rows, count), dtype=bool)
    closes[:, :-1] = ~tied
    stop = np.minimum.accumulate(np.where(closes, place, count)[:, ::-1], axis=1)[:, ::-1]
    return start, stop - start + 1
