"""Raising every part of the budget, one unit of money at a time, without going through every unit.

The rule (Peters, Pierczynski and Skowron; equalshares.net, 'Completion'): raise the part of each voice by one unit of
money until nothing more fits into the real budget, or until the next raise would overspend it; then what was bought
before that raise stands. What is bought need not grow steadily, so no raise may be passed over unproven: spans of
raises are passed over where a run proves that the same projects are bought, in the same order, for all of them, and
made shorter where it does not. A single raise that no run can decide is worked out in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from purposebuilt.participation.shares.exact import bought
from purposebuilt.participation.shares.runs.compiled import Ordered, Runs, runs
from purposebuilt.participation.shares.stakes import Stakes

LONGER = 4
"""How many times as long the next span is after one that was decided."""

Order = tuple[int, ...]


@dataclass
class Rise:
    """A search through the raises from 0 on: `part` is that of a voice of weight 1 before any raise."""

    stakes: Stakes
    part: Fraction
    limit: int
    until_full: bool
    runs: Runs | None

    def __post_init__(self) -> None:
        start, step = self.stakes.start(self.part), self.stakes.start(Fraction(1))
        self._below = lcm(start.denominator, step.denominator)
        self._base, self._more = int(start * self._below), int(step * self._below)

    def found(self) -> tuple[int, Order]:
        """How often parts were raised in the end, and what is bought then."""
        passed: tuple[int, Order] = 0, ()
        first, length = 0, 1
        while True:
            order, last = self._decided(first, length)
            if self._stops(order):
                return passed if self._spent(order) > self.limit else (first, order)
            passed = last, order
            first, length = last + 1, LONGER * (last - first + 1)

    def _decided(self, first: int, length: int) -> tuple[Order, int]:
        """What is bought at the raise `first`, and the last raise, of so many, up to which it surely stays so."""
        while length > 1:
            found = self._asked(first, first + length - 1)
            if found.order is not None:
                return found.order, first + length - 1
            length = max(1, min(length // 2, int(found.turn * (length - 1))))
        found = self._asked(first, first)
        return (bought(self.stakes, self._start(first)) if found.order is None else found.order), first

    def _asked(self, first: int, last: int) -> Ordered:
        if self.runs is None:
            return Ordered(None, 0.0)
        low, high = (self._base + raised * self._more for raised in (first, last))
        return self.runs.between(low, high, self._below, self.limit)

    def _start(self, raised: int) -> Fraction:
        """What a unit of mass holds after so many raises."""
        return Fraction(self._base + raised * self._more, self._below)

    def _spent(self, order: Order) -> int:
        return sum(self.stakes.cost[project] for project in order)

    def _stops(self, order: Order) -> bool:
        spent, taken = self._spent(order), set(order)
        left = [cost for at, cost in enumerate(self.stakes.cost) if at not in taken]
        return spent > self.limit or not left or (self.until_full and min(left) > self.limit - spent)


def plainly(stakes: Stakes, part: Fraction) -> Order:
    """What is bought where a voice of weight 1 holds `part`, without any raise."""
    start = stakes.start(part)
    ready = runs(stakes) if stakes.cost else None
    if ready is not None:
        order = ready.between(start.numerator, start.numerator, start.denominator, sum(stakes.cost)).order
        if order is not None:
            return order
    return bought(stakes, start)


def raised(stakes: Stakes, part: Fraction, budget: Fraction, until_full: bool = True) -> tuple[int, Order]:
    """How often every part was raised by one unit of money, and what is bought then.

    Stops before the first raise that would spend more than the budget; also, with `until_full`, at the first after
    which no project that somebody wants fits into what is left. Where everything is bought it stops in any case.
    """
    if not stakes.cost:
        return 0, ()
    limit = int(budget * stakes.scale // 1)
    return Rise(stakes, part, limit, until_full, runs(stakes)).found()
