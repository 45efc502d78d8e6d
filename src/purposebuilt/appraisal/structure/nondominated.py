"""Which of many points none other betters, without comparing each with each.

Kung, Luccio and Preparata 1975, "On finding the maxima of a set of vectors" (Journal of the ACM 22, 469-476): split by
one objective, and ask of the half that is worse there only whether it is bettered in the others. Memory grows with the
number of points, time with N log N to the power of k - 2.
"""

from __future__ import annotations

import numpy as np

from purposebuilt.programme import Booleans, Floats, Integers

DECIMALS = 9
"""Values are compared to so many decimals: sums of the same parts in another order count as equal."""

FEW = 1 << 16
"""Up to this many pairs are compared at once."""


def nondominated(points: Floats) -> Integers:
    """Positions of the points (N x k, less is better) that no other matches or betters, the first of equals.

    In the order of their values, first objective first.
    """
    rounded = np.round(points, DECIMALS) + 0.0
    distinct, first = np.unique(rounded, axis=0, return_index=True)
    return first[np.flatnonzero(_front(distinct))].astype(np.int64)


def _front(points: Floats) -> Booleans:
    """Which of some distinct points in lexicographic order are bettered by none before them (none after can)."""
    count, objectives = points.shape
    if objectives == 1:
        return np.asarray(np.arange(count) == 0)
    if objectives == 2:
        lowest = np.minimum.accumulate(points[:, 1])
        before = np.concatenate([[np.inf], lowest[:-1]])[:count]
        return np.asarray(points[:, 1] < before)
    if count * count <= FEW:
        beaten = np.all(points[:, None, :] <= points[None, :, :], axis=2).sum(axis=0) > 1
        return np.asarray(~beaten)
    half = count // 2
    kept = np.ones(count, dtype=np.bool_)
    kept[:half] = _front(points[:half])
    later = points[half:]
    kept[half:] = ~_beaten(points[:half][kept[:half]][:, 1:], later[:, 1:])
    kept[half + np.flatnonzero(kept[half:])] = _front(later[kept[half:]])
    return kept


def _beaten(by: Floats, points: Floats) -> Booleans:
    """Which points (N x d) have one of `by` (M x d) at or below them in every entry."""
    if not len(by) or not len(points):
        return np.zeros(len(points), dtype=np.bool_)
    if by.shape[1] == 1:
        return np.asarray(points[:, 0] >= by[:, 0].min())
    if by.shape[1] == 2:
        return _beaten_in_two(by, points)
    if len(by) * len(points) <= FEW:
        return np.asarray(np.any(np.all(by[:, None, :] <= points[None, :, :], axis=2), axis=0))
    return _beaten_by_halves(by, points)


def _beaten_in_two(by: Floats, points: Floats) -> Booleans:
    order = np.argsort(by[:, 0], kind="stable")
    lowest = np.concatenate([[np.inf], np.minimum.accumulate(by[order, 1])])
    upto = np.searchsorted(by[order, 0], points[:, 0], side="right")
    return np.asarray(lowest[upto] <= points[:, 1])


def _beaten_by_halves(by: Floats, points: Floats) -> Booleans:
    """Split by the first entry: what lies above the split is above all of `by` that lies at or below it."""
    values = np.unique(by[:, 0])
    split = values[(len(values) - 1) // 2]
    low, high = by[:, 0] <= split, points[:, 0] > split
    found = np.zeros(len(points), dtype=np.bool_)
    if len(values) == 1:
        level = points[:, 0] >= split
        found[level] = _beaten(by[:, 1:], points[level][:, 1:])
        return found
    found[~high] = _beaten(by[low], points[~high])
    above = _beaten(by[low][:, 1:], points[high][:, 1:])
    above[~above] = _beaten(by[~low], points[high][~above])
    found[high] = above
    return found
