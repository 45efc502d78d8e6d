"""Where people stand on what divides them: the loadings and positions of a factor, and what it leaves over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.camps.gate import BEND, bent, leading
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


def axis(level: Singles, seen: Singles, shared: Singles) -> Axis:
    """The strongest factor of levelled residuals (n x m); `seen` is 1 or 0."""
    return axes(level, seen, shared, np.ones((1, len(level)), dtype=np.float32))[0]


def axes(level: Singles, seen: Singles, shared: Singles, count: Singles) -> list[Axis]:
    """The same when each person counts so often (`count`, samples x n), one for each sample, with everybody placed.

    `level` is one for all samples or one for each (samples x n x m).
    """
    loadings = fitted(level, seen, shared, count)
    levels = np.broadcast_to(level, (len(count), *level.shape[-2:]))
    return [Axis(*each) for each in zip(levels, loadings, placed(level, seen, loadings), strict=True)]


def without(one: Axis, seen: Singles) -> Singles:
    """What the factor leaves over, each person's position on it taken by least squares."""
    square = seen @ (one.loadings**2)
    own = np.divide(one.level @ one.loadings, square, out=np.zeros_like(square), where=square > 0)
    return np.asarray(one.level - own[:, None] * one.loadings * seen, dtype=np.float32)


def fitted(level: Singles, seen: Singles, shared: Singles, count: Singles) -> Singles:
    """The loadings when each person counts so often (`count`, samples x n): one row for each sample.

    They start from the strongest links between statements and then follow people's positions, bent like the links so
    that statements that have little to do with the factor add little noise.
    """
    loadings = leading(_links(level, shared, count))
    saw = np.sqrt(np.maximum(count @ seen, 1))
    for _ in range(TURNS):
        at = placed(level, seen, loadings)
        pull = (count * at) @ level if level.ndim == 2 else np.matmul((count * at)[:, None], level)[:, 0]
        loadings = pull / np.maximum((count * at**2) @ seen, 1e-6) * saw
        loadings = loadings * np.abs(loadings) ** BEND
        length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
        loadings = np.asarray(loadings / np.maximum(length, 1e-12), dtype=np.float32)
    return loadings


def _links(level: Singles, shared: Singles, count: Singles) -> Singles:
    """The bent links between statements, each person as often as in the sample (samples x m x m).

    A sample leaves few people out, so that what these add is taken off what all of them make.
    """
    made = np.empty((len(count), *shared.shape), dtype=np.float32)
    whole = level.T @ level if level.ndim == 2 else None
    for links, often, own in zip(made, count, np.broadcast_to(level, (len(count), *level.shape[-2:])), strict=True):
        unlike = np.flatnonzero(often != 1)
        part = own[unlike]
        np.add(own.T @ own if whole is None else whole, (part.T * (often[unlike] - 1)) @ part, out=links)
        bent(links, shared)
    return made


def placed(level: Singles, seen: Singles, loadings: Singles) -> Singles:
    """The position of everybody (samples x n), drawn towards the middle where few votes say where it is."""
    weight = (loadings**2) @ seen.T
    pull = loadings @ level.T if level.ndim == 2 else np.matmul(level, loadings[..., None])[..., 0]
    return np.asarray(pull / (weight + PRIOR * weight.mean(axis=1, keepdims=True)), dtype=np.float32)
