"""A figure as it may leave: in words, as a band, and why where it may not."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

STEPS = (Fraction(1, 20), Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))
"""How wide a band of shares may be, as parts of one; each divides one evenly."""

HELD = 8192
"""So many answers about bands are kept: fractions are exact but slow, and a room asks for the same ones often."""

GROUP = 2
"""A group is told of from this many times the smallest cell: with fewer people the one band would be the whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A share or a count as it may leave.

    `text` is what a page says. `low` and `high` bound it: shares between 0 and 1, counts in people or organisations.
    `number` is the middle of the band, for a picture; it is none where nothing may be told, and then `reason` says
    why in a whole sentence. Nothing else is known of the exact figure.
    """

    text: str
    low: float | None = None
    high: float | None = None
    number: float | None = None
    reason: str = ""

    @property
    def told(self) -> bool:
        """Whether there is a figure."""
        return self.number is not None


def withheld(reason: str) -> Shown:
    """A figure that does not leave, and why."""
    return Shown("withheld", reason=reason)


def too_few(needed: int) -> Shown:
    """What stands for every figure of a group that has fewer people than are needed."""
    return withheld(f"Fewer than {needed} people answered, so that every figure would tell of too few.")


@lru_cache(maxsize=HELD)
def step(people: int, minimum: int) -> Fraction | None:
    """How wide a band of shares is in a group: the narrowest that holds `minimum` people; none for too small a group.

    With the value 5: 5 points from 100 people, 10 from 50, 20 from 25, 25 from 20, a third from 15, a half from 10.
    """
    return next((one for one in STEPS if one * people >= minimum), None)


def share(value: float, people: int, minimum: int, counts: tuple[int, int] | None = None, upper: bool = False) -> Shown:
    """A share (0 to 1) of a group of so many people, as the band in which it lies.

    `counts` are how many people are behind the share and behind its rest: with fewer than `minimum` behind either, it
    is told in the band at that end, whatever an estimate makes of it, so that all such rooms look alike. A share on
    the edge of two bands is told in the upper one, and in the lower one where `upper` says that the upper edge
    belongs to a band: of two shares of one whole tell one each way, or both edges together tell the rest.
    """
    width = step(people, minimum)
    if width is None:
        return too_few(GROUP * minimum)
    bands = int(1 / width)
    exact = min(max(value, 0.0), 1.0) * bands
    at = math.ceil(exact - 1e-9) - 1 if upper else math.floor(exact + 1e-9)
    at = min(max(at, 0), bands - 1)
    if counts is not None and min(counts) < minimum:
        at = 0 if counts[0] < minimum else bands - 1
    return band(at * width, width, minimum)


@lru_cache(maxsize=HELD)
def band(low: Fraction, width: Fraction, minimum: int) -> Shown:
    """The band of shares from `low`, `width` wide, in words."""
    high = low + width
    if low == 0:
        text = f"fewer than {minimum} people, or under {_percent(high)}%"
    elif high == 1:
        text = f"over {_percent(low)}%, or all but fewer than {minimum} people"
    else:
        text = f"{_percent(low)}-{_percent(high)}%"
    return Shown(text, _plain(low), _plain(high), _plain((low + high) / 2))


def rest(one: Shown, other: Shown) -> Shown:
    """What is left of a whole when two shares of it are taken away, from what is told of them and from nothing else."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return withheld(one.reason or other.reason)
    low = max(0.0, round(1 - one.high - other.high, 4))
    high = max(0.0, round(1 - one.low - other.low, 4))
    text = f"{100 * low:.0f}-{100 * high:.0f}%" if low > 0 else f"under {100 * high:.0f}%"
    return Shown(text, low, high, round((low + high) / 2, 4))


def counted(number: int, minimum: int) -> Shown:
    """A count of people as the band in which it lies: ``fewer than 5``, ``5 to 9``, ``10 to 14`` and so on."""
    low = number // minimum * minimum
    return _counted(low, low + minimum - 1, minimum)


def left_over(whole: Shown, part: Shown, minimum: int) -> Shown:
    """How many of a counted whole are not of a counted part, from what is told of both and from nothing else."""
    if whole.low is None or whole.high is None or part.low is None or part.high is None:
        return withheld(whole.reason or part.reason)
    return _counted(max(0, int(whole.low - part.high)), max(0, int(whole.high - part.low)), minimum)


def size(people: int, minimum: int) -> Shown:
    """How many people a group has, in bands twice the smallest cell: ``fewer than 10``, ``10 to 19`` and so on."""
    wide = GROUP * minimum
    low = people // wide * wide
    return _counted(low, low + wide - 1, wide)


def _counted(low: int, high: int, minimum: int) -> Shown:
    if low < minimum:
        return Shown(f"fewer than {high + 1}", 0.0, float(high), high / 2)
    return Shown(f"{low} to {high}", float(low), float(high), (low + high) / 2)


def _percent(part: Fraction) -> str:
    return f"{float(100 * part):.0f}"


def _plain(part: Fraction) -> float:
    return round(float(part), 4)
