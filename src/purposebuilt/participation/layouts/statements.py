"""A statement as the tables of other tools have it: with a number for what moderation decided."""

from __future__ import annotations

from purposebuilt.design_files.records import Reading, Row
from purposebuilt.participation.room import Moderation, Statement

MODERATION = {1: Moderation.IN, 0: Moderation.UNDECIDED, -1: Moderation.OUT}
REASON = "Moderated out where it was gathered."


def statement(row: Row, key: str, text: str) -> Statement:
    """Make a statement of a row; `key` and `text` name its columns. One without words has its key for words.

    What is not said of moderation is in: a table without that column has nothing to take out.
    """
    values = row.values
    decided = values.get("moderated")
    moderation = Moderation.IN if decided is None else MODERATION[decided]
    return Statement(
        values[key],
        values.get(text) or values[key],
        moderation=moderation,
        moderation_reason=REASON if moderation is Moderation.OUT else "",
        meta=bool(values.get("meta")),
        seed=bool(values.get("seed")),
    )


def statements(reading: Reading | None, key: str, text: str, voted_on: list[str]) -> tuple[Statement, ...]:
    """Make the statements of a table, in its order; without a table, those that were voted on, in theirs."""
    if reading is None:
        return tuple(Statement(name, name) for name in voted_on)
    return tuple(statement(row, key, text) for row in reading.rows)
