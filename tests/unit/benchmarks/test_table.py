"""The benchmarks put right answers before times: what is wrong is named, has no ratio, and fails the run."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "published" / "cases"
NAMES = ("placements-3-3x2x2", "assignment-2-4")


def printed(folder, part="frontier", *more):
    command = [sys.executable, str(ROOT / "benchmarks" / f"{part}.py"), "--cases", str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "moip").mkdir()
    for name in NAMES:
        shutil.copy(CASES / f"{name}.json", tmp_path / "moip")
    return tmp_path


def test_right_answers_are_counted_before_any_time(folder):
    ended = printed(folder)
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert re.search(r"load at the start .*(quiet|NOT quiet)", lines[0])
    assert lines[2] == "gate: 2 of 2 answers right"
    assert "all as published" in ended.stdout


def test_a_wrong_answer_is_named_and_fails_the_run(folder):
    path = folder / "moip" / f"{NAMES[0]}.json"
    case = json.loads(path.read_text())
    case["front"][0][0] += 1
    path.write_text(json.dumps(case))
    ended = printed(folder)
    assert ended.returncode == 1
    assert "gate: 1 of 2 answers right" in ended.stdout
    assert f"NOT right: {NAMES[0]}" in ended.stdout


def test_without_a_folder_of_cases_it_says_so(monkeypatch):
    monkeypatch.delenv("PURPOSEBUILT_CASES", raising=False)
    command = [sys.executable, str(ROOT / "benchmarks" / "frontier.py")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0
    assert "No folder of cases was given" in ended.stdout


def test_the_case_of_another_peer_stands_in_for_what_is_not_installed(folder):
    shutil.copy(folder / "moip" / f"{NAMES[1]}.json", folder / "moip" / "2kp50.json")
    ended = printed(folder)
    assert "peer: pyaugmecon 2.0.1, HiGHS, recorded 2026-11-21" in ended.stdout
