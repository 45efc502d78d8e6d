"""What is proven about where possible points are not: half-spaces and empty corners, and the gaps that follow.

A half-space (w, b), w >= 0, says that every possible y has w.y >= b. An empty corner v says that no possible y
is less than v in every objective. From either follows, by arithmetic alone, how much deeper than a zone's corner a
possible point could be: docs/explanation/how-the-search-proves-its-bound.md has the formula and its proof.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from purposebuilt.appraisal.space import Space
from purposebuilt.programme import Booleans, Floats

_ROOM = 1e-9
"""Share of the numbers involved by which a half-space must shut a zone, so that rounding cannot shut it."""


class Outer:
    """The half-spaces (h x k weights, h bounds) and empty corners (e x k) proven so far."""

    def __init__(self, space: Space) -> None:
        self.space = space
        count = len(space.sign)
        self.weights = np.zeros((0, count))
        self.bounds = np.zeros(0)
        self.empty = np.zeros((0, count))
        self._seen_half_spaces = 0
        self._seen_empty = 0

    def add_half_space(self, weights: Floats, bound: float) -> None:
        """Every possible y has weights.y >= bound; weights (k) are not negative. Nothing is added for no bound."""
        if np.isfinite(bound) and np.any(weights > 0):
            self.weights = np.vstack([self.weights, np.maximum(weights, 0.0)])
            self.bounds = np.append(self.bounds, bound)

    def add_empty(self, corner: Floats) -> None:
        """No possible y is less than `corner` (k) in every objective."""
        corner = np.where(corner > self.space.ceiling, np.inf, corner)
        self.empty = np.vstack([self.empty, corner])

    def gaps(self, corners: Floats) -> tuple[Floats, Booleans]:
        """For each corner (z x k) the least gap that anything proven gives, and whether the zone is shut."""
        return _gaps(self.space, corners, (self.weights, self.bounds, self.empty))

    def gaps_in_ranges(self, corners: Floats) -> Floats:
        """For each corner the least gap that anything proven gives, as a share of the ranges instead of the spans."""
        return _gaps(replace(self.space, coverage=0.0), corners, (self.weights, self.bounds, self.empty))[0]

    def gaps_by_news(self, corners: Floats) -> tuple[Floats, Booleans]:
        """The same from what was added since the last call of this method only."""
        first, second = self._seen_half_spaces, self._seen_empty
        self._seen_half_spaces, self._seen_empty = len(self.bounds), len(self.empty)
        return _gaps(self.space, corners, (self.weights[first:], self.bounds[first:], self.empty[second:]))

    def binding(self, corner: Floats) -> Floats | None:
        """The weights (k) of the half-space that gives a corner its gap; None where none gives any."""
        if not len(self.bounds):
            return None
        gaps = _half_space_gaps(corner[None, :], self.weights, self.bounds, self.space)[0]
        best = int(np.argmin(gaps))
        return self.weights[best] if np.isfinite(gaps[best]) else None


def _gaps(space: Space, corners: Floats, proven: tuple[Floats, Floats, Floats]) -> tuple[Floats, Booleans]:
    weights, bounds, empty = proven
    gaps = np.full(len(corners), np.inf)
    shut = np.zeros(len(corners), dtype=bool)
    for start in range(0, len(corners), 2048):
        part = slice(start, start + 2048)
        block = corners[part]
        if len(bounds):
            gaps[part] = _half_space_gaps(block, weights, bounds, space).min(axis=1)
            shut[part] = _shut_by_half_spaces(block, weights, bounds, space)
        if len(empty):
            by_empty, inside = _by_empty(block, empty, space)
            gaps[part] = np.minimum(gaps[part], by_empty)
            shut[part] |= inside
    return np.maximum(gaps, 0.0), shut


def _half_space_gaps(corners: Floats, weights: Floats, bounds: Floats, space: Space) -> Floats:
    """Z x h: (w.u - b) / (w.s), where an unlimited side of a zone counts with its ceiling and no span."""
    unlimited = np.isinf(corners)
    height = _dot(np.where(unlimited, space.ceiling, corners), weights)
    width = np.where(unlimited, 0.0, space.span) @ weights.T
    room = height - bounds
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps: Floats = np.where(width > 0, room / width, np.where(room < 0, 0.0, np.inf))
    return gaps


def _shut_by_half_spaces(corners: Floats, weights: Floats, bounds: Floats, space: Space) -> Booleans:
    unlimited = np.isinf(corners)
    inside = np.where(unlimited, space.ceiling, corners - space.step)
    size = _ROOM * (1.0 + np.abs(bounds) + weights @ np.abs(space.ranges))
    shut: Booleans = np.any(_dot(inside, weights) < bounds - size, axis=1)
    return shut


def _by_empty(corners: Floats, empty: Floats, space: Space) -> tuple[Floats, Booleans]:
    """Z x e: the most, over the objectives, of (u - v) / s; shut where u less the margin is within v."""
    gaps = np.full(len(corners), np.inf)
    shut = np.zeros(len(corners), dtype=bool)
    for start in range(0, len(empty), 1024):
        part = empty[start : start + 1024]
        with np.errstate(invalid="ignore"):
            over = (corners[:, None, :] - part[None, :, :]) / space.span
        over = np.where(np.isinf(part)[None, :, :], -np.inf, over)
        gaps = np.minimum(gaps, over.max(axis=2).min(axis=1, initial=np.inf))
        with np.errstate(invalid="ignore"):
            beyond = corners[:, None, :] - space.margin > part[None, :, :] + 1e-9 * space.ranges
        shut |= np.any(~np.any(beyond, axis=2), axis=1)
    return gaps, shut


def _dot(points: Floats, weights: Floats) -> Floats:
    """Points @ weights.T in which nothing times infinity is nothing."""
    finite = np.where(np.isinf(points), 0.0, points) @ weights.T
    for axis in np.flatnonzero(np.isinf(points).any(axis=0)):
        endless = np.isinf(points[:, axis])[:, None] & (weights[:, axis] > 0)[None, :]
        finite = np.where(endless, np.inf, finite)
    return finite
