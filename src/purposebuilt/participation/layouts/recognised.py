"""Which layout a folder has, and which of its files is which table: told by headings, not by names."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from purposebuilt.design_files import references
from purposebuilt.design_files.cells import visible
from purposebuilt.design_files.column_types import Column, Extra, Kind, Table
from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.folder import read_files
from purposebuilt.design_files.headings import Found, find_columns
from purposebuilt.design_files.packed import PackedRows
from purposebuilt.design_files.reading import refuse
from purposebuilt.design_files.records import Reading, read_rows
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import Sheet, blank
from purposebuilt.participation.long_tables import LongTable, read_long
from purposebuilt.participation.room import Room
from purposebuilt.problems import Problem, register

NO_VOTES = register("PB503", "A folder looks like the export of another tool, but its votes are not there.")

PEEK = 1 << 16
ENOUGH = 2
"""How many of the marks of a table a file must have among its headings to be that table."""


def _nothing_further(_: Read) -> None:
    """Most layouts need no check beside those of cells and references."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its tables, the headings that mark each of them, and what makes a room of them.

    `marks` are headings by the name of the table. One of the tables that are `needed` must be there; of several the
    first is read. `further` adds to the problems what no single cell shows.
    """

    schema: Schema
    marks: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    room: Callable[[Path, Read], Room]
    further: Callable[[Read], None] = _nothing_further


@dataclass(slots=True)
class Read:
    """The tables of a layout as they were read; what is wrong with them is gathered in `problems`."""

    rows: dict[str, Reading] = field(default_factory=dict)
    long: dict[str, LongTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def recognise(files: Iterable[Path], layouts: Iterable[Layout]) -> tuple[Layout, dict[str, Path]] | None:
    """Give the layout whose marks stand among the headings of the files, and the file of each of its tables.

    The layout with the most marks is taken, the first of several; None where no file has the marks of any table.
    """
    headings = {file: headings_of(file) for file in files}
    best: tuple[Layout, dict[str, Path]] | None = None
    most = 0
    for layout in layouts:
        chosen: dict[str, Path] = {}
        for name, marks in layout.marks.items():
            scores = {file: len(found & {fold(mark) for mark in marks}) for file, found in headings.items()}
            file = max(scores, key=lambda one: (scores[one], fold(one.stem) == fold(name)), default=None)
            if file is not None and scores[file] >= ENOUGH:
                chosen[name] = file
        score = score_of(layout, chosen)
        if score > most:
            best, most = (layout, chosen), score
    return best


def score_of(layout: Layout, files: Mapping[str, Path]) -> int:
    """Count the marks of a layout that stand among the headings of the files taken for its tables."""
    return sum(len(headings_of(file) & {fold(mark) for mark in layout.marks[name]}) for name, file in files.items())


def headings_of(file: Path) -> frozenset[str]:
    """Give the folded headings of a CSV file, as far as its beginning can be read; none of what is not a file."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return frozenset()
        with file.open("rb") as opened:
            lines = opened.read(PEEK).decode("utf-8-sig", "replace").splitlines()
        rows = csv.reader(lines)
        return next((frozenset(fold(cell) for cell in row) for row in rows if any(row)), frozenset())
    except (OSError, csv.Error):
        return frozenset()


def read_as(layout: Layout, files: Mapping[str, Path], path: Path) -> Room:
    """Read a folder or file as a layout. Raises Refusal with every problem at once, by file, row and column."""
    schema = layout.schema
    tables = schema.by_name
    votes = next((name for name in layout.needed if name in files), "")
    files = {name: file for name, file in files.items() if name == votes or name not in layout.needed}
    box = read_files([(file, tables[name]) for name, file in files.items()], schema)
    read = Read()
    if not votes:
        read.problems.append(_nobody_voted(layout))
    founds: dict[str, Found] = {}
    for name, sheet in zip(files, box.sheets, strict=True):
        table = tables[name]
        if table.extra is Extra.KEPT:
            table = _with_statements(table, sheet)
        founds[name] = find_columns(table, _visible(sheet), read.problems)
    for name in sorted(founds, key=lambda one: tables[one].long):
        if tables[name].long:
            read.long[name] = read_long(founds[name], _known(founds[name], read), read.problems)
        else:
            read.rows[name] = read_rows(founds[name], read.problems)
    readings = read.rows | {name: one.reading for name, one in read.long.items()}
    references.check(readings, schema, _lists(read), read.problems)
    layout.further(read)
    refuse(box, schema, read.problems)
    return layout.room(path, read)


def _visible(sheet: Sheet) -> Sheet:
    """Give the sheet with a space for each character that no cell can keep: whoever exports cannot mend the texts."""
    if isinstance(sheet.rows, PackedRows):
        return sheet
    rows = [[visible(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows]
    return replace(sheet, rows=rows)


def _nobody_voted(layout: Layout) -> Problem:
    name = layout.needed[0]
    wanted = ", ".join(layout.marks[name])
    message = f"There is no file of votes: none has the headings {wanted}."
    return Problem(NO_VOTES, message, f"Put the file of votes into the folder, with the headings {wanted}.")


def _with_statements(table: Table, sheet: Sheet) -> Table:
    """Give the table with a column for each heading that it does not declare: each is a statement."""
    _, headings = next(iter(sheet.filled()), (0, []))
    known = {fold(column.name) for column in table.columns}
    names = dict.fromkeys(str(cell).strip() for cell in headings if not blank(cell) and fold(str(cell)) not in known)
    votes = tuple(vote(name) for name in names)
    return replace(table, columns=(*table.columns, *votes))


def vote(name: str, required: bool = False) -> Column:
    """Declare a column of votes."""
    help_ = "1 agree, 0 pass, -1 disagree; empty: not seen."
    return Column(name, Kind.NUMBER, help_, "1", name, required=required, unit="votes", least=-1, most=1, whole=True)


def _lists(read: Read) -> dict[str, tuple[str, ...]]:
    """Give the keys of each table of a layout that could be read whole: those that votes may name."""
    found: dict[str, tuple[str, ...]] = {}
    for name, reading in read.rows.items():
        key = reading.found.table.identified_by[0]
        if reading.whole and key in reading.found.at:
            found[name] = tuple(row.values[key] for row in reading.rows if row.values.get(key))
    return found


def _known(found: Found, read: Read) -> dict[str, frozenset[str]]:
    lists = _lists(read)
    among = {column.name: column.among for column in found.table.columns if column.among}
    return {
        column: frozenset(word for name in names for word in lists[name])
        for column, names in among.items()
        if all(name in lists for name in names)
    }
