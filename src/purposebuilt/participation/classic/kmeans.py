"""Lloyd's k-means from many starts at once, and the silhouette of what it found; numpy alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from purposebuilt.participation.ballots import Floats
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
    moved = np.ascontiguousarray((points - middle).T)
    tolerance = TOLERANCE * float(np.var(points, axis=0).mean())
    sizes = np.array([len(start) for start in starts])
    centres = np.full((len(starts), int(sizes.max()), 2), np.nan)
    for at, start in enumerate(starts):
        centres[at, : len(start)] = start - middle
    labels = _lloyd(moved, centres, sizes, tolerance)
    return [(labels[at], centres[at, :size] + middle) for at, size in enumerate(sizes)]


def _lloyd(points: Floats, centres: Floats, sizes: Ints, tolerance: float) -> Ints:
    """Move the centres (runs x most k x 2, changed in place) until each run has ended; give the labels (runs x n)."""
    labels = np.full((len(centres), points.shape[1]), -1, dtype=np.int64)
    running = np.arange(len(centres))
    for _ in range(MOST_STEPS):
        before = centres[running]
        found = nearest(points, before)
        after = _moved(points, before, found, sizes[running])
        same = (found == labels[running]).all(axis=1)
        shift = np.nansum((after - before) ** 2, axis=(1, 2))
        centres[running], labels[running] = after, found
        still = ~same & (shift <= tolerance)
        if still.any():
            labels[running[still]] = nearest(points, after[still])
        running = running[~same & ~still]
        if not running.size:
            return labels
    labels[running] = nearest(points, centres[running])
    return labels


def nearest(points: Floats, centres: Floats) -> Ints:
    """The number of the centre nearest to each point, in each run; the first of equals. Points are 2 x n."""
    x, y = points
    labels = np.zeros((len(centres), points.shape[1]), dtype=np.int64)
    least = np.full(labels.shape, np.inf)
    for at in range(centres.shape[1]):
        a, b = centres[:, at, :1], centres[:, at, 1:]
        far = (a * a + b * b) - 2 * (a * x + b * y)
        closer = far < least
        labels[closer] = at
        np.fmin(least, far, out=least)
    return labels


def _moved(points: Floats, before: Floats, labels: Ints, sizes: Ints) -> Floats:
    """The mean of the points of each centre; a centre without points takes the farthest point, as scikit-learn does."""
    most = before.shape[1]
    cells = (labels + most * np.arange(len(labels))[:, None]).ravel()
    held = np.bincount(cells, minlength=before.size // 2).reshape(-1, most).astype(np.float64)
    sums = np.stack([_summed(row, cells, len(labels), held.shape) for row in points], axis=-1)
    numbers = np.arange(most)
    for run in np.flatnonzero(((held == 0) & (numbers < sizes[:, None])).any(axis=1)):
        size = int(sizes[run])
        _relocate(points, before[run, :size], sums[run, :size], held[run, :size], labels[run])
    with np.errstate(invalid="ignore", divide="ignore"):
        after = sums / held[:, :, None]
    empty = (held == 0) & (numbers < sizes[:, None])
    biggest = held.argmax(axis=1)
    for run, at in zip(*np.nonzero(empty), strict=True):
        after[run, at] = after[run, biggest[run]]
    return after


def _summed(row: Floats, cells: Ints, runs: int, shape: tuple[int, ...]) -> Floats:
    """One coordinate of the points summed by centre, in every run."""
    weights = np.broadcast_to(row, (runs, len(row))).ravel()
    found = np.bincount(cells, weights=weights, minlength=shape[0] * shape[1])
    return found.astype(np.float64).reshape(shape)


def _relocate(points: Floats, before: Floats, sums: Floats, held: Floats, labels: Ints) -> None:
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
    Memory stays below 256 n distances.
    """
    n = len(points)
    numbered = [np.unique(labels, return_inverse=True)[1] for labels in groupings]
    counts = [int(labels.max(initial=-1)) + 1 for labels in numbered]
    member = np.zeros((n, sum(counts)))
    starts = [sum(counts[:at]) for at in range(len(counts))]
    for labels, start in zip(numbered, starts, strict=True):
        member[np.arange(n), start + labels] = 1
    size = member.sum(axis=0)
    totals = np.array([0.0 if 1 < count < n else np.nan for count in counts])
    asked = np.flatnonzero(~np.isnan(totals))
    for first in range(0, n if asked.size else 0, ROWS_AT_ONCE):
        rows = slice(first, first + ROWS_AT_ONCE)
        sums = _distances(points[rows], points) @ member
        for at in asked:
            part = slice(starts[at], starts[at] + counts[at])
            totals[at] += _silhouettes(sums[:, part], numbered[at][rows], size[part]).sum()
    return np.asarray(totals / max(n, 1), dtype=np.float64)


def _silhouettes(sums: Floats, own: Ints, size: Floats) -> Floats:
    """The silhouette of some people, from their summed distances to the members of each group."""
    at = np.arange(len(own))
    alone = size[own] <= 1
    inside = sums[at, own] / np.maximum(size[own] - 1, 1)
    others = sums / size
    others[at, own] = np.inf
    outside = others.min(axis=1)
    larger = np.maximum(inside, outside)
    value: Floats = np.divide(outside - inside, larger, out=np.zeros_like(larger), where=larger > 0)
    value[alone] = 0.0
    return value


def _distances(some: Floats, every: Floats) -> Floats:
    across = some[:, :1] - every[:, 0]
    up = some[:, 1:] - every[:, 1]
    across *= across
    up *= up
    across += up
    np.sqrt(across, out=across)
    return across
