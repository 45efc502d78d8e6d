"""The bound that prices prove, computed from the design and the prices alone: no worker is believed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.decomposition.large_design import NONE, LargeDesign
from purposebuilt.programme import Floats

_ROUNDING = 1e-12
"""How much of what is added up is taken off the bound, so that rounding never makes it too great."""


@dataclass(frozen=True, eq=False)
class Multipliers:
    """Prices over a whole design.

    `limit` (K): the price of a unit of each limit. `team` (A): what a candidate's line pays for its team. `agree` (I):
    what the first side of each agreement of :attr:`LargeDesign.agreements` pays (below 0: it is paid).
    """

    limit: Floats
    team: Floats
    agree: Floats


def proven(design: LargeDesign, prices: Multipliers) -> float:
    """A value that no choice which keeps the limits can be below, whatever the prices are.

    Proof. Let x be such a choice. Prices of limits and teams that are below 0 count as 0; what the first side of an
    agreement pays is cut to lie between minus its weight and 0, and the second side pays the rest of minus the weight.
    Let each line pay, for its chosen candidate c: cost of c + price of c's limit x use of c + price of c's team + what
    c's sides of agreements pay. Added up over lines this is at most

      the costs of x
      + prices of limits x what lines count
      + for each used team, the most that its lines could pay <= its cost + its limit's price x its use + excess
      - for each pair that agrees its strength, and for others nothing that is above 0.

    With the strengths of all pairs and minus prices x caps this is at most the value of x + prices x (what counts -
    cap) + excesses, and x keeps the limits, so the middle term is not above 0. A line pays no less than its cheapest
    candidate. Hence: value >= strengths + sum of cheapest - prices x caps - excesses, which is what is given back.
    """
    limit = np.maximum(prices.limit, 0.0)
    items = design.agreements
    first = np.clip(prices.agree, -items.weight, 0.0)
    sides = np.stack([first, -items.weight - first], axis=1).ravel()
    pays = np.where((design.team != NONE), np.maximum(prices.team, 0.0), 0.0)
    total = design.cost + pays + _price(limit, design.limit) * design.use
    total += np.bincount(items.candidate, weights=sides[items.side], minlength=design.candidates)
    cheapest = np.minimum.reduceat(total, design.first[:-1])
    parts = [*design.strength, *cheapest, *(-limit * design.cap), -_excess(design, limit, pays)]
    size = math.fsum(np.abs(design.strength)) + math.fsum(np.abs(total)) + math.fsum(np.abs(limit * design.cap))
    return math.fsum(parts) - _ROUNDING * size


def _excess(design: LargeDesign, limit: Floats, pays: Floats) -> float:
    """By how much the lines of teams could pay more than the teams cost."""
    held = np.flatnonzero(design.team != NONE)
    entry, at = np.unique(design.team[held] * design.lines + design.line_of[held], return_inverse=True)
    most = np.zeros(entry.size)
    np.maximum.at(most, at, pays[held])
    paid = np.bincount(entry // max(1, design.lines), weights=most, minlength=len(design.fixed))
    costs = design.fixed + _price(limit, design.team_limit) * design.team_use
    return float(np.maximum(paid - costs, 0.0).sum())


def _price(limit: Floats, of: np.ndarray) -> Floats:
    if not limit.size:
        return np.zeros(of.shape)
    return np.asarray(np.where(of != NONE, limit[of], 0.0))
