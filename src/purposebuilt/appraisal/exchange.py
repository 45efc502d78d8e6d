"""Exchange rates along a frontier: what the next gain in one objective costs in another, for every ordered pair.

Two readings, both exact over the points given. *Others free*: along the stairs of the two objectives, whatever else
moves. *Others held*: from each point, the least loss in b for a gain in a while no other objective is worse by more
than a stated amount. See docs/explanation/how-trade-offs-are-read.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from purposebuilt.appraisal.staircase import apart, envelope, furthest, sharpest, stairs, walk
from purposebuilt.programme import Booleans, Floats, Integers

BLOCK = 1 << 20
"""How many pairs of points are looked at together: memory stays near 50 MB whatever the number of points."""

ALIKE = 1e-9
"""Share of an objective's range (or of the largest value) by which two computations of one value may differ."""


@dataclass(frozen=True, eq=False)
class Steps:
    """Steps from one listed point (`start`, rows) to another (`end`) with the `gain` in a and the `loss` in b.

    Gains and losses are above or equal to nothing, in the objectives' units. No step means the arrays are empty.
    """

    start: Integers
    end: Integers
    gain: Floats
    loss: Floats

    @property
    def rates(self) -> Floats:
        """What one unit of the gain costs, step by step."""
        rates: Floats = self.loss / self.gain
        return rates


@dataclass(frozen=True, eq=False)
class Rate:
    """How objective `a` is bought with objective `b` (positions). Rows are those of the points given.

    `stairs` run from the worst of a to its best, `line` is their envelope without bends too near its ends.
    `free` are the steps along the stairs that count, `held` the step from each point with the others held, where there
    is one. `knee` is the row that bulges furthest (Das), `turn` the row where the price turns most sharply (Branke);
    None where the stairs have no bend.
    """

    a: int
    b: int
    stairs: Integers
    line: Integers
    free: Steps
    held: Steps
    knee: int | None
    turn: int | None


def exchange(points: Floats, least: Floats, held: Floats) -> tuple[Rate, ...]:
    """Every ordered pair of objectives over points in turned values (N x k, less is better, none betters another).

    `least` (k) is the smallest gain that counts, above nothing; `held` (k) how much worse an objective that is held
    may get. Rates of a in b and of b in a are two readings: up from a point is not down from it.
    """
    pairs = list(permutations(range(points.shape[1]), 2))
    steps = held_steps(points, least, held, pairs)
    return tuple(_rate(points, least, pair, steps[pair]) for pair in pairs)


def _rate(points: Floats, least: Floats, pair: tuple[int, int], held: Steps) -> Rate:
    a, b = points[:, pair[0]], points[:, pair[1]]
    rows = stairs(a, b)
    counts = float(least[pair[0]] - alike(points)[pair[0]])
    walked = walk(a, rows, counts)
    start, end = walked[:-1], walked[1:]
    line = apart(a, envelope(a, b, rows), counts)
    free = Steps(start, end, a[start] - a[end], b[end] - b[start])
    return Rate(*pair, rows, line, free, held, furthest(a, b, line), sharpest(a, b, line))


def alike(points: Floats) -> Floats:
    """How far apart two values of an objective (k) may be and still be the same but for rounding."""
    size = np.maximum(np.ptp(points, axis=0), 1e-3 * np.abs(points).max(axis=0, initial=0.0))
    tolerance: Floats = ALIKE * size
    return tolerance


def held_steps(
    points: Floats, least: Floats, held: Floats, pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Steps]:
    """From each point and for each pair the step with the least loss in b; ties to the largest gain, then the row.

    A step gains `least` or more in a and makes no objective but b worse by more than `held`.
    """
    same = alike(points)
    found: dict[tuple[int, int], list[Steps]] = {pair: [] for pair in pairs}
    count = len(points)
    size = max(1, BLOCK // max(1, count))
    for first in range(0, count, size):
        here = points[first : first + size]
        change = [here[:, at, None] - points[None, :, at] for at in range(points.shape[1])]
        gains = [gained >= minimum - slack for gained, minimum, slack in zip(change, least, same, strict=True)]
        keeps = [gained >= -(most + slack) for gained, most, slack in zip(change, held, same, strict=True)]
        for a, b in pairs:
            able = gains[a].copy()
            for other, kept in enumerate(keeps):
                if other not in {a, b}:
                    able &= kept
            found[a, b].append(_least_loss(able, (change[a], -change[b]), first, float(same[b])))
    return {pair: _joined(parts) for pair, parts in found.items()}


def _least_loss(able: Booleans, moves: tuple[Floats, Floats], first: int, same: float) -> Steps:
    """For each row of a block the able column with the least loss, ties to the largest gain, then the first."""
    row, column = np.nonzero(able)
    if not row.size:
        none = np.zeros(0, dtype=np.int64)
        return Steps(none, none, np.zeros(0), np.zeros(0))
    gain, loss = (move[row, column] for move in moves)
    loss = np.where(loss > same, loss, 0.0)
    starts = np.flatnonzero(np.diff(row, prepend=-1))
    lengths = np.diff(starts, append=row.size)
    least = np.repeat(np.minimum.reduceat(loss, starts), lengths)
    close = loss <= least + same
    most = np.repeat(np.maximum.reduceat(np.where(close, gain, -np.inf), starts), lengths)
    best = np.flatnonzero(close & (gain >= most))
    best = best[np.flatnonzero(np.diff(row[best], prepend=-1))]
    return Steps(first + row[best], column[best], gain[best], loss[best])


def _joined(parts: Sequence[Steps]) -> Steps:
    return Steps(
        np.concatenate([part.start for part in parts]),
        np.concatenate([part.end for part in parts]),
        np.concatenate([part.gain for part in parts]),
        np.concatenate([part.loss for part in parts]),
    )


def least_price(losses: Floats) -> Floats:
    """What it costs at least to leave each point for another of the list: total loss over total gain (N).

    `losses` (N x k) are shares of the ranges. A point with a high price is a knee with nothing to be drawn or weighed:
    whoever leaves it loses that many times more than is gained. Infinite where there is no other point.
    Source: Rachmawati and Srinivasan, "Multiobjective evolutionary algorithm with controllable focus on the knees of
    the Pareto front", IEEE Transactions on Evolutionary Computation 13(4), 2009, eq. 3 (their mu).
    """
    count = len(losses)
    price = np.full(count, np.inf)
    total = losses.sum(axis=1)
    size = max(1, BLOCK // max(1, count))
    for first in range(0, count, size):
        here = losses[first : first + size]
        gained = np.zeros((len(here), count))
        for at in range(losses.shape[1]):
            gained += np.maximum(here[:, at, None] - losses[None, :, at], 0.0)
        lost = gained + (total[None, :] - total[first : first + size, None])
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(gained > ALIKE, np.maximum(lost, 0.0) / gained, np.inf)
        price[first : first + size] = ratio.min(axis=1)
    return price
