"""The smallest cell comes from the rulebook, and one that cannot be used is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from purposebuilt import rulebooks
from purposebuilt.design import Figure
from purposebuilt.participation.small_numbers import smallest_cell
from purposebuilt.problems import Refusal


@pytest.mark.parametrize("key", rulebooks.available())
def test_it_is_five_in_england(key: str) -> None:
    assert smallest_cell(key) == 5


@pytest.mark.parametrize(("number", "said"), [(None, "is missing"), (2.0, "is 2"), (5.5, "is 5.5")])
def test_it_is_a_whole_number_of_three_or_more(
    monkeypatch: pytest.MonkeyPatch, number: float | None, said: str
) -> None:
    book = rulebooks.load("england_2022_act")
    values = tuple(replace(one, value=Figure(number)) for one in book.values) if number is not None else ()
    monkeypatch.setattr(rulebooks, "load", lambda _: replace(book, values=values))
    with pytest.raises(Refusal) as refused:
        smallest_cell("england_2022_act")
    (problem,) = refused.value.problems
    assert problem.code == "PB565"
    assert said in problem.message
