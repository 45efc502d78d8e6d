"""Where people stand on what divides them: the loadings and positions of a factor, and what it leaves over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.camps.gate import BEND, leading, linked
from purposebuilt.participation.camps.heard import Bools
from purposebuilt.participation.camps.known import Singles

TURNS = 3
"""Turns of positions from loadings and loadings from positions: more of them change no room tried."""

PRIOR = 0.5
"""Somebody's position counts as if half the mean weight of votes had said zero: few votes, near the middle."""


@dataclass(frozen=True, eq=False)
class Axis:
    """Loadings (m, of length 1) and positions (n) of one factor; `level` (n x m) is what it was found in."""

    level: Singles
    loadings: Singles
    positions: Singles


def axis(level: Singles, seen: Bools, shared: Singles) -> Axis:
    """The strongest factor of levelled residuals (n x m)."""
    loadings = fitted(level, seen, shared, np.ones((1, len(level)), dtype=np.float32))
    return Axis(level, loadings[0], placed(level, seen, loadings)[0])


def without(one: Axis, seen: Bools) -> Singles:
    """What the factor leaves over, each person's position on it taken by least squares."""
    square = seen @ (one.loadings**2)
    own = np.divide(one.level @ one.loadings, square, out=np.zeros_like(square), where=square > 0)
    return np.asarray(one.level - own[:, None] * one.loadings * seen, dtype=np.float32)


def fitted(level: Singles, seen: Bools, shared: Singles, count: Singles) -> Singles:
    """The loadings when each person counts so often (`count`, samples x n): one row for each sample.

    They start from the strongest links between statements and then follow people's positions, bent like the links so
    that statements that have little to do with the factor add little noise.
    """
    square = np.sqrt(count)
    loadings = leading(np.concatenate([linked((level * each[:, None])[None], shared) for each in square]))
    saw = np.sqrt(np.maximum(count @ seen, 1))
    for _ in range(TURNS):
        at = placed(level, seen, loadings)
        loadings = (count * at) @ level / np.maximum((count * at**2) @ seen, 1e-6) * saw
        loadings = loadings * np.abs(loadings) ** BEND
        length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
        loadings = np.asarray(loadings / np.maximum(length, 1e-12), dtype=np.float32)
    return loadings


def placed(level: Singles, seen: Bools, loadings: Singles) -> Singles:
    """The position of everybody (samples x n), drawn towards the middle where few votes say where it is."""
    weight = (loadings**2) @ seen.T.astype(np.float32)
    return np.asarray((loadings @ level.T) / (weight + PRIOR * weight.mean(axis=1, keepdims=True)), dtype=np.float32)
