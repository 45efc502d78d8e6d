"""Workbooks are the same bytes each time, keep text as text, and are there completely or not at all."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from purposebuilt.spreadsheet import Choices, Properties, Style, Workbook


def make(path: Path) -> None:
    with Workbook(path, Properties("A map", subject="Who decides")) as book:
        sheet = book.sheet("map", "#1D3C4F")
        sheet.table(
            0, ("function", "note", "WTE"), [("=1+1", "https://example.org", 0.1), ("007", None, 3)], (30, 30, 9)
        )
        sheet.freeze(1, 1)
        sheet.print_setup(0, footer="Q & A")
        sheet.choices(0, 1, 9, Choices(("yes", "no"), title="Which", prompt="One of two", strict=True))
        sheet.choices(1, 1, 9, Choices(source="=Lists!$A$1:$A$2"))
        sheet.note(0, 0, "What the work is.")
        sheet.link(5, 0, "Lists", "To the lists")
        sheet.merge(6, 0, 2, "=across", Style(bold=True))
        book.sheet("Lists").row(0, ["a", True, 2.5])


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path / "one.xlsx")
    time.sleep(1.1)
    make(tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_text_stays_text(tmp_path: Path) -> None:
    make(tmp_path / "one.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx")["map"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]] == [
        ("=1+1", "s"),
        ("https://example.org", "s"),
        (0.1, "n"),
    ]
    assert sheet["A3"].value == "007"
    assert sheet["A7"].value == "=across"
    parts = zipfile.ZipFile(tmp_path / "one.xlsx").namelist()
    assert not any("externalLink" in part for part in parts)


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    make(path)
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), Workbook(path, Properties("Broken")):
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["one.xlsx"]


def test_a_text_that_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="too long"), Workbook(tmp_path / "one.xlsx", Properties("Long")) as book:
        book.sheet("a").write(0, 0, "x" * 40_000)
    assert not list(tmp_path.iterdir())
