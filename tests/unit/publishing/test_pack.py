"""The pack is written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.publishing import made

from purposebuilt.problems import Refusal
from purposebuilt.publishing import as_json, publish
from purposebuilt.publishing.pack import write_whole


def test_publish_writes_the_pack(tmp_path: Path) -> None:
    written = publish(made.tiny(), tmp_path / "out")
    assert {path.name for path in written} >= {"report.html", "appraisal.json"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in written)


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = publish(made.tiny(), tmp_path / "a")
    second = publish(made.tiny(), tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_json_is_utf8_and_ends_with_a_line(tmp_path: Path) -> None:
    publish(made.tiny(), tmp_path)
    text = (tmp_path / "appraisal.json").read_text(encoding="utf-8")
    assert text == as_json(made.tiny())
    assert json.loads(text)["frontier"]["seconds"] is None


def broken(path: Path) -> None:
    path.write_text("half")
    raise KeyboardInterrupt


def test_an_interruption_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_whole({"a.txt": lambda path: path.write_text("new") and None, "b.txt": broken}, tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old"}


def test_an_interruption_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_whole({"b.txt": broken}, tmp_path / "new" / "out")
    assert list(tmp_path.iterdir()) == []


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    publish(made.tiny(), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_file_where_the_folder_should_be_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Refusal) as refused:
        publish(made.tiny(), tmp_path / "out")
    assert refused.value.problems[0].code == "PB601"
    assert (tmp_path / "out").read_text() == "a file"
