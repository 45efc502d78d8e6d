"""Numbers, dates and lists as people write them."""

from __future__ import annotations

import pytest

from purposebuilt.publishing import words


@pytest.mark.parametrize(
    ("value", "unit", "resolution", "told"),
    [
        (18.756, "GBP a head", 0.01, "£18.76 a head"),
        (-18.756, "GBP a head", 0.01, "\N{MINUS SIGN}£18.76 a head"),
        (-0.001, "GBP", 0.01, "£0.00"),
        (2407698, "GBP", 1, "£2,407,698"),
        (0.3416, "share", 0.001, "34.2%"),
        (0.3416, "share", 0.01, "34%"),
        (75.0, "% of cancers found early", 1, "75% of cancers found early"),
        (0.833333, "0-1", 0.001, "0.833"),
        (1250.4, "WTE", 1, "1,250 WTE"),
        (-0.2, "WTE", 1, "0 WTE"),
        (float("inf"), "WTE", 1, "no limit WTE"),
    ],
)
def test_figures_with_their_units(value: float, unit: str, resolution: float, told: str) -> None:
    assert words.in_unit(value, unit, resolution) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-11-21", "21 November 2026"),
        ("2027-04", "April 2027"),
        ("2026-13-01", "2026-13-01"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_dates(written: str, told: str) -> None:
    assert words.dated(written) == told


def test_lists_and_counts() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.some_of(["a", "b", "c"], 2) == "a, b and 1 more"
    assert words.counted(1, "criterion", "criteria") == "1 criterion"
    assert words.counted(1250, "line") == "1,250 lines"


def test_sentences() -> None:
    assert words.sentence(" it costs more ") == "It costs more."
    assert words.sentence("Why?") == "Why?"
    assert words.sentence("") == ""


def test_a_sentence_that_ends_in_brackets_gets_no_second_full_stop() -> None:
    assert words.sentence("one. (Another.)") == "One. (Another.)"
    assert words.sentence("one (another)") == "One (another)."
