"""Conflict-of-interest load: lines where a body that decides does the work under a contract.

The trust decides in the North what it does there under contract: 1. The council does so by delegation, no contract: 0.
"""

from tests.spec.upland import check, chosen


def test_nobody_decides_about_its_own_contract() -> None:
    check("conflict_load", chosen(north="near", south="council"), 0)


def test_the_trust_decides_about_its_own_contract() -> None:
    check("conflict_load", chosen(north="trust"), 1)
    check("conflict_load", chosen("trust", "trust"), 2)
