"""The points found so far, with the solutions behind them."""

from __future__ import annotations

import numpy as np

from purposebuilt.programme import Booleans, Floats


class Archive:
    """Points (turned: less is better) and their solutions in the order of finding."""

    def __init__(self, objectives: int, columns: int) -> None:
        self._points: list[Floats] = []
        self._solutions: list[Floats] = []
        self._objectives = objectives
        self._columns = columns

    def __len__(self) -> int:
        return len(self._points)

    @property
    def points(self) -> Floats:
        """Every point listed (N x k), beaten ones included."""
        return np.array(self._points).reshape(len(self._points), self._objectives)

    def add(self, point: Floats, solution: Floats) -> None:
        """List a point with its solution."""
        self._points.append(point)
        self._solutions.append(solution)

    def defining(self, corner: Floats, axis: int) -> Floats | None:
        """The solution of a point that limits a zone on an axis: level with the corner there, less elsewhere."""
        points = self.points
        less = points < corner
        less[:, axis] = points[:, axis] == corner[axis]
        found = np.flatnonzero(less.all(axis=1))
        return self._solutions[found[0]] if found.size else None

    def best(self) -> tuple[Floats, Floats]:
        """The points that no listed point beats, each once, in the order of their values, and their solutions."""
        points = self.points
        order = np.lexsort(points.T[::-1]) if len(points) else np.arange(0)
        kept = order[unbeaten(points[order])]
        solutions = np.array([self._solutions[at] for at in kept]).reshape(len(kept), self._columns)
        return points[kept], solutions


def unbeaten(points: Floats) -> Booleans:
    """Which points (N x k, less is better) no other matches or betters everywhere; the first of equals is kept."""
    keep = np.ones(len(points), dtype=bool)
    for at in range(len(points)):
        if keep[at]:
            beaten = np.all(points >= points[at], axis=1)
            beaten[at] = False
            keep &= ~beaten
    return keep
