"""What the law and good sense ask of a written design: one named function for each thing asked."""

from __future__ import annotations

# Each of these registers its checks as it is imported.
from purposebuilt.checks import (
    arrangements,
    committees,
    criteria,
    delegation,
    documents,
    finance,
    functions,
    geography,
    people,
    places,
    purpose,
    scores,
)
from purposebuilt.checks.answers import Checked, RuleAnswer
from purposebuilt.checks.check import check
from purposebuilt.checks.criteria import effective_weights
from purposebuilt.checks.findings import COHERENCE_CHECKS, RULE_CHECKS, STATES

__all__ = [
    "COHERENCE_CHECKS",
    "RULE_CHECKS",
    "STATES",
    "Checked",
    "RuleAnswer",
    "arrangements",
    "check",
    "committees",
    "criteria",
    "delegation",
    "documents",
    "effective_weights",
    "finance",
    "functions",
    "geography",
    "people",
    "places",
    "purpose",
    "scores",
]
