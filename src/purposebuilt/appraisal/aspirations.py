"""Aspirations moved by hand: the designs of a computed frontier that come nearest, at once.

Nearness is Wierzbicki's augmented achievement function ("The use of reference objectives in multiobjective
optimisation", Lecture Notes in Economics and Mathematical Systems 177, 1980; with reservations: "On the completeness
and constructiveness of parametric characterisations to vector problems", OR Spektrum 8, 1986): with y turned so that
less is better, q the aspirations and w a weight for each objective, the least of
`max_i w_i (y_i - q_i) + AUGMENT sum_i w_i (y_i - q_i)`. An aspiration within reach is passed as far as can be; none
is ever bettered in everything by a design that is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.programme import Booleans, Floats

AUGMENT = 1e-3
"""What the sum counts beside the largest shortfall: enough to break ties towards designs that nothing betters."""


@dataclass(frozen=True, eq=False)
class Aim:
    """What is aspired to, in turned values (k): `wanted` (NaN where nothing is) and `weights` for one unit each."""

    wanted: Floats
    weights: Floats

    def achievement(self, turned: Floats) -> Floats:
        """How far each row (N x k, turned) falls short: 0 reaches everything in proportion, below 0 goes beyond."""
        named = ~np.isnan(self.wanted)
        over = (turned - np.where(named, self.wanted, 0.0)) * self.weights
        short = over[:, named].max(axis=1) if named.any() else np.zeros(len(turned))
        total: Floats = short + AUGMENT * over.sum(axis=1)
        return total


@dataclass(frozen=True, eq=False)
class Near:
    """One listed design that is near: its row, its values (k, own units), its achievement, and what it falls short.

    `short` (k) is above nothing where an aspiration is missed by what counts; nothing where none was given.
    """

    row: int
    values: Floats
    achievement: float
    short: Floats

    @property
    def reaches(self) -> bool:
        """Whether every aspiration is reached, but for what does not count."""
        return not bool(self.short.any())


@dataclass(frozen=True, eq=False)
class Nearest:
    """Points of a frontier (N x k, in their own units), ready to be asked. `senses` are ``min`` or ``max``.

    `ranges` (k) make objectives comparable; one of nothing counts as one unit. `resolution` (k) is the smallest
    difference that counts.
    """

    points: Floats
    senses: tuple[str, ...]
    ranges: Floats
    resolution: Floats

    @cached_property
    def sign(self) -> Floats:
        """What turns each objective so that less is better."""
        return np.array([-1.0 if sense == "max" else 1.0 for sense in self.senses])

    @cached_property
    def _turned(self) -> Floats:
        turned: Floats = np.asarray(self.points, dtype=np.float64).reshape(-1, len(self.senses)) * self.sign
        return turned

    def aim(
        self, aspirations: ArrayLike, reservation: ArrayLike | None = None, weights: ArrayLike | None = None
    ) -> Aim:
        """Aspirations (k, own units; NaN where there is none) as an aim.

        A `reservation` (k) says from where a value is unacceptable: one unit of shortfall is then the way from
        aspiration to reservation, else the range. `weights` (k, above nothing) multiply. Raises ValueError where a
        reservation is not worse than its aspiration or a weight is not above nothing.
        """
        wanted = np.asarray(aspirations, dtype=np.float64) * self.sign
        span = np.where(self.ranges > 0, self.ranges, 1.0)
        if reservation is not None:
            room = np.asarray(reservation, dtype=np.float64) * self.sign - wanted
            if np.any(room <= 0):
                raise ValueError("each reservation must be worse than its aspiration")
            span = np.where(np.isnan(room), span, room)
        given = np.ones(len(span)) if weights is None else np.asarray(weights, dtype=np.float64)
        if np.any(~(given > 0)):
            raise ValueError("each weight must be above nothing")
        return Aim(wanted, given / span)

    def nearest(
        self,
        aspirations: ArrayLike,
        reservation: ArrayLike | None = None,
        weights: ArrayLike | None = None,
        count: int = 5,
    ) -> tuple[Near, ...]:
        """The nearest designs, nearest first, ties in the order listed; see :meth:`aim` for what may be given.

        One that differs from a nearer one by less than what counts in every objective is passed over.
        """
        aim = self.aim(aspirations, reservation, weights)
        achieved = np.round(aim.achievement(self._turned), 12)
        found: list[int] = []
        for row in np.argsort(achieved, kind="stable"):
            if len(found) >= count:
                break
            if not self._alike(int(row), found).any():
                found.append(int(row))
        return tuple(self._near(row, aim, float(achieved[row])) for row in found)

    def with_point(self, values: ArrayLike) -> Nearest:
        """The same with one more point, without those that it betters; itself where a listed one is as good."""
        added = np.asarray(values, dtype=np.float64).reshape(1, -1)
        turned = added * self.sign
        if np.any(np.all(self._turned <= turned + 1e-9, axis=1)):
            return self
        kept = ~np.all(self._turned >= turned - 1e-9, axis=1)
        return Nearest(np.vstack([self.points[kept], added]), self.senses, self.ranges, self.resolution)

    def _alike(self, row: int, others: Sequence[int]) -> Booleans:
        apart = np.abs(self._turned[list(others)] - self._turned[row])
        same: Booleans = np.all(apart < self.resolution * (1 - 1e-9), axis=1)
        return same

    def _near(self, row: int, aim: Aim, achieved: float) -> Near:
        missed = np.nan_to_num(self._turned[row] - aim.wanted, nan=0.0)
        short = np.where(missed >= self.resolution * (1 - 1e-9), missed, 0.0)
        return Near(row, np.asarray(self.points[row], dtype=np.float64), achieved, short)
