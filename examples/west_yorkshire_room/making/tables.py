"""Reading the design's published tables and the room's assumptions, and drawing by lot from a seed."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from statistics import NormalDist

HERE = Path(__file__).resolve().parent.parent
DESIGN = HERE.parent / "west_yorkshire"

Row = dict[str, str]


def published(name: str) -> tuple[Row, ...]:
    """The rows of a table of the West Yorkshire design."""
    return _rows(DESIGN / f"{name}.csv")


def assumption(name: str) -> tuple[Row, ...]:
    """The rows of one of the room's own tables, each with its reason and the day on which it was assumed."""
    return _rows(HERE / "assumptions" / f"{name}.csv")


@cache
def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


@cache
def setting(name: str) -> float:
    """One number of the table of settings."""
    return {row["name"]: float(row["value"]) for row in assumption("settings")}[name]


def split(text: str) -> list[str]:
    """The items of a cell that holds several."""
    return [item.strip() for item in text.split(";") if item.strip()]


def lot(*names: object) -> float:
    """A number between 0 and 1, drawn by lot: the same for the same seed and names, on every machine.

    Each draw has names of its own, so that one more person or statement changes nothing for the others.
    """
    drawn = hashlib.sha256("|".join(str(name) for name in (int(setting("seed")), *names)).encode()).digest()
    return (int.from_bytes(drawn[:6], "big") + 0.5) / 2**48


def normal(*names: object) -> float:
    """As :func:`lot`, from a bell curve round 0 with standard deviation 1."""
    return NormalDist().inv_cdf(lot(*names))


def race(weights: Mapping[str, float], count: int, *names: object) -> list[str]:
    """That many of the keys, the first drawn first, each time in proportion to the weights of those that are left."""
    times = {key: -math.log(lot(*names, key)) / weight for key, weight in weights.items()}
    return sorted(times, key=lambda key: (times[key], key))[:count]


def one_of(shares: Iterable[tuple[str, float]], *names: object) -> str:
    """One of several, in proportion to their shares, which add up to one."""
    drawn, last = lot(*names), ""
    for last, share in shares:
        drawn -= share
        if drawn < 0:
            return last
    return last
