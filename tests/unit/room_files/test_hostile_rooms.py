"""Hostile and broken files of a room are refused in one sentence, soon, in words that speak of a room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.design_files.boxes_for_tests import folder, workbook
from tests.unit.design_files.test_hostile_files import CSV, WORKBOOKS
from tests.unit.room_files.rooms_for_tests import only, problems, rows

from purposebuilt.participation import read_room, write_room
from purposebuilt.participation.limits import ROOM
from purposebuilt.participation.room import About, Room
from purposebuilt.problems import Exit, Refusal

QUICK = sorted(
    set(WORKBOOKS)
    - {"bomb", "bomb in a picture", "lying bomb", "many cells", "many marks", "many rows", "marks without end"}
    - {"zeros", "too large", "a far row", "zip of csv"}
)
"""The others differ only in size; their limits are those of ROOM and are tried below."""


TOO_MUCH = {"too large", "many rows", "many commas", "many cells", "a wide row"}


@pytest.mark.parametrize("name", QUICK)
def test_a_workbook_is_refused(tmp_path: Path, name: str) -> None:
    make, code, words = WORKBOOKS[name]
    content = make(workbook(rows(), tmp_path / "sound").read_bytes())
    path = tmp_path / "r.xlsx"
    path.write_bytes(content)
    found = only(path, Exit.FILE_UNREADABLE)
    assert found.code == code, found
    assert words in found.message


@pytest.mark.parametrize("name", sorted(set(CSV) - TOO_MUCH))
@pytest.mark.parametrize("table", ["positions", "statements"])
def test_a_csv_file_is_refused(tmp_path: Path, table: str, name: str) -> None:
    content, code, words = CSV[name]
    path = folder(rows(), tmp_path / "r")
    (path / f"{table}.csv").write_bytes(content)
    found = only(path, Exit.FILE_UNREADABLE)
    assert (found.code, found.where.sheet) == (code, f"{table}.csv")
    assert words in found.message


LARGE = {
    "too large": (b"\n" * (ROOM.long.bytes + 1), "larger than 60 MB"),
    "many rows": (b"key\n" + b"x\n" * (ROOM.long.rows + 1), "500,000 rows"),
    "many commas": (b"key" + b"," * (ROOM.long.signs + 1) + b"\n", "cells"),
    "a wide row": (b"key" + b"," * (ROOM.long.columns + 1) + b"\n", "2500 columns"),
}


@pytest.mark.parametrize("name", LARGE)
def test_positions_that_no_room_has_are_refused(tmp_path: Path, name: str) -> None:
    content, words = LARGE[name]
    path = folder(rows(), tmp_path / "r")
    (path / "positions.csv").write_bytes(content)
    found = only(path, Exit.FILE_UNREADABLE)
    assert (found.code, found.where.sheet) == ("PB103", "positions.csv")
    assert words in found.message


def test_other_tables_are_no_longer_than_those_of_a_design(tmp_path: Path) -> None:
    path = folder(rows(), tmp_path / "r")
    (path / "statements.csv").write_bytes(b"key\n" + b"x\n" * 50_001)
    found = only(path, Exit.FILE_UNREADABLE)
    assert "50,000 rows" in found.message
    assert "one room" in found.remedy


def test_a_table_of_positions_full_of_mistakes_is_not_told_to_its_end(tmp_path: Path) -> None:
    tables = rows()
    tables["positions"] += [[f"x{at}", "nothing", "perhaps"] for at in range(5_500)]
    path = folder(tables, tmp_path / "r")
    found = problems(path)
    assert [one.code for one in found].count("PB134") == 1
    assert len(found) < 16_500


def test_what_is_not_a_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "r"
    path.mkdir()
    os.mkfifo(path / "votes.csv")
    assert [one.code for one in problems(path, Exit.FILE_UNREADABLE)] == ["PB102"]
    (path / "votes.csv").unlink()
    (path / "votes.csv").symlink_to("/dev/zero")
    assert [one.code for one in problems(path, Exit.FILE_UNREADABLE)] == ["PB102"]


def test_paths_at_which_no_room_can_be(tmp_path: Path) -> None:
    folder(rows(), tmp_path / "upland")
    assert "Did you mean" in only(tmp_path / "uplnd", Exit.FILE_UNREADABLE).remedy
    (tmp_path / "empty").mkdir()
    found = only(tmp_path / "empty", Exit.FILE_UNREADABLE)
    assert found.remedy == "A room is a folder with at least room.csv."
    found = only(tmp_path / "upland" / "positions.csv", Exit.FILE_UNREADABLE)
    assert found.remedy.startswith("A room is a workbook (.xlsx) or a folder of CSV files: give the folder")


def test_nothing_but_a_room_is_written_over(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "design.csv").write_text("title\nx\n")
    with pytest.raises(Refusal, match="holds something else than a room"):
        write_room(Room(About("Upland")), other)
    write_room(Room(About("Upland")), tmp_path / "r")
    (tmp_path / "r" / "notes.txt").write_text("mine")
    write_room(Room(About("Lowland")), tmp_path / "r")
    assert read_room(tmp_path / "r").about.title == "Lowland"
    assert (tmp_path / "r" / "notes.txt").read_text() == "mine"


def test_what_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="keep the room as a folder"):
        write_room(Room(About("x005F_")), tmp_path / "r.xlsx")
    with pytest.raises(Refusal, match="PB132"):
        write_room(Room(About("a\0b")), tmp_path / "r")
    assert not (tmp_path / "r").exists()
