"""One round of the bound: each block divides what it shares within, then blocks divide what they share between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.decomposition.parts import Part
from purposebuilt.appraisal.decomposition.shares import Prices, ascend, costs_of, opening, priced, refit
from purposebuilt.programme import Floats


@dataclass(frozen=True, eq=False)
class RiseWork:
    """A block's next passes: its `prices` (None at first), its shares of shared teams, the limits' prices."""

    block: int
    prices: Prices | None
    shared: Floats
    limits: Floats
    temperature: float
    passes: int


@dataclass(frozen=True, eq=False)
class Risen:
    """A block after its passes: prices, what each candidate costs its line (n x k), and `usage` of each limit (K)."""

    prices: Prices
    paid: Floats
    usage: Floats


def rise(parts: Sequence[Part], work: RiseWork) -> Risen:
    """Do a block's passes."""
    part = parts[work.block]
    fixed = costs_of(part, work.limits)
    prices = opening(part, fixed) if work.prices is None else refit(part, work.prices, fixed)
    paid = priced(part, prices, work.shared, work.limits)
    for _ in range(work.passes):
        prices = ascend(part, prices, paid, fixed, work.temperature)
    return Risen(prices, paid, _usage(part, paid, work))


def _usage(part: Part, paid: Floats, work: RiseWork) -> Floats:
    """What counts against each limit where lines choose softly: the slope of the bound in the limits' prices."""
    chance = chances(paid, work.temperature)
    held = part.limit >= 0
    usage = np.bincount(part.limit[held], weights=(part.use * chance)[held], minlength=work.limits.size)
    used = np.zeros(len(part.teams))
    for team in part.team_steps:
        np.maximum.at(used, team.team, (team.mask * chance[team.row]).sum(axis=2).max(axis=1))
    counted = part.team_limit >= 0
    weights = (used * part.team_use)[counted]
    return np.asarray(usage + np.bincount(part.team_limit[counted], weights=weights, minlength=work.limits.size))


def chances(paid: Floats, temperature: float) -> Floats:
    """How likely each line is to take each candidate, by `exp(-paid / temperature)`."""
    ahead = np.exp(-(paid - paid.min(axis=1, keepdims=True)) / max(temperature, 1e-12))
    return np.asarray(ahead / ahead.sum(axis=1, keepdims=True))
