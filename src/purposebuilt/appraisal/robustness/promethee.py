"""PROMETHEE II: how much each option is preferred to the others, less how much they are preferred to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.blocks import score_table, towards_more, weight_rows
from purposebuilt.programme import Floats

Shape = Literal["usual", "u-shape", "v-shape", "level", "linear", "gaussian"]


@dataclass(frozen=True, slots=True)
class Preference:
    """How a difference in one criterion, in its unit, becomes a preference between 0 and 1.

    - usual: any difference is a full preference;
    - u-shape: full above `indifference`, none up to it;
    - v-shape: grows evenly from 0, full from `full` on;
    - level: half above `indifference`, full above `full`;
    - linear: none up to `indifference`, grows evenly, full from `full` on;
    - gaussian: grows along a bell of width `full`.
    """

    shape: Shape = "usual"
    indifference: float = 0.0
    full: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a shape that is not known and thresholds that cannot be used."""
        if self.shape not in _SHAPES:
            raise ValueError(f"a preference has one of the shapes {', '.join(_SHAPES)}")
        if not 0 <= self.indifference < np.inf or not 0 <= self.full < np.inf:
            raise ValueError("thresholds are finite and not below zero")
        if self.shape in ("v-shape", "level", "linear", "gaussian") and self.full <= 0:
            raise ValueError(f"'{self.shape}' needs a difference that counts in full")
        if self.shape in ("level", "linear") and self.full <= self.indifference:
            raise ValueError("the difference that counts in full lies above the one that does not count")

    def of(self, differences: Floats) -> Floats:
        """The preference for each difference: 0 where it is not above zero."""
        return _SHAPES[self.shape](self, np.maximum(differences, 0.0))


_SHAPES: Mapping[str, Callable[[Preference, Floats], Floats]] = {
    "usual": lambda _, d: (d > 0).astype(np.float64),
    "u-shape": lambda p, d: (d > p.indifference).astype(np.float64),
    "v-shape": lambda p, d: np.minimum(d / p.full, 1.0),
    "level": lambda p, d: 0.5 * ((d > p.indifference).astype(np.float64) + (d > p.full)),
    "linear": lambda p, d: np.clip((d - p.indifference) / (p.full - p.indifference), 0.0, 1.0),
    "gaussian": lambda p, d: -np.expm1(-(d**2) / (2 * p.full**2)),
}


def promethee(
    scores: ArrayLike,
    weights: ArrayLike,
    senses: ArrayLike | None = None,
    preferences: Preference | Sequence[Preference] = Preference(),
) -> Floats:
    """The net flow of each option, -1 to 1: N for one weight vector, draws x N for many.

    `scores` is N x k in any units, `senses` (k) holds 1 where more is better and -1 where less is; `preferences` is
    one for all criteria or one for each. Weights are scaled to sum to 1. Raises ValueError where shapes do not fit.
    Source: Brans and Vincke, A preference ranking organisation method, Management Science 31(6), 1985, pages 647-656.
    """
    table = score_table(scores)
    rows, single = weight_rows(weights, table.shape[1])
    flows: Floats = rows @ single_flows(table, senses, preferences).T
    return flows[0] if single else flows


def single_flows(
    scores: ArrayLike,
    senses: ArrayLike | None = None,
    preferences: Preference | Sequence[Preference] = Preference(),
) -> Floats:
    """The net flow of each option in each criterion alone (N x k), -1 to 1.

    The net flow is their weighted sum, so many weightings cost one matrix product.
    """
    table = score_table(scores)
    count, criteria = table.shape
    each = (preferences,) * criteria if isinstance(preferences, Preference) else tuple(preferences)
    if len(each) != criteria:
        raise ValueError("preferences are one for all criteria, or one for each")
    directed = table * towards_more(table, senses)
    flows = np.zeros((count, criteria))
    for at, preference in enumerate(each if count > 1 else ()):
        column = directed[:, at]
        over = preference.of(column[:, None] - column[None, :])
        flows[:, at] = (over.sum(axis=1) - over.sum(axis=0)) / (count - 1)
    return flows
