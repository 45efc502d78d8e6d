import math

import pytest

from purposebuilt.appraisal.quantities import decimals, listed, say, title
from purposebuilt.formulation.configuration import Objective


@pytest.mark.parametrize(
    ("value", "unit", "resolution", "said"),
    [
        (0.6154, "0-1", 0.001, "0.615"),
        (0.1234, "share", 0.001, "12.3%"),
        (18.756, "GBP a head", 0.01, "£18.76 a head"),
        (1234567.0, "GBP", 1000.0, "£1,234,567"),
        (31.04, "WTE", 0.1, "31.0 WTE"),
        (-2.0, "points", 1.0, "-2 points"),
        (-0.5, "GBP a head", 0.01, "-£0.50 a head"),
        (math.nan, "WTE", 0.1, "not known"),
    ],
)
def test_a_figure_says_its_unit(value: float, unit: str, resolution: float, said: str) -> None:
    assert say(value, Objective("x", "X", unit, "min", resolution)) == said


def test_a_signed_figure_shows_its_plus_and_nothing_before_nought() -> None:
    objective = Objective("x", "X", "WTE", "min", 1.0)
    assert [say(value, objective, signed=True) for value in (3.0, -3.0, 0.0)] == ["+3 WTE", "-3 WTE", "0 WTE"]


@pytest.mark.parametrize(
    ("resolution", "places"), [(1.0, 0), (0.1, 1), (0.001, 3), (5.0, 0), (1000.0, 0), (0.0, 3), (1e-9, 6)]
)
def test_decimals_follow_the_resolution(resolution: float, places: int) -> None:
    assert decimals(resolution) == places


def test_titles_and_lists_read_as_in_a_sentence() -> None:
    assert title(Objective("a", "Hand-offs", "", "min", 1)) == "hand-offs"
    assert title(Objective("a", "WTE moved", "", "min", 1)) == "WTE moved"
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
