"""Saying a figure with its unit, the same way in every sentence of an appraisal."""

from __future__ import annotations

import math
from collections.abc import Iterable

from purposebuilt.formulation.configuration import Objective

_MONEY = "GBP"
_PLAIN = frozenset({"", "0-1", "ratio", "0-100"})


def decimals(resolution: float) -> int:
    """How many decimals show a difference of one resolution: 0.001 gives 3, 5 gives 0. At most 6."""
    if not math.isfinite(resolution) or resolution <= 0:
        return 3
    return min(6, max(0, -math.floor(math.log10(resolution) + 1e-9)))


def say(value: float, objective: Objective, *, signed: bool = False) -> str:
    """A value of an objective in words: ``12.4%``, ``£18.76 a head``, ``31 WTE``. `signed` shows a plus too."""
    if math.isnan(value):
        return "not known"
    places = decimals(objective.resolution)
    unit = objective.unit.strip()
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    size = abs(value)
    if unit == "share":
        return f"{sign}{100 * size:,.{max(1, places - 2)}f}%"
    if unit.startswith(_MONEY):
        return f"{sign}£{size:,.{max(places, 2) if places else 0}f}{unit.removeprefix(_MONEY)}"
    number = f"{sign}{size:,.{places}f}"
    return number if unit in _PLAIN else f"{number} {unit}"


def say_apart(value: float, objective: Objective) -> str:
    """How far apart two values lie: as `say`, but shares are told in points: ``2.9 percentage points``."""
    said = say(value, objective)
    if objective.unit.strip() != "share" or not said.endswith("%"):
        return said
    points = said.removesuffix("%")
    return f"{points} percentage {'point' if float(points.replace(',', '')) == 1 else 'points'}"


def share(value: float, places: int = 0) -> str:
    """A share (0-1) as a percentage."""
    return f"{100 * value:.{places}f}%"


def title(objective: Objective) -> str:
    """An objective's title as it stands inside a sentence: first letter small (but for abbreviations), no full stop."""
    words = (objective.title or objective.name.replace("_", " ")).rstrip(". ")
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: ``a, b and c``."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
