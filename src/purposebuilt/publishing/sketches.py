"""Pictures as plain values: what is to be drawn, with no drawing in it.

Every sketch has a title and a description in words. An option is known by its letter (`Mark.letter`), its shape
and its colour together, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """An option in a picture: the letter it goes by, its name, and its place in the palette (0 is today)."""

    letter: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Axis:
    """A measure along an axis from `low` to `high`, with those ends as text; `more` is True where more is better."""

    title: str
    unit: str
    low: float
    high: float
    low_text: str
    high_text: str
    more: bool


@dataclass(frozen=True, slots=True)
class Scatter:
    """Two objectives against each other, better to the right and up: dots of the frontier, and the options."""

    title: str
    description: str
    across: Axis
    up: Axis
    dots: tuple[tuple[float, float], ...]
    marks: tuple[tuple[Mark, float, float], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Options as lines over parallel axes, one axis a measure, better always to the right."""

    title: str
    description: str
    axes: tuple[Axis, ...]
    lines: tuple[tuple[Mark, tuple[float, ...]], ...]
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """Stacked bars: for each option the shares (0-1) of the parts, which add up to 1."""

    title: str
    description: str
    parts: tuple[str, ...]
    bars: tuple[tuple[Mark, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sets of counts back to back, one row a heading, each split in the same parts."""

    title: str
    description: str
    left: str
    right: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A grid of shares (0-1), rows by columns, each with its number as text."""

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of :class:`Standings`: a range with its middle (0-1), what its end says, and who stands where."""

    label: str
    told: str
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    marks: tuple[tuple[Mark, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Standings:
    """Rows on one scale from the first of its `ends` (0) to the other (1); `half` puts a line at one half."""

    title: str
    description: str
    ends: tuple[str, str]
    legend: tuple[Mark, ...]
    rows: tuple[Standing, ...]
    half: bool = True


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars under a label each: the shares (0-1) of the parts, in one order in every bar."""

    title: str
    description: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]


Sketch: TypeAlias = Scatter | Profile | Shares | Balance | Heat | Standings | Bars
