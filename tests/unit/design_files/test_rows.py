"""Problems that are found later are told at the row from which their record was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.generative.designs import large_design
from tests.unit.design_files.boxes_for_tests import folder, rows, sound, workbook

from purposebuilt import design_files
from purposebuilt.design_files import columns
from purposebuilt.problems import Problem, Where


def located(where: Where, box: object, path: Path) -> str:
    tables = rows()
    tables["partners"].insert(1, [])
    _, found = design_files.read_located(box(tables, path))  # type: ignore[operator]
    (problem,) = design_files.locate([Problem("PB301", "It is so.", "Do this.", where=where)], found)
    return str(problem.where)


@pytest.mark.parametrize(
    ("where", "in_workbook", "in_folder"),
    [
        (
            Where("partners", key="northdale-council", column="kind"),
            "partners, C4, 'northdale-council'",
            "partners.csv, row 4, kind, 'northdale-council'",
        ),
        (
            Where("arrangements", key="bcf", column="decides"),
            "arrangements, J2, 'bcf'",
            "arrangements.csv, row 2, decides, 'bcf'",
        ),
        (Where("design", column="system"), "design, C2", "design.csv, row 2, system"),
        (Where("teams", key="buyers"), "teams, row 2, 'buyers'", "teams.csv, row 2, 'buyers'"),
        (Where("teams", key="nobody"), "teams, 'nobody'", "teams.csv, 'nobody'"),
        (Where("criteria", key="near"), "criteria, 'near'", "criteria, 'near'"),
        (Where(), "", ""),
    ],
)
def test_a_place_is_completed(tmp_path: Path, where: Where, in_workbook: str, in_folder: str) -> None:
    assert located(where, workbook, tmp_path / "w") == in_workbook
    assert located(where, folder, tmp_path / "f") == in_folder


def test_every_record_is_found_by_its_key(tmp_path: Path) -> None:
    design = large_design(400)
    design_files.write(design, tmp_path / "d")
    read, found = design_files.read_located(tmp_path / "d")
    for table in columns.TABLES:
        if table.name != "design":
            for number, record in enumerate(getattr(read, table.field), start=2):
                assert found.row(table.name, table.key_of(record)) == number
    assert found.row("design", "anything") == 2


def test_a_row_that_several_columns_name_is_found_by_its_first(tmp_path: Path) -> None:
    tables = rows()
    tables["readiness"] = [
        *(["place", "points", "points_basis"], ["northdale", 3, "judged"], ["dales", 2, "judged"]),
    ]
    tables["dependencies"] = [
        *(["function", "other", "strength", "strength_basis"], ["jsna", "better-care-fund", 1, "assumed"]),
    ]
    _, found = design_files.read_located(folder(tables, tmp_path / "d"))
    assert found.row("readiness", "dales") == 3
    assert found.row("dependencies", "jsna and better-care-fund") == 2
    assert found.row("dependencies", "jsna") == 2
    assert found.row("dependencies", "js") == 0
    assert found.row("nowhere", "js") == 0


def test_reading_alone_gives_the_same_design(tmp_path: Path) -> None:
    path = folder(rows(), tmp_path / "d")
    assert design_files.read(path) == design_files.read_located(str(path))[0] == sound()
