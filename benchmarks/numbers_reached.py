"""Numbers with a target: printed where they are measured, and gathered for one table by `listening_table.py`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT_IN = "PURPOSEBUILT_NUMBERS"
"""The environment variable that names the file to which each number is added as a line of JSON."""


@dataclass(frozen=True)
class Number:
    """One number: what it is, how much was measured in what unit, and what is to be reached."""

    what: str
    value: float
    target: float
    at_least: bool
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the target is reached."""
        return self.value >= self.target if self.at_least else self.value <= self.target

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        goal = f"{sign} {self.target:g} {self.unit}".rstrip()
        verdict = "reached" if self.reached else "NOT reached"
        return f"{self.what:<62}{self.value:>9.3g} {self.unit:<3} {goal:<11} {verdict}"


def measured(what: str, value: float, target: float, *, at_least: bool = False, unit: str = "") -> Number:
    """Make a number, and keep it where a table gathers numbers."""
    made = Number(what, float(value), target, at_least, unit)
    if KEPT_IN in os.environ:
        with Path(os.environ[KEPT_IN]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(made)) + "\n")
    return made


def gathered(path: Path) -> list[Number]:
    """What was kept there, in order."""
    return (
        [Number(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )
