"""What every engine answers: solved, impossible or unfinished, never a guess; and the bound that LP duals prove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from purposebuilt.programme import Floats, Programme

State: TypeAlias = Literal["solved", "impossible", "unfinished"]


@dataclass(frozen=True, eq=False)
class Answer:
    """What an engine found for "minimise costs over the programme".

    `solved`: `values` (n) keeps every row and its `objective` is within the gap asked for of `bound`.
    `impossible`: nothing keeps every row; `bound` is infinity.
    `unfinished`: `values` is the best checked solution so far or None; `bound` is what was proven (nothing costs less),
    minus infinity where nothing was. `unlimited` is True where the costs fall without limit.
    `duals` (one for each row) only from an LP; of an impossible LP they are multipliers that show it impossible, or
    None. `seconds` is wall time inside the engine.
    """

    state: State
    values: Floats | None
    objective: float
    bound: float
    duals: Floats | None = None
    unlimited: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """When an engine may stop: gaps to the proven bound (the looser of the two counts), seconds, and nodes of its tree.

    A limit on nodes stops at the same place on every run; one on seconds does not.
    """

    absolute_gap: float = 1e-6
    relative_gap: float = 0.0
    seconds: float | None = None
    nodes: int | None = None


def proven_by_duals(programme: Programme, costs: Floats, duals: Floats) -> float:
    """The least that `costs` can be over the programme, as proven by any row multipliers whatever.

    For multipliers `l`: costs.x = (costs - A'l).x + l.(Ax) >= the least of each part over its own bounds. The
    multipliers need not be optimal or even right: the bound holds for all, so a solver's duals are used
    without being believed (Neumaier and Shcherbina 2004, "Safe bounds in linear and mixed-integer linear programming").
    A multiplier on an infinite side is set to nothing first. Minus infinity where an unbounded column has a price.
    """
    usable = np.where(duals > 0, np.isfinite(programme.row_lower), np.isfinite(programme.row_upper))
    multipliers = np.where(usable, duals, 0.0)
    reduced = costs - programme.matrix.T @ multipliers
    reduced[np.abs(reduced) < 1e-11 * max(1.0, float(np.abs(costs).max(initial=0.0)))] = 0.0
    rows = _least(multipliers, programme.row_lower, programme.row_upper)
    return rows + _least(reduced, programme.column_lower, programme.column_upper)


def _least(prices: Floats, lower: Floats, upper: Floats) -> float:
    """The least of prices.v over lower <= v <= upper."""
    end = np.where(prices > 0, lower, upper)
    at = prices != 0
    return float(prices[at] @ end[at])
