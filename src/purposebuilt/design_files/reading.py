"""A box of sheets to a design, or to every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from purposebuilt.design import Design
from purposebuilt.design_files import columns, findings, references
from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.headings import find_tables
from purposebuilt.design_files.records import Reading, build, read_rows
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import Box, Sheet
from purposebuilt.problems import Exit, Problem, Refusal, Severity, Where


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each record stands in the file it was read from, so that later problems can say it.

    `rows` has the row number for (table name, key); `sheets` and `indexes` the sheet and column of each table.
    """

    rows: Mapping[tuple[str, str], int]
    sheets: Mapping[str, Sheet]
    indexes: Mapping[tuple[str, str], int]

    def row(self, sheet: str, key: str) -> int:
        """Give the row of a record (the heading is row 1), or 0 when it is not known.

        Where several columns name a row, ``a, b`` and ``a and b`` are that row, and ``a`` the first of its rows.
        """
        if sheet == "design":
            return self.rows.get((sheet, ""), 0)
        for wanted in (key, key.replace(" and ", ", ")):
            if (sheet, wanted) in self.rows:
                return self.rows[sheet, wanted]
        several = len(columns.BY_NAME[sheet].identified_by) > 1 if sheet in columns.BY_NAME else False
        numbers = (row for (table, name), row in self.rows.items() if table == sheet and name.startswith(f"{key}, "))
        return next(numbers, 0) if several and key else 0

    def where(self, where: Where) -> Where:
        """Complete a place that names a table and a key by its row, and by its cell in a workbook."""
        table = where.sheet.removesuffix(".csv")
        if table not in self.sheets:
            return where
        row = where.row or self.row(table, where.key)
        named = (where.column, f"{where.column}_bodies")
        index = next((self.indexes[table, name] for name in named if (table, name) in self.indexes), -1)
        return self.sheets[table].where(row, index, where.column, where.key)


def locate(problems: Iterable[Problem], rows: Rows) -> tuple[Problem, ...]:
    """Give the same problems, each with the row (and cell) of the record that it is about, where that is known."""
    return tuple(replace(problem, where=rows.where(problem.where)) for problem in problems)


def read_box(box: Box, under: str = "") -> tuple[Design, Rows]:
    """Make the design that a box of sheets holds. Raises Refusal (design not ready) with every problem at once.

    `under` is the key of a rulebook that stands in for the one that the design names.
    """
    problems = list(box.problems)
    tables = find_tables(box, columns.DESIGN, problems)
    readings = {name: read_rows(found, problems) for name, found in tables.items()}
    for row in readings["design"].rows if under and "design" in readings else ():
        row.values["rulebook"] = under
    references.check(readings, columns.DESIGN, references.of_design(readings), problems)
    references.shared_bodies(readings, problems)
    one_row(readings, columns.DESIGN, problems)
    refuse(box, columns.DESIGN, problems)
    records = {reading.found.table.field: build(reading) for reading in readings.values()}
    (identity,) = records.pop("identity")
    return Design(identity, **records), _rows(readings)


def refuse(box: Box, schema: Schema, problems: Iterable[Problem]) -> None:
    """Raise Refusal (not ready) where a problem is an error, with every problem in the order of the sheets."""
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refusal(tuple(sorted(problems, key=_order(box, schema))), Exit.DESIGN_NOT_READY)


def one_row(readings: Mapping[str, Reading], schema: Schema, problems: list[Problem]) -> None:
    """Hold tables that are needed to at least one row, and the main one to one."""
    for name, reading in readings.items():
        table, sheet = reading.found.table, reading.found.sheet
        if table.required and not reading.rows and reading.found.heading:
            message = f"The table {name} has no row."
            remedy = f"Fill it in: {table.sentence[0].lower()}{table.sentence[1:]}"
            if reading.examples:
                remedy += f" A row that begins with '{EXAMPLE.strip()}' is an example and does not count."
            problems.append(Problem(findings.MISSING_TABLE, message, remedy, where=sheet.where()))
        if name == schema.main and len(reading.rows) > 1:
            message = f"The table {name} has {len(reading.rows)} rows; a {schema.noun} is described in one."
            where = sheet.where(reading.rows[1].number)
            problems.append(Problem(findings.TOO_MANY_ROWS, message, "Keep one row.", where=where))


def _order(box: Box, schema: Schema) -> Callable[[Problem], tuple[int, str, int, int, str]]:
    """Order problems as the sheets stand, then by row, then by column."""
    place = {sheet.shown: number for number, sheet in enumerate(box.sheets)}
    across = {
        (table.name, column.name): number for table in schema.tables for number, column in enumerate(table.columns)
    }

    def key(problem: Problem) -> tuple[int, str, int, int, str]:
        where = problem.where
        column = across.get((where.sheet.removesuffix(".csv"), where.column), -1)
        return (place.get(where.sheet, -1), where.sheet, where.row, column, problem.code)

    return key


def _rows(readings: Mapping[str, Reading]) -> Rows:
    rows: dict[tuple[str, str], int] = {}
    indexes: dict[tuple[str, str], int] = {}
    for name, reading in readings.items():
        for row in reading.rows:
            rows.setdefault((name, "" if name == "design" else reading.key(row)), row.number)
        indexes |= {(name, column): index for column, index in reading.found.at.items()}
    return Rows(rows, {name: reading.found.sheet for name, reading in readings.items()}, indexes)
