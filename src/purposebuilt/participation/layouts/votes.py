"""From votes as tables of numbers to the positions of a room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from purposebuilt.participation.long_tables import LongTable
from purposebuilt.participation.room import Ints, Participant, Positions, Statement

_UNSEEN = 9


def name_of(path: Path) -> str:
    """Give the name of a folder, or of a file without its ending: what a room is called that has no title."""
    whole = path.resolve()
    return whole.name if path.is_dir() else whole.stem


def natural(key: str) -> tuple[bool, int, str]:
    """Order keys as people do: numbers by their size, then words."""
    number = key.isascii() and key.isdecimal()
    return (not number, int(key) if number else 0, key)


def order_of(records: Iterable[Participant | Statement]) -> dict[str, int]:
    """Give the place of each record in its order, by key."""
    return {one.key: at for at, one in enumerate(records)}


def names(table: LongTable, column: str) -> list[str]:
    """Give the different names in a column of the sound rows of a long table, in natural order."""
    used = np.unique(table.codes[column])
    return sorted((table.values[column][code] for code in used), key=natural)


def spread_positions(table: LongTable, people: Mapping[str, int], person: str) -> tuple[list[str], Positions]:
    """Give the statements of a table with a column for each, and the positions in it, person by person."""
    declared = {column.name for column in table.reading.found.table.columns if column.unit != "votes"}
    statements = [name for name in table.codes if name not in declared]
    who = table.places(person, people)
    stances = np.full((len(table), len(statements)), _UNSEEN, dtype=np.int64)
    for at, name in enumerate(statements):
        stances[:, at] = table.numbers(name, _UNSEEN)
    row, column = np.nonzero(stances != _UNSEEN)
    return statements, positions(who[row], column, stances[row, column])


def positions(
    participant: Ints, statement: Ints, stance: Ints, round_: Ints | None = None, matters: Ints | None = None
) -> Positions:
    """Make the columns of positions; without a round all are of the first, and without `matters` none does."""
    first, none = np.ones(len(stance), dtype=np.int16), np.zeros(len(stance), dtype=np.bool_)
    return Positions(
        participant.astype(np.int64),
        statement.astype(np.int64),
        stance.astype(np.int8),
        none if matters is None else matters.astype(np.bool_),
        first if round_ is None else round_.astype(np.int16),
    )
