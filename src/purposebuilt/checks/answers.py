"""How a rule stands in a written design."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.problems import Problem
from purposebuilt.rulebooks.rulebook import Rule


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """How a rule stands (met, not-met, to-confirm, confirmed or not-applicable), and in which words."""

    rule: Rule
    state: str
    sentence: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that the checks found in a written design."""

    problems: tuple[Problem, ...]
    rules: tuple[RuleAnswer, ...]
