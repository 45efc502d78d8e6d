"""Each number that was chosen or measured says what it is, on what basis, from where and when."""

import re

import pytest

from purposebuilt.design import Basis
from purposebuilt.participation.parameters import parameters, value


def test_each_parameter_says_where_it_comes_from() -> None:
    table = parameters()
    assert table["ground.bodies_for_verdicts"].value == 30
    for key, one in table.items():
        assert key == one.key
        assert re.fullmatch(r"[a-z]+(\.[a-z_]+)+", key)
        assert one.unit
        assert isinstance(one.basis, Basis)
        assert len(one.source) > 15
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.date)


def test_a_parameter_that_is_not_there_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        value("ground.nothing")
