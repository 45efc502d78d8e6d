"""A whole and its parts told together: the whole is told so coarsely that no small part follows from the others."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from purposebuilt.participation.small_numbers.shown import Shown, band, step, withheld


def ends(low: float, high: float, people: int) -> tuple[int, int]:
    """The fewest and the most people that a band of shares of so many people may stand for."""
    first, last = (Fraction(round(edge * PARTS), PARTS) * people for edge in (low, high))
    return math.ceil(first), people if high >= 1 else math.ceil(last) - 1


ALL_OR_NOTHING = "What is told of the groups leaves too little that may be told of the whole room."

PARTS = 60
"""Every edge of a band is a whole number of sixtieths."""


@dataclass(frozen=True, slots=True)
class Part:
    """How many people of one part may stand behind a share, `low` to `high`, and whether few may, or all but few."""

    low: int
    high: int
    few: bool

    @staticmethod
    def of(told: Shown, people: int) -> Part:
        """What is told of a part of so many people. Of one that is withheld everything is possible."""
        if told.low is None or told.high is None:
            return Part(0, people, few=True)
        low, high = ends(told.low, told.high, people)
        return Part(low, high, told.low <= 0 or told.high >= 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts of one whole: `low` and `high` bound their sum; a sum is safe from `floor` and up to `ceiling`.

    A band of sums that reaches up to `floor` or more and starts at `ceiling` or less leaves to each part that may be
    small as many possible counts in a row as the smallest cell: the other parts can make up for the difference.
    """

    low: int
    high: int
    floor: int
    ceiling: int

    @staticmethod
    def of(parts: Iterable[Part], minimum: int) -> Parts:
        """The bounds for these parts."""
        every = tuple(parts)
        low, high = sum(one.low for one in every), sum(one.high for one in every)
        free = max((min(minimum - 1, one.high - one.low) for one in every if one.few), default=0)
        return Parts(low, high, low + free, high - free)

    def safe(self, low: int, high: int) -> bool:
        """Whether it may be told that the sum is between these."""
        return low <= self.ceiling and high >= self.floor


def whole_share(regular: Shown, people: int, minimum: int, families: Sequence[Parts]) -> Shown:
    """The share of a whole whose parts are told as well: its regular band, or the outermost bands as one.

    Which bands are joined follows from what is told of the parts, not from where the share lies; so does whether the
    share is withheld, where every band would tell too much.
    """
    width = step(people, minimum)
    if width is None or regular.low is None:
        return regular
    bands = int(1 / width)
    counts = [ends(float(at * width), float((at + 1) * width), people) for at in range(bands)]
    safe = [at for at, (low, high) in enumerate(counts) if all(one.safe(low, high) for one in families)]
    if not safe:
        return withheld(ALL_OR_NOTHING)
    at = round(regular.low / float(width))
    first = last = at
    if at <= safe[0]:
        lowest = next(number for number, (_, high) in enumerate(counts) if all(high >= one.low for one in families))
        first, last = min(at, lowest), safe[0]
    if at >= safe[-1]:
        highest = max(number for number, (low, _) in enumerate(counts) if all(low <= one.high for one in families))
        first, last = min(first, safe[-1]), max(last, at, highest)
    if last - first + 1 == bands:
        return withheld(ALL_OR_NOTHING)
    return band(first * width, (last - first + 1) * width, minimum)


def other_share(regular: Shown, people: int, minimum: int, families: Sequence[Parts]) -> Shown:
    """Another share of the same whole, of which the parts tell nothing: it bounds the first from above.

    Bands that would leave the first share too little room are told as one with the highest that does not.
    """
    width = step(people, minimum)
    if width is None or regular.low is None or not families:
        return regular
    room = people - max(one.floor for one in families)
    safe = [at for at in range(int(1 / width)) if math.floor(at * width * people) + 1 <= room]
    highest = max(safe, default=0)
    if regular.low < float(highest * width) - 1e-3:
        return regular
    return withheld(ALL_OR_NOTHING) if highest == 0 else band(highest * width, 1 - highest * width, minimum)


def told_apart(families: Sequence[Parts]) -> bool:
    """Whether several ways of parting one whole, such as types and places, may all be told of."""
    return all(one.safe(two.low, two.high) for one in families for two in families if one is not two)
