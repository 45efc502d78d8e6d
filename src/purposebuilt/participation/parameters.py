"""The numbers that a person chose or measured, each with its unit, basis, source and date: a table, not code."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from purposebuilt.design import Basis


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the table: what it is called, how much it is, in what unit, on what basis, from where and when."""

    key: str
    value: float
    unit: str
    basis: Basis
    source: str
    date: str


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every parameter of participation by its key, in the order of the table. Read once."""
    table = resources.files("purposebuilt.participation").joinpath("data", "parameters.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    made = [Parameter(**{**row, "value": float(row["value"]), "basis": Basis(row["basis"])}) for row in rows]  # type: ignore[arg-type]
    return MappingProxyType({one.key: one for one in made})


def value(key: str) -> float:
    """The number of one parameter. Raises KeyError where the table has none of that key."""
    return parameters()[key].value
