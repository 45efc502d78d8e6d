"""Whether what cells name is there: rows of other tables, lists of the rulebook, measures; and whether keys repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from purposebuilt import rulebooks
from purposebuilt.design_files import columns, findings
from purposebuilt.design_files.column_types import BODIES, Column
from purposebuilt.design_files.findings import Suggester, fold, listing
from purposebuilt.design_files.records import Reading, Row
from purposebuilt.design_files.schema import Schema
from purposebuilt.problems import Problem
from purposebuilt.rulebooks.rulebook import Rulebook

Lists = Mapping[str, tuple[str, ...]]


def keyed(schema: Schema) -> tuple[str, ...]:
    """Give the names of the tables whose rows other tables name by their key."""
    return tuple(table.name for table in schema.tables if table.identified_by == ("key",))


KEYED = keyed(columns.DESIGN)


def of_rulebook(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Give the lists of values that a rulebook brings, by the names that columns call them."""
    lists = ("aims", "levels", "partner_kinds", "modes", "mechanisms", "functions", "rules")
    found = {f"rulebook.{name}": tuple(one.key for one in getattr(rulebook, name)) for name in lists}
    found["rulebook.packs"] = tuple(dict.fromkeys(function.pack for function in rulebook.functions))
    found["rulebook.skills"] = tuple(sorted({skill for one in rulebook.functions for skill in one.skills}))
    return found


FIXED = ("rulebooks", "measures", "judged")


def fixed() -> dict[str, tuple[str, ...]]:
    """Give the lists of values that no design and no rulebook changes."""
    return {"rulebooks": rulebooks.available(), "measures": columns.MEASURES, "judged": ("judged",)}


def of_design(readings: Mapping[str, Reading]) -> Lists:
    """Give the lists of values that stand outside the tables of a design: fixed ones and those of its rulebook."""
    allowed = fixed()
    return allowed | _from_rulebook(readings, allowed["rulebooks"])


def check(readings: Mapping[str, Reading], schema: Schema, lists: Lists, problems: list[Problem]) -> None:
    """Add to `problems` every repeated key and every name of something that is not there.

    `lists` are values that stand outside the tables, by the names that columns call them, or stand in for a table's.
    """
    allowed = {name: keys for name in keyed(schema) if (keys := known_keys(schema, name, readings)) is not None}
    allowed |= lists
    for reading in readings.values():
        if not reading.found.table.repeated:
            _repeated(reading, problems)
    suggest = Suggester()
    for reading in readings.values():
        for column in reading.found.table.columns:
            if column.among and not column.open and column.name in reading.found.at:
                _check_column(reading, column, allowed, suggest, problems)


def known_keys(schema: Schema, name: str, readings: Mapping[str, Reading]) -> tuple[str, ...] | None:
    """Give the keys of a table; None when the table is at fault, for then names of its rows are not looked at."""
    reading = readings.get(name)
    if reading is None:
        return None if schema.by_name[name].required else ()
    if not reading.whole or (reading.found.heading and "key" not in reading.found.at):
        return None
    return tuple(str(row.values["key"]) for row in reading.rows if row.values.get("key"))


def _from_rulebook(readings: Mapping[str, Reading], known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    rows = readings["design"].rows if "design" in readings else []
    name = rows[0].values.get("rulebook") if rows else None
    return of_rulebook(rulebooks.load(name)) if name in known else {}


def _repeated(reading: Reading, problems: list[Problem]) -> None:
    seen: dict[tuple[Any, ...], Row] = {}
    for row in reading.rows:
        mark = tuple(row.values.get(name) for name in reading.found.table.identified_by)
        if not any(mark):
            continue
        first = seen.setdefault(mark, row)
        if first is not row:
            names = " and ".join(reading.found.table.identified_by)
            message = f"Rows {first.number} and {row.number} have the same {names}: {reading.key(row)}."
            where = reading.where(row, reading.found.table.identified_by[0])
            remedy = "Give one of them another, or remove it."
            problems.append(Problem(findings.DUPLICATE_KEY, message, remedy, where=where))
            row.sound = False


def shared_bodies(readings: Mapping[str, Reading], problems: list[Problem]) -> None:
    """A body is a partner or a committee: no key may be both."""
    first, second = (readings.get(name) for name in BODIES)
    if first is None or second is None:
        return
    partners = {row.values.get("key"): row.number for row in first.rows}
    for row in second.rows:
        key = row.values.get("key")
        if key and key in partners:
            message = f"'{key}' is the key of a committee here and of a partner in row {partners[key]} of partners."
            remedy = "Give the committee a key of its own: arrangements name either by its key."
            problems.append(Problem(findings.DUPLICATE_KEY, message, remedy, where=second.where(row, "key")))


def _check_column(
    reading: Reading,
    column: Column,
    allowed: Mapping[str, tuple[str, ...]],
    suggest: Suggester,
    problems: list[Problem],
) -> None:
    if any(name not in allowed for name in column.among):
        return
    words = tuple(dict.fromkeys(word for name in column.among for word in allowed[name]))
    known, near = set(words), {fold(word): word for word in words}
    tables = tables_named(column)
    for row in reading.rows:
        value = row.values.get(column.name)
        if value is None:
            continue
        items = value if column.many else (value,)
        for item in items:
            if item in known:
                continue
            if not tables and fold(item) in near:
                _accept(row, column, item, near[fold(item)])
                continue
            problems.append(_unknown(reading, row, column, item, suggest(item, words) or _instead(column, words)))
            row.sound = False


def _accept(row: Row, column: Column, item: str, meant: str) -> None:
    """Take a word of a closed list that differs only in case or in how words are joined."""
    value = row.values[column.name]
    row.values[column.name] = tuple(meant if one == item else one for one in value) if column.many else meant


def _instead(column: Column, words: tuple[str, ...]) -> str:
    tables = " or ".join(tables_named(column))
    add = f"Add it to {tables}, or mend the cell." if tables else "Mend the cell."
    return f"{add} Known: {listing(words)}." if words else add


def tables_named(column: Column) -> list[str]:
    """Give the tables whose keys may stand in a column: what is no list of the rulebook and no fixed list."""
    return [name for name in column.among if not name.startswith("rulebook.") and name not in FIXED]


def _nowhere(column: Column) -> str:
    """Say where a name was looked for: ``not in places``, or ``neither a measure nor in criteria``."""
    spots = []
    for name in column.among:
        if name.startswith("rulebook."):
            spots.append(f"in the rulebook's {name.removeprefix('rulebook.').replace('_', ' ')}")
        elif name == "measures":
            spots.append("a measure")
        elif name not in FIXED:
            spots.append(f"in {name}")
    return f"not {spots[0]}" if len(spots) == 1 else f"neither {' nor '.join(spots)}"


def _unknown(reading: Reading, row: Row, column: Column, item: str, remedy: str) -> Problem:
    tables = tables_named(column)
    shown = item if len(item) <= 60 else item[:57] + "..."
    if tables:
        message = f"{column.label} names '{shown}', which is {_nowhere(column)}."
        code = findings.UNKNOWN_REFERENCE
    else:
        message = f"{column.label} cannot be '{shown}'."
        code = findings.UNKNOWN_VALUE
    return Problem(code, message, remedy, where=reading.where(row, column.name))
