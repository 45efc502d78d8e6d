"""Where nothing is possible: which requirements clash, what setting aside frees, and what stretching costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.collisions import told_conflict, told_repair, told_stretch
from purposebuilt.appraisal.conflicts import conflicts
from purposebuilt.appraisal.giving import givable, gives, prices
from purposebuilt.appraisal.owner_weights import BASIS, owner_weights
from purposebuilt.appraisal.repairs import Repairs, repairs
from purposebuilt.appraisal.results import Appraisal, Give, Repair, StretchRepair
from purposebuilt.appraisal.tensions import without_frontier
from purposebuilt.problems import Exit

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

TOLD = 12
"""How many conflicts, and how many repairs, are told at most: the smallest, and the lightest, first."""

SOUGHT = 1000
"""So many conflicts are sought at most: beyond, nobody reads on, and their number says enough."""


def impossible(formulation: Formulation, bare: Appraisal, time_limit: float | None) -> Appraisal:
    """The appraisal of a design of which no configuration is possible: exit code 13."""
    design = formulation.design
    known = {requirement.name: requirement for requirement in formulation.requirements}
    third = None if time_limit is None else time_limit / 3
    clashes = conflicts(formulation.programme, limit=SOUGHT, time_limit=third)
    weights = owner_weights(formulation)
    cures = _cures(formulation, weights, third)
    told = tuple(told_conflict(names, known, design) for names in clashes.conflicts[:TOLD])
    stretches = _stretches(formulation, _in_conflict(clashes.conflicts, weights), weights, third)
    return replace(
        bare,
        conflicts=told,
        conflicts_complete=bool(clashes.complete),
        conflicts_found=len(clashes.conflicts),
        repairs=cures,
        stretches=stretches,
        tensions=without_frontier(design, told),
        notes=(*bare.notes, BASIS) if len(cures) > 1 or len(stretches) > 1 else bare.notes,
        exit_code=int(Exit.NO_CONFIGURATION),
    )


def _in_conflict(found: Sequence[frozenset[str]], weights: Mapping[str, float]) -> tuple[str, ...]:
    """Every requirement of some conflict; all, where none was found in time. What is in none need not give."""
    return tuple(sorted(frozenset().union(*found))) if found else tuple(weights)


def _cures(formulation: Formulation, weights: Mapping[str, float], seconds: float | None) -> tuple[Repair, ...]:
    """The lightest repairs, and one that sets aside fewest where that is another."""
    known = {requirement.name: requirement for requirement in formulation.requirements}
    clock = Clock(seconds)
    lightest = repairs(formulation.programme, TOLD, clock.part(0.7), weights=weights)
    fewest = repairs(formulation.programme, 1, clock.left).repairs
    sets = (*lightest.repairs, *(one for one in fewest if one not in lightest.repairs))
    least = min(map(len, fewest), default=0)
    return tuple(
        replace(
            told_repair(names, known, formulation.design),
            weight=sum(weights[name] for name in sorted(names)),
            cheapest=_cheapest(lightest, names),
            fewest=bool(fewest) and len(names) == least,
        )
        for names in sets
    )


def _cheapest(lightest: Repairs, names: frozenset[str]) -> bool:
    """Whether a repair is the first of those found in order of their weight: then none weighs less."""
    return bool(lightest.repairs) and names == lightest.repairs[0]


def _stretches(
    formulation: Formulation, names: Sequence[str], weights: Mapping[str, float], seconds: float | None
) -> tuple[StretchRepair, ...]:
    """What each requirement that can free the rest by giving way alone must give, then the cheapest mix."""
    asking, clock = givable(formulation), Clock(seconds)
    price = prices(asking, weights)
    known = {requirement.name: requirement for requirement in formulation.requirements}
    found: list[tuple[tuple[Give, ...], bool]] = []
    cost: list[float] = []
    for group in [*((name,) for name in names if name in asking), tuple(names)]:
        made = None if clock.out else gives(formulation, group, price, clock)
        if made is not None and all(made[0] != one for one, _ in found):
            found.append(made)
            cost.append(sum(give.amount * price[give.requirement] for give in made[0]))
    order = sorted(range(len(found)), key=lambda at: (cost[at], at))
    return tuple(
        told_stretch(found[at][0], known, formulation, cheapest=place == 0 and not clock.out and found[at][1])
        for place, at in enumerate(order)
    )
