"""A number that says where it comes from, and the small vocabularies every part of a design shares."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How we know a figure."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ASSUMED = "assumed"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Figure:
    """A finite number with its basis. The unit is that of the column or field which holds it.

    The value is kept to 15 significant digits, which is what a workbook cell can hold, so that a design
    is the same after it has been through a workbook. Raises ValueError for infinity and not-a-number.
    """

    value: float
    basis: Basis = Basis.ASSUMED

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise ValueError("a figure is a finite number")
        object.__setattr__(self, "value", float(f"{self.value:.15g}") + 0.0)

    def __float__(self) -> float:
        return self.value


class Horizon(StrEnum):
    """When a purpose pays back."""

    IN_YEAR = "in-year"
    MEDIUM = "1-3y"
    LONG = "3-10y"
