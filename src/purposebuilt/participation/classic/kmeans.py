"""Lloyd's k-means from many starts at once, and the silhouette of what it found; numpy alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.room import Ints

MOST_STEPS = 300
TOLERANCE = 1e-4
"""Of the mean variance of the points: what a step may move the centres by (squared) before the search ends."""
ROWS_AT_ONCE = 256
"""How many people's distances to all others are held at once by :func:`silhouettes`."""


def kmeans(points: Floats, starts: Sequence[Floats]) -> list[tuple[Ints, Floats]]:
    """Run Lloyd's algorithm from each start and give the labels (n) and the centres (k x 2) that each ended with.

    `points` is n x 2; a start is k x 2, and k may differ between starts. The rules are those of scikit-learn 1.9's
    KMeans, which red-dwarf calls: points are centred first; the nearest centre wins, the first of equals; a centre
    that has lost everybody moves to the point farthest from its own centre; the search ends when no label changes, when
    the centres move less than a tolerance (labels are then worked out once more), or after 300 steps.
    """
    middle = points.mean(axis=0)
    moved = np.ones((3, len(points)))
    moved[:2] = (points - middle).T
    tolerance = TOLERANCE * float(np.var(points, axis=0).mean())
    sizes = np.array([len(start) for start in starts])
    centres = np.zeros((len(starts), int(sizes.max()), 2))
    for at, start in enumerate(starts):
        centres[at, : len(start)] = start - middle
    labels = _lloyd(moved, centres, sizes, tolerance)
    return [(labels[at], centres[at, :size] + middle) for at, size in enumerate(sizes)]


def _lloyd(points: Floats, centres: Floats, sizes: Ints, tolerance: float) -> Ints:
    """Move the centres (runs x most k x 2, changed in place) until each run has ended; give the labels (runs x n).

    `points` is 3 x n: x, y and 1. Beyond its own k a run's centres are 0 and never chosen.
    """
    labels = np.full((len(centres), points.shape[1]), -1, dtype=np.int8)
    used = np.arange(centres.shape[1]) < sizes[:, None]
    running, before, last, own = np.arange(len(centres)), centres.copy(), labels, used
    for _ in range(MOST_STEPS):
        found = _nearest(points, before, own)
        after = _moved(points, before, found, own)
        same = (found == last).all(axis=1)
        ended = same | (((after - before) ** 2).sum(axis=(1, 2)) <= tolerance)
        before, last = after, found
        if not ended.any():
            continue
        centres[running[ended]], labels[running[ended]] = after[ended], found[ended]
        moved = ended & ~same
        if moved.any():
            labels[running[moved]] = _nearest(points, after[moved], own[moved])
        running, before, last, own = running[~ended], after[~ended], found[~ended], own[~ended]
        if not running.size:
            return labels.astype(np.int64)
    centres[running], labels[running] = before, _nearest(points, before, own)
    return labels.astype(np.int64)


def _nearest(points: Floats, centres: Floats, used: Bools) -> NDArray[np.int8]:
    """The number of the centre nearest to each point, in each run; the first of equals."""
    runs, most, _ = centres.shape
    terms = np.empty((most, runs, 3))
    terms[..., :2] = -2 * centres.swapaxes(0, 1)
    terms[..., 2] = np.where(used, (centres * centres).sum(axis=-1), np.inf).T
    far = (terms.reshape(-1, 3) @ points).reshape(most, runs, -1)
    labels = np.zeros(far.shape[1:], dtype=np.int8)
    least = far[0]
    for at in range(1, most):
        np.copyto(labels, np.int8(at), where=far[at] < least)
        np.minimum(least, far[at], out=least)
    return labels


def _moved(points: Floats, before: Floats, labels: NDArray[np.int8], used: Bools) -> Floats:
    """The mean of the points of each centre; a centre without points takes the farthest point, as scikit-learn does."""
    runs, most, _ = before.shape
    member = (labels[:, None, :] == np.arange(most, dtype=np.int8)[:, None]).astype(np.float64)
    total = (member.reshape(runs * most, -1) @ points.T).reshape(runs, most, 3)
    sums, held = total[..., :2], total[..., 2]
    empty = used & (held == 0)
    if not empty.any():
        return np.asarray(sums / np.maximum(held, 1)[..., None])
    for run in np.flatnonzero(empty.any(axis=1)):
        size = int(used[run].sum())
        _relocate(points[:2], before[run, :size], sums[run, :size], held[run, :size], labels[run])
    after: Floats = np.asarray(sums / np.maximum(held, 1)[..., None])
    for run, at in zip(*np.nonzero(used & (held == 0)), strict=True):
        after[run, at] = after[run, held[run].argmax()]
    return after


def _relocate(points: Floats, before: Floats, sums: Floats, held: Floats, labels: NDArray[np.int8]) -> None:
    """Give each empty centre of one run the point farthest from its centre; `sums` and `held` are changed in place."""
    empty = np.flatnonzero(held == 0)
    far = ((points.T - before[labels]) ** 2).sum(axis=1)
    if far.max() == 0:
        return
    farthest = np.argpartition(far, -len(empty))[: -len(empty) - 1 : -1]
    for new, at in zip(empty, farthest, strict=True):
        old = labels[at]
        sums[old] -= points[:, at]
        sums[new] = points[:, at]
        held[new] = 1
        held[old] -= 1


def silhouettes(points: Floats, groupings: Sequence[Ints]) -> Floats:
    """The mean silhouette (Rousseeuw 1987) of each grouping of the points (n x 2), by Euclidean distance.

    For a person, (b - a) / max(a, b): a is the mean distance to the others of the own group and b the least mean
    distance to another group; 0 for somebody alone in a group. NaN where there is one group or everybody is alone.
    Labels count from 0; memory stays below 256 n distances.
    """
    n, most = len(points), max((int(labels.max(initial=0)) + 1 for labels in groupings), default=1)
    labels = np.array(groupings).reshape(len(groupings), n)
    member = (labels[:, None, :] == np.arange(most)[:, None]).astype(np.float64)
    size = member.sum(axis=-1)
    held = (size > 0).ravel()
    columns = np.ascontiguousarray(member.reshape(-1, n)[held].T)
    places = points[:, 0] + 1j * points[:, 1]
    totals = np.zeros(len(groupings))
    for first in range(0, n, ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        sums = np.full((len(places[rows]), len(held)), np.inf)
        sums[:, held] = np.abs(places[rows, None] - places) @ columns
        totals += _silhouettes(sums.reshape(-1, len(groupings), most), labels[:, rows].T, size).sum(axis=0)
    groups = (size > 0).sum(axis=1)
    return np.where((groups > 1) & (groups < n), totals / max(n, 1), np.nan)


def _silhouettes(sums: Floats, labels: Ints, size: Floats) -> Floats:
    """The silhouette of some people (p x groupings), from their summed distances to each group's members."""
    held = np.take_along_axis(size, labels.T, axis=1).T
    inside = np.take_along_axis(sums, labels[..., None], axis=2)[..., 0] / np.maximum(held - 1, 1)
    sums *= 1 / np.maximum(size, 1)
    np.put_along_axis(sums, labels[..., None], np.inf, axis=2)
    outside = sums.min(axis=2)
    larger = np.maximum(inside, outside)
    told = (larger > 0) & (held > 1) & np.isfinite(outside)
    value: Floats = np.divide(outside - inside, larger, out=np.zeros_like(larger), where=told)
    return value
