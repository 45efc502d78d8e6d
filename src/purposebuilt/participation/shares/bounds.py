"""The method of equal shares for many parts of the budget at once, in floats that know how wrong they can be.

Each column stands for every part between a lowest and a highest. What a group holds and what a project costs it are
bounded, from below and from above, by straight lines over these parts, each line kept as its values at the two ends
(one end where the two are the same), and rounded outwards. Lines stay true because of two facts, for any parting of the
groups into those who pay all they hold and those who pay the price:

- the price that follows from a parting is never above the true price, so a straight line from below is at hand;
- the true price is convex in what is held, and so is what is left after paying (but never below nothing), so the chord
  between the two ends lies above it.

A project is bought only where the line above its rate is below the line under the rate of every other, or where rates
are exactly equal all along and the tie is broken as it should be. A column where that cannot be told is left undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.shares.stakes import EXACT, Floats, Ints, Stakes

EPS = 2.0**-52
MOST = np.finfo(np.float64).max
"""Below infinity, which stands for what cannot be bought."""
NEWTON = 200
"""Steps after which a bound is left as it is: more than were ever needed."""
SURE = 2**50
"""Quotients of whole numbers whose product stays below this differ as floats where they differ at all."""
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Backing:
    """Who wants one project: groups, their gain and mass, and mass times gain, one for each group, and its sum."""

    rows: Ints
    gain: Floats
    mass: Floats
    weight: Floats
    total: float
    cost: float
    slack: float
    """More than the relative error of a sum over the groups."""
    plain: bool
    """Whether each gains 1."""

    def caps(self, price: Floats) -> Floats:
        """What each would pay at a price for a unit of gain: ends x groups (or 1 where all gain 1) x columns."""
        row = price[:, None, :]
        return row if self.plain else self.gain[:, None] * row


@dataclass(frozen=True)
class Bounded:
    """The stakes in floats. `inverse` is 1 over the unit of gain; `per_volume` the cost over it, made comparable.

    `next` has for each project its twin, equal in everything but its name, that waits for it to be bought; -1 if none.
    `waits` marks those twins.
    """

    backing: tuple[Backing, ...]
    groups: int
    inverse: Floats
    per_volume: Floats | None
    next: Ints
    waits: Bools


def bounded(stakes: Stakes) -> Bounded | None:
    """Put the stakes into floats; None where a number is too large to be exact."""
    backing = []
    for project, rows in enumerate(stakes.rows):
        gain = stakes.gain[project]
        mass = [stakes.mass[group] for group in rows]
        weight = [one * other for one, other in zip(mass, gain, strict=True)]
        if max(sum(weight), sum(mass), stakes.cost[project]) >= EXACT:
            return None
        one = Backing(
            rows=np.array(rows, dtype=np.int64),
            gain=np.array(gain, dtype=np.float64),
            mass=np.array(mass, dtype=np.float64),
            weight=np.array(weight, dtype=np.float64),
            total=float(sum(weight)),
            cost=float(stakes.cost[project]),
            slack=(len(rows) + 8) * EPS,
            plain=all(each == 1 for each in gain),
        )
        backing.append(one)
    if sum(stakes.cost) >= EXACT:
        return None
    following, waits = _twins(stakes)
    inverse = np.array([float(1 / unit) for unit in stakes.unit])
    return Bounded(tuple(backing), len(stakes.mass), inverse, _comparable(stakes), following, waits)


def _twins(stakes: Stakes) -> tuple[Ints, Bools]:
    """Projects with the same cost and the same stakes tie whatever happens: the first by rank goes first."""
    last: dict[tuple[object, ...], int] = {}
    following = np.full(len(stakes.cost), -1, dtype=np.int64)
    waits = np.zeros(len(stakes.cost), dtype=np.bool_)
    for at, cost in enumerate(stakes.cost):
        key = (cost, stakes.unit[at], stakes.rows[at], stakes.gain[at])
        if key in last:
            following[last[key]], waits[at] = at, True
        last[key] = at
    return following, waits


def _comparable(stakes: Stakes) -> Floats | None:
    """Whole numbers n such that, with a volume v, n / v orders projects by rate, and as floats without error.

    Two different such quotients differ by more than two roundings where n times v stays small; else there are none.
    """
    each = [Fraction(cost) / unit for cost, unit in zip(stakes.cost, stakes.unit, strict=True)]
    below = lcm(*(one.denominator for one in each))
    whole = [int(one * below) for one in each]
    common = gcd(*whole)
    volume = max(
        sum(stakes.mass[group] * gain for group, gain in zip(rows, gains, strict=True))
        for rows, gains in zip(stakes.rows, stakes.gain, strict=True)
    )
    if max(whole) // common * volume >= SURE:
        return None
    return np.array([float(one // common) for one in whole])


class Columns:
    """What is bought, held and known of rates in each column, step by step. Arrays are ends x (which) x columns."""

    def __init__(self, floats: Bounded, lows: Floats, highs: Floats, limit: float) -> None:
        self._of = floats
        ends, count = lows.shape
        self._low = np.repeat(lows[:, None, :], floats.groups, axis=1)
        self._high = np.repeat(highs[:, None, :], floats.groups, axis=1)
        start = np.array([one.cost / one.total for one in floats.backing]) * (1 - 4 * EPS)
        self._price = np.empty((ends, len(start), count))
        self._price[:] = start[:, None]
        self._rate = self._price * floats.inverse[:, None] * (1 - 4 * EPS)
        self._middle = _both(self._rate)
        self._middle[floats.waits] = np.inf
        self._fresh = np.zeros((len(start), count), dtype=np.bool_)
        self._across = np.arange(count)
        self._alive = np.ones(count, dtype=np.bool_)
        self._spent = np.zeros(count)
        self._limit = limit
        self.order: list[list[int]] = [[] for _ in range(count)]
        self.decided = np.ones(count, dtype=np.bool_)
        self.turn = np.full(count, 0.5)

    def run(self) -> None:
        """Buy until nothing can be bought in any column, more than the limit is spent, or nothing can be told."""
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            while self._alive.any():
                self._step()

    def _step(self) -> None:
        best = self._cheapest()
        columns = np.flatnonzero(self._alive)
        if not len(columns):
            return
        top = self._tops(best, columns)
        near = (self._rate <= top[:, None, :]).any(axis=0) & np.isfinite(self._middle)
        near[best, self._across] = True
        torn = self._alive & (near.sum(axis=0) > 1) | self._alive & ~np.isfinite(top).all(axis=0)
        if torn.any():
            best = self._untie(best, top, near & torn)
        for project in sorted(set(best[self._alive].tolist())):
            self._buy(project, np.flatnonzero(self._alive & (best == project)), top)

    def _cheapest(self) -> Ints:
        """The project with the lowest line under its rate (at the middle) in each column, that line being fresh.

        A line that must be lifted in one column is lifted at once wherever else it is among the five lowest.
        """
        rivals = min(4, len(self._middle) - 1)
        while True:
            best: Ints = self._middle.argmin(axis=0)
            self._alive &= np.isfinite(self._middle[best, self._across])
            stale = self._alive & ~self._fresh[best, self._across]
            if not stale.any():
                return best
            after = np.minimum(np.partition(self._middle, rivals, axis=0)[rivals], MOST)
            for project in sorted(set(best[stale].tolist())):
                likely = stale & ~self._fresh[project] & (self._middle[project] <= after)
                self._raise(project, np.flatnonzero(likely), after)

    def _raise(self, project: int, columns: Ints, enough: Floats | None = None) -> None:
        """Lift the line under a price as far as what everybody surely does not hold allows: Newton from below.

        The groups are parted by what they hold and would pay at the middle. Where nobody could pay more at either end
        and the cost is not reached, the price is infinite: the project is too dear. No more is done than needed where
        all lines stand above `enough`.
        """
        one = self._of.backing[project]
        held = self._high[:, one.rows[:, None], columns]
        price = self._price[:, project, columns]
        middle = _both(held)
        plenty = None if enough is None else enough[columns] / self._of.inverse[project] * (1 + 16 * EPS)
        for _ in range(NEWTON):
            short = middle < _both(one.caps(price))
            paid = one.mass @ np.where(short, held, 0.0)
            volume = one.total - one.weight @ short
            higher = (one.cost * (1 - one.slack) - paid * (1 + one.slack)) / volume * (1 - 8 * EPS)
            better = _both(higher) > _both(price) * (1 + 8 * EPS)
            if not better.any():
                break
            price = np.where(better, higher, price)
            if plenty is not None and (_both(price) > plenty).all():
                break
        rate = price * self._of.inverse[project] * (1 - 4 * EPS)
        self._price[:, project, columns] = price
        self._rate[:, project, columns] = rate
        self._middle[project, columns] = _both(rate)
        self._fresh[project, columns] = ~better

    def _tops(self, best: Ints, columns: Ints) -> Floats:
        """The highest possible rate of the cheapest project in each of these columns, at each end."""
        top = np.full((len(self._price), len(best)), np.inf)
        chosen = best[columns]
        for project in sorted(set(chosen.tolist())):
            here = columns[chosen == project]
            top[:, here] = self._ceiling(project, here) * self._of.inverse[project] * (1 + 4 * EPS)
        return top

    def _ceiling(self, project: int, columns: Ints) -> Floats:
        """A price at which those who want the project surely can pay for it; infinite where that cannot be told."""
        one = self._of.backing[project]
        held = self._low[:, one.rows[:, None], columns]
        price = np.maximum(self._price[:, project, columns], one.cost / one.total)
        for _ in range(NEWTON):
            short = held < one.caps(price)
            paid = one.mass @ np.where(short, held, 0.0)
            able = one.total - one.weight @ short
            higher = (one.cost - paid) / able
            better = higher > price * (1 + 8 * EPS)
            if not better.any():
                break
            price = np.where(better, higher, price)
        price = price * (1 + 16 * EPS) + 4 * one.slack * one.cost / able
        paid = one.mass @ np.minimum(held, one.caps(price)) * (1 - one.slack)
        return np.where((paid >= one.cost).all(axis=0), price, np.inf)

    def _untie(self, best: Ints, top: Floats, near: Bools) -> Ints:
        """Decide where more than one project may be cheapest: by exact equality, or not at all.

        `near` marks the projects that may be, in the columns in doubt alone.
        """
        doubt = near.any(axis=0)
        stale = near & ~self._fresh
        for project in np.flatnonzero(stale.any(axis=1)):
            self._raise(int(project), np.flatnonzero(stale[project]))
        near = near & (self._rate <= top[:, None, :]).any(axis=0) & np.isfinite(self._middle)
        near[best[doubt], np.flatnonzero(doubt)] = True
        tied = near.sum(axis=0) > 1
        quotient = np.full(near.shape, np.inf)
        for project in np.flatnonzero((near & tied).any(axis=1)):
            columns = np.flatnonzero(near[project] & tied)
            quotient[project, columns] = self._plainly(int(project), columns)
        known = (np.isfinite(quotient) | ~near).all(axis=0)
        self._give_up(np.flatnonzero(tied & ~known), near)
        chosen = np.where(tied, quotient.argmin(axis=0), best)
        moved = np.flatnonzero((chosen != best) & self._alive)
        if len(moved):
            top[:, moved] = self._tops(chosen, moved)[:, moved]
        self._give_up(np.flatnonzero(doubt & self._alive & ~np.isfinite(top).all(axis=0)), near)
        return chosen

    def _plainly(self, project: int, columns: Ints) -> Floats:
        """Cost over volume, exactly comparable, where whoever cannot pay the full price surely holds nothing.

        Infinite where somebody might pay a part.
        """
        one = self._of.backing[project]
        if self._of.per_volume is None:
            return np.full(len(columns), np.inf)
        cell = slice(None), one.rows[:, None], columns
        empty = (self._high[cell] == 0).all(axis=0)
        volume = one.total - one.weight @ empty
        price = one.cost / volume * (1 + 8 * EPS)
        full = (empty | (self._low[cell] >= one.caps(price[None, :])).all(axis=0)).all(axis=0)
        return np.where(full & (volume > 0), self._of.per_volume[project] / volume, np.inf)

    def _give_up(self, columns: Ints, near: Bools) -> None:
        """Leave columns undecided, and guess where in each the order turns: where the two cheapest cross, if so."""
        self.decided[columns] = False
        self._alive[columns] = False
        for column in columns if len(self._price) > 1 else ():
            two = np.flatnonzero(near[:, column])
            two = two[np.argsort(self._middle[two, column], kind="stable")][:2]
            if len(two) == 2:
                gaps = self._rate[:, two[1], column] - self._rate[:, two[0], column]
            else:
                one = self._of.backing[two[0]]
                gaps = one.mass @ (self._low + self._high)[:, one.rows, column].T / 2 - one.cost
            if gaps[0] * gaps[1] < 0:
                self.turn[column] = gaps[0] / (gaps[0] - gaps[1])

    def _buy(self, project: int, columns: Ints, top: Floats) -> None:
        """Take what is paid from those who want the project: the least from the upper lines, the most from the lower.

        A lower line that would go below nothing at one end becomes nothing at both.
        """
        one = self._of.backing[project]
        cell = slice(None), one.rows[:, None], columns
        most = top[:, columns] / self._of.inverse[project] * (1 + 8 * EPS)
        least = self._price[:, project, columns] * (1 - 4 * EPS)
        self._high[cell] = np.maximum(self._high[cell] * (1 + 4 * EPS) - one.caps(least), 0)
        low = self._low[cell] * (1 - 4 * EPS) - one.caps(most)
        self._low[cell] = np.where((low > 0).all(axis=0), low, 0.0)
        self._middle[project, columns] = np.inf
        self._fresh[:, columns] = False
        self._spent[columns] += one.cost
        for column in columns:
            self.order[column].append(project)
        twin = self._of.next[project]
        if twin >= 0:
            self._middle[twin, columns] = _both(self._rate[:, twin, columns])
        self._alive &= ~(self._spent > self._limit)


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is bought, in order, in one column; None where undecided, and then about where (0 to 1) to part it."""

    order: tuple[int, ...] | None
    turn: float


def orders(floats: Bounded, parts: Sequence[tuple[int, int]], below: int, limit: int) -> list[Ordered]:
    """What is bought, in order, for every part between each two given.

    Parts are what a unit of mass holds, as whole numbers over `below`. An order whose cost is above `limit` may be cut
    short.
    """
    ends = 2 if any(low != high for low, high in parts) else 1
    near = np.array([[part[end] / below for part in parts] for end in range(ends)])
    whole = below == 1 and max(part[1] for part in parts) < EXACT
    lows, highs = (near, near) if whole else (np.nextafter(near, -np.inf), np.nextafter(near, np.inf))
    columns = Columns(floats, lows, highs, float(limit))
    columns.run()
    return [
        Ordered(tuple(order) if sure else None, float(turn))
        for order, sure, turn in zip(columns.order, columns.decided, columns.turn, strict=True)
    ]


def _both(lines: Floats) -> Floats:
    """Twice the middle of lines: the sum of their two ends (of their one end, twice)."""
    both: Floats = lines[0] + lines[-1]
    return both
