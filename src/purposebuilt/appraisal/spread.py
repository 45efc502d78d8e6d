"""What the frontier spans: its points, and every value as a loss between the best (0) and the worst (1) listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.formulation.configuration import Objective
from purposebuilt.programme import Floats


@dataclass(frozen=True, eq=False)
class Spread:
    """Frontier points (N x k, in the objectives' own units and senses) with the best and worst of each objective."""

    objectives: tuple[Objective, ...]
    points: Floats
    best: Floats
    worst: Floats

    @classmethod
    def of(cls, objectives: Sequence[Objective], points: ArrayLike) -> Spread:
        """Span the given points; there must be at least one."""
        values = np.asarray(points, dtype=np.float64).reshape(-1, len(objectives))
        upward = np.array([objective.sense == "max" for objective in objectives])
        high, low = values.max(axis=0), values.min(axis=0)
        return cls(tuple(objectives), values, np.where(upward, high, low), np.where(upward, low, high))

    @property
    def ranges(self) -> Floats:
        """How far apart best and worst lie in each objective (k, never negative)."""
        return np.abs(self.worst - self.best)

    def losses(self, values: ArrayLike | None = None) -> Floats:
        """Values (N x k; the points themselves if none are given) as losses: 0 the best listed, 1 the worst listed.

        An objective in which all points agree loses nothing there. Values outside the frontier's range give losses
        below 0 or above 1.
        """
        given = self.points if values is None else np.asarray(values, dtype=np.float64).reshape(-1, len(self.best))
        span = self.worst - self.best
        flat = np.abs(span) <= 1e-12
        scaled: Floats = np.where(flat, 0.0, (given - self.best) / np.where(flat, 1.0, span))
        return scaled


def first_lowest(*keys: Floats) -> int:
    """The row that is lowest by the first key, ties by the next, then by position. Keys are rounded to 9 decimals."""
    order = np.lexsort(tuple(np.round(key, 9) for key in reversed(keys)))
    return int(order[0])
