import json
import shutil
from pathlib import Path

import pytest
from tests.command_line.shell import TINY, ask, edited


def test_a_sound_design_is_ready() -> None:
    said = ask("check", TINY)
    assert (said.returncode, said.stderr) == (0, "")
    assert "This design is ready" in said.stdout
    assert "to be confirmed by somebody" in said.stdout


def test_a_wrong_word_is_said_with_its_spot_and_a_suggestion(tmp_path: Path) -> None:
    said = ask("check", edited(tmp_path / "d", "partners", "acute-trust", "acute-trsut"))
    assert said.returncode == 12
    told = said.stdout + said.stderr
    assert "partners" in told
    assert "row 5, kind" in told
    assert "acute-trust" in told
    assert told.rstrip().endswith("Not ready: 1 error.")


def test_an_unknown_rulebook_names_those_there_are(tmp_path: Path) -> None:
    said = ask("check", edited(tmp_path / "d", "design", "england_2022_act", "england_2022"))
    assert said.returncode == 12
    assert "row 2, rulebook" in said.stderr
    assert "england_2022_act" in said.stderr


@pytest.mark.parametrize("name", ["nowhere", "nowhere.xlsx"])
def test_a_missing_file_is_unreadable(tmp_path: Path, name: str) -> None:
    said = ask("check", tmp_path / name)
    assert (said.returncode, said.stdout) == (11, "")
    assert "There is nothing at" in said.stderr


def test_an_empty_folder_and_a_wrong_extension_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "design.docx").write_text("words")
    (tmp_path / "empty").mkdir()
    for name in ("empty", "design.docx"):
        said = ask("check", tmp_path / name)
        assert said.returncode == 11, said
        assert "Traceback" not in said.stderr
        assert name in said.stderr


def test_machines_get_json_and_nothing_else(tmp_path: Path) -> None:
    told = json.loads(ask("check", TINY, "--json").stdout)
    assert (told["exit_code"], told["problems"]) == (0, [])
    assert {"rule", "state", "sentence"} == set(told["rules"][0])
    wrong = ask("check", edited(tmp_path / "d", "partners", "acute-trust", "acute-trsut"), "--json")
    assert json.loads(wrong.stdout)["exit_code"] == wrong.returncode == 12
    missing = ask("check", tmp_path / "nowhere", "--json")
    assert json.loads(missing.stdout)["problems"][0]["code"] == "PB101"


def test_what_waits_for_a_confirmation_is_asked(tmp_path: Path) -> None:
    """Each rule that nobody can compute with its question; once it is confirmed, by whom and on what evidence."""
    said = " ".join(ask("check", TINY).stdout.split())
    assert "in the table 'attestations' by who, on what evidence and when" in said
    assert "R34: Has the chair of the ICB approved or appointed every member" in said
    design = shutil.copytree(TINY, tmp_path / "confirmed")
    (design / "attestations.csv").write_text(
        "rule,confirmed_by,evidence,date\nR34,The chair of the ICB,Minutes of 1 April,2026-04-01\n", encoding="utf-8"
    )
    said = " ".join(ask("check", design).stdout.split())
    assert "R34: Confirmed by The chair of the ICB on 2026-04-01: Minutes of 1 April" in said
    assert "R34: Has the chair" not in said
