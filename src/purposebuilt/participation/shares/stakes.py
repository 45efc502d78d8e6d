"""An instance in whole numbers: voices of like wishes together, and for each project who has a stake in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.shares.instance import Instance

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EXACT = 2**53
"""Whole numbers up to here are exact in floating point."""


class Ties(StrEnum):
    """Who goes first of projects that cost the same for what they give: by name, or the cheaper, then more wanted."""

    NAME = "name"
    COST = "cost"


@dataclass(frozen=True)
class Stakes:
    """The projects that could be bought by those who want them, in the order in which ties are broken.

    `place` tells where each stands in the instance. Voices of equal wishes are one group; of each project `rows` lists
    the groups that want it, `mass` how heavy each is, and `gain` what each unit of it gains, in units of `unit`
    (so that gains are whole and have no common divisor). Costs are whole in units of 1 / `scale` of the currency, and
    weights in units of 1 / `grain`. `group` has the group of each voice.
    """

    place: tuple[int, ...]
    cost: tuple[int, ...]
    unit: tuple[Fraction, ...]
    rows: tuple[tuple[int, ...], ...]
    gain: tuple[tuple[int, ...], ...]
    mass: tuple[int, ...]
    group: tuple[int, ...]
    scale: int
    grain: int

    def start(self, part: Fraction) -> Fraction:
        """What a unit of mass holds, in units of the scale, where a voice of weight 1 holds `part`."""
        return part * self.scale / self.grain


def stakes(instance: Instance, ties: Ties = Ties.NAME) -> Stakes:
    """Put an instance into whole numbers. Projects that cost nothing or that nobody wants are left out."""
    support = instance.support
    bought = [at for at, one in enumerate(instance.projects) if one.cost > 0 and support[at] > 0]
    place = sorted(bought, key=lambda at: _rank(instance, at, ties))
    scale = lcm(*(instance.projects[at].cost.denominator for at in place))
    grain = lcm(*(voice.weight.denominator for voice in instance.voices))
    group, first, mass = _groups(instance, grain)
    rows: list[list[int]] = [[] for _ in instance.projects]
    gains: list[list[Fraction]] = [[] for _ in instance.projects]
    for at, voice in enumerate(first):
        for nth, project in enumerate(instance.wishes[voice]):
            rows[project].append(at)
            if instance.points is not None:
                gains[project].append(instance.points[voice][nth])
    cost = [int(instance.projects[at].cost * scale) for at in place]
    units = [_whole(gains[at], price, len(rows[at])) for at, price in zip(place, cost, strict=True)]
    return Stakes(
        place=tuple(place),
        cost=tuple(cost),
        unit=tuple(unit for unit, _ in units),
        rows=tuple(tuple(rows[at]) for at in place),
        gain=tuple(gain for _, gain in units),
        mass=tuple(mass),
        group=tuple(group),
        scale=scale,
        grain=grain,
    )


def _rank(instance: Instance, at: int, ties: Ties) -> tuple[Fraction, Fraction, str]:
    one = instance.projects[at]
    if ties is Ties.NAME:
        return Fraction(0), Fraction(0), one.key
    return one.cost, -instance.support[at], one.key


def _groups(instance: Instance, grain: int) -> tuple[list[int], list[int], list[int]]:
    """The group of each voice; the first voice of each group; and the mass of each group."""
    known: dict[tuple[object, ...], int] = {}
    group: list[int] = []
    first: list[int] = []
    mass: list[int] = []
    keys: Sequence[tuple[object, ...]] = instance.wishes
    if instance.points is not None:
        # Whole numbers are hashed far faster than fractions.
        above = [tuple([one.numerator for one in given]) for given in instance.points]
        under = [tuple([one.denominator for one in given]) for given in instance.points]
        keys = list(zip(instance.wishes, above, under, strict=True))
    for at, key in enumerate(keys):
        which = known.setdefault(key, len(first))
        if which == len(first):
            first.append(at)
            mass.append(0)
        group.append(which)
        weight = instance.voices[at].weight
        mass[which] += weight.numerator * (grain // weight.denominator)
    return group, first, mass


def _whole(gains: Sequence[Fraction], cost: int, count: int) -> tuple[Fraction, tuple[int, ...]]:
    """Gains as whole numbers without a common divisor, and the unit that they are counted in."""
    if not gains:
        return Fraction(cost), (1,) * count
    below = lcm(*{one.denominator for one in gains})
    whole = [one.numerator * (below // one.denominator) for one in gains]
    common = gcd(*whole)
    return Fraction(common, below), tuple(one // common for one in whole)
