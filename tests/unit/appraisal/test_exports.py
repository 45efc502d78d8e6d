"""Functions keep their names in the package although modules of the same names stand behind them."""

import importlib

import pytest

import purposebuilt
from purposebuilt import appraisal


@pytest.mark.parametrize("name", ["frontier", "conflicts", "repairs", "appraise"])
def test_a_module_never_hides_the_function_of_its_name(name: str) -> None:
    module = importlib.import_module(f"purposebuilt.appraisal.{name}")
    function = getattr(appraisal, name)
    assert callable(function)
    assert function is getattr(module, name)
    assert getattr(purposebuilt.appraisal, name) is function


def test_types_are_reached_through_module_and_package() -> None:
    from purposebuilt.appraisal.frontier import Frontier

    assert appraisal.Frontier is Frontier
