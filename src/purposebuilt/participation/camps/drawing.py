"""Drawing camps along one or two axes, and how far the drawing would stand with part of the people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.camps.axis import Axis, axes, fitted, placed, without
from purposebuilt.participation.camps.gate import CELLS
from purposebuilt.participation.camps.heard import Floats
from purposebuilt.participation.camps.known import Singles
from purposebuilt.participation.camps.parted import agreement, three, two
from purposebuilt.participation.room import Ints

SAMPLES = 12
"""So many times the camps are drawn anew from part of the people."""

LEFT_OUT = 0.05
"""The share of people who are left out each time."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Camps (n, from 0) along axes, one for two camps and two for three, and their stability."""

    label: Ints
    axes: tuple[Axis, ...]
    stability: float


def along_one(first: Axis, seen: Singles, shared: Singles, rng: np.random.Generator) -> Drawn:
    """Two camps along one axis. Each time part of the people finds the axis, and everybody is placed on it."""
    label = two(first.positions[None])[0]
    loadings = fitted(first.level, seen, shared, _samples(len(label), rng))
    again = two(placed(first.level, seen, loadings))
    return Drawn(label, (first,), float(np.mean([agreement(label, each) for each in again])))


def along_two(first: Axis, second: Axis, seen: Singles, shared: Singles, rng: np.random.Generator) -> Drawn:
    """Three camps along two axes: as many as points in the plane can keep apart from one another at equal rights."""
    label = three(plane((first, second))[None])[0]
    parts = _samples(len(label), rng)
    firsts = axes(first.level, seen, shared, parts)
    at_once = max(1, CELLS // seen.size)
    seconds = []
    for first_of in range(0, SAMPLES, at_once):
        part = slice(first_of, first_of + at_once)
        seconds += axes(np.array([without(one, seen) for one in firsts[part]]), seen, shared, parts[part])
    points = np.array([plane(both) for both in zip(firsts, seconds, strict=True)])
    again = [agreement(label, each) for each in three(points)]
    return Drawn(label, (first, second), float(np.mean(again)))


def plane(along: tuple[Axis, ...]) -> Floats:
    """Positions (n x axes), each axis as wide as its factor is."""
    return np.array([each.positions for each in along], dtype=np.float64).T


def _samples(n: int, rng: np.random.Generator) -> Singles:
    """Who is in each sample (samples x n), 1 or 0."""
    out = max(1, round(LEFT_OUT * n))
    rank = np.argsort(rng.random((SAMPLES, n)), axis=1, kind="stable")
    return (rank >= out).astype(np.float32)
