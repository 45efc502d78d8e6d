"""The least that must give so that the rest can be kept; each one verified by a solution that keeps the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.gathering import Engine, Tell, Wish, gathered, weights_of
from purposebuilt.programme import Programme


@dataclass(frozen=True, slots=True)
class Repairs:
    """`repairs`: sets of requirement names, those that weigh least first, then fewest, then by name.

    With such a set given up, a solution was found that keeps all the rest; with less given up there is none. `weights`
    holds what each weighs: how many it gives up, where no weights were given.

    `complete` says that there are no others. `impossible_alone` is True where nothing that could be given up helps.
    """

    repairs: tuple[frozenset[str], ...]
    complete: bool
    impossible_alone: bool = False
    solves: int = 0
    seconds: float = 0.0
    weights: tuple[float, ...] = ()


def repairs(
    programme: Programme,
    limit: int | None = None,
    time_limit: float | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    tell: Tell | None = None,
    engine: Engine | None = None,
) -> Repairs:
    """Every smallest repair of a programme, at most `limit` of them, within `time_limit` seconds.

    With a limit they are the lightest ones, found in that order; without one they are found in the order that is
    quickest for all and sorted at the end. `weights` (above 0, by requirement; 1 where none is given) say how much it
    costs to give a requirement up. `tell` is called with each repair as soon as it is known. One empty repair, and
    complete, where everything can be kept together. Raises ValueError where a weight is not above 0.
    """
    clock = Clock(time_limit)
    each = weights_of(programme, weights)
    wish = Wish("repair", limit, ordered=limit is not None, weights=each, tell=tell, engine=engine)
    found = gathered(programme, wish, clock)
    price = dict(zip(programme.requirements, each.tolist(), strict=True))
    weighed = sorted((sum(price[name] for name in sorted(one)), len(one), sorted(one)) for one in found.found)
    return Repairs(
        tuple(frozenset(names) for _, _, names in weighed),
        found.state != "stopped",
        found.state == "impossible alone",
        found.solves,
        clock.seconds,
        tuple(weight for weight, _, _ in weighed),
    )


def cheapest(
    programme: Programme, weights: Mapping[str, float] | None = None, time_limit: float | None = None
) -> frozenset[str] | None:
    """The repair that weighs least by the weights that owners gave; None where there is none or time ran out.

    It is proven: no other weighs less.
    """
    found = repairs(programme, 1, time_limit, weights=weights)
    return found.repairs[0] if found.repairs else None
