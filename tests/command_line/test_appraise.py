"""The whole chain, from a folder of tables to a folder of documents."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.command_line.shell import ROOT, TINY, ask, edited, environment

DOCUMENTS = {
    "report.html",
    "appraisal.json",
    "functions_and_decisions_map.xlsx",
    "scheme_of_reservation_and_delegation.xlsx",
}


def test_a_design_becomes_options_and_documents(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    said = ask("appraise", TINY, "--out", out)
    assert (said.returncode, said.stderr) == (0, "")
    assert {path.name for path in out.iterdir()} == DOCUMENTS
    words = " ".join(said.stdout.split())
    assert "Today's arrangement" in words
    assert "Today's arrangement needs about 27 posts (WTE)" in words
    assert "Every post counted is assumed" in words
    assert "For every possible design" in words or "The list is complete" in words
    assert "stand-in" in words
    assert "not a recommendation" in words
    for name in DOCUMENTS:
        assert str(out / name) in said.stdout


def test_the_same_design_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert ask("appraise", TINY, "--out", tmp_path / name, "--workers", "1").returncode == 0
    for name in DOCUMENTS:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_without_a_folder_the_reasons_are_told() -> None:
    said = ask("appraise", TINY)
    assert said.returncode == 0
    assert "Why each is listed" in said.stdout
    assert "Fairest between partners: " in " ".join(said.stdout.split())


def test_machines_get_the_appraisal_and_nothing_else(tmp_path: Path) -> None:
    said = ask("appraise", TINY, "--json", "--out", tmp_path / "out")
    assert json.loads(said.stdout) == json.loads((tmp_path / "out" / "appraisal.json").read_text(encoding="utf-8"))


def test_documents_are_written_for_the_option_that_is_named(tmp_path: Path) -> None:
    said = ask("appraise", TINY, "--option", "today", "--out", tmp_path / "out")
    assert said.returncode == 0
    assert "Today's arrangement *" in said.stdout
    told = json.loads((tmp_path / "out" / "appraisal.json").read_text(encoding="utf-8"))
    assert told["chosen"] == "today"


def test_other_objectives_can_be_weighed() -> None:
    said = ask("appraise", TINY, "--objectives", "closeness,decision-steps", "--json")
    assert [each["name"] for each in json.loads(said.stdout)["objectives"]] == ["closeness", "decision_steps"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--objectives", "closness,running_cost"], "called 'closness'. Did you mean 'closeness'?"),
        (["--objectives", "closeness"], "Name two to five objectives, joined by commas. [PB452]"),
        (["--objectives", "closeness,closeness"], "Name each once."),
        (["--option", "farest"], "Did you mean 'fairest'?"),
        (["--option", "farest"], "[PB453]"),
    ],
)
def test_what_is_not_understood_is_said_before_any_search(tmp_path: Path, arguments: list[str], told: str) -> None:
    said = ask("appraise", TINY, *arguments, "--out", tmp_path / "out")
    assert (said.returncode, said.stdout) == (2, "")
    assert told in " ".join(said.stderr.split())
    assert not list(tmp_path.glob("out/*"))


def test_an_impossible_design_says_what_clashes_and_what_would_free_it(tmp_path: Path) -> None:
    design = edited(tmp_path / "d", "criteria", "GBP a head,5.6,", "GBP a head,0.1,")
    said = ask("appraise", design)
    assert said.returncode == 13
    words = " ".join(said.stdout.split())
    assert "No design keeps every requirement." in words
    assert "(owned by NHS Dales Integrated Care Board (illustrative))" in words
    assert "a search confirmed it" in words
    assert json.loads(ask("appraise", design, "--json").stdout)["conflicts"]


def test_a_design_that_is_not_ready_is_refused_whole(tmp_path: Path) -> None:
    design = edited(tmp_path / "d", "partners", "acute-trust", "acute-trsut")
    said = ask("appraise", design, "--out", tmp_path / "out")
    assert said.returncode == 12
    assert "row 5, kind" in said.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_found_before_the_search(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = ask("appraise", TINY, "--out", tmp_path / "file")
    assert said.returncode == 11
    assert "cannot be written" in " ".join(said.stderr.split())
    assert (tmp_path / "file").read_text() == "mine"


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    if os.geteuid() == 0:  # the administrator may write anywhere but where nobody can
        locked = Path("/proc")
    said = ask("appraise", TINY, "--out", locked / "out")
    assert said.returncode == 11
    assert "cannot be written" in " ".join(said.stderr.split())


def test_when_time_runs_out_what_is_known_is_kept(tmp_path: Path) -> None:
    west = ROOT / "examples" / "west_yorkshire"
    said = ask("appraise", west, "--time-limit", "0.1", "--out", tmp_path / "out")
    assert said.returncode == 14, said.stderr
    assert "ime ran out" in said.stdout
    assert (tmp_path / "out" / "report.html").exists()


def test_ctrl_c_stops_at_once_and_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_text("yesterday's")
    west = ROOT / "examples" / "west_yorkshire"
    command = [sys.executable, "-m", "purposebuilt", "appraise", str(west), "--out", str(out), "--coverage", "0"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        time.sleep(4)
        running.send_signal(signal.SIGINT)
        began = time.monotonic()
        said, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert time.monotonic() - began < 10
    assert (said, told.strip()) == ("", "Stopped as you asked. Nothing was half written.")
    assert [path.name for path in out.iterdir()] == ["report.html"]
    assert (out / "report.html").read_text() == "yesterday's"


def test_an_explanation_goes_from_purposes_to_what_a_line_may_be() -> None:
    said = ask("explain", TINY)
    assert (said.returncode, said.stderr) == (0, "")
    for word in ("home-today", "near-people-at-home", "commission-community", "Today's arrangement", "Closeness"):
        assert word in said.stdout
    line = ask("explain", TINY, "--line", "better-care-fund@northdale").stdout
    assert "(today)" in line
    assert "decides: Northdale Place Committee (illustrative) (place)" in line
    assert "approvals:" in line
    wrong = ask("explain", TINY, "--line", "better-care-fund@northdal")
    assert (wrong.returncode, "Did you mean 'better-care-fund@northdale'?" in wrong.stderr) == (2, True)
    assert json.loads(ask("explain", TINY, "--json").stdout)["counts"]["lines"] == 5
