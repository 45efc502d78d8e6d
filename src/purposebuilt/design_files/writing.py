"""A design or a room to a box of sheets: the way back of :mod:`reading`."""

from __future__ import annotations

from enum import Enum
from typing import Any

from purposebuilt.design import Answer, Figure
from purposebuilt.design_files import cells, findings
from purposebuilt.design_files.column_types import Column, Kind, Part, Table
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import Box, Sheet
from purposebuilt.problems import Exit, Problem, Refusal, Where


def as_box(held: Any, workbook: bool, schema: Schema) -> Box:
    """Write every table of what is `held` as a sheet: texts are str, numbers float, empty cells None.

    `held` has the records of each table of the schema under the name of its field.

    Raises Refusal when a text cannot be kept (a control character, or more than fits into a cell).
    """
    problems: list[Problem] = []
    sheets = tuple(_sheet(held, table, schema.noun if workbook else "", problems) for table in schema.tables)
    if problems:
        raise Refusal(tuple(problems), Exit.DESIGN_NOT_READY)
    return Box(sheets)


def _sheet(held: Any, table: Table, in_workbook: str, problems: list[Problem]) -> Sheet:
    """Write one table; `in_workbook` is the noun of what a workbook is to hold, empty for a folder."""
    found = getattr(held, table.field)
    records = found if isinstance(found, tuple) else (found,)
    rows: list[list[object]] = [[column.name for column in table.columns]]
    for record in records:
        row: list[object] = []
        for column in table.columns:
            try:
                row.append(_kept(cell_of(column, record), in_workbook))
            except cells.Unfit as unfit:
                where = Where(table.name, len(rows) + 1, column.name, table.key_of(record))
                message = unfit.message.replace("{label}", column.label)
                problems.append(Problem(unfit.code, message, unfit.remedy, where=where))
        rows.append(row)
    return Sheet(table.name, rows, bool(in_workbook))


def _kept(cell: str | float | None, in_workbook: str) -> str | float | None:
    """Refuse a text that the reader of workbooks takes for a mark of its own."""
    if in_workbook and isinstance(cell, str) and "x005F_" in cell:
        message = "{label} holds 'x005F_', which no workbook keeps."
        raise cells.Unfit(findings.TEXT, message, f"Write it in other words, or keep the {in_workbook} as a folder.")
    return cell


def cell_of(column: Column, record: Any) -> str | float | None:
    """Give what stands in one column of one record: text, number or nothing. Raises Unfit for text that cannot stay."""
    value = getattr(record, column.field)
    if isinstance(value, Figure):
        return value.value if column.part is Part.VALUE else str(value.basis.value)
    if isinstance(value, Answer):
        value = getattr(value, column.part.value)
    if column.kind is Kind.NUMBER and value is not None:
        return float(value)
    text = _plain(value)
    if text and not column.free and text.startswith(cells.EXAMPLE):
        remedy = "Write it in other words: cells that begin so are examples."
        raise cells.Unfit(findings.HALF_EXAMPLE, f"{{label}} begins with '{cells.EXAMPLE.strip()}'.", remedy)
    return text


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = cells.join(tuple(cells.tidy(str(item)) for item in value))
    elif isinstance(value, Enum):
        value = value.value
    return cells.as_text(str(value)) or None


def blank_box(schema: Schema, begun: Any) -> Box:
    """Write the headings of every table and one example row that the reader leaves out.

    The row of the main table is `begun`: what is known, and what would be taken for granted.
    """
    sheets = []
    for table in schema.tables:
        rows: list[list[object]] = [[column.name for column in table.columns], [*example_row(table)]]
        if table.name == schema.main:
            rows.append([cell_of(column, begun) for column in table.columns])
        sheets.append(Sheet(table.name, rows))
    return Box(tuple(sheets))


def example_row(table: Table) -> list[str | None]:
    """Give the example of each column, marked so that the reader leaves the row out."""
    return [f"{cells.EXAMPLE}{column.example}" if column.example else None for column in table.columns]
