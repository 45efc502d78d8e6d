"""Every licence that a source of ours names is explained, and everything that must be said is said."""

import csv

import pytest
from tests.architecture.tree import ROOT, tracked

PAGE = (ROOT / "DATA-LICENCES.md").read_text(encoding="utf-8")
TABLES = [path for path in tracked() if path.name == "sources.csv" and path.parent.parent.name == "examples"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.parent.name)
def test_every_source_has_a_licence_that_the_page_explains(path: object) -> None:
    with (ROOT / str(path)).open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    assert sources
    for source in sources:
        assert source["licence"], source["key"]
        assert source["attribution"], source["key"]
        assert source["licence"] in PAGE, f"{source['key']}: {source['licence']}"


def test_every_folder_of_data_is_on_the_page() -> None:
    folders = {path.parts[:2] for path in tracked() if path.parts[0] == "examples" and path.suffix == ".csv"}
    assert {"/".join(parts) for parts in folders} <= {word for word in PAGE.split("`") if "/" in word}


def test_the_words_of_the_open_government_licence_are_there() -> None:
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in PAGE
