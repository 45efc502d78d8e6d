"""The closing summary says what was found, and what was not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.appraisal.fakes import CHECKED, Made

from purposebuilt.appraisal import appraise
from purposebuilt.appraisal.asked import Asked
from purposebuilt.appraisal.results import Appraisal
from purposebuilt.cli.appraisal_said import appraisal_said


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")


def made(**given: int) -> Appraisal:
    return appraise(Made(**given), CHECKED, Asked(coverage=0.0))  # type: ignore[arg-type]


def test_with_documents_their_paths_and_the_names_for_option_are_said() -> None:
    said = appraisal_said(made(), (Path("out/report.html"),))
    assert "  out/report.html" in said
    assert "Names for --option: today, best-closeness, " in said
    assert "Why each is listed" not in said


def test_today_shows_how_many_requirements_it_breaks() -> None:
    line = next(line for line in appraisal_said(made(), ()).splitlines() if line.startswith("Today"))
    assert line.endswith(" 1")


def test_a_clash_that_was_not_found_in_time_is_not_passed_over() -> None:
    clash = made(limit=1, least=2)
    assert "Cannot all be kept: " in appraisal_said(clash, ())
    some = replace(clash, conflicts_complete=False)
    assert "There may be other sets that cannot all be kept" in appraisal_said(some, ())
    none = replace(some, conflicts=(), repairs=())
    assert "before it was found which of them clash" in appraisal_said(none, ())
    assert "What would free it" not in appraisal_said(none, ())
