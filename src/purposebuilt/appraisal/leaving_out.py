"""Which objectives can be left out of the talk, which pull apart, and which never do: by dominance, not correlation.

For a set S of objectives, x is *no worse on S* than y where it is so in each of S. What leaving the others out can
cost is the most that such an x is worse than y in one of them: the delta-error of Brockhoff and Zitzler (on
objective reduction, Evolutionary Computation 17(2), 2009, definitions 3 to 5).
The smallest sets with no error above delta are their delta-MOSS; with five objectives or fewer all sets are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from purposebuilt.appraisal.exchange import BLOCK, alike
from purposebuilt.programme import Floats, Integers


@dataclass(frozen=True, eq=False)
class Against:
    """How the points of a frontier stand to each other, two at a time (N x k points in turned values).

    `worst[code, i]` is the most by which x is worse than y in objective i over ordered pairs in which x is no worse
    than y in just the objectives of `code` (bits); minus infinity where there is no such pair. `counts[code]` counts
    unordered pairs by sign: digit i of `code` to the base 3 is 0 better, 1 alike, 2 worse by what counts.
    """

    worst: Floats
    counts: Integers

    def error(self, kept: frozenset[int]) -> Floats:
        """What leaving all but `kept` out can cost, for each objective (k); nothing for those kept."""
        mask = sum(1 << at for at in kept)
        codes = [code for code in range(len(self.worst)) if code & mask == mask]
        errors: Floats = np.maximum(self.worst[codes].max(axis=0), 0.0)
        return errors

    def signs(self, a: int, b: int) -> tuple[int, int, int]:
        """Unordered pairs that move apart in a and b, together, and not in both."""
        code = np.arange(len(self.counts))
        first, second = code // 3**a % 3 - 1, code // 3**b % 3 - 1
        product = first * second
        return tuple(int(self.counts[product == sign].sum()) for sign in (-1, 1, 0))  # type: ignore[return-value]


def against(points: Floats, counts: Floats) -> Against:
    """Compare every two points once, in blocks. `counts` (k) is the smallest difference that counts as one."""
    size, width = points.shape
    same = alike(points)
    worst = np.full((1 << width, width), -np.inf)
    signs = np.zeros(3**width, dtype=np.int64)
    height = max(1, BLOCK // max(1, size))
    for first in range(0, size, height):
        here = points[first : first + height]
        later = points[first:]
        upper = np.arange(len(later))[None, :] > np.arange(len(here))[:, None]
        change = [(here[:, at, None] - later[None, :, at])[upper] for at in range(width)]
        _take_worst(worst, change, same)
        signs += _signs(change, counts - same)
    return Against(worst, signs)


def _take_worst(worst: Floats, change: list[Floats], same: Floats) -> None:
    """Raise `worst` by the pairs (x, y) whose differences x - y are given, and by the same pairs turned round."""
    for sign in (1.0, -1.0):
        code = np.zeros(change[0].size, dtype=np.int64)
        for at, moved in enumerate(change):
            code += (moved * sign <= same[at]).astype(np.int64) << at
        for at, moved in enumerate(change):
            np.maximum.at(worst[:, at], code, np.where(moved * sign > same[at], moved * sign, 0.0))


def _signs(change: list[Floats], counts: Floats) -> Integers:
    code = np.zeros(change[0].size, dtype=np.int64)
    for at, moved in enumerate(change):
        code += (1 + (moved >= counts[at]).astype(np.int64) - (moved <= -counts[at])) * 3**at
    return np.bincount(code, minlength=3 ** len(change))


def subsets(count: int) -> Iterator[frozenset[int]]:
    """Every set of objectives that is not empty and not all of them, the smallest first."""
    for size in range(1, count):
        yield from (frozenset(kept) for kept in combinations(range(count), size))


def enough(found: Against, delta: Floats) -> tuple[frozenset[int], ...]:
    """The smallest sets of objectives whose error is nowhere above `delta` (k); all objectives where no less will do.

    All sets of that least size, in order (delta-MOSS by trying every set; k is five at most).
    """
    count = len(delta)
    good = [kept for kept in subsets(count) if np.all(found.error(kept) <= delta)]
    least = min((len(kept) for kept in good), default=count)
    return tuple(kept for kept in good if len(kept) == least) or (frozenset(range(count)),)
