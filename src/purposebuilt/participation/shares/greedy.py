"""The common rule, for comparison: what most want for the money is bought first, whoever they are."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from purposebuilt.participation.shares.instance import Instance


def filled(instance: Instance, already: Iterable[int] = ()) -> tuple[int, ...]:
    """The places of projects bought one by one with what `already` leaves of the budget.

    First whatever gives most for its cost (most points for the money; where voices approve, the most wanted), names
    breaking ties; what does not fit is passed over. A project that nobody wants comes last, and is bought if it fits.
    """
    before = set(already)
    left = instance.budget - sum((instance.projects[at].cost for at in before), Fraction(0))
    order: list[int] = []
    for at in sorted(range(len(instance.projects)), key=lambda at: _turn(instance, at)):
        if at not in before and instance.projects[at].cost <= left:
            order.append(at)
            left -= instance.projects[at].cost
    return tuple(order)


def _turn(instance: Instance, at: int) -> tuple[int, Fraction, str]:
    one, gain = instance.projects[at], instance.satisfaction[at]
    if one.cost == 0:
        return (0 if gain > 0 else 2), Fraction(0), one.key
    return (1 if gain > 0 else 2), -gain / one.cost, one.key
