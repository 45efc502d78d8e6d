"""Sheets and columns: unknown, missing, twice, merged, without a heading; and what is left alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.unit.design_files.boxes_for_tests import Rows, folder, only, problems, put, rows, sound, workbook

from purposebuilt import design_files
from purposebuilt.problems import Exit


def without(tables: Rows, table: str, *names: str) -> Rows:
    for name in names:
        index = tables[table][0].index(name)
        for line in tables[table]:
            del line[index]
    return tables


def test_a_table_of_another_name(tmp_path: Path) -> None:
    tables = {**rows(), "arangements": [["key"]]}
    found = only(folder(tables, tmp_path / "d"))
    assert (found.code, str(found.where)) == ("PB110", "arangements.csv")
    assert "Did you mean 'arrangements'?" in found.remedy
    found = only(workbook(tables, tmp_path / "d"))
    assert str(found.where) == "arangements"
    assert "name a sheet of your own Notes" in found.remedy


def test_sheets_for_people_and_other_files_are_left_alone(tmp_path: Path) -> None:
    tables = {**rows(), "Notes": [["anything"]], "Start here": [], "lists": [["=1/0"]]}
    assert design_files.read(workbook(tables, tmp_path / "d")) == sound()
    path = folder(rows(), tmp_path / "d")
    (path / "README.md").write_text("about")
    (path / "old").mkdir()
    assert design_files.read(path) == sound()


def test_names_may_be_written_as_people_do(tmp_path: Path) -> None:
    tables = {name.replace("_", " ").title(): lines for name, lines in rows().items()}
    for lines in tables.values():
        lines[0] = [str(name).replace("_", " ").upper() for name in lines[0]]
    assert design_files.read(workbook(tables, tmp_path / "d")) == sound()


@pytest.mark.parametrize("table", ["design", "partners", "places"])
def test_a_table_that_every_design_needs(tmp_path: Path, table: str) -> None:
    tables = rows()
    del tables[table]
    found = [problem for problem in problems(folder(tables, tmp_path / "d")) if problem.code == "PB111"]
    assert [problem.where.sheet for problem in found] == [table]
    assert f"Add a file called {table}.csv" in found[0].remedy
    tables = rows()
    del tables[table][1:]
    found = [problem for problem in problems(workbook(tables, tmp_path / "d")) if problem.code == "PB111"]
    assert found[0].message == f"The table {table} has no row."
    tables[table] = []
    assert any(problem.code == "PB111" for problem in problems(workbook(tables, tmp_path / "e")))


def test_a_column_of_another_name(tmp_path: Path) -> None:
    tables = rows()
    tables["teams"][0][tables["teams"][0].index("counts")] = "count"
    found = only(workbook(tables, tmp_path / "d"))
    assert (found.code, found.where.cell) == ("PB112", "K1")
    assert "Did you mean 'counts'?" in found.remedy


def test_columns_that_are_missing(tmp_path: Path) -> None:
    found = problems(folder(without(rows(), "teams", "employer", "wte_basis"), tmp_path / "d"))
    assert [(problem.code, problem.where.column) for problem in found] == [
        ("PB113", "employer"),
        ("PB113", "wte_basis"),
    ]
    assert "how we know the numbers in wte" in found[1].remedy


def test_optional_columns_and_tables_may_be_missing(tmp_path: Path) -> None:
    tables = without(rows(), "partners", "places", "ods_code", "note")
    without(tables, "places", "need_weighted", "need_weighted_basis")
    assert design_files.read(folder(tables, tmp_path / "d")) == sound()


def test_columns_and_tables_that_are_there_twice(tmp_path: Path) -> None:
    tables = rows()
    for line in tables["teams"]:
        line.append("key" if line[0] == "key" else "other")
    found = only(folder(tables, tmp_path / "d"))
    assert (found.code, found.message) == ("PB114", "Two columns are called 'key'.")
    path = folder(rows(), tmp_path / "e")
    (path / "Teams.csv").write_bytes((path / "teams.csv").read_bytes())
    assert only(path).code == "PB114"


def test_a_cell_without_a_heading(tmp_path: Path) -> None:
    tables = rows()
    tables["partners"][1].append("stray")
    found = only(folder(tables, tmp_path / "d"))
    assert (found.code, found.where.row) == ("PB116", 2)
    assert "comma between double quotes" in found.remedy
    found = only(workbook(tables, tmp_path / "d"))
    assert (found.code, found.where.cell) == ("PB116", "K2")


def test_merged_cells(tmp_path: Path) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        book["partners"].merge_cells("J2:J3")

    found = only(workbook(rows(), tmp_path / "d", merge))
    assert (found.code, found.where.cell, found.where.row) == ("PB115", "J2", 2)


def test_a_design_has_one_row(tmp_path: Path) -> None:
    tables = rows()
    tables["design"].append(["Another", *tables["design"][1][1:]])
    found = only(folder(tables, tmp_path / "d"))
    assert (found.code, found.where.row) == ("PB133", 3)


def test_blank_rows_are_passed_over_and_numbers_stay_exact(tmp_path: Path) -> None:
    tables = rows()
    tables["partners"][2:2] = [[None] * 10, [" "] * 10]
    tables["places"].insert(0, [])
    put(tables, "partners", 5, "kind", "club")
    for number, path in enumerate((folder(tables, tmp_path / "d"), workbook(tables, tmp_path / "d"))):
        found = only(path)
        assert found.where.row == 5
        tables = put(tables, "partners", 5, "kind", "local-authority") if number else tables
    assert design_files.read(workbook(tables, tmp_path / "e")) == sound()


def test_every_code_of_reading_belongs_to_files() -> None:
    codes = [value for value in vars(design_files.findings).values() if isinstance(value, str) and value[:2] == "PB"]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("PB1") for code in codes)


def test_a_missing_table_is_told_once_and_not_at_each_name_of_its_rows(tmp_path: Path) -> None:
    tables = rows()
    del tables["partners"]
    assert only(folder(tables, tmp_path / "d")).code == "PB111"
    assert only(folder(without(rows(), "partners", "key"), tmp_path / "e")).code == "PB113"


def test_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "dales").mkdir()
    found = only(tmp_path / "dale", Exit.FILE_UNREADABLE)
    assert found.code == "PB101"
    assert "Did you mean" in found.remedy
    assert only(tmp_path / "dales", Exit.FILE_UNREADABLE).code == "PB102"
