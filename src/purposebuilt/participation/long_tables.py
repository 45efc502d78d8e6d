"""Reading a long table by column: each different cell is understood once, and only rows with a problem one by one.

A room of 500 people and 300 statements has 150,000 positions a round. What is wrong with a row is told by the same
reader of rows that every other table goes through, so the words and the places are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purposebuilt.design_files import cells
from purposebuilt.design_files.column_types import Column
from purposebuilt.design_files.headings import Found
from purposebuilt.design_files.packed import PackedRows
from purposebuilt.design_files.records import Reading, read_rows
from purposebuilt.design_files.sheets import blank
from purposebuilt.participation.room import Ints
from purposebuilt.problems import Problem

Bools = NDArray[np.bool_]
Codes = NDArray[np.intc]


@dataclass(frozen=True, slots=True)
class LongTable:
    """A long table that has been read: its sound rows as codes by column, the others as a reading of rows.

    `codes[column]` has one code for each sound row (0: nothing stands there) which counts into `values[column]`, the
    different things that are meant. `rows` are their numbers in the file. Columns that the file does not have are left
    out. The `reading` holds the rows with a problem, for whoever checks references.
    """

    rows: Ints
    codes: Mapping[str, Ints]
    values: Mapping[str, list[Any]]
    reading: Reading

    def __len__(self) -> int:
        return len(self.rows)

    def places(self, column: str, order: Mapping[str, int]) -> Ints:
        """Give for each sound row where the thing that its column names stands in an order; -1 where nowhere."""
        found: Ints = np.array([order.get(value, -1) for value in self.values[column]], dtype=np.int64)
        return found[self.codes[column]]

    def numbers(self, column: str, empty: int) -> Ints:
        """Give the whole number in each sound row; `empty` where there is none, or no such column."""
        if column not in self.codes:
            return np.full(len(self), empty, dtype=np.int64)
        meant: Ints = np.array([empty if value is None else value for value in self.values[column]], dtype=np.int64)
        return meant[self.codes[column]]

    def empty(self, column: str) -> Ints:
        """Give the rows of the file in which nothing stands in a column, among the sound rows."""
        if column not in self.codes:
            return self.rows
        nothing: Bools = np.array([value is None for value in self.values[column]], dtype=bool)
        return self.rows[nothing[self.codes[column]]]


def read_long(found: Found, known: Mapping[str, Collection[Any]], problems: list[Problem]) -> LongTable:
    """Read a table whose rows are packed, and add what is wrong to `problems`.

    `known` has the words that a column may hold, by its name; a column that is not in it may hold any. A word that is
    not known puts its row into the reading, where the check of references tells it.
    """
    rows = found.sheet.rows
    if not isinstance(rows, PackedRows):
        rows = _packed(rows)
    filled, odd = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    codes: dict[str, Codes] = {}
    values: dict[str, list[Any]] = {}
    for column in found.table.columns:
        if column.name in found.at:
            held = np.frombuffer(rows.codes(found.at[column.name]), dtype=np.intc)
            understood, strange, empty = _understand(column, rows.different(found.at[column.name]), known)
            values[column.name] = understood
            codes[column.name] = held
            odd |= strange[held]
            filled |= ~empty[held]
    filled[: found.heading] = False
    if not found.table.repeated:
        odd |= _twice([codes[name] for name in found.table.identified_by if name in codes], filled)
    reading = read_rows(replace(found, sheet=_only(found, rows, filled & odd)), problems)
    sound = np.flatnonzero(filled & ~odd)
    kept = {name: held[sound].astype(np.int64) for name, held in codes.items()}
    return LongTable(sound + 1, kept, values, reading)


def _twice(keys: list[Codes], filled: Bools) -> Bools:
    """Say which rows share what identifies them with another row."""
    twice = np.zeros(len(filled), dtype=bool)
    rows = np.flatnonzero(filled)
    if keys and len(rows):
        _, kind, counts = np.unique(
            np.stack([key[rows] for key in keys]), axis=1, return_inverse=True, return_counts=True
        )
        twice[rows] = counts[kind.reshape(-1)] > 1
    return twice


def _packed(rows: Any) -> PackedRows:
    packed = PackedRows()
    packed.extend(rows)
    return packed


def _understand(
    column: Column, different: list[object], known: Mapping[str, Collection[Any]]
) -> tuple[list[Any], Bools, Bools]:
    """Read each different cell of a column: what it means, whether its row must be looked at, whether it is empty."""
    allowed = known.get(column.name)
    values: list[Any] = []
    odd, empty = np.zeros(len(different), dtype=bool), np.zeros(len(different), dtype=bool)
    for at, raw in enumerate(different):
        value = None
        empty[at] = blank(raw)
        try:
            value = cells.parse(column, raw)
        except cells.Unfit:
            odd[at] = True
        odd[at] |= value is None and column.required
        odd[at] |= isinstance(raw, str) and raw.strip().startswith(cells.EXAMPLE) and not column.free
        odd[at] |= allowed is not None and value is not None and value not in allowed
        values.append(value)
    return values, odd, empty


def _only(found: Found, rows: PackedRows, wanted: Bools) -> Any:
    """Give the sheet with nothing in it but its headings and the rows that are wanted, each in its place."""
    kept: list[list[object]] = [[]] * len(rows)
    for at in np.flatnonzero(wanted):
        kept[at] = rows[int(at)]
    if found.heading:
        kept[found.heading - 1] = rows[found.heading - 1]
    return replace(found.sheet, rows=kept)
