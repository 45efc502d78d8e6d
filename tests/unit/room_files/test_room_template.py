"""The blank room helps, and reads back when it is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.room_files.rooms_for_tests import problems, rows, sound

from purposebuilt.participation import read_room, room_template
from purposebuilt.participation.room_columns import TABLES
from purposebuilt.problems import Refusal


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    room_template(path)
    return path


def test_a_blank_one_says_what_to_fill_in(blank: Path) -> None:
    found = problems(blank)
    assert [(one.code, one.where.sheet, one.where.cell) for one in found] == [("PB120", "room", "A3")]


@pytest.mark.parametrize("first_row", [2, 3])
def test_a_filled_one_reads_back(blank: Path, tmp_path: Path, first_row: int) -> None:
    book = openpyxl.load_workbook(blank)
    for name, lines in rows().items():
        for number, line in enumerate(lines[1:], start=3 if name == "room" else first_row):
            for index, cell in enumerate(line, start=1):
                book[name].cell(number, index).value = cell  # type: ignore[union-attr]
    book.save(tmp_path / "r.xlsx")
    assert read_room(tmp_path / "r.xlsx") == sound()


def test_there_is_a_sheet_for_each_table_and_help(blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    assert book.sheetnames == ["Start here", *(table.name for table in TABLES), "Help"]
    for table in TABLES:
        sheet: Any = book[table.name]
        assert all(str(cell.value).startswith("e.g. ") for cell in sheet[2])
        assert all(column.help in cell.comment.text for cell, column in zip(sheet[1], table.columns, strict=True))
        assert len(sheet.data_validations.dataValidation) == len(table.columns)


def test_drop_downs_offer_words_and_keys(blank: Path) -> None:
    book: Any = openpyxl.load_workbook(blank)
    offered = {
        (sheet.title, sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value): rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    assert offered["positions", "stance"] == '"agree,pass,disagree"'
    assert offered["positions", "statement"] == "statements!$A$2:$A$2000"
    assert offered["weights", "method"] == '"swing,pair"'


def test_a_blank_folder(tmp_path: Path) -> None:
    room_template(tmp_path / "r")
    assert sorted(file.stem for file in (tmp_path / "r").iterdir()) == sorted(table.name for table in TABLES)
    assert {one.code for one in problems(tmp_path / "r")} == {"PB120"}


def test_nothing_is_replaced(blank: Path) -> None:
    before = blank.read_bytes()
    with pytest.raises(Refusal, match="PB140"):
        room_template(blank)
    assert blank.read_bytes() == before
