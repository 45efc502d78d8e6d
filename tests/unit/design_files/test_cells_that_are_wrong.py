"""Each thing that can be wrong in a cell is told by code, place and words, in a workbook and in a folder."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.unit.design_files.boxes_for_tests import folder, only, problems, put, rows, sound, workbook

from purposebuilt import design_files
from purposebuilt.design import Answer, Figure

WRONG = [
    # table, row, column, value, code, words in the message, words in the remedy
    ("teams", 2, "wte", "half", "PB121", "WTE must be a number, like 14. You entered 'half'", "leave the cell empty"),
    ("teams", 2, "wte", "£5", "PB121", "'£5'", "currency sign"),
    ("teams", 2, "wte", "5%", "PB121", "'5%'", "per cent"),
    ("teams", 2, "wte", "1.234,5", "PB121", "'1.234,5'", "1,234.5"),
    ("teams", 2, "wte", "1 234", "PB121", "'1 234'", "1,234.5"),
    ("teams", 2, "wte", "1e999", "PB121", "must be a number", ""),
    ("teams", 2, "wte", "nan", "PB121", "must be a number", ""),
    ("teams", 2, "wte", "TRUE", "PB121", "must be a number", ""),
    ("teams", 2, "wte", "-1", "PB122", "must be 0 or more. You entered -1", "WTE"),
    ("places", 3, "deprived_share", "30", "PB122", "between 0 and 1", "share"),
    ("teams", 2, "wte_basis", None, "PB123", "does not say how we know it", "published, derived, assumed, judged"),
    ("places", 3, "population_basis", "published", "PB123", "holds no number", "Write the number"),
    ("teams", 2, "wte_basis", "guessed", "PB124", "cannot be 'guessed'", "assumed"),
    ("committees", 2, "authority", "decide", "PB124", "cannot be 'decide'", "Did you mean 'decides'?"),
    ("places", 3, "level", "plase", "PB124", "cannot be 'plase'", "Did you mean 'place'?"),
    ("partners", 3, "kind", "local authorty", "PB124", "local authorty", "Did you mean 'local-authority'?"),
    ("design", 2, "rulebook", "england_2022", "PB124", "england_2022", "Did you mean 'england_2022_act'?"),
    (
        "arrangements",
        2,
        "decides_bodies",
        "place-comittee",
        "PB125",
        "neither in partners nor in committees",
        "'place-committee'",
    ),
    ("arrangements", 2, "decides_bodies", "dales-icb; nobody", "PB125", "'nobody'", "Add it to partners or committees"),
    (
        "arrangements",
        2,
        "function",
        "better-care-funds",
        "PB125",
        "better-care-funds",
        "Did you mean 'better-care-fund'?",
    ),
    ("design", 2, "system", "dale", "PB125", "not in places", "Did you mean 'dales'?"),
    (
        "arrangements",
        2,
        "function",
        "zzz",
        "PB125",
        "neither in the rulebook's functions nor in functions",
        "functions",
    ),
    ("places", 3, "parent", "Dales", "PB125", "'Dales'", "Did you mean 'dales'?"),
    ("partners", 3, "key", "dales-icb", "PB126", "Rows 2 and 3 have the same key: dales-icb", "another"),
    ("committees", 2, "key", "dales-icb", "PB126", "of a partner in row 2", "key of its own"),
    ("arrangements", 2, "review", "next spring", "PB127", "must be a date", "2027-04-01"),
    ("arrangements", 2, "review", "2026-13-01", "PB127", "must be a date", "2027-04-01"),
    ("arrangements", 2, "review", "31/02/2026", "PB127", "must be a date", "2027-04-01"),
    ("partners", 2, "statutory", "perhaps", "PB128", "must be yes or no", "yes or no"),
    ("partners", 2, "name", None, "PB120", "Name is empty", "For example: Northdale Council"),
    ("partners", 2, "name", "a\x01b", "PB132", "cannot be seen or kept", "anew"),
    ("partners", 2, "name", "x" * 32_768, "PB132", "32,768 characters", "Shorten"),
    ("partners", 3, "key", "e.g. northdale-council", "PB131", "partly the example", "begin with 'e.g.'"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[4]}-{wrong[2]}-{str(wrong[3])[:12]!r}")
@pytest.mark.parametrize("box", ["folder", "workbook"])
def test_it_is_told(tmp_path: Path, box: str, wrong: tuple[str, int, str, object, str, str, str]) -> None:
    table, row, column, value, code, message, remedy = wrong
    if box == "workbook" and code == "PB132":
        pytest.skip("a workbook cannot hold it")
    tables = put(rows(), table, row, column, value)
    path = folder(tables, tmp_path / "d") if box == "folder" else workbook(tables, tmp_path / "d")
    found = [problem for problem in problems(path) if problem.code == code]
    assert found, problems(path)
    assert message in found[0].message
    assert remedy in found[0].remedy
    assert found[0].where.row == row
    assert found[0].where.sheet == (f"{table}.csv" if box == "folder" else table)
    if box == "workbook" and code != "PB131":
        assert found[0].where.cell.endswith(str(row))
        assert found[0].where.cell[:-1].isalpha()


def test_the_place_is_a_cell_in_a_workbook_and_a_column_in_a_folder(tmp_path: Path) -> None:
    tables = put(rows(), "teams", 2, "wte", "half")
    assert str(only(workbook(tables, tmp_path / "w"))) == (
        "PB121 teams, F2, 'buyers': WTE must be a number, like 14. You entered 'half'. "
        "Write the number alone, or leave the cell empty if nobody knows it."
    )
    assert str(only(folder(tables, tmp_path / "f"))).startswith("PB121 teams.csv, row 2, wte, 'buyers': WTE must be")


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_errors_of_the_spreadsheet_are_told(tmp_path: Path, error: str) -> None:
    for table, column in (("teams", "wte"), ("partners", "name"), ("arrangements", "review")):
        tables = put(rows(), table, 2, column, error)
        found = only(workbook(tables, tmp_path / column))
        assert found.code == "PB129"
        assert error in found.message
        assert only(folder(tables, tmp_path / f"{column}-csv")).code == "PB129"


def test_a_formula_without_a_result_is_told(tmp_path: Path) -> None:
    found = only(workbook(put(rows(), "teams", 2, "wte", "=SUM(1,2)"), tmp_path / "d"))
    assert (found.code, found.where.cell) == ("PB130", "F2")
    assert "save it" in found.remedy


def test_a_formula_in_csv_is_only_text(tmp_path: Path) -> None:
    design = design_files.read(folder(put(rows(), "teams", 2, "name", "=SUM(1,2)"), tmp_path / "d"))
    assert design.teams[0].name == "=SUM(1,2)"


ACCEPTED = [
    ("teams", "wte", " 1,234.50 ", lambda design: design.teams[0].wte == Figure(1234.5)),
    ("teams", "wte", "+5", lambda design: design.teams[0].wte == Figure(5)),
    ("teams", "wte", "\u22120", lambda design: design.teams[0].wte == Figure(0)),
    ("teams", "wte", "1e2", lambda design: design.teams[0].wte == Figure(100)),
    ("teams", "wte", ".5", lambda design: design.teams[0].wte == Figure(0.5)),
    ("teams", "wte_basis", "Published", lambda design: design.teams[0].wte.basis == "published"),
    ("partners", "statutory", "N", lambda design: design.partners[0].statutory is False),
    ("partners", "name", "  NHS Dales\u00a0", lambda design: design.partners[0].name == "NHS Dales"),
    ("partners", "ods_code", "007", lambda design: design.partners[0].ods_code == "007"),
    ("partners", "ods_code", "1e5", lambda design: design.partners[0].ods_code == "1e5"),
    ("partners", "ods_code", "TRUE", lambda design: design.partners[0].ods_code == "TRUE"),
    ("partners", "places", " dales ; ;northdale; ", lambda design: design.partners[0].places == ("dales", "northdale")),
    ("partners", "kind", "ICB", lambda design: design.partners[0].kind == "icb"),
    ("arrangements", "review", "1/4/2027", lambda design: design.arrangements[0].review == "2027-04-01"),
    (
        "arrangements",
        "decides_level",
        "Multi System",
        lambda design: design.arrangements[0].decides.level == "multi-system",
    ),
    ("partners", "note", "e.g. weekly", lambda design: design.partners[0].note == "e.g. weekly"),
]


@pytest.mark.parametrize(("table", "column", "value", "holds"), ACCEPTED)
@pytest.mark.parametrize("box", [folder, workbook])
def test_what_is_plainly_meant_is_accepted(
    tmp_path: Path, box: object, table: str, column: str, value: str, holds: object
) -> None:
    design = design_files.read(box(put(rows(), table, 2, column, value), tmp_path / "d"))  # type: ignore[operator]
    assert holds(design)  # type: ignore[operator]


TYPED = [
    (
        "arrangements",
        "review",
        datetime.datetime(2027, 4, 1),
        lambda design: design.arrangements[0].review == "2027-04-01",
    ),
    ("arrangements", "review", datetime.date(2027, 4, 1), lambda design: design.arrangements[0].review == "2027-04-01"),
    ("arrangements", "review", 2027, lambda design: design.arrangements[0].review == "2027"),
    ("partners", "ods_code", 7, lambda design: design.partners[0].ods_code == "7"),
    ("partners", "ods_code", 2.5, lambda design: design.partners[0].ods_code == "2.5"),
    ("partners", "statutory", False, lambda design: design.partners[0].statutory is False),
    ("partners", "statutory", 0, lambda design: design.partners[0].statutory is False),
    ("teams", "wte", 3, lambda design: design.teams[0].wte == Figure(3)),
]


@pytest.mark.parametrize(("table", "column", "value", "holds"), TYPED)
def test_cells_with_a_type_are_read_as_their_column_says(
    tmp_path: Path, table: str, column: str, value: object, holds: object
) -> None:
    design = design_files.read(workbook(put(rows(), table, 2, column, value), tmp_path / "d"))
    assert holds(design)  # type: ignore[operator]


@pytest.mark.parametrize("value", [datetime.datetime(2027, 4, 1), True])
def test_a_date_or_truth_value_is_not_a_number(tmp_path: Path, value: object) -> None:
    found = only(workbook(put(rows(), "teams", 2, "wte", value), tmp_path / "d"))
    assert found.code == "PB121"


def test_a_time_of_day_is_not_a_date(tmp_path: Path) -> None:
    tables = put(rows(), "arrangements", 2, "review", datetime.datetime(2027, 4, 1, 12, 30))
    assert only(workbook(tables, tmp_path / "d")).code == "PB127"


def test_empty_means_the_default_and_missing_means_the_default(tmp_path: Path) -> None:
    tables = put(rows(), "arrangements", 2, "decides_bodies", None)
    put(tables, "arrangements", 2, "decides_level", None)
    put(tables, "design", 2, "currency", None)
    put(tables, "design", 2, "packs", None)
    design = design_files.read(folder(tables, tmp_path / "d"))
    assert design.arrangements[0].decides == Answer()
    assert design.identity.currency == "GBP"
    assert design.identity.packs == ()
    index = tables["design"][0].index("packs")
    for line in tables["design"]:
        del line[index]
    assert design_files.read(folder(tables, tmp_path / "e")).identity.packs == ("core", "extra")


def test_a_sound_design_is_read_from_both(tmp_path: Path) -> None:
    assert design_files.read(folder(rows(), tmp_path / "d")) == sound()
    assert design_files.read(workbook(rows(), tmp_path / "d")) == sound()


def test_every_problem_is_told_at_once_in_order(tmp_path: Path) -> None:
    tables = rows()
    for table, row, column, value in (
        ("teams", 2, "wte", "half"),
        ("teams", 2, "base", "nowhere"),
        ("partners", 2, "kind", "club"),
        ("arrangements", 2, "review", "soon"),
        ("design", 2, "convenor", "dales-ibc"),
    ):
        put(tables, table, row, column, value)
    found = problems(workbook(tables, tmp_path / "d"))
    assert [(problem.where.sheet, problem.code) for problem in found] == [
        ("design", "PB125"),
        ("partners", "PB124"),
        ("arrangements", "PB127"),
        ("teams", "PB125"),
        ("teams", "PB121"),
    ]
