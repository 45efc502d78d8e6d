"""TOPSIS: how near each option comes to the ideal, and how far from the opposite."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.blocks import score_table, towards_more, weight_rows
from purposebuilt.programme import Floats

Scaling = Literal["vector", "range"]


def topsis(
    scores: ArrayLike, weights: ArrayLike, senses: ArrayLike | None = None, scaling: Scaling = "vector"
) -> Floats:
    """The relative closeness of each option to the ideal, 0 to 1: N for one weight vector, draws x N for many.

    `scores` is N x k in any units, `senses` (k) holds 1 where more is better and -1 where less is. `scaling` divides
    each criterion by the length of its column (as published) or by its range. Where all options are the same, each
    is 0.5. Raises ValueError for weights or senses that do not fit the scores.
    Source: Hwang and Yoon, Multiple Attribute Decision Making, Springer 1981, pages 128-140.
    """
    table = score_table(scores)
    rows, single = weight_rows(weights, table.shape[1])
    scaled = _scaled(table, scaling) * towards_more(table, senses)
    # The weights multiply each coordinate, so a squared distance is one product of squared weights and squared steps.
    squares = rows * rows
    to_best = squares @ ((scaled - scaled.max(axis=0)) ** 2).T
    to_worst = squares @ ((scaled - scaled.min(axis=0)) ** 2).T
    np.sqrt(to_best, out=to_best)
    np.sqrt(to_worst, out=to_worst)
    to_best += to_worst
    alike = to_best <= 0
    if alike.any():
        to_worst[alike], to_best[alike] = 1.0, 2.0
    to_worst /= to_best
    closeness: Floats = to_worst[0] if single else to_worst
    return closeness


def _scaled(scores: Floats, scaling: Scaling) -> Floats:
    if scaling not in ("vector", "range"):
        raise ValueError("scaling is 'vector' or 'range'")
    least = scores.min(axis=0)
    by = np.sqrt((scores**2).sum(axis=0)) if scaling == "vector" else scores.max(axis=0) - least
    scaled: Floats = (scores if scaling == "vector" else scores - least) / np.where(by > 0, by, 1.0)
    return scaled
