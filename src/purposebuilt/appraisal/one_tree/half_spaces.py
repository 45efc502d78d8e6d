"""Half-spaces that hold for every choice, from the multipliers of a few dozen linear relaxations, taken once."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.one_tree.candidates import Candidates
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme

STEPS = {2: 40, 3: 12, 4: 6, 5: 5, 6: 4}
"""Into how many steps each weight is divided, by the number of objectives: 41, 91, 84, 126, 126 half-spaces."""

MANY_STEPS = {2: 60, 3: 20, 4: 8, 5: 5, 6: 4}
"""The same for programmes of many candidates, where a node costs more and deserves better bounds."""

MANY = 300
"""From how many candidates on a programme has many."""

NEVER_NOTHING = 1e-3
"""What each weight has at least, so that no objective is forgotten."""


@dataclass(frozen=True, eq=False)
class Payoff:
    """From linear relaxations: the least value of each objective (k) and how far values range (k), both turned."""

    least: Floats
    ranges: Floats


@dataclass(frozen=True, eq=False)
class HalfSpaces:
    """`weights` (h x k, for values in units of their range above the least), `constant` (h), `reduced` (h x n)."""

    weights: Floats
    constant: Floats
    reduced: Floats


def payoff(engine: Highs, costs: Floats, limits: Limits) -> Payoff | None:
    """Each objective's own best, the others a little, by linear relaxation; None where one has no solution."""
    count = len(costs)
    size = np.maximum(np.abs(costs).sum(axis=1), 1e-300)
    points = []
    for objective in range(count):
        engine.costs(costs[objective] / size[objective] + 1e-4 * (costs / size[:, None]).sum(axis=0))
        answer = engine.solve(limits)
        if answer.state != "solved" or answer.values is None:
            return None
        points.append(costs @ answer.values)
    found = np.array(points)
    ranges = np.ptp(found, axis=0)
    small = 1e-9 * np.maximum(1.0, np.abs(found).max(axis=0))
    return Payoff(found.min(axis=0), np.where(ranges > small, ranges, 1.0))


def weights_of(objectives: int, candidates: int) -> Floats:
    """Weights (h x k) spread evenly over the simplex, each sum 1, in an order in which neighbours are near."""
    steps = (MANY_STEPS if candidates >= MANY else STEPS)[objectives]
    grid = [each for each in itertools.product(range(steps + 1), repeat=objectives) if sum(each) == steps]
    weights = np.array(grid, dtype=np.float64) / steps + NEVER_NOTHING
    even: Floats = weights / weights.sum(axis=1, keepdims=True)
    return even


def half_spaces(engine: Highs, made: Candidates, costs: Floats, scaled: Payoff, clock: Clock) -> HalfSpaces | None:
    """For each weighting w: w.y >= constant + reduced.x, whatever the multipliers that the relaxation gave are worth.

    `costs` (k x n) are turned. None where time ran out. Source of the bound: Lagrangian relaxation (Geoffrion
    1974) with the rows left over in the objective and the groups kept whole; see also :func:`engine.proven_by_duals`.
    """
    weights = weights_of(len(costs), len(made.column))
    normed = costs / scaled.ranges[:, None]
    multipliers = np.zeros((len(weights), made.programme.rows))
    for at, each in enumerate(weights):
        if clock.out:
            return None
        engine.costs(each @ normed)
        duals = engine.solve(Limits(seconds=clock.left)).duals
        if duals is not None:
            multipliers[at] = duals
    usable = _usable(made.programme, multipliers)[:, made.rows]
    rows = made.programme.matrix[made.rows]
    lower, upper = made.programme.row_lower[made.rows], made.programme.row_upper[made.rows]
    sides = np.where(usable > 0, np.where(np.isfinite(lower), lower, 0.0), np.where(np.isfinite(upper), upper, 0.0))
    constant = (usable * sides).sum(axis=1) - weights @ (scaled.least / scaled.ranges)
    reduced = weights @ normed - (rows.T @ usable.T).T
    return HalfSpaces(weights, constant, reduced)


def _usable(programme: Programme, multipliers: Floats) -> Floats:
    """Multipliers without those on a side of a row that has no bound."""
    bounded = np.where(multipliers > 0, np.isfinite(programme.row_lower), np.isfinite(programme.row_upper))
    usable: Floats = np.where(bounded, multipliers, 0.0)
    return usable
