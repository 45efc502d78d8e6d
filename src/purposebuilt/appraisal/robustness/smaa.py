"""SMAA-2: how often each option holds each rank when weights, and perhaps scores, are uncertain.

Source: Lahdelma and Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision making,
Operations Research 49(3), 2001, pages 444-454; pairwise winning indices: Leskinen, Viitanen, Kangas and Kangas,
Alternatives to incorporate uncertainty and risk attitude in multicriteria evaluation of forest plans, Forest Science
52(3), 2006. Many draws go through as blocks of arrays; no loop runs over draws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.robustness.blocks import blocks, weight_rows
from purposebuilt.appraisal.robustness.ranking import ranking
from purposebuilt.appraisal.robustness.tally import Tally
from purposebuilt.programme import Floats

Value = Callable[[Floats, Floats], Floats]
"""A method: from scores (N x k, or draws x N x k) and weights (draws x k) to values (draws x N), more is better."""

_SAME = 1e-12
"""Within this share of their range, values count as equal."""


@dataclass(frozen=True, eq=False)
class Smaa:
    """What SMAA-2 tells of N options over k criteria.

    - `acceptability` (N x N): the share of draws in which an option (row) holds a rank (column, first rank first);
    - `central_weights` (N x k): the mean of the weights under which an option comes first, its typical supporter;
      not a number where it never does;
    - `confidence` (N): how often an option comes first when weights are its central ones and only scores are
      uncertain (with sure scores 1, or 0 where a method bends); not a number where it never comes first;
    - `winning` (N x N): the share of draws in which an option (row) is better than another (column);
    - `entropy`: how undecided the whole order of options is, in bits: 0 where every draw gives the same order;
    - `draws`: how many draws were counted.

    Options that are equal in a draw share its ranks evenly; neither wins over the other.
    """

    acceptability: Floats
    central_weights: Floats
    confidence: Floats
    winning: Floats
    entropy: float
    draws: int

    @property
    def first(self) -> Floats:
        """The share of draws in which each option comes first (N)."""
        first: Floats = self.acceptability[:, 0]
        return first

    @property
    def choice_entropy(self) -> float:
        """How undecided the first place is, in bits: 0 where one option always comes first."""
        held = self.first[self.first > 0]
        return float(-(held * np.log2(held)).sum()) + 0.0


def additive(scores: Floats, weights: Floats) -> Floats:
    """The weighted sum of scores (N x k, or draws x N x k) for each row of weights (draws x k): draws x N.

    With scores of many draws, one row of weights serves them all.
    """
    if scores.ndim == 2:
        return weights @ scores.T
    if weights.shape[0] == 1:
        same: Floats = scores @ weights[0]
        return same
    summed: Floats = np.einsum("dnk,dk->dn", scores, weights)
    return summed


def smaa(scores: ArrayLike, weights: ArrayLike, value: Value = additive) -> Smaa:
    """Rank N options under many draws of weights, and of scores where these are uncertain.

    `scores` is N x k where they are sure, draws x N x k where each draw has its own; more is better. `weights` is
    k (sure) or draws x k; rows are scaled to sum to 1. `value` is the method by which a draw ranks: `additive`,
    `topsis`, `promethee` (these two take sure scores only), or any that maps scores and rows of weights to draws x N.
    Raises ValueError where shapes do not fit or a number is not finite.
    """
    table, rows = _read(scores, weights)
    if value is additive:
        # What all options share changes no rank, and without it the last bits of arithmetic stay small.
        table = table - table.min(axis=-2, keepdims=True)
    options, criteria = table.shape[-2:]
    tally = Tally(options, criteria)
    for block in blocks(rows.shape[0], options * (1 if table.ndim == 2 else criteria)):
        tally.add(ranking(_values(table, rows[block], block, value)), rows[block])
    acceptability, central, winning = tally.shares()
    return Smaa(
        acceptability=acceptability,
        central_weights=central,
        confidence=_confidence(table, central, value),
        winning=winning,
        entropy=tally.entropy(),
        draws=rows.shape[0],
    )


def _read(scores: ArrayLike, weights: ArrayLike) -> tuple[Floats, Floats]:
    """Scores, and weights as rows: as many as there are draws of scores, if these are drawn."""
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim not in (2, 3) or not np.isfinite(table).all() or not table.size:
        raise ValueError("scores are finite numbers: options x criteria, or draws x options x criteria")
    rows, single = weight_rows(weights, table.shape[-1])
    if table.ndim == 3 and single:
        rows = np.broadcast_to(rows, (table.shape[0], table.shape[2]))
    if table.ndim == 3 and rows.shape[0] != table.shape[0]:
        raise ValueError("there must be as many draws of weights as of scores")
    return table, rows


def _values(table: Floats, weights: Floats, block: slice, value: Value) -> Floats:
    """The values of one block, as an array that may be written over."""
    found = value(table if table.ndim == 2 else table[block], weights)
    return np.array(found, dtype=np.float64, order="C", copy=not found.flags.owndata or not found.flags.c_contiguous)


def _confidence(table: Floats, central: Floats, value: Value) -> Floats:
    """For each option, the share of draws of scores in which it comes first under its own central weights."""
    options, criteria = table.shape[-2:]
    scores = table if table.ndim == 3 else table[None]
    held = np.full(options, np.nan)
    able = np.flatnonzero(np.isfinite(central[:, 0]))
    held[able] = 0.0
    for block in blocks(scores.shape[0], options * criteria):
        for option in able:
            weights = central[option][None]
            values = value(table, weights) if table.ndim == 2 else value(scores[block], weights)
            held[option] += _leads(values, int(option))
    held /= scores.shape[0]
    return held


def _leads(values: Floats, option: int) -> float:
    """In how many draws an option comes first, ties shared."""
    best = values.max(axis=1)
    level = values >= (best - _SAME * (float(best.max()) - float(values.min())))[:, None]
    return float((level[:, option] / level.sum(axis=1)).sum())
