"""A whole and its parts told together: the whole is told so coarsely that no small part follows from the others."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from purposebuilt.participation.small_numbers.shown import HELD, Shown, band, step, withheld


@lru_cache(maxsize=HELD)
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
    """All parts of one whole: `low` and `high` bound their sum, and `free` says how far a small part must be free."""

    low: int
    high: int
    free: int

    @staticmethod
    def of(parts: Iterable[Part], minimum: int) -> Parts:
        """The bounds for these parts."""
        every = tuple(parts)
        free = max((min(minimum - 1, one.high - one.low) for one in every if one.few), default=0)
        return Parts(sum(one.low for one in every), sum(one.high for one in every), free)


def safe(low: int, high: int, families: Sequence[Parts]) -> bool:
    """Whether it may be told that the sum is between these, beside every way of parting it in `families`.

    All that is told bounds one sum. Where the bounds are far enough apart, and far enough from the least and the most
    that the parts can add up to, each small part keeps as many possible counts in a row as the smallest cell: the
    other parts can make up for the difference.
    """
    first, last = max([low, *(one.low for one in families)]), min([high, *(one.high for one in families)])
    return all(
        last - first >= one.free and first <= one.high - one.free and last >= one.low + one.free for one in families
    )


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
    fits = [at for at, (low, high) in enumerate(counts) if safe(low, high, families)]
    if not fits:
        return withheld(ALL_OR_NOTHING)
    at = round(regular.low / float(width))
    first = last = at
    if at <= fits[0]:
        lowest = next(number for number, (_, high) in enumerate(counts) if all(high >= one.low for one in families))
        first, last = min(at, lowest), fits[0]
    if at >= fits[-1]:
        highest = max(number for number, (low, _) in enumerate(counts) if all(low <= one.high for one in families))
        first, last = min(first, fits[-1]), max(last, at, highest)
    if last - first + 1 == bands:
        return withheld(ALL_OR_NOTHING)
    return band(first * width, (last - first + 1) * width, minimum)


def other_share(regular: Shown, of: Shown, people: int, minimum: int, families: Sequence[Parts]) -> Shown:
    """Another share of the same whole as `of`, of which the parts tell nothing: it bounds the first from above.

    Bands that would leave the first share too little room are told as one with the highest that does not.
    """
    width = step(people, minimum)
    if width is None or regular.low is None or of.low is None or of.high is None or not families:
        return regular
    low, high = ends(of.low, of.high, people)
    fits = [
        at for at in range(int(1 / width))
        if at == 0 or safe(low, min(high, people - math.floor(at * width * people) - 1), families)
    ]  # fmt: skip
    highest = max(fits)
    if regular.low < float(highest * width) - 1e-3:
        return regular
    return withheld(ALL_OR_NOTHING) if highest == 0 else band(highest * width, 1 - highest * width, minimum)


def told_apart(families: Sequence[Parts]) -> bool:
    """Whether several ways of parting one whole, such as types and places, may all be told of."""
    if not families:
        return True
    return safe(min(one.low for one in families), max(one.high for one in families), families)
