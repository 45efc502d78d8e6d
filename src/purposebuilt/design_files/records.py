"""Rows of a sheet to records of a design, cell by cell, every problem at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from purposebuilt.design import Answer, Basis, Figure
from purposebuilt.design_files import cells, findings
from purposebuilt.design_files.column_types import Column, Part
from purposebuilt.design_files.headings import Found
from purposebuilt.design_files.limits import MOST_PROBLEMS
from purposebuilt.design_files.sheets import example_cells
from purposebuilt.problems import Problem, Where


@dataclass(slots=True)
class Row:
    """One row that has been read: its number and what each column holds (None: empty); `sound` when all could be."""

    number: int
    values: dict[str, Any]
    sound: bool = True


@dataclass(slots=True)
class Reading:
    """A table that has been read, with its rows in order; `whole` unless there were too many problems to go on."""

    found: Found
    rows: list[Row]
    whole: bool = True
    examples: int = 0

    def key(self, row: Row) -> str:
        """Name a row by its identifying columns, as :meth:`Table.key_of` does for its record."""
        names = self.found.table.identified_by
        return ", ".join(str(row.values[name]) for name in names if row.values.get(name))

    def where(self, row: Row, column: str) -> Where:
        """Give the place of a cell of a row."""
        index = self.found.at.get(column, -1)
        return self.found.sheet.where(row.number, index, column, self.key(row))


def read_rows(found: Found, problems: list[Problem]) -> Reading:
    """Read every row below the headings; rows marked as examples are left out."""
    reading = Reading(found, [])
    present = [(column, found.at[column.name]) for column in found.table.columns if column.name in found.at]
    before = len(problems)
    for number, raw in found.sheet.filled():
        if number <= found.heading:
            continue
        if len(problems) - before > MOST_PROBLEMS:
            problems.append(_and_more(found, number))
            reading.whole = False
            break
        filled, examples = example_cells(raw)
        if examples == filled:
            reading.examples += 1
            continue
        row = Row(number, {})
        wrong = _read_cells(row, raw, present)
        if examples and _half_example(found, raw):
            message = "The row is partly the example and partly your own."
            remedy = f"Overwrite or empty the cells that begin with '{cells.EXAMPLE.strip()}'."
            problems.append(Problem(findings.HALF_EXAMPLE, message, remedy, where=found.sheet.where(number)))
            row.sound = False
        else:
            problems.extend(_problem(reading, row, column, unfit) for column, unfit in wrong)
            row.sound = not wrong
            _check_row(reading, row, {column.name for column, _ in wrong}, problems)
        reading.rows.append(row)
    return reading


def _and_more(found: Found, number: int) -> Problem:
    message = f"There are more than {MOST_PROBLEMS:,} problems; rows from {number} on were not looked at."
    remedy = "Mend those above and check again."
    return Problem(findings.AND_MORE, message, remedy, where=found.sheet.where(number))


def _read_cells(row: Row, raw: list[object], present: list[tuple[Column, int]]) -> list[tuple[Column, cells.Unfit]]:
    wrong = []
    width = len(raw)
    for column, index in present:
        cell = raw[index] if index < width else None
        if cell is None or cell == "":
            row.values[column.name] = None
            continue
        try:
            row.values[column.name] = cells.parse(column, cell)
        except cells.Unfit as unfit:
            row.values[column.name] = None
            wrong.append((column, unfit))
    return wrong


def _half_example(found: Found, raw: list[object]) -> bool:
    """Say whether a key or a cell that is not free text is marked as an example: then it cannot be meant."""
    for column in found.table.columns:
        index = found.at.get(column.name, len(raw))
        cell = raw[index] if index < len(raw) else None
        marked = isinstance(cell, str) and cell.strip().startswith(cells.EXAMPLE)
        if marked and not column.free:
            return True
    return False


def _problem(reading: Reading, row: Row, column: Column, unfit: cells.Unfit) -> Problem:
    message = unfit.message.replace("{label}", column.label)
    return Problem(unfit.code, message, unfit.remedy, where=reading.where(row, column.name))


def _check_row(reading: Reading, row: Row, wrong: set[str], problems: list[Problem]) -> None:
    """Look for empty cells that must be filled, and for numbers without a basis."""
    at = reading.found.at
    for column in reading.found.table.columns:
        if column.part is Part.BASIS:
            if column.name in at and not wrong & {column.field, column.name}:
                _check_basis(reading, row, column, problems)
        elif column.required and column.name in at and column.name not in wrong and row.values[column.name] is None:
            message = f"{column.label} is empty."
            remedy = f"{column.help} For example: {column.example}."
            problems.append(Problem(findings.EMPTY_CELL, message, remedy, where=reading.where(row, column.name)))
            row.sound = False


def _check_basis(reading: Reading, row: Row, column: Column, problems: list[Problem]) -> None:
    value, basis = row.values.get(column.field), row.values[column.name]
    if (value is None) == (basis is None):
        return
    number = reading.found.table.column(column.field)
    if basis is None:
        message = f"{number.label} has a number, but {column.name} does not say how we know it."
        remedy = f"Write one of: {', '.join(Basis)}."
    elif number.required:
        return
    else:
        message = f"{column.label} says '{basis}', but {number.name} holds no number."
        remedy = "Write the number, or empty the cell."
    problems.append(Problem(findings.BASIS, message, remedy, where=reading.where(row, column.name)))
    row.sound = False


def build(reading: Reading) -> tuple[Any, ...]:
    """Make the records of a table whose rows are all sound."""
    table = reading.found.table
    defaults = table.defaults()
    plan = [(column, column.name in reading.found.at) for column in table.columns if column.part in _FIRST]
    return tuple(table.record(**_fields(row, plan, defaults)) for row in reading.rows)


_FIRST = (Part.WHOLE, Part.VALUE, Part.BODIES)


def _fields(row: Row, plan: list[tuple[Column, bool]], defaults: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    get = row.values.get
    for column, present in plan:
        name, value = column.field, get(column.name)
        if column.part is Part.VALUE:
            if value is not None:
                fields[name] = Figure(value, get(f"{name}_basis") or Basis.ASSUMED)
        elif column.part is Part.BODIES:
            fields[name] = Answer(value or (), get(f"{name}_level") or "", get(f"{name}_since") or "")
        elif value is not None:
            fields[name] = value
        elif column.many and present:
            fields[name] = ()
        elif name not in defaults:
            fields[name] = ""
    return fields
