"""Parting people by their positions: exactly along one axis, and in two dimensions from starts without any order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.room import Ints

Floats = NDArray[np.float64]
Camp = NDArray[np.int8]

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
    """Three camps of points in the plane, for each sample of them (samples x n x 2).

    They are the best of Lloyd's steps from thirds along twelve directions; all samples and starts step together.
    """
    samples, n, _ = points.shape
    angle = np.arange(DIRECTIONS) * np.pi / DIRECTIONS
    along = np.swapaxes(points @ np.array([np.cos(angle), np.sin(angle)]), 1, 2)
    third = np.argsort(np.argsort(along, axis=2, kind="stable"), axis=2, kind="stable") * 3 // n
    start = third.reshape(samples * DIRECTIONS, n).astype(np.int8)
    x, y = (np.repeat(points[:, :, at], DIRECTIONS, axis=0).astype(np.float64) for at in (0, 1))
    label, left = _lloyd(x, y, start)
    best = np.argmin(np.round(left, 9).reshape(samples, DIRECTIONS), axis=1)
    return np.asarray(label.reshape(samples, DIRECTIONS, n)[np.arange(samples), best], dtype=np.int64)


def _lloyd(x: Floats, y: Floats, label: Camp) -> tuple[Camp, Floats]:
    """Lloyd's steps of each run (runs x n) until it stands still or a camp is lost; the camps and the squares left."""
    label = label.copy()
    going = np.arange(len(x))
    for _ in range(TURNS):
        own_x, own_y, before = x[going], y[going], label[going]
        now = _least(_away(own_x, own_y, before))
        whole = np.logical_and.reduce([(now == camp).any(axis=1) for camp in range(3)])
        on = whole & (now != before).any(axis=1)
        going = going[on]
        if not len(going):
            break
        label[going] = now[on]
    return label, np.take_along_axis(_away(x, y, label), label[None].astype(np.int64), axis=0)[0].sum(axis=1)


def _away(x: Floats, y: Floats, label: Camp) -> Floats:
    """The squared distance of each point from the mean of each camp (3 x runs x n)."""
    away = np.empty((3, *x.shape))
    for camp in range(3):
        member = (label == camp).astype(np.float64)
        size = member.sum(axis=1)
        middle = [np.einsum("rn,rn->r", member, each) / size for each in (x, y)]
        np.subtract(x, middle[0][:, None], out=away[camp])
        away[camp] *= away[camp]
        off = y - middle[1][:, None]
        off *= off
        away[camp] += off
    return away


def centres_of(points: NDArray[np.floating], label: Ints) -> NDArray[np.float64]:
    """The mean of each camp."""
    member = np.eye(int(label.max()) + 1)[label]
    return np.asarray((member.T @ points) / member.sum(axis=0)[:, None])


def nearest(along: Sequence[Floats], centres: Floats) -> Camp:
    """The camp whose mean is nearest to each point; `along` has the points' positions on each axis."""
    away = np.zeros((len(centres), *along[0].shape))
    for camp, centre in enumerate(centres):
        for each, part in zip(along, centre, strict=True):
            off = each - part
            off *= off
            away[camp] += off
    return _least(away)


def _least(away: Sequence[Floats] | Floats) -> Camp:
    """Which of a few is the least at each place, the first of those alike."""
    least, found = away[0], np.zeros(away[0].shape, dtype=np.int8)
    for camp, each in enumerate(away[1:], 1):
        found[each < least] = camp
        least = np.minimum(least, each)
    return found


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
