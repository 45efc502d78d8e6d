"""Which sheet is which table, and which column is which: the first thing that is checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from purposebuilt.design_files import findings
from purposebuilt.design_files.column_types import Column, Extra, Part, Table
from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import READ_OVER, Box, Sheet, blank, letters
from purposebuilt.problems import Problem, Where


@dataclass(slots=True)
class Found:
    """A sheet that is known for a table: where its headings stand and which column is at which index."""

    table: Table
    sheet: Sheet
    heading: int
    at: dict[str, int] = field(default_factory=dict)


def find_tables(box: Box, schema: Schema, problems: list[Problem]) -> dict[str, Found]:
    """Match the sheets of a box with the tables of a schema, and add what is wrong to `problems`."""
    known = schema.by_folded_name
    _is_one(box, schema)
    found: dict[str, Found] = {}
    for sheet in box.sheets:
        table = known.get(fold(sheet.name))
        if table is None:
            if not (sheet.workbook and fold(sheet.name) in READ_OVER):
                problems.append(_unknown_table(sheet, schema))
        elif table.name in found:
            other = found[table.name].sheet.shown
            message = f"'{other}' and '{sheet.shown}' are both the table {table.name}."
            problems.append(Problem(findings.REPEATED, message, "Keep one of them.", where=sheet.where()))
        else:
            found[table.name] = find_columns(table, sheet, problems)
    for table in schema.tables:
        if table.required and table.name not in found:
            problems.append(_missing_table(table, box, schema.noun))
    return found


OTHERS = {"design": "room", "room": "design"}
"""The main table of each kind of file, and that of the other kind, which is called as the kind is."""


def _is_one(box: Box, schema: Schema) -> None:
    """Refuse a room that is given as a design, or the reverse: in one sentence, and not by each of its cells."""
    sheets = {fold(sheet.name) for sheet in box.sheets}
    other = OTHERS.get(schema.main, "")
    if other in sheets and schema.main not in sheets:
        message = f"This is a {other}, and a {schema.noun} is needed here: it has the table {other} and no table"
        remedy = f"Give the folder or workbook of a {schema.noun}; 'purposebuilt --help' says which command takes what."
        raise findings.unreadable(findings.OTHER_KIND, f"{message} {schema.main}.", remedy)


def _unknown_table(sheet: Sheet, schema: Schema) -> Problem:
    names = [table.name for table in schema.tables]
    near = findings.nearest(sheet.name, names)
    hint = f"Did you mean '{near}'? " if near else ""
    rest = "Rename it" + (", or name a sheet of your own Notes." if sheet.workbook else ", or move it elsewhere.")
    message = f"No table of a {schema.noun} is called '{sheet.name}'."
    remedy = f"{hint}{rest} The tables are: {', '.join(names)}."
    return Problem(findings.UNKNOWN_TABLE, message, remedy, where=sheet.where())


def _missing_table(table: Table, box: Box, noun: str) -> Problem:
    workbook = any(sheet.workbook for sheet in box.sheets)
    thing = f"a sheet called {table.name}" if workbook else f"a file called {table.name}.csv"
    sentence = f"It says: {table.sentence[0].lower()}{table.sentence[1:]}"
    message = f"Every {noun} needs the table {table.name}, and it is not there."
    return Problem(findings.MISSING_TABLE, message, f"Add {thing}. {sentence}", where=Where(sheet=table.name))


def find_columns(table: Table, sheet: Sheet, problems: list[Problem]) -> Found:
    """Match the headings of a sheet with the columns of its table, and add what is wrong to `problems`."""
    heading, cells = next(iter(sheet.filled()), (0, []))
    found = Found(table, sheet, heading)
    if not heading:
        if table.required:
            remedy = f"Write the headings in its first row: {', '.join(column.name for column in table.columns)}."
            message = "The table is empty."
            problems.append(Problem(findings.MISSING_TABLE, message, remedy, where=sheet.where()))
        return found
    known = {fold(column.name): column for column in table.columns}
    for index, cell in enumerate(cells):
        if blank(cell):
            continue
        column = known.get(fold(str(cell)))
        if column is None and table.extra is not Extra.WRONG:
            continue
        if column is None:
            problems.append(_unknown_column(found, index, str(cell).strip()))
        elif column.name in found.at:
            message = f"Two columns are called '{column.name}'."
            where = sheet.where(heading, index, column.name)
            problems.append(Problem(findings.REPEATED, message, "Keep one of them.", where=where))
        else:
            found.at[column.name] = index
    problems.extend(_missing_columns(found))
    problems.extend(_without_heading(found, cells))
    return found


def _unknown_column(found: Found, index: int, name: str) -> Problem:
    free = [column.name for column in found.table.columns]
    near = findings.nearest(name, free)
    hint = f"Did you mean '{near}'?" if near else f"The columns are: {', '.join(free)}."
    message = f"The table {found.table.name} has no column '{name[:60]}'."
    where = found.sheet.where(found.heading, index, name[:60])
    return Problem(findings.UNKNOWN_COLUMN, message, f"{hint} Rename or remove the column.", where=where)


def _missing_columns(found: Found) -> list[Problem]:
    missing = []
    for column in found.table.columns:
        if column.name in found.at:
            continue
        beside = column.part is Part.BASIS and column.field in found.at
        if column.required or beside:
            missing.append(_missing_column(found, column, beside))
    return missing


def _missing_column(found: Found, column: Column, beside: bool) -> Problem:
    why = f"It says how we know the numbers in {column.field}." if beside else column.help
    message = f"The column '{column.name}' is missing."
    remedy = f"Add it to the headings. {why}"
    where = found.sheet.where(found.heading, column=column.name)
    return Problem(findings.MISSING_COLUMN, message, remedy, where=where)


def _without_heading(found: Found, heading: list[object]) -> list[Problem]:
    named = {index for index, cell in enumerate(heading) if not blank(cell)}
    problems: list[Problem] = []
    told: set[int] = set()
    if len(named) == found.sheet.width:
        return problems
    for number, row in found.sheet.filled():
        for index, cell in enumerate(row):
            if index in named or index in told or blank(cell):
                continue
            told.add(index)
            message = f"Column {letters(index)} has no heading, but there is something in it: '{str(cell)[:40]}'."
            remedy = "Give the column its heading, or empty it."
            if not found.sheet.workbook:
                remedy = "Put the cell that holds a comma between double quotes, or remove what is too much."
            where = found.sheet.where(number, index, letters(index))
            problems.append(Problem(findings.NO_HEADING, message, remedy, where=where))
    return problems
