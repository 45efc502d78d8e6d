"""The Python of the page about rooms is run as it stands, and prints what the page says."""

import re
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT

PAGE = ROOT / "docs/how-to/bring-your-own-room.md"


def test_the_page_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```(python|text)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert [kind for kind, _ in blocks].count("text") == 2
    names: dict[str, object] = {}
    for kind, words in blocks:
        if kind == "python":
            exec(words, names)  # noqa: S102 - the page is ours
        else:
            assert capsys.readouterr().out == words
    assert (tmp_path / "my-room.xlsx").is_file()
