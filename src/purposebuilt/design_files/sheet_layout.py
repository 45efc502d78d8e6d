"""How a table looks as a sheet: headings with notes, drop-downs, widths, print set-up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.column_types import Column, Kind, Part, Table
from purposebuilt.design_files.lists import INLINE, LAST_ROW, Listed, source_of
from purposebuilt.design_files.sheets import Sheet as Rows
from purposebuilt.spreadsheet import Choices, Sheet, Style, Workbook, fitting

NEEDED = Style(bold=True, colour="#FFFFFF", fill="#1D3C4F", wrap=True, valign="vcenter", border="#8AA4B2")
OPTIONAL = Style(bold=True, colour="#1D3C4F", fill="#DCE8EE", wrap=True, valign="vcenter", border="#8AA4B2")
WORDS = Style(wrap=True, number="@")
NUMBER = Style(number="General")
GREY = Style(italic=True, colour="#5A6872", wrap=True, number="@")

TABS = {
    "design": "#1D3C4F",
    **dict.fromkeys(("aims", "purposes"), "#2E7D5B"),
    **dict.fromkeys(
        ("partners", "committees", "places", "readiness", "criteria", "weights", "judged_scores"), "#2B6CA3"
    ),
    **dict.fromkeys(("functions", "dependencies", "arrangements", "teams", "retraining", "stages"), "#A65E2E"),
}
PAGE_WIDTH = 210
WIDEST = 44
TALLEST = 156.0
LAST_TAB = "#7A4A8C"


def write_sheet(book: Workbook, table: Table, rows: Rows, lists: Mapping[str, Listed]) -> None:
    """Write one table: `rows` holds the headings, then the rows; those marked as examples are grey."""
    sheet = book.sheet(table.name, TABS.get(table.name, LAST_TAB))
    widths = [width(column, [row[index] for row in rows.rows[1:]]) for index, column in enumerate(table.columns)]
    for index, column in enumerate(table.columns):
        sheet.write(0, index, column.name, NEEDED if column.required else OPTIONAL)
        sheet.note(0, index, note(column))
        sheet.widths([widths[index]], NUMBER if column.kind is Kind.NUMBER else WORDS, first=index)
        _drop_down(sheet, index, column, lists)
    styles = [NUMBER if column.kind is Kind.NUMBER else WORDS for column in table.columns]
    for number, row in enumerate(rows.rows[1:], start=1):
        example = str(row[0]).startswith(EXAMPLE)
        values = [cell if cell is None or isinstance(cell, float) else str(cell) for cell in row]
        for index, value in enumerate(values):
            if value is not None:
                sheet.write(number, index, value, GREY if example else styles[index])
        sheet.height(number, min(TALLEST, fitting(values, widths)))
    sheet.accept_digits_as_text(LAST_ROW, len(table.columns) - 1)
    sheet.height(0, 33)
    sheet.freeze(1, 1)
    sheet.filter(0, 0, max(1, len(rows.rows) - 1), len(table.columns) - 1)
    sheet.print_setup(0, footer=table.sentence, wide=math.ceil(sum(widths) / PAGE_WIDTH))


def _drop_down(sheet: Sheet, index: int, column: Column, lists: Mapping[str, Listed]) -> None:
    source, strict = "", bool(column.choices) and not column.many
    values: tuple[str, ...] = ()
    if column.choices and sum(len(word) + 1 for word in column.choices) <= INLINE:
        values = column.choices
    elif column.among:
        source, strict = source_of(column, lists)
    sheet.choices(index, 1, LAST_ROW - 1, Choices(values, source, column.label, prompt(column), strict))


def note(column: Column) -> str:
    """Give what the heading's note says of a column."""
    lines = [column.help]
    lines += [f"Unit: {column.unit}."] if column.unit else []
    lines += [allowed(column)] if allowed(column) else []
    lines += ["Several: put a semicolon between them."] if column.many else []
    lines += ["Needed in every row." if column.required else "May stay empty."]
    lines += [f"For example: {column.example}"]
    return "\n".join(lines)


def prompt(column: Column) -> str:
    """Give the short words shown when a cell of the column is chosen."""
    unit = f" Unit: {column.unit}." if column.unit else ""
    several = " Several: put a semicolon between them." if column.many else ""
    return f"{column.help}{unit}{several}"


def allowed(column: Column) -> str:
    """Say in words what a cell of the column may hold, where not anything may stand."""
    if column.choices:
        return f"One of: {', '.join(column.choices)}."
    if column.kind is Kind.DATE:
        return "A day (2027-04-01), a month (2027-04) or a year (2027)."
    if column.kind is Kind.NUMBER:
        if column.least is None:
            return "A number."
        return (
            f"A number, {column.least:g} or more."
            if column.most is None
            else (f"A number from {column.least:g} to {column.most:g}.")
        )
    names = [_list_name(name) for name in column.among]
    if not names:
        return ""
    return f"{'Often' if column.open else 'One of'}: {' or '.join(names)}."


def _list_name(name: str) -> str:
    if name.startswith("rulebook."):
        return f"the {name.removeprefix('rulebook.').replace('_', ' ')} of the rulebook (sheet Lists)"
    if name in ("measures", "rulebooks"):
        return f"the {name} (sheet Lists)"
    return "'judged'" if name == "judged" else f"a key of {name}"


def width(column: Column, cells: Sequence[object] = ()) -> float:
    """Give how wide a column is, in characters: as its kind asks, and wider where its cells are, within reason."""
    longest = max((len(line) for cell in cells for line in str(cell or "").splitlines()), default=0)
    return max(_usual_width(column), min(WIDEST, longest + 2))


def _usual_width(column: Column) -> float:
    if column.kind in (Kind.NUMBER, Kind.DATE, Kind.YES_NO) or column.part is Part.BASIS:
        return max(15 if column.kind is Kind.DATE else 12, len(column.name) + 3)
    if column.part is Part.LEVEL:
        return max(13, len(column.name) + 3)
    if column.free and len(column.example) > 22:
        return 44
    return max(20, len(column.name) + 3, min(34, len(column.example) + 8))
