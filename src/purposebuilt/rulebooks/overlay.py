"""Laying one rulebook over another, in the words of its tables and before any of them is read.

A row with the same key replaces the cells that it gives; a blank cell keeps what the base says and ``(none)`` empties
it; ``drop`` = yes takes the row away; a new key adds a row after those of the base.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from purposebuilt.rulebooks.cells import EMPTIED
from purposebuilt.rulebooks.tables import DROP, Table

Row = Mapping[str, str]
Rows = dict[tuple[str, ...], Row]
"""The rows of one table by their key, in order."""


def key_of(table: Table, row: Row) -> tuple[str, ...]:
    """What names a row of a table."""
    return tuple(row.get(column, "") for column in table.key)


def lay_over(table: Table, base: Rows, rows: Iterable[Row]) -> tuple[Rows, tuple[tuple[str, ...], ...]]:
    """The rows of `base` with `rows` laid over them, and the keys that were to be dropped but are not there."""
    merged = dict(base)
    missing = []
    for row in rows:
        key = key_of(table, row)
        if row.get(DROP) == "yes":
            if merged.pop(key, None) is None:
                missing.append(key)
            continue
        given = {column: text for column, text in row.items() if text and column != DROP}
        merged[key] = {
            column: "" if text == EMPTIED else text for column, text in {**merged.get(key, {}), **given}.items()
        }
    return merged, tuple(missing)
