"""The space of objective values, turned so that less is better everywhere, and what counts as a step in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from purposebuilt.programme import Floats, Programme

OF_RANGE = 1e-3
"""The resolution of an objective that is not made of whole numbers, as a share of its range, where none is given."""


@dataclass(frozen=True, eq=False)
class Space:
    """How objective values are compared. All arrays have one entry (or row) for each objective; less is better.

    `costs` (k x n) and `offset` give the turned values `y = costs x + offset`. `grain` is the distance between possible
    values where only whole multiples can occur, else 0. `margin` is how much better than a listed point an unlisted one
    may be without mattering: the most grains that are less than the resolution, so 0 where the search is exact.
    `floor` is the proven least value and `ceiling` the proven greatest (perhaps infinite). `ranges` are the distances
    that shares are measured in. `coverage` is the share of each range that is to be proven; 0 asks for everything.
    """

    costs: Floats
    offset: Floats
    sign: Floats
    grain: Floats
    margin: Floats
    floor: Floats
    ceiling: Floats
    ranges: Floats
    coverage: float = 0.0

    @cached_property
    def span(self) -> Floats:
        """What a depth of 1 means: the range, or more where the coverage asks for less than a difference that counts.

        Such an objective comes in grains, or has a margin, larger than its share of the range. Nobody asks for a
        finer proof than that, so `coverage` spans are then half a grain less than the next difference that counts.
        """
        if self.coverage <= 0:
            return self.ranges
        whole = np.where(self.grain > 0, self.grain, 1.0)
        grains = np.maximum((np.floor(self.coverage * self.ranges / whole + 1e-9) + 1) * whole, self.step)
        least = np.where(self.grain > 0, grains - 0.5 * whole, self.margin) / self.coverage
        spans: Floats = np.fmax(self.ranges, least)
        return spans

    def in_grains(self, bound: Floats) -> Floats:
        """The most whole grains within a bound (k); where there is no grain, the bound. Never less than the margin."""
        grain = np.where(self.grain > 0, self.grain, 1.0)
        fewer = np.where((self.grain > 0) & np.isfinite(bound), np.floor(bound / grain + 1e-9) * grain, bound)
        most: Floats = np.maximum(fewer, self.margin)
        return most

    @property
    def step(self) -> Floats:
        """The least by which a point inside a zone must be better than the zone's corner to be worth finding."""
        return self.margin + self.grain

    @property
    def exact(self) -> bool:
        """Whether nothing at all is lost: every objective comes in whole grains and no coarser resolution is asked."""
        return bool(np.all(self.margin == 0))

    def values(self, solution: Floats) -> Floats:
        """The turned objective values (k) of a solution (n), put on their grain."""
        return self.on_grain(self.costs @ solution + self.offset)

    def on_grain(self, values: Floats) -> Floats:
        """Values moved to the nearest possible multiple of their grain; where there is no grain, as they are."""
        grain = np.where(self.grain > 0, self.grain, 1.0)
        moved: Floats = np.where(self.grain > 0, self.offset + np.round((values - self.offset) / grain) * grain, values)
        return moved

    def raised(self, objective: int, bound: float) -> float:
        """A proven bound of one objective moved up to the next value that can occur."""
        grain, offset = self.grain[objective], self.offset[objective]
        if grain == 0 or not np.isfinite(bound):
            return bound
        return float(offset + np.ceil((bound - offset) / grain - 1e-6) * grain)


def space_of(programme: Programme, resolution: float | Sequence[float] | None) -> Space:
    """The space of a programme before anything is solved: floors, ceilings and ranges are still unknown.

    Raises ValueError where the resolution has the wrong length or is not above zero.
    """
    count = len(programme.sense)
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])
    costs = programme.objectives * sign[:, None]
    grain = np.array([_grain(row, programme.integer) for row in programme.objectives])
    given = np.full(count, np.nan) if resolution is None else np.broadcast_to(np.asarray(resolution, float), (count,))
    if np.any(given <= 0):
        raise ValueError("each resolution must be above zero")
    wanted = np.where(np.isnan(given), grain, given)
    whole = np.where(grain > 0, grain, 1.0)
    steps = np.ceil(wanted / whole - 1e-9) - 1
    margin = np.where(grain > 0, np.maximum(steps, 0.0) * grain, np.where(np.isnan(given), np.nan, given))
    unknown = np.full(count, np.inf)
    return Space(costs, programme.offset * sign, sign, grain, margin, -unknown, unknown, np.ones(count))


def with_ranges(space: Space, points: Floats) -> Space:
    """The space with its ranges taken from known points, and margins that were a share of range made definite."""
    ranges = np.ptp(points, axis=0) if len(points) else np.zeros(len(space.sign))
    least = np.maximum(space.grain, 1e-9 * np.maximum(1.0, np.abs(points).max(axis=0, initial=0.0)))
    ranges = np.where(ranges > least, ranges, np.where(space.grain > 0, space.grain, 1.0))
    return replace(space, ranges=ranges, margin=np.where(np.isnan(space.margin), ranges * OF_RANGE, space.margin))


def extended(programme: Programme, space: Space) -> Programme:
    """The programme with a column `depth` and a row for each objective: `(y_i + span_i depth) / scale_i <= ...`.

    Row `rows + i` stands for objective i; both its bounds start infinite. `depth` starts fixed at nothing.
    Objectives without grain are divided by their range so that the solver's tolerances mean the same in each.
    """
    scale = scales(space)
    block = sparse.csr_array(space.costs / scale[:, None])
    depth = sparse.csr_array((space.span / scale)[:, None])
    top = sparse.hstack([programme.matrix, sparse.csr_array((programme.rows, 1))])
    matrix = sparse.csr_array(sparse.vstack([top, sparse.hstack([block, depth])]))
    count = len(space.sign)
    return Programme.from_arrays(
        objectives=np.zeros(programme.columns + 1),
        sense="min",
        matrix=matrix,
        row_lower=np.append(programme.row_lower, np.full(count, -np.inf)),
        row_upper=np.append(programme.row_upper, np.full(count, np.inf)),
        column_lower=np.append(programme.column_lower, 0.0),
        column_upper=np.append(programme.column_upper, 0.0),
        integer=np.append(programme.integer, False),
    )


def scales(space: Space) -> Floats:
    """What each objective's row is divided by: 1 for whole numbers, the range for the others."""
    return np.where(space.grain > 0, 1.0, space.ranges)


def _grain(row: Floats, integer: np.ndarray) -> float:
    """The greatest whole number that divides every value an objective can take; 0 where values need not be whole."""
    used = row != 0
    if not np.all(integer[used]) or not np.all(row == np.round(row)) or np.any(np.abs(row) > 2**52):
        return 0.0
    return float(np.gcd.reduce(np.abs(row[used]).astype(np.int64))) if used.any() else 1.0
