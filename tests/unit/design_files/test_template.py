"""The blank workbook helps, and reads back when it is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.unit.design_files.boxes_for_tests import problems, rows, sound

from purposebuilt import design_files, rulebooks
from purposebuilt.design_files import columns
from purposebuilt.problems import Refusal

RULEBOOK = "england_2022_act"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.xlsx"
    design_files.template(path, rulebooks.load(RULEBOOK))
    return path


def fill(blank: Path, path: Path, first_row: int) -> Path:
    book = openpyxl.load_workbook(blank)
    for name, lines in rows().items():
        for number, line in enumerate(lines[1:], start=3 if name == "design" else first_row):
            for index, cell in enumerate(line, start=1):
                book[name].cell(number, index).value = cell  # type: ignore[union-attr]
    book.save(path)
    return path


def test_a_blank_one_says_what_to_fill_in(blank: Path) -> None:
    found = problems(blank)
    assert [(problem.code, problem.where.sheet, problem.where.cell) for problem in found] == [
        *(("PB120", "design", "A3"), ("PB120", "design", "C3"), ("PB111", "partners", ""), ("PB111", "places", "")),
    ]
    assert "A row that begins with 'e.g.' is an example" in found[-1].remedy


@pytest.mark.parametrize("first_row", [2, 3])
def test_a_filled_one_reads_back(blank: Path, tmp_path: Path, first_row: int) -> None:
    assert design_files.read(fill(blank, tmp_path / "d.xlsx", first_row)) == sound()


def test_the_row_of_the_design_is_begun(blank: Path) -> None:
    sheet: Any = openpyxl.load_workbook(blank)["design"]
    begun = {heading.value: cell.value for heading, cell in zip(sheet[1], sheet[3], strict=True) if cell.value}
    assert begun == {
        "rulebook": RULEBOOK,
        "currency": "GBP",
        "population_base": "residents",
        "packs": "core;extra",
        "status": "draft",
    }


def test_there_is_a_sheet_for_each_table_and_help(blank: Path) -> None:
    book = openpyxl.load_workbook(blank)
    assert book.sheetnames == ["Start here", *(table.name for table in columns.TABLES), "Help", "Lists"]
    for table in columns.TABLES:
        sheet: Any = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert all(str(cell.value).startswith("e.g. ") for cell in sheet[2])
        assert all(column.help in cell.comment.text for cell, column in zip(sheet[1], table.columns, strict=True))
        assert sheet.freeze_panes == "B2"
        assert len(sheet.data_validations.dataValidation) == len(table.columns)
    assert len(list(book["Help"].rows)) == 1 + sum(len(table.columns) for table in columns.TABLES)


def test_drop_downs_offer_the_lists_of_the_rulebook(blank: Path) -> None:
    book: Any = openpyxl.load_workbook(blank)
    offered = {
        (sheet.title, sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value): rule
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    lists = {cell.value: cell.column_letter for cell in book["Lists"][1] if cell.value}
    rule = offered["partners", "kind"]
    assert rule.formula1.startswith(f"Lists!${lists['partner kinds']}$2")
    assert rule.showErrorMessage
    cells = book["Lists"][rule.formula1.removeprefix("Lists!").replace("$", "")]
    assert tuple(cell.value for (cell,) in cells) == tuple(one.key for one in rulebooks.load(RULEBOOK).partner_kinds)
    assert offered["teams", "wte_basis"].formula1 == '"published,derived,assumed,judged"'
    assert offered["arrangements", "place"].formula1 == "places!$A$2:$A$2000"
    assert not offered["arrangements", "place"].showErrorMessage
    assert len(rule.prompt) <= 255


def test_a_written_design_offers_its_own_bodies(tmp_path: Path) -> None:
    design_files.write(sound(), tmp_path / "d.xlsx")
    book: Any = openpyxl.load_workbook(tmp_path / "d.xlsx")
    heading = next(cell for cell in book["Lists"][1] if cell.value == "partners and committees")
    column = [book["Lists"].cell(row, heading.column).value for row in (2, 3, 4)]
    assert column == ["dales-icb", "northdale-council", "place-committee"]


def test_a_blank_folder(tmp_path: Path) -> None:
    design_files.template(tmp_path / "d", rulebooks.load(RULEBOOK))
    assert sorted(file.stem for file in (tmp_path / "d").iterdir()) == sorted(columns.BY_NAME)
    assert {problem.code for problem in problems(tmp_path / "d")} == {"PB111", "PB120"}


def test_nothing_is_replaced(blank: Path) -> None:
    before = blank.read_bytes()
    with pytest.raises(Refusal, match="PB140"):
        design_files.template(blank, rulebooks.load(RULEBOOK))
    assert blank.read_bytes() == before
