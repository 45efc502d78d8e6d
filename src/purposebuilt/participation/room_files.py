"""The files of a room: its own tables, or those of another tool as they are."""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.folder import csv_files
from purposebuilt.design_files.on_disk import keep, keep_blank, must_be_there, open_box
from purposebuilt.design_files.sheets import Box
from purposebuilt.participation.layouts.numbered import NUMBERED
from purposebuilt.participation.layouts.one_sheet import ONE_SHEET
from purposebuilt.participation.layouts.polis_export import POLIS_EXPORT
from purposebuilt.participation.layouts.recognised import Layout, headings_of, read_as, recognise, score_of
from purposebuilt.participation.room import Room
from purposebuilt.participation.room_columns import SCHEMA
from purposebuilt.participation.room_reading import read_tables
from purposebuilt.participation.room_rows import Opening, rows_of

LAYOUTS: tuple[Layout, ...] = (POLIS_EXPORT, NUMBERED, ONE_SHEET)


def read_room(path: Path | str) -> Room:
    """Read a room from a workbook, a folder of CSV files or one CSV file.

    The tables are those of a room (:data:`room_columns.TABLES`) or those of another tool, which their headings tell:
    Polis's export, votes by number, one sheet of people and votes. Raises Refusal with every problem at once: file
    unreadable when it cannot be opened, not ready when cells are wrong.
    """
    path = Path(path)
    must_be_there(path)
    recognised = _another_tool(path)
    if recognised is None:
        return read_tables(open_box(path, SCHEMA))
    layout, files = recognised
    return read_as(layout, files, path)


def _another_tool(path: Path) -> tuple[Layout, dict[str, Path]] | None:
    """Give the layout of another tool that a folder or file has, and which file is which table; None for our own.

    A folder with the table room is ours, and so is one whose files have more headings of ours than of any layout.
    """
    if not path.is_dir():
        return recognise([path], LAYOUTS) if path.suffix.lower() == ".csv" else None
    files = csv_files(path, SCHEMA)
    tables = SCHEMA.by_folded_name
    ours = {file: tables[fold(file.stem)] for file in files if fold(file.stem) in tables}
    if any(table.name == SCHEMA.main for table in ours.values()):
        return None
    known = sum(len(headings_of(file) & {column.name for column in table.columns}) for file, table in ours.items())
    found = recognise(files, LAYOUTS)
    return found if found is not None and score_of(*found) > known else None


def write_room(room: Room, path: Path | str) -> None:
    """Write a room as a workbook (a path that ends in .xlsx) or a folder of CSV files, completely or not at all.

    What is read back is the same room. Raises Refusal when a text cannot be kept or the place cannot be written to.
    """

    def book(box: Box, path: Path) -> None:
        from purposebuilt.participation.room_workbook import write  # noqa: PLC0415 - XlsxWriter only when used

        write(box, path, room.about.title)

    keep(rows_of(room), Path(path), SCHEMA, book)


def room_template(path: Path | str) -> None:
    """Write a blank room with help and one example row for each table: a workbook (.xlsx) or a folder.

    The filled template reads back; example rows are left out. Raises Refusal when the place cannot be written to, or
    is taken.
    """

    def book(box: Box, path: Path) -> None:
        from purposebuilt.participation.room_workbook import write_blank  # noqa: PLC0415 - XlsxWriter only when used

        write_blank(box, path)

    keep_blank(Opening(""), Path(path), SCHEMA, book)
