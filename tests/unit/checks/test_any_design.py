"""Whatever the tables say, the checks answer, in the same words each time, and never stop."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.generative.designs import designs

from purposebuilt import rulebooks
from purposebuilt.checks import STATES, check, effective_weights
from purposebuilt.design import Design
from purposebuilt.problems import CODES


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(designs())
@pytest.mark.parametrize("key", rulebooks.available())
def test_any_design_is_answered(key: str, design: Design) -> None:
    book = rulebooks.load(key)
    found = check(design, book)
    assert [each.rule for each in found.rules] == list(book.rules)
    assert all(each.state in STATES and each.sentence for each in found.rules)
    for problem in found.problems:
        assert problem.code in CODES
        assert problem.message.endswith((".", ")"))
        assert problem.remedy.endswith(".")
        assert problem.where.sheet
    assert check(design, book) == found
    assert all(0 <= weight <= 1 for weight in effective_weights(design).values())
