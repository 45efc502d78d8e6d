"""Who is grouped with whom on the classic map, and into how many groups; the answer does not hang on sign or order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt import problems
from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.classic.kmeans import kmeans, silhouettes
from purposebuilt.participation.room import Ints
from purposebuilt.problems import Exit, Problem, Refusal

MOST_GROUPS = 5
AS_GOOD = 0.03
"""Groupings whose inertia is within this share of the least found for their number of groups fit the votes as well."""
DIGITS = 12
ALIKE = 1e-9
UNDEFINED = -2.0

TOO_MANY_GROUPS = problems.register("PB537", "More groups are asked for than there are different positions to group.")
CENTRES_NOT_READ = problems.register("PB538", "Starting centres are not pairs of numbers on the classic map.")


@dataclass(frozen=True, eq=False)
class Grouping:
    """Labels (n), centres (k x 2) and mean silhouette (NaN where there is one group)."""

    labels: Ints
    centres: Floats
    silhouette: float


def grouped(points: Floats, k: int | None, centres: ArrayLike | None, turned: float = 1.0) -> Grouping:
    """Group points (n x 2) into k groups, or into 2 to 5 by silhouette.

    With `centres` the run starts there, as red-dwarf's does: those beyond k are left out, and where there are fewer,
    the points with the smallest x (then y) are added. Groups are then numbered as their centres.

    Without, k-means starts from several places that do not change when axes are mirrored or people come in another
    order: for each axis and each way of looking along it the k first points (two of these are red-dwarf's and what it
    would do if the axis had the other sign), and points far apart, begun in the middle. For each k those that fit best
    are kept (inertia within 3% of the least), and the best silhouette decides between all; but never a lower silhouette
    than red-dwarf's own start has. Then the largest group is number 0. `turned` is -1 where the axes are to be read
    mirrored. Where fewer than three different points exist, all are one group.
    """
    if centres is not None:
        return _from(points, _counts(points, _different(points), k), _given(centres))
    exact = _rounded(points) * turned + 0.0
    order = np.lexsort((exact[:, 1], exact[:, 0]))
    in_order = exact[order]
    counts = _counts(points, _different(in_order, ordered=True), k)
    if not counts:
        return _single(points)
    labels, found, worth = _best(in_order, counts)
    back = np.empty_like(labels)
    back[order] = labels
    return Grouping(back, found * turned, worth)


def _different(points: Floats, *, ordered: bool = False) -> Floats:
    """The places where somebody stands, in the order of x, then y."""
    if not ordered:
        points = points[np.lexsort((points[:, 1], points[:, 0]))]
    new = np.ones(len(points), dtype=np.bool_)
    new[1:] = (points[1:] != points[:-1]).any(axis=1)
    return points[new]


def _counts(points: Floats, different: Floats, k: int | None) -> list[int]:
    """The numbers of groups to try: a silhouette needs at least two groups, and fewer groups than people."""
    if k is None:
        return list(range(2, min(MOST_GROUPS, len(different), len(points) - 1) + 1))
    if not 1 <= k <= len(different):
        raise _refused(
            TOO_MANY_GROUPS,
            f"{k} groups are asked for, but the people to be grouped stand in {len(different)} different places.",
            "Ask for fewer groups, at least one, or leave the number open.",
        )
    return [k]


def _given(centres: ArrayLike) -> Floats:
    try:
        given = np.asarray(centres, dtype=np.float64)
    except (TypeError, ValueError):
        given = np.empty(0)
    if given.ndim != 2 or given.shape[1] != 2 or not np.isfinite(given).all():
        raise _refused(
            CENTRES_NOT_READ,
            "The starting centres are not a list of pairs of numbers.",
            "Give one pair (x, y) for each group, as on the map of the same votes.",
        )
    return given


def _single(points: Floats) -> Grouping:
    middle = points.mean(axis=0, keepdims=True) if len(points) else np.zeros((0, 2))
    return Grouping(np.zeros(len(points), dtype=np.int64), middle, float("nan"))


def _from(points: Floats, counts: Sequence[int], given: Floats) -> Grouping:
    """red-dwarf's own procedure from given centres: one run for each k; best silhouette, the smaller k of equals."""
    if not counts:
        return _single(points)
    first = _different(points)
    starts = [np.vstack((given[:k], first[: max(0, k - len(given))])) for k in counts]
    runs = kmeans(points, starts)
    worth = silhouettes(points, [labels for labels, _ in runs])
    best = int(np.argmax(np.nan_to_num(worth, nan=UNDEFINED)))
    labels, centres = runs[best]
    return Grouping(labels, centres, float(worth[best]))


def _rounded(points: Floats) -> Floats:
    """Positions without the noise of rounding, so that people with the same votes stand in the same place."""
    size = float(np.abs(points).max(initial=0.0))
    return np.round(points, DIGITS - 1 - int(np.ceil(np.log10(size)))) if size > 0 else np.zeros_like(points)


def _best(points: Floats, counts: Sequence[int]) -> tuple[Ints, Floats, float]:
    """The grouping that the rules of :func:`grouped` choose, over all starts and all k; points are sorted."""
    orders = _orders(_different(points, ordered=True), points.mean(axis=0), max(counts))
    starts = [one for k in counts for one in dict.fromkeys(order[:k] for order in orders)]
    runs = kmeans(points, [np.array(start) for start in starts])
    sizes = np.array([len(start) for start in starts])
    own = np.array([start == orders[0][: len(start)] for start in starts])
    inertia = _inertias(points, runs)
    least = np.array([inertia[sizes == k].min() for k in sizes])
    fits = inertia <= least * (1 + AS_GOOD) + ALIKE
    worth = _worth(points, runs, own | fits)
    chosen = _first(worth, sizes, inertia, fits)
    mine = _first(worth, sizes, inertia, own)
    if worth[mine] > worth[chosen] + ALIKE:
        chosen = mine
    labels, centres = _numbered(*runs[chosen])
    return labels, centres, float(worth[chosen]) if worth[chosen] > UNDEFINED else float("nan")


def _inertias(points: Floats, runs: Sequence[tuple[Ints, Floats]]) -> Floats:
    """The summed squared distance of people to their centres, in each run."""
    return np.array([np.square(points - centres[labels]).sum() for labels, centres in runs])


def _worth(points: Floats, runs: Sequence[tuple[Ints, Floats]], tried: Bools) -> Floats:
    """The silhouette of those that are tried, worked out once where all centres are the same; others are below all."""
    worth = np.full(len(runs), UNDEFINED)
    alike: dict[tuple[tuple[float, ...], ...], list[int]] = {}
    for at in np.flatnonzero(tried).tolist():
        alike.setdefault(tuple(sorted(map(tuple, np.round(runs[at][1], 9).tolist()))), []).append(at)
    found = silhouettes(points, [runs[same[0]][0] for same in alike.values()])
    for same, value in zip(alike.values(), found, strict=True):
        worth[same] = UNDEFINED if np.isnan(value) else value
    return worth


def _first(worth: Floats, sizes: Ints, inertia: Floats, among: Bools) -> int:
    """The best silhouette; of equals the smallest k, and then the least inertia, both to 9 digits."""
    best = worth[among].max()
    top = np.flatnonzero(among & (worth >= best - ALIKE))
    return int(min(top, key=lambda at: (int(sizes[at]), round(float(inertia[at]), 9))))


def _orders(different: Floats, middle: Floats, most: int) -> list[tuple[tuple[float, float], ...]]:
    """Points in the orders in which starts take them; the first is red-dwarf's own: the smallest x, of equals y."""
    x, y = different.T
    keys = [(sign_y * y, sign_x * x) for sign_x in (1, -1) for sign_y in (1, -1)]
    keys += [(sign_x * x, sign_y * y) for sign_y in (1, -1) for sign_x in (1, -1)]
    chosen = [np.lexsort(key)[:most].tolist() for key in keys]
    chosen.append(_apart(different, most, int(((different - middle) ** 2).sum(axis=1).argmin())))
    return [tuple(map(tuple, different[one].tolist())) for one in chosen]


def _apart(points: Floats, most: int, first: int) -> list[int]:
    """As many points as are asked for, each the farthest from those before it (Gonzalez 1985)."""
    chosen = [first]
    far = ((points - points[first]) ** 2).sum(axis=1)
    while len(chosen) < most:
        chosen.append(int(far.argmax()))
        far = np.minimum(far, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return chosen


def _numbered(labels: Ints, centres: Floats) -> tuple[Ints, Floats]:
    """Number the groups by size, the largest first; of equals the one with the smaller x, then y."""
    held = np.bincount(labels, minlength=len(centres))
    order = np.lexsort((centres[:, 1], centres[:, 0], -held))
    order = order[held[order] > 0]
    number = np.full(len(centres), -1, dtype=np.int64)
    number[order] = np.arange(len(order))
    return number[labels], centres[order]


def _refused(code: str, message: str, remedy: str) -> Refusal:
    return Refusal((Problem(code, message, remedy),), Exit.DESIGN_NOT_READY)
