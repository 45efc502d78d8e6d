"""Parting people by their positions: exactly along one axis, and in two dimensions from starts without any order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.room import Ints

DIRECTIONS = 12
"""So many directions over the half circle give the starts in two dimensions."""

TURNS = 50
"""At most so many turns of Lloyd's steps from each start."""


def two(positions: NDArray[np.floating]) -> Ints:
    """The two camps (0 below, 1 above) with the least squares within, for each row of positions (samples x n).

    Sorting makes this exact: of all ways to part a line in two, the best is a cut between neighbours.
    """
    order = np.argsort(positions, axis=1, kind="stable")
    line = np.take_along_axis(positions, order, axis=1).astype(np.float64)
    line = line - line.mean(axis=1, keepdims=True)
    below = np.cumsum(line, axis=1)[:, :-1]
    size = np.arange(1, line.shape[1])
    cut = np.argmax(below**2 / (size * (line.shape[1] - size)), axis=1)
    edge = np.take_along_axis(line, cut[:, None], axis=1)
    above = np.empty(positions.shape, dtype=np.int64)
    np.put_along_axis(above, order, (line > edge).astype(np.int64), axis=1)
    return above


def three(points: NDArray[np.floating]) -> Ints:
    """Three camps of points in the plane (n x 2): the best of Lloyd's steps from thirds along twelve directions."""
    angle = np.arange(DIRECTIONS) * np.pi / DIRECTIONS
    along = points @ np.array([np.cos(angle), np.sin(angle)])
    third = np.argsort(np.argsort(along, axis=0, kind="stable"), axis=0, kind="stable") * 3 // len(points)
    runs = [_lloyd(points, start) for start in third.T]
    return min(runs, key=lambda run: round(run[1], 9))[0]


def _lloyd(points: NDArray[np.floating], label: Ints) -> tuple[Ints, float]:
    for _ in range(TURNS):
        centres = centres_of(points, label)
        now = nearest(points, centres)
        if len(np.unique(now)) < 3 or np.array_equal(now, label):
            break
        label = now
    return label, float(((points - centres_of(points, label)[label]) ** 2).sum())


def centres_of(points: NDArray[np.floating], label: Ints) -> NDArray[np.float64]:
    """The mean of each camp."""
    member = np.eye(int(label.max()) + 1)[label]
    return np.asarray((member.T @ points) / member.sum(axis=0)[:, None])


def nearest(points: NDArray[np.floating], centres: NDArray[np.float64]) -> Ints:
    """The camp whose mean is nearest to each point (... x d)."""
    away = [((points - centre) ** 2).sum(axis=-1) for centre in centres]
    return np.asarray(np.argmin(np.array(away), axis=0))


def agreement(one: Ints, other: Ints) -> float:
    """The adjusted Rand index of two divisions (Hubert and Arabie 1985): 1 the same, 0 as by chance."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    pairs, rows, columns = _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    chance = rows * columns / max(_pairs(np.array([len(one)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == chance else (pairs - chance) / (most - chance)


def _pairs(count: NDArray[np.floating] | Ints) -> float:
    return float((count * (count - 1) / 2).sum())
