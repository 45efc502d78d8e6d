"""The tables of a shared-purpose report as a workbook: the same words and figures as the page, one sheet a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from purposebuilt.publishing.chapters.control import DISCLAIMER
from purposebuilt.publishing.said import Beside, Block, Callout, Cell, Details, Picture, Report, Table
from purposebuilt.publishing.workbook_pages import CELL, TERM, TEXT, fit, grid, heading
from purposebuilt.spreadsheet import Properties, Sheet, Workbook

_NAME = 31
"""How long the name of a sheet may be."""

_STRANGE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_workbook(report: Report, path: Path) -> None:
    """Write every table of a report, in its order, after a sheet that says what the workbook is. Raises OSError."""
    tables = [(chapter.title, table) for chapter in report.chapters for table in _tables_of(chapter)]
    with Workbook(path, Properties(f"{report.title}: {report.subtitle}", subject=report.subtitle)) as book:
        first = book.sheet("Start here")
        names = _names(tables)
        _start(first, report, [(name, table) for name, (_, table) in zip(names, tables, strict=True)])
        for name, (chapter, table) in zip(names, tables, strict=True):
            _sheet(book.sheet(name), chapter, table)


def _tables_of(chapter: object) -> Iterator[Table]:
    for section in getattr(chapter, "sections", ()):
        yield from _tables_in(section.blocks)


def _tables_in(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Beside):
            yield from block.tables
        elif isinstance(block, Details):
            yield from _tables_in(block.blocks)
        elif isinstance(block, Picture) and block.table is not None:
            yield block.table


def _names(tables: Sequence[tuple[str, Table]]) -> list[str]:
    """A name for each sheet: its number, so that names differ, and the title of its chapter as far as there is room."""
    return [f"{at} {chapter}".translate(_STRANGE)[:_NAME].strip() for at, (chapter, _) in enumerate(tables, start=1)]


def _start(sheet: Sheet, report: Report, tables: Sequence[tuple[str, Table]]) -> None:
    row = heading(sheet, report.title, f"{report.subtitle}. {DISCLAIMER}")
    for at, fact in enumerate(report.control, start=row):
        sheet.write(at, 0, fact.term, TERM)
        sheet.write(at, 1, fact.text, CELL)
    row += len(report.control) + 1
    for callout in _callouts(report):
        sheet.write(row, 0, callout.title, TERM)
        sheet.write(row, 1, callout.text, CELL)
        fit(sheet, row, (callout.title, callout.text), (30, 90))
        row += 1
    sheet.write(row + 1, 0, "What is in it", TEXT)
    for at, (name, table) in enumerate(tables, start=row + 2):
        sheet.link(at, 0, name, name)
        sheet.write(at, 1, table.caption, TEXT)
    sheet.widths((34, 90))
    sheet.hide_gridlines()
    sheet.show_first()
    sheet.print_setup(footer=report.subtitle)


def _callouts(report: Report) -> list[Callout]:
    blocks = [block for chapter in report.chapters[:1] for section in chapter.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Callout)]


def _sheet(sheet: Sheet, chapter: str, table: Table) -> None:
    row = heading(sheet, table.caption, chapter)
    columns = [
        (f"{one.title} ({one.unit})" if one.unit else one.title, 46.0 if one.wide else 20.0) for one in table.columns
    ]
    grid(sheet, row, columns, [[_text(cell) for cell in line] for line in table.rows])
    sheet.print_setup(heading=row, footer=chapter)


def _text(cell: Cell) -> str:
    return f"{cell.text} ({cell.note})" if cell.note else cell.text
