"""The complete frontier: every zone is shut, one solve after another on live models.

Whole-number objectives: a zone is searched along one axis, minimising that objective while the others stay inside the
corner (Tamby and Vanderpooten 2021, INFORMS Journal on Computing 33(1): the zone and axis of largest projection; the
problem is always possible, because the point that limits the zone on that axis solves it and is given as the start; and
what the solve proves empty shuts every zone inside it without a solve). One solve instead of their two: the objective
of the axis weighs more than all differences of the others together. Where the objectives are not whole or the
numbers would grow too large, an even-weighted sum is minimised inside the zone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.search import Search
from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.programme import Floats

LARGEST = 1e6
"""The heaviest weight with which one solve is trusted to put one objective before the sum of the others."""


def complete(search: Search) -> None:
    """Solve until every zone is shut or time is out. Each solve lists a point or shuts a zone."""
    while len(search.zones) and not search.clock.out:
        search.progress(search.said(), len(search.archive), None)
        sides = _largest_projections(search) if search.space.grain.all() else []
        heavy = [_heavy(search, side) for side in sides]
        if sides and max(heavy) <= LARGEST:
            _solve_along(search, sides, heavy)
        else:
            order = np.argsort(-search.zones.gaps, kind="stable")[: search.workers]
            _solve_inside(search, search.zones.corners[order])


@dataclass(frozen=True, eq=False)
class Side:
    """A zone's corner (k) and the axis along which it is to be searched."""

    corner: Floats
    axis: int


def _heavy(search: Search, side: Side) -> float:
    """A weight for the objective of the axis that no difference of all others within the sides outweighs."""
    space = search.space
    spread = np.minimum(side.corner, space.ceiling) - space.floor
    spread[side.axis] = 0.0
    return float(np.ceil(spread.sum() / space.grain[side.axis])) + 1.0


def _largest_projections(search: Search) -> list[Side]:
    """The zones and axes whose other sides span the largest volume, as many as there are workers."""
    space, corners = search.space, search.zones.corners
    width = np.where(np.isinf(corners), space.ceiling + space.grain, corners) - space.floor
    logs = np.log(np.maximum(width, 0.5 * space.grain))
    volumes = logs.sum(axis=1, keepdims=True) - logs
    order = np.argsort(-volumes.max(axis=1), kind="stable")[: search.workers]
    return [Side(corners[at], int(np.argmax(volumes[at]))) for at in order]


def _solve_along(search: Search, sides: list[Side], heavy: list[float]) -> None:
    """Search zones along their axes: lists a point, or proves a zone empty, or both."""
    begun = []
    for model, side, weight in zip(search.exact, sides, heavy, strict=False):
        weights = np.ones(len(side.corner))
        weights[side.axis] = weight
        upper = side.corner - search.space.step
        upper[side.axis] = np.inf
        start = search.archive.defining(side.corner, side.axis)
        begun.append((model, side, model.begin_within(upper, weights, _to_grain(search), start)))
    for model, side, future in begun:
        _learn_along(search, side, model.wait(future))
    search.zones.tighten()


def _learn_along(search: Search, side: Side, answer: Answer) -> None:
    """From a solve along an axis: nothing inside the other sides is less on the axis than what was found."""
    empty = side.corner - search.space.margin
    if answer.state == "impossible":
        empty[side.axis] = np.inf
        search.outer.add_empty(empty)
        return
    if answer.state != "solved" or answer.values is None:
        if not search.clock.out:
            search.zones.leave(side.corner)
        return
    least = search.space.values(answer.values)[side.axis]
    empty[side.axis] = least
    search.outer.add_empty(empty)
    listed = search.offer(answer.values)
    if not listed and least < side.corner[side.axis] - search.space.margin[side.axis]:
        search.zones.leave(side.corner)


def _to_grain(search: Search) -> Limits:
    """A gap less than the least difference between two possible values of the weighted sum."""
    return Limits(
        absolute_gap=float(np.gcd.reduce(search.space.grain.astype(np.int64))) - 1e-3, seconds=search.clock.left
    )


def _solve_inside(search: Search, corners: Floats) -> None:
    """Find the point with the least even-weighted sum in each zone, or prove that there is none."""
    weights = np.ones(len(search.space.sign)) if search.space.grain.all() else 1.0 / search.space.ranges
    limits = search.limits(weights)
    inner = corners - search.space.step
    begun = [(m, m.begin_within(c, weights, limits)) for m, c in zip(search.exact, inner, strict=False)]
    for (model, future), corner in zip(begun, corners, strict=False):
        answer = model.wait(future)
        if answer.state == "impossible":
            search.outer.add_empty(corner - search.space.margin)
        elif not search.offer(answer.values) and not search.clock.out and search.zones.gap_of(corner) > 0:
            search.zones.leave(corner)
    search.zones.tighten()
