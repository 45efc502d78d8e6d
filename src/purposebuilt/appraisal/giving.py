"""What stretching costs in a requirement's own unit: found in the programme, rounded so that it can be said, verified.

A level is moved out to the next figure that its measure is shown with, the programme is solved again with it, and the
configuration found is evaluated in plain Python: every other requirement is kept, and this one is missed by no more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.quantities import decimals
from purposebuilt.appraisal.results import Give
from purposebuilt.appraisal.stretches import Stretch, stretched
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.formulation.configuration import Asking

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation


def givable(formulation: Formulation) -> Mapping[str, Asking]:
    """What may be stretched: requirements of partners that ask something in figures. The law is not stretched."""
    asking = formulation.asking()
    return {
        each.name: asking[each.name]
        for each in formulation.requirements
        if each.origin != "rulebook" and each.name in asking
    }


def prices(asking: Mapping[str, Asking], weights: Mapping[str, float]) -> Mapping[str, float]:
    """What one unit of each costs: its weight over what it asks, or over one step of its measure where it asks 0."""
    return {name: weights[name] / max(abs(each.level), each.steps) for name, each in asking.items()}


def gives(
    formulation: Formulation, names: Iterable[str], price: Mapping[str, float], clock: Clock
) -> tuple[tuple[Give, ...], bool] | None:
    """The least by which some requirements give so that all is kept, and whether it is proven that no less would do.

    None where they cannot free the rest, where time ran out, or where what was found fails its own re-evaluation.
    """
    asking = givable(formulation)
    found = stretched(formulation.programme, [name for name in names if name in asking], clock, prices=price)
    if found is None or not found.amounts:
        return None
    for further in (0, 1):  # one figure further out, where the least lies on a figure but for a solver's rounding
        said = tuple(_give(name, amount, asking[name], further) for name, amount in sorted(found.amounts.items()))
        if verified_gives(formulation, said, found, clock):
            return said, found.proven
    return None


def _give(name: str, amount: float, asking: Asking, further: int) -> Give:
    """The amount and the new level, rounded out to the figures that the measure is shown with."""
    step = 10.0 ** -max(decimals(asking.steps), 2 if asking.unit.startswith("GBP") and asking.steps < 1 else 0)
    away = -1.0 if asking.at_least else 1.0
    level = away * (math.ceil(away * (asking.level + away * amount) / step - 1e-6) + further) * step
    level = float(f"{level:.12g}")
    return Give(name, asking.level, level, float(f"{abs(level - asking.level):.12g}"), asking.unit)


def verified_gives(formulation: Formulation, said: Iterable[Give], found: Stretch, clock: Clock) -> bool:
    """Whether a configuration keeps all but these, and misses these by no more than is said.

    The solution of the search for the least is tried first; where its levels differ from those said (a measure that
    moves in leaps), the programme is solved with the levels said.
    """
    allowed = {give.requirement: give.amount for give in said}
    if _within(formulation, found.solution, allowed):
        return True
    programme = formulation.programme
    lower, upper = programme.row_lower.copy(), programme.row_upper.copy()
    for name, amount in allowed.items():
        rows = programme.requirement_of_row == programme.requirements.index(name)
        lower[rows], upper[rows] = lower[rows] - amount, upper[rows] + amount
    engine = Highs(replace(programme, row_lower=lower, row_upper=upper))
    answer = engine.solve(Limits(absolute_gap=np.inf, seconds=clock.left))
    engine.close()
    return answer.values is not None and _within(formulation, answer.values, allowed)


def _within(formulation: Formulation, solution: np.ndarray, allowed: Mapping[str, float]) -> bool:
    missed = formulation.missed(formulation.configuration(solution))
    return all(amount <= allowed.get(name, 0.0) * (1 + 1e-9) + 1e-9 for name, amount in missed.items())
