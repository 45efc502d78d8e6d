"""Each thing that can be wrong in a room's tables is told by code, place and words, in a workbook and in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.design_files.boxes_for_tests import Rows, folder, put, workbook
from tests.unit.room_files.rooms_for_tests import only, problems, rows, sound

from purposebuilt.participation import read_room
from purposebuilt.participation.room import Organisation, Stance

WRONG = [
    # table, row, column, value, code, words in the message, words in the remedy
    ("positions", 2, "participant", "p11", "PB125", "names 'p11', which is not in participants", "Did you mean 'p1'?"),
    ("positions", 2, "participant", None, "PB120", "Participant is empty", "the key of a participant"),
    ("positions", 3, "statement", "home-frist", "PB125", "not in statements", "Did you mean 'home-first'?"),
    ("positions", 3, "stance", "agreed", "PB124", "cannot be 'agreed'", "Did you mean 'agree'?"),
    ("positions", 3, "matters", "maybe", "PB128", "must be yes or no", ""),
    ("positions", 3, "round", "one", "PB121", "Round must be a number", ""),
    ("positions", 3, "round", 1.5, "PB121", "must be a whole number. You entered 1.5", "without a fraction"),
    ("positions", 3, "round", -1, "PB122", "between 0 and 32767", ""),
    ("positions", 4, "round", 3, "PB125", "Round names '3', which is not in rounds", "Known: 1, 2"),
    ("points", 2, "round", 7, "PB125", "Round names '7'", ""),
    ("points", 2, "about", "nothing", "PB125", "neither in statements nor in proposals", ""),
    ("points", 2, "points", -5, "PB122", "0 or more", ""),
    ("participants", 2, "organisation", "councl", "PB125", "not in organisations", "Did you mean 'council'?"),
    ("participants", 2, "type", "provider", "PB500", "'provider' here and 'council' in row 2 of organisations", ""),
    ("participants", 3, "key", "p1", "PB126", "have the same key", ""),
    ("statements", 2, "author", "nobody", "PB125", "not in organisations", ""),
    ("statements", 2, "moderation", "gone", "PB124", "cannot be 'gone'", "in, undecided, out"),
    ("best_worst", 2, "shown", "home-first;one-recrd", "PB125", "names 'one-recrd'", "Did you mean 'one-record'?"),
    ("best_worst", 2, "worst", "home-first", "PB501", "both the best and the worst", "Name another"),
    ("weights", 2, "value", 120, "PB502", "between 0 and 100. You entered 120", ""),
    ("weights", 2, "value_basis", None, "PB123", "does not say how we know it", ""),
    ("proposals", 2, "cost", "£90,000", "PB121", "Cost must be a number", "currency sign"),
    ("room", 2, "budget_basis", None, "PB123", "does not say how we know it", ""),
    ("rounds", 3, "number", 1, "PB126", "have the same number: 1", ""),
]


@pytest.mark.parametrize("box", ["folder", "workbook"])
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[0]}-{wrong[2]}-{wrong[3]}")
def test_it_is_told(tmp_path: Path, box: str, wrong: tuple[str, int, str, object, str, str, str]) -> None:
    table, row, column, value, code, message, remedy = wrong
    tables = put(rows(), table, row, column, value)
    index = tables[table][0].index(column)
    path = folder(tables, tmp_path / "r") if box == "folder" else workbook(tables, tmp_path / "r")
    found = problems(path)
    mine = [one for one in found if one.code == code and message in one.message]
    assert mine, [str(one) for one in found]
    assert remedy in mine[0].remedy
    if box == "folder":
        assert (mine[0].where.sheet, mine[0].where.row, mine[0].where.column) == (f"{table}.csv", row, column)
    else:
        assert mine[0].where.cell == f"{chr(65 + index)}{row}"


def test_what_no_cell_shows_alone_is_told_where_it_is_mended(tmp_path: Path) -> None:
    tables = put(rows(), "best_worst", 2, "shown", "night-care;one-record")
    del tables["weights"][2]
    tables["weights"] += [
        ["p2", "closeness", 3, "judged", "pair"],
        ["p2", "cost", 30, "judged", "swing", "closeness"],
    ]
    found = problems(folder(tables, tmp_path / "r"))
    assert [(one.code, one.where.row, one.where.column) for one in found] == [
        ("PB502", 3, "against"),
        ("PB502", 4, "against"),
        ("PB501", 2, "best"),
    ]
    assert "'home-first', which is not among those shown" in found[2].message


def test_positions_are_told_in_the_order_of_their_rows(tmp_path: Path) -> None:
    tables = rows()
    tables["positions"] = [tables["positions"][0]]
    tables["positions"] += [["p1", "home-first", "agree"], ["p3", "home-first", "no"], [], ["p2", "x", "agree"]]
    found = problems(folder(tables, tmp_path / "r"))
    assert [(one.code, one.where.row, one.where.column) for one in found] == [
        ("PB125", 3, "participant"),
        ("PB124", 3, "stance"),
        ("PB125", 5, "statement"),
    ]


def test_words_may_be_written_as_people_do(tmp_path: Path) -> None:
    tables = rows()
    for row in tables["positions"][1:]:
        row[2] = f" {str(row[2]).upper()} "
    assert read_room(folder(tables, tmp_path / "r")) == sound()
    assert read_room(workbook(tables, tmp_path / "r")) == sound()


def test_a_round_that_is_left_out_is_the_first(tmp_path: Path) -> None:
    tables = rows()
    for row in tables["positions"][1:]:
        row[5] = None
    assert read_room(folder(tables, tmp_path / "r")).positions.round.tolist() == [1, 1, 1]
    tables["rounds"][1][0] = 7
    found = [one for one in problems(folder(tables, tmp_path / "s")) if one.where.sheet == "positions.csv"]
    assert [(one.code, one.where.row) for one in found] == [("PB125", 2)]
    assert "Round is empty, which means 1" in found[0].message


def test_examples_in_positions_are_left_out(tmp_path: Path) -> None:
    tables = rows()
    tables["positions"].insert(1, ["e.g. p17", "e.g. home-first", "e.g. agree"])
    assert read_room(folder(tables, tmp_path / "r")) == sound()
    tables["positions"][1][0] = "p1"
    assert "PB131" in {one.code for one in problems(folder(tables, tmp_path / "s"))}


def test_people_may_say_what_their_organisation_is(tmp_path: Path) -> None:
    tables = rows()
    del tables["organisations"]
    tables["participants"][1][4:] = ["council", "north"]
    found = read_room(folder(tables, tmp_path / "r"))
    assert found.organisations == (Organisation("council", type="council", place="north"), Organisation("trust"))
    tables["participants"] += [["p3", "council", None, None, "Council", "south"]]
    (problem,) = problems(folder(tables, tmp_path / "s"))
    assert (problem.code, problem.where.row, problem.where.column) == ("PB500", 4, "place")


def test_whoever_names_no_organisation_may_be_one(tmp_path: Path) -> None:
    tables = rows()
    del tables["organisations"]
    tables["statements"][1][5] = None
    tables["participants"][1:] = [["p1", None, None, None, "citizen"], ["p2", None]]
    found = read_room(folder(tables, tmp_path / "r"))
    assert found.organisations == (Organisation("p1", type="citizen"),)
    assert [one.organisation for one in found.participants] == ["p1", ""]
    tables = put(put(rows(), "participants", 3, "organisation", None), "participants", 3, "type", "citizen")
    (problem,) = problems(folder(tables, tmp_path / "s"))
    assert (problem.code, problem.where.row, problem.where.column) == ("PB120", 3, "type")


def test_what_organisations_leave_open_people_may_say(tmp_path: Path) -> None:
    tables = put(rows(), "participants", 3, "place", "south")
    assert read_room(folder(tables, tmp_path / "r")).organisations[1].place == "south"


@pytest.mark.parametrize("box", ["folder", "workbook"])
def test_a_room_needs_its_first_table(tmp_path: Path, box: str) -> None:
    tables = rows()
    del tables["room"]
    path = folder(tables, tmp_path / "r") if box == "folder" else workbook(tables, tmp_path / "r")
    assert only(path).message == "Every room needs the table room, and it is not there."


def test_tables_and_columns_of_other_names(tmp_path: Path) -> None:
    tables: Rows = {**rows(), "statments": [["key"]]}
    tables["positions"][0][2] = "stanze"
    found = problems(folder(tables, tmp_path / "r"))
    assert [one.code for one in found] == ["PB112", "PB113", "PB110"]
    assert found[2].message == "No table of a room is called 'statments'."


def test_only_a_room_is_enough(tmp_path: Path) -> None:
    found = read_room(folder({"room": [["title"], ["Upland"]]}, tmp_path / "r"))
    assert (found.about.title, len(found.positions), found.statements) == ("Upland", 0, ())


def test_the_last_position_is_kept_after_the_first(tmp_path: Path) -> None:
    tables = rows()
    tables["positions"] += [["p1", "home-first", "pass"]]
    found = read_room(folder(tables, tmp_path / "r")).positions
    assert found.stance.tolist()[-1] == Stance.PASS
    assert len(found) == 4
