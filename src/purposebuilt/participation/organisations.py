"""The organisations that rows about people tell of: one type and one place each, wherever they are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.records import Reading, Row
from purposebuilt.participation.room import Organisation
from purposebuilt.problems import Problem, register

TWO_KINDS = register("PB500", "One organisation has two types or two places.")


@dataclass(frozen=True, slots=True)
class Stated:
    """Where it was first said what the type or place of an organisation is."""

    what: str
    row: int
    sheet: str


@dataclass(slots=True)
class Kinds:
    """What rows have said so far of the type and place of each organisation, by (organisation, ``type`` or ``place``).

    Types that differ only in case or in how words are joined are the same; the first way of writing is kept.
    """

    said: dict[tuple[str, str], Stated] = field(default_factory=dict)

    def add(self, reading: Reading, organisation: str, problems: list[Problem]) -> None:
        """Take in the rows of a table whose column `organisation` names it, and tell where two rows differ."""
        for row in reading.rows:
            key = row.values.get(organisation)
            for part in ("type", "place"):
                what = row.values.get(part)
                if key and what:
                    stated = Stated(what, row.number, reading.found.sheet.shown)
                    first = self.said.setdefault((key, part), stated)
                    if fold(first.what) != fold(what):
                        problems.append(_differs(reading, row, part, key, first))

    def of(self, organisation: str, part: str) -> str:
        """Give the type or place of an organisation; empty where nobody said."""
        stated = self.said.get((organisation, part))
        return stated.what if stated else ""


def _differs(reading: Reading, row: Row, part: str, key: str, first: Stated) -> Problem:
    there = f"row {first.row}" if first.sheet == reading.found.sheet.shown else f"row {first.row} of {first.sheet}"
    message = f"'{key}' is given the {part} '{row.values[part]}' here and '{first.what}' in {there}."
    remedy = f"An organisation has one {part}: write the same in both, or give one of them another organisation."
    return Problem(TWO_KINDS, message, remedy, where=reading.where(row, part))


def alone(reading: Reading, key: str, organisation: str) -> None:
    """Make whoever says a type or a place, but no organisation, an organisation of their own with their own key.

    `key` and `organisation` name the columns. Nobody speaks for such a person, and the person speaks for nobody else.
    """
    for row in reading.rows:
        values = row.values
        if not values.get(organisation) and (values.get("type") or values.get("place")):
            values[organisation] = values.get(key)


def organisations_of(keys: Iterable[str | None], kinds: Kinds) -> tuple[Organisation, ...]:
    """Make the organisations that people name, in the order in which they are first named."""
    named: Mapping[str, None] = dict.fromkeys(key for key in keys if key)
    return tuple(Organisation(key, type=kinds.of(key, "type"), place=kinds.of(key, "place")) for key in named)
