"""The committed reference pages are those that `make reference` would write."""

import importlib
from pathlib import Path

import pytest

from purposebuilt.publishing import reference

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = reference.pages(importlib.import_module("purposebuilt.cli.commands").purposebuilt)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "run `make reference`"


def test_no_page_is_left_behind() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)
