"""The slow, obvious engine: every combination of whole numbers is written down and looked at.

It is the reference that the fast engine and the search are tested against; it is not for real designs. Columns that
are not whole are found by SciPy's LP for each combination, and a frontier needs them to be implied by the whole ones.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.optimize import linprog

from purposebuilt.engines.engine import Answer
from purposebuilt.programme import Floats, Programme

MOST = 1_000_000
"""More combinations than this are refused: the reference would not end today."""


def solve(programme: Programme, costs: Floats) -> Answer:
    """Minimise costs (n) over the programme by trying every combination.

    Raises ValueError where there are too many combinations or a whole column has no bounds.
    """
    best: Answer = Answer("impossible", None, np.inf, np.inf)
    for whole in _combinations(programme):
        found = _completed(programme, whole, costs)
        if found is None:
            continue
        value = float(costs @ found)
        if np.isneginf(value):
            return Answer("unfinished", None, np.inf, -np.inf, unlimited=True)
        if value < best.objective:
            best = Answer("solved", found, value, value)
    return best


def frontier(programme: Programme) -> Floats:
    """The points (N x k, in the senses given, in the order of their turned values) that no possible point betters.

    Raises ValueError where the columns that are not whole leave a choice: then the frontier is not a list of points.
    """
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])
    possible = {tuple(point) for whole in _combinations(programme) for point in _points(programme, whole, sign)}
    kept = [one for one in possible if not any(_betters(other, one) for other in possible)]
    points: Floats = np.array(sorted(kept)).reshape(len(kept), len(sign)) * sign + 0.0
    return points


def possible(programme: Programme) -> bool:
    """Whether any combination keeps every row."""
    return solve(programme, np.zeros(programme.columns)).state == "solved"


def _betters(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one != other and all(left <= right for left, right in zip(one, other, strict=True))


def _combinations(programme: Programme) -> Iterator[Floats]:
    """Every combination of the whole columns' values, in a fixed order."""
    whole = np.flatnonzero(programme.integer)
    lower, upper = programme.column_lower[whole], programme.column_upper[whole]
    if not (np.isfinite(lower).all() and np.isfinite(upper).all()):
        raise ValueError("a whole column has no bounds, so its values cannot all be tried; give it bounds")
    ranges = [range(math.ceil(low), math.floor(high) + 1) for low, high in zip(lower, upper, strict=True)]
    count = math.prod(len(values) for values in ranges)
    if count > MOST:
        raise ValueError(f"{count} combinations are more than the {MOST} that the exhaustive engine tries; use HiGHS")
    for values in itertools.product(*ranges):
        yield np.array(values, dtype=np.float64)


def _completed(programme: Programme, whole: Floats, costs: Floats) -> Floats | None:
    """The cheapest solution with these whole numbers; infinite entries where costs fall without limit; None if none."""
    if programme.integer.all():
        return None if programme.broken(whole) else whole
    lower, upper = programme.column_lower.copy(), programme.column_upper.copy()
    lower[programme.integer] = upper[programme.integer] = whole
    above, below = np.isfinite(programme.row_upper), np.isfinite(programme.row_lower)
    dense = programme.matrix.toarray()
    found: Any = linprog(
        costs,
        A_ub=np.vstack([dense[above], -dense[below]]),
        b_ub=np.concatenate([programme.row_upper[above], -programme.row_lower[below]]),
        bounds=list(zip(lower.tolist(), upper.tolist(), strict=True)),
    )
    if found.status == 3:
        return np.where(costs > 0, -np.inf, np.where(costs < 0, np.inf, 0.0))
    return None if found.x is None or programme.broken(found.x) else np.asarray(found.x, dtype=np.float64)


def _points(programme: Programme, whole: Floats, sign: Floats) -> list[Floats]:
    """The turned values of the best solution with these whole numbers; none where there is none."""
    costs = programme.objectives * sign[:, None]
    together = _completed(programme, whole, costs.sum(axis=0))
    if together is None:
        return []
    point = np.asarray((programme.values(together) * sign).round(9))
    if not programme.integer.all():
        for row, value, offset in zip(costs, point, programme.offset * sign, strict=True):
            alone = _completed(programme, whole, row)
            if alone is None or float(row @ alone) + offset < value - 1e-6:
                raise ValueError("columns that are not whole leave a choice between objectives; use the search")
    return [point]
