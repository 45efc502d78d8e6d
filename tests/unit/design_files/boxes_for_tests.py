"""Boxes with something wrong in them, for tests: a sound design, changed cell by cell, as a folder or a workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from purposebuilt import design_files
from purposebuilt.design import (
    Answer,
    Arrangement,
    Authority,
    Basis,
    Committee,
    Design,
    Figure,
    Identity,
    Partner,
    Place,
    Team,
)
from purposebuilt.design_files import columns
from purposebuilt.design_files.writing import as_box
from purposebuilt.problems import Exit, Problem, Refusal

Rows = dict[str, list[list[object]]]


def sound() -> Design:
    """A small design without any problem."""
    return Design(
        Identity("The Dales", "england_2022_act", "dales"),
        partners=(
            Partner("dales-icb", "NHS Dales", "icb"),
            Partner("northdale-council", "Northdale", "local-authority"),
        ),
        committees=(Committee("place-committee", "Place Committee", "place", Authority.DECIDES, place="northdale"),),
        places=(
            Place("dales", "The Dales", "system", population=Figure(300_000, Basis.PUBLISHED)),
            Place("northdale", "Northdale", "place", "dales"),
        ),
        arrangements=(
            Arrangement("bcf", "better-care-fund", place="northdale", decides=Answer(("place-committee",), "place")),
        ),
        teams=(Team("buyers", "Buyers", "commissioning", "dales-icb", "northdale", Figure(0.6)),),
    )


def rows() -> Rows:
    """The tables of the sound design that have rows, headings first, as lists that a test may change."""
    return {
        sheet.name: [list(row) for row in sheet.rows]
        for sheet in as_box(sound(), True, columns.DESIGN).sheets
        if len(sheet.rows) > 1
    }


def put(tables: Rows, table: str, row: int, column: str, value: object) -> Rows:
    """Put a value into a cell; `row` counts as a spreadsheet does."""
    lines = tables[table]
    while len(lines) < row:
        lines.append([None] * len(lines[0]))
    lines[row - 1][lines[0].index(column)] = value
    return tables


def folder(tables: Rows, path: Path) -> Path:
    """Write the tables as CSV files, as somebody else's program would."""
    path.mkdir()
    for name, lines in tables.items():
        with (path / f"{name}.csv").open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([["" if cell is None else cell for cell in line] for line in lines])
    return path


def workbook(tables: Rows, path: Path, change: Callable[[openpyxl.Workbook], None] | None = None) -> Path:
    """Write the tables as a workbook, as somebody else's program would; `change` may alter it before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in tables.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    if change:
        change(book)
    path = path.with_suffix(".xlsx")
    book.save(path)
    return path


def problems(path: Path, exit_code: Exit = Exit.DESIGN_NOT_READY) -> tuple[Problem, ...]:
    """Read a box that must be refused and give its problems."""
    with pytest.raises(Refusal) as caught:
        design_files.read(path)
    assert caught.value.exit_code is exit_code, str(caught.value)
    for problem in caught.value.problems:
        assert problem.message[0].isupper() or problem.message[0] == "'", problem.message
        assert problem.message.endswith("."), problem.message
        assert problem.remedy.endswith((".", "?")), problem.remedy
        assert "{" not in problem.message + problem.remedy
    return caught.value.problems


def only(path: Path, exit_code: Exit = Exit.DESIGN_NOT_READY) -> Problem:
    """Read a box that must be refused for one reason and give it."""
    (problem,) = problems(path, exit_code)
    return problem
