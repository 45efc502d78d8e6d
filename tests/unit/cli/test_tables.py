"""Tables that fit the terminal."""

import pytest

from purposebuilt.cli.tables import paragraph, table

HEAD = ["Option", "Closeness to people", "Cost"]
ROWS = [["Today's arrangement", "0.778", "£5.30 a head"], ["Favourite of: a partner with a long name", "1", "£6"]]


def test_a_table_stands_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert table(HEAD, ROWS).splitlines() == [
        "                                          Closeness",
        "Option                                    to people          Cost",
        "----------------------------------------  ---------  ------------",
        "Today's arrangement                           0.778  £5.30 a head",
        "Favourite of: a partner with a long name          1            £6",
    ]


def test_a_long_name_is_wrapped_before_the_table_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = table(HEAD, ROWS).splitlines()
    assert max(len(line) for line in lines) <= 60
    assert lines[-2:] == [
        "Favourite of: a partner with a long",
        "name                                         1            £6",
    ]


def test_a_narrow_terminal_gets_one_block_for_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = table(HEAD, ROWS).splitlines()
    assert lines[:3] == ["Today's arrangement", "  Closeness to people: 0.778", "  Cost: £5.30 a head"]
    assert table(HEAD, []) == ""


def test_paragraphs_keep_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert max(len(line) for line in paragraph("word " * 40, "  ", "    ").splitlines()) <= 30
