"""The method of equal shares in whole numbers, for one part of the budget: slow beside floats, and never wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from purposebuilt.participation.shares.stakes import Stakes


@dataclass(frozen=True, slots=True)
class Purchase:
    """One project bought, by its place in the stakes.

    `each` is what a unit of mass pays for a unit of gain, in units of the scale; whoever holds less pays all that it
    has, and `poor` tells what that was, by group.
    """

    project: int
    each: Fraction
    poor: dict[int, Fraction]


class Purse:
    """What each group holds after what was bought so far, exactly.

    All numbers share one denominator, which only the few prices paid so far carry: what a group holds is the start less
    the prices that it paid, and is added up when asked for.
    """

    def __init__(self, stakes: Stakes, start: Fraction) -> None:
        self._stakes = stakes
        self._below = start.denominator
        self._start = start.numerator
        self._prices: list[int] = []
        self._paid: list[list[tuple[int, int]]] = [[] for _ in stakes.mass]
        self._empty = [False] * len(stakes.mass)

    def held(self, group: int) -> int:
        """What a unit of mass of a group holds, times the denominator."""
        if self._empty[group]:
            return 0
        prices = self._prices
        return self._start - sum(prices[at] * gain for at, gain in self._paid[group])

    def price(self, project: int) -> tuple[int, int] | None:
        """What a unit of mass pays for a unit of gain, as (n, v) for n / (v * denominator); None if it is too dear."""
        return self._split(project, [self.held(group) for group in self._stakes.rows[project]])

    def _split(self, project: int, purses: list[int]) -> tuple[int, int] | None:
        """The price, given what each group that wants the project holds."""
        stakes = self._stakes
        need = stakes.cost[project] * self._below
        mass = stakes.mass
        rich: list[tuple[int, int, int]] = []
        volume, total = 0, 0
        for group, gain, held in zip(stakes.rows[project], stakes.gain[project], purses, strict=True):
            if held:
                weight = mass[group]
                rich.append((held, gain, weight))
                volume += weight * gain
                total += weight * held
        if total < need:
            return None
        while True:
            kept: list[tuple[int, int, int]] = []
            still, less = need, volume
            for one in rich:
                held, gain, weight = one
                if held * volume < need * gain:
                    still -= weight * held
                    less -= weight * gain
                else:
                    kept.append(one)
            if len(kept) == len(rich):
                return need, volume
            rich, need, volume = kept, still, less

    def rate(self, project: int) -> Fraction | None:
        """The price for a unit of what the project gives, by which projects are compared; None if it is too dear."""
        found = self.price(project)
        if found is None:
            return None
        unit = self._stakes.unit[project]
        return Fraction(found[0] * unit.denominator, found[1] * self._below * unit.numerator)

    def buy(self, project: int) -> Purchase:
        """Let those who want a project pay for it. It must not be too dear."""
        rows = self._stakes.rows[project]
        purses = [self.held(group) for group in rows]
        found = self._split(project, purses)
        if found is None:
            raise ValueError("those who want it cannot pay for it")
        each = Fraction(*found)
        old, poor = self._below, {}
        self._start *= each.denominator
        self._prices = [price * each.denominator for price in self._prices]
        self._below *= each.denominator
        self._prices.append(each.numerator)
        for group, gain, held in zip(rows, self._stakes.gain[project], purses, strict=True):
            if held * each.denominator <= each.numerator * gain:
                poor[group] = Fraction(held, old)
                self._empty[group] = True
            else:
                self._paid[group].append((len(self._prices) - 1, gain))
        return Purchase(project, each / old, poor)


def bought(stakes: Stakes, start: Fraction) -> tuple[int, ...]:
    """What is bought, in order, where a unit of mass holds `start`: always the cheapest for what it gives.

    A project's rate never falls while others are bought, so what it was before is a lower bound: projects are asked
    in the order of their last known rates, until the next cannot be cheaper than the best found.
    """
    purse = Purse(stakes, start)
    rates: dict[int, Fraction] = {at: Fraction(0) for at in range(len(stakes.cost))}
    order: list[int] = []
    while True:
        best: tuple[Fraction, int] | None = None
        for rate, project in sorted((rate, project) for project, rate in rates.items()):
            if best is not None and rate > best[0]:
                break
            fresh = purse.rate(project)
            if fresh is None:
                del rates[project]
                continue
            rates[project] = fresh
            if best is None or (fresh, project) < best:
                best = fresh, project
        if best is None:
            return tuple(order)
        purse.buy(best[1])
        del rates[best[1]]
        order.append(best[1])


def replayed(stakes: Stakes, start: Fraction, order: Sequence[int]) -> tuple[Purchase, ...]:
    """The purchases of a known order, exactly."""
    purse = Purse(stakes, start)
    return tuple(purse.buy(project) for project in order)
