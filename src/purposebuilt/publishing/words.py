"""Plain British words for numbers, lists, dates and changes: the voice of every document."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from purposebuilt.appraisal.quantities import listed

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DATE = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: ``1 line``, ``1,250 lines``. `many` defaults to the noun with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """A place in a row: ``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def some_of(items: Sequence[str], most: int) -> str:
    """The first few of many items, and how many more there are."""
    if len(items) <= most:
        return listed(items)
    return f"{', '.join(items[:most])} and {len(items) - most:,} more"


def dated(text: str) -> str:
    """An ISO date as people write it: ``21 November 2026``; a month as ``November 2026``; other text unchanged."""
    match = _DATE.match(text.strip())
    if not match or not 1 <= int(match[2]) <= 12:
        return text
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def decimals_for(resolution: float) -> int:
    """How many decimals show one step of a resolution (at most 4)."""
    if resolution <= 0 or resolution >= 1:
        return 0
    return min(4, math.ceil(-math.log10(resolution) - 1e-9))


def number(value: float, resolution: float = 0.01) -> str:
    """A number with commas from 1,000 and no more decimals than its resolution shows."""
    if not math.isfinite(value):
        return "no limit" if value > 0 else "not known"
    text = f"{value:,.{decimals_for(resolution)}f}"
    return text.replace("-", "\N{MINUS SIGN}") if float(text.replace(",", "")) else text.lstrip("-")


def share(value: float, decimals: int = 0) -> str:
    """A share (0-1) as a percentage."""
    return f"{value * 100:.{decimals}f}%".replace("-", "\N{MINUS SIGN}")


def in_unit(value: float, unit: str, resolution: float = 0.01) -> str:
    """A number with its unit, money and shares as people write them."""
    if unit == "share":
        return share(value, max(0, decimals_for(resolution) - 2))
    if unit.startswith("GBP"):
        figure = number(abs(value), resolution)
        sign = "\N{MINUS SIGN}" if value < 0 and figure.strip("0.,") else ""
        return f"{sign}£{figure}{unit[3:]}"
    if unit in ("", "0-1"):
        return number(value, resolution)
    return number(value, resolution) + ("" if unit.startswith("%") else " ") + unit


def unit_in_words(unit: str) -> str:
    """A unit as a column heading says it."""
    return {"GBP": "£", "share": "%", "0-1": "0 to 1"}.get(unit, unit.replace("GBP", "£", 1))


def sentence(text: str) -> str:
    """The text with a capital first and a full stop last."""
    trimmed = text.strip()
    if not trimmed:
        return ""
    return trimmed[0].upper() + trimmed[1:] + ("" if trimmed.endswith((".", "!", "?", ".)")) else ".")


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def plain(key: str) -> str:
    """A key as words, for when nothing has a better name: ``icb-direct`` becomes ``icb direct``."""
    return key.replace("-", " ").replace("_", " ")
