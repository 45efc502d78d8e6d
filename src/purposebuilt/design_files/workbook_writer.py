"""A design or a room as a workbook, and the blank one: the same sheets, with help and drop-downs in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from purposebuilt import rulebooks
from purposebuilt.design import Design
from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.columns import DESIGN
from purposebuilt.design_files.lists import Listed, gather, write_lists
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheet_layout import GREY, NEEDED, OPTIONAL, allowed, write_sheet
from purposebuilt.design_files.sheets import Box
from purposebuilt.rulebooks.rulebook import Rulebook
from purposebuilt.spreadsheet import BOLD, MUTED, TITLE, WRAPPED, Properties, Sheet, Style, Workbook

STEPS = (
    "Finish the row that is begun in design; fill partners and places; then the rest. Dark headings are needed.",
    f"A row whose cells begin with '{EXAMPLE.strip()}' is an example and is not read. Write below it, or over it.",
    "Rest on a heading to read what belongs there, or look in the sheet Help. Many cells offer a list.",
    "A row is named by its key, a short name of your own such as northdale-council. Other sheets use that name.",
    "Several items in one cell have a semicolon between them: northdale;southdale.",
    "Beside each number is a column that says how we know it: published, derived, assumed or judged.",
    "An empty cell means not known, or what the heading's note says. It is never zero.",
    "Keep headings and sheet names as they are. A sheet called Notes is yours and is not read.",
)
THEN = "purposebuilt check NAME-OF-THIS-FILE.xlsx"
_PAGE = Style(wrap=True, size=10)


@dataclass(frozen=True, slots=True)
class Guide:
    """What the first sheet says: what this is, how it is filled in, and which command comes `then`."""

    properties: Properties
    steps: tuple[str, ...]
    then: str


def write_workbook(box: Box, path: Path, design: Design) -> None:
    """Write a design's box of sheets as a workbook, in place completely or not at all. Raises OSError."""
    bodies = {partner.key: partner.name for partner in design.partners}
    bodies |= {committee.key: committee.name for committee in design.committees}
    known = design.identity.rulebook in rulebooks.available()
    lists = gather(rulebooks.load(design.identity.rulebook) if known else None, bodies)
    guide = Guide(Properties(design.identity.title, "Design of an integrated care system"), STEPS, THEN)
    write_sheets(box, path, DESIGN, guide, lists)


def write_template(box: Box, path: Path, rulebook: Rulebook) -> None:
    """Write the blank box as a workbook, with the rulebook's lists. Raises OSError."""
    properties = Properties("A blank design", f"To be filled in under the rulebook {rulebook.title}")
    write_sheets(box, path, DESIGN, Guide(properties, STEPS, THEN), gather(rulebook, {}))


def write_sheets(box: Box, path: Path, schema: Schema, guide: Guide, lists: Mapping[str, Listed]) -> None:
    """Write the sheets of a box with the guide before them, help and lists behind them. Raises OSError."""
    with Workbook(path, guide.properties) as book:
        _write_start(book, guide, schema, box)
        for sheet in box.sheets:
            write_sheet(book, schema.by_name[sheet.name], sheet, lists)
        _write_help(book, schema)
        if lists:
            write_lists(book, lists)


def _write_start(book: Workbook, guide: Guide, schema: Schema, box: Box) -> None:
    properties = guide.properties
    sheet = book.sheet("Start here")
    sheet.widths([4, 24, 84, 8])
    sheet.write(0, 1, properties.title, TITLE)
    sheet.height(0, 28)
    sheet.write(1, 1, f"{properties.subject}.", MUTED)
    sheet.write(3, 1, "How to fill it in", BOLD)
    for number, step in enumerate(guide.steps, start=1):
        sheet.write(3 + number, 0, number, Style(bold=True, align="right"))
        sheet.merge(3 + number, 1, 3, step, _PAGE)
        sheet.height(3 + number, 32 if len(step) > 130 else 17)
    row = _write_legend(sheet, 5 + len(guide.steps))
    sheet.row(row, ("sheet", "what it holds", "rows"), NEEDED, column=1)
    for row, table in enumerate(schema.tables, start=row + 1):  # noqa: B020 - counts on
        sheet.link(row, 1, table.name, table.name)
        needed = " Needed." if table.required else ""
        sheet.write(row, 2, table.sentence + needed, WRAPPED)
        sheet.write(row, 3, _rows_of(box, table.name) or None)
        sheet.height(row, 32 if len(table.sentence + needed) > 115 else 17)
    sheet.merge(row + 2, 1, 3, f"Then: {guide.then}", BOLD)
    sheet.merge(row + 3, 1, 3, "Purposebuilt is not an NHS product.", MUTED)
    sheet.hide_gridlines()
    sheet.print_setup(landscape=False)
    sheet.show_first()


def _write_legend(sheet: Sheet, row: int) -> int:
    sheet.write(row, 1, "needed in every row", NEEDED)
    sheet.write(row + 1, 1, "may stay empty", OPTIONAL)
    sheet.write(row + 2, 1, "e.g. an example, not read", GREY)
    return row + 4


def _rows_of(box: Box, name: str) -> int:
    rows = next(sheet.rows[1:] for sheet in box.sheets if sheet.name == name)
    return sum(not str(row[0]).startswith(EXAMPLE) for row in rows)


def _write_help(book: Workbook, schema: Schema) -> None:
    sheet = book.sheet("Help")
    rows = [
        (
            table.name,
            column.name,
            "yes" if column.required else "",
            column.help,
            column.unit,
            allowed(column) + (" Several: semicolons between." if column.many else ""),
            column.example,
        )
        for table in schema.tables
        for column in table.columns
    ]
    heading = ("sheet", "column", "needed", "what it holds", "unit", "what may stand there", "example")
    sheet.table(0, heading, rows, widths=(16, 22, 9, 50, 24, 42, 32))
    sheet.freeze(1, 2)
    sheet.print_setup(0)
