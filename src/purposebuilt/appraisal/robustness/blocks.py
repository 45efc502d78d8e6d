"""Cutting many draws into blocks that stay in a processor's cache, and reading weights in either shape."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.programme import Floats

CELLS = 65_536
"""How many numbers a block holds: half a megabyte, which fits the second-level cache of common processors."""


def blocks(draws: int, width: int) -> Iterator[slice]:
    """Slices over `draws` rows of `width` numbers each, of about `CELLS` numbers."""
    step = max(1, CELLS // max(1, width))
    return (slice(start, min(start + step, draws)) for start in range(0, draws, step))


def score_table(scores: ArrayLike) -> Floats:
    """Scores (N x k) as floats. Raises ValueError where they are not a table of finite numbers."""
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim != 2 or not np.isfinite(table).all():
        raise ValueError("scores are a table of finite numbers, one row for each option")
    return table


def weight_rows(weights: ArrayLike, criteria: int) -> tuple[Floats, bool]:
    """Weights (k, or draws x k) as rows that each sum to 1, and whether one vector was given.

    Raises ValueError where there is not one weight for each criterion, one is below zero or not finite, or all of a
    row are zero.
    """
    rows = np.asarray(weights, dtype=np.float64)
    single = rows.ndim == 1
    rows = np.atleast_2d(rows)
    if rows.ndim != 2 or rows.shape[1] != criteria:
        raise ValueError(f"weights must be {criteria} numbers, or rows of {criteria} numbers")
    total = rows.sum(axis=1, keepdims=True)
    if not np.isfinite(total).all() or (rows < 0).any() or not (total > 0).all():
        raise ValueError("weights must be finite, not below zero, and not all zero")
    scaled: Floats = rows / total
    return scaled, single


def towards_more(scores: Floats, senses: ArrayLike | None) -> Floats:
    """The direction of each criterion (k): 1 where more is better, -1 where less is. None means more everywhere."""
    count = scores.shape[-1]
    if senses is None:
        return np.ones(count)
    given = np.asarray(senses, dtype=np.float64)
    if given.shape != (count,) or not np.isin(given, (-1.0, 1.0)).all():
        raise ValueError("a sense is 1 (more is better) or -1 (less is better), one for each criterion")
    return given
