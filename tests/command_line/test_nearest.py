"""`purposebuilt nearest`: aspirations in, the nearest designs out; and each wrong word one plain sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.command_line.shell import TINY, ask, edited

from purposebuilt.appraisal.hopes import HOPE_NOT_READ, HOPE_OUT_OF_RANGE, UNKNOWN_HOPE
from purposebuilt.publishing.appraisal_reader import NOT_READ
from purposebuilt.workflow import NONE_LISTED


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nearest") / "out"
    assert ask("appraise", TINY, "--coverage", "0%", "--out", folder).returncode == 0
    return folder / "appraisal.json"


def test_the_nearest_listed_designs_are_told(earlier: Path) -> None:
    done = ask("nearest", TINY, "--from", earlier, "--aspire", "closeness=0.8", "--aspire", "hand-offs=25%")
    assert done.returncode == 0, done.stderr
    assert "Nearest to closeness to people 0.800 and hand-offs 25.0%" in done.stdout
    assert "nothing: all is reached" in done.stdout


def test_machines_get_the_same_and_the_exact_design(earlier: Path) -> None:
    words = (
        "nearest",
        TINY,
        "--from",
        earlier,
        "--aspire",
        "running_cost=£5.10 a head",
        "--aspire",
        "disruption=2 WTE",
    )
    done = ask(*words, "--exact", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["aspirations"] == {"running_cost": 5.1, "disruption": 2.0}
    assert found["exact_state"] == "solved"
    assert found["exact"]["assignments"]
    listed = json.loads(earlier.read_text(encoding="utf-8"))["frontier"]["points"]
    names = [each["name"] for each in found["objectives"]]
    assert [found["listed"][0]["values"][name] for name in names] in listed
    assert "Nearest of all possible designs" in ask(*words, "--exact").stdout


def test_without_an_earlier_appraisal_the_design_is_appraised_first() -> None:
    done = ask("nearest", TINY, "--aspire", "closeness=0.8", "--objectives", "closeness,running_cost", "--count", "1")
    assert done.returncode == 0, done.stderr
    assert "Running cost" in done.stdout
    assert "Hand-offs" not in done.stdout


def test_an_appraisal_of_another_version_is_told(earlier: Path, tmp_path: Path) -> None:
    other = edited(tmp_path / "other", "design", "The Dales", "The Other Dales")
    done = ask("nearest", other, "--from", earlier, "--aspire", "closeness=0.8")
    assert done.returncode == 0
    assert "another version of this design" in done.stdout


@pytest.mark.parametrize(
    ("hope", "code", "said"),
    [
        ("closenes=0.8", UNKNOWN_HOPE, "Did you mean 'closeness'?"),
        ("posts=3", UNKNOWN_HOPE, "'posts' was not weighed"),
        ("closeness", HOPE_NOT_READ, "not a name and a value"),
        ("closeness=", HOPE_NOT_READ, "not a name and a value"),
        ("closeness=near", HOPE_NOT_READ, "'near' is not a value of closeness to people"),
        ("running_cost=5%", HOPE_NOT_READ, "'5%' is not a value of running cost"),
        ("disruption=£3", HOPE_NOT_READ, "'£3' is not a value of disruption"),
        ("closeness=nan", HOPE_NOT_READ, "'nan' is not a value"),
        ("hand_offs=5", HOPE_OUT_OF_RANGE, "For a percentage write hand_offs=5%."),
        ("closeness=1.2", HOPE_OUT_OF_RANGE, "from 0.000 to 1.000"),
        ("running_cost=-1", HOPE_OUT_OF_RANGE, "not below nothing"),
    ],
)
def test_what_is_not_understood_is_one_sentence(earlier: Path, hope: str, code: str, said: str) -> None:
    done = ask("nearest", TINY, "--from", earlier, "--aspire", hope)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    machine = json.loads(ask("nearest", TINY, "--from", earlier, "--aspire", hope, "--json").stdout)
    assert [each["code"] for each in machine["problems"]] == [code]


def test_a_thing_is_hoped_for_once(earlier: Path) -> None:
    done = ask("nearest", TINY, "--from", earlier, "--aspire", "closeness=0.8", "--aspire", "closeness=0.9")
    assert (done.returncode, "aspired to twice" in done.stderr) == (2, True)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "another"}', '{"format": "purposebuilt-appraisal-1"}'])
def test_a_file_that_is_no_appraisal_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "appraisal.json"
    path.write_text(text, encoding="utf-8")
    done = ask("nearest", TINY, "--from", path, "--aspire", "closeness=0.8", "--json")
    assert done.returncode == 11
    assert [each["code"] for each in json.loads(done.stdout)["problems"]] == [NOT_READ]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    done = ask("nearest", TINY, "--from", tmp_path / "none.json", "--aspire", "closeness=0.8")
    assert done.returncode == 11
    assert "could not be read" in done.stderr


def test_where_no_design_is_found_nothing_is_nearest(tmp_path: Path) -> None:
    strict = edited(tmp_path / "d", "criteria", "GBP a head,5.6,", "GBP a head,0.1,")
    done = ask("nearest", strict, "--aspire", "closeness=0.8", "--json")
    assert done.returncode == 13
    assert [each["code"] for each in json.loads(done.stdout)["problems"]] == [NONE_LISTED]
