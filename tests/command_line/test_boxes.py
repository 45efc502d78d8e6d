"""Blank designs, and designs from one box into another."""

import json
from pathlib import Path

from tests.command_line.shell import TINY, ask

from purposebuilt import design_files


def test_a_blank_workbook_is_written_and_never_over_another(tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    said = ask("template", blank)
    assert said.returncode == 0, said.stderr
    assert str(blank) in said.stdout
    before = blank.read_bytes()
    again = ask("template", blank)
    assert again.returncode == 11
    assert "already" in again.stderr
    assert blank.read_bytes() == before


def test_a_template_under_an_unknown_rulebook_is_not_understood(tmp_path: Path) -> None:
    said = ask("template", tmp_path / "blank.xlsx", "--rulebook", "wales")
    assert said.returncode == 2
    assert not list(tmp_path.iterdir())


def test_a_design_survives_the_way_there_and_back(tmp_path: Path) -> None:
    assert ask("convert", TINY, tmp_path / "tiny.xlsx").returncode == 0
    assert ask("convert", tmp_path / "tiny.xlsx", tmp_path / "tiny").returncode == 0
    assert design_files.read(tmp_path / "tiny") == design_files.read(TINY)


def test_what_cannot_be_converted_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    assert ask("convert", tmp_path / "nowhere", tmp_path / "new.xlsx").returncode == 11
    assert ask("convert", TINY, tmp_path / "new.csv", "--json").returncode != 0
    assert not list(tmp_path.glob("new*"))
    (tmp_path / "taken").write_text("mine")
    said = ask("convert", TINY, tmp_path / "taken", "--json")
    assert said.returncode == 11
    assert json.loads(said.stdout)["exit_code"] == 11
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_name_that_asks_for_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    said = ask("template", tmp_path / "blank.docx")
    assert said.returncode == 11
    assert "ends in .xlsx" in " ".join(said.stderr.split())
    assert not (tmp_path / "blank.docx").exists()
