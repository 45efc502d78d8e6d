"""What a check says of a rule, and the two registers of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from purposebuilt.checks.picture import Picture
from purposebuilt.design import Arrangement, Standing
from purposebuilt.problems import Problem, Where, register
from purposebuilt.rulebooks.rulebook import Rule

MET = "met"
NOT_MET = "not-met"
TO_CONFIRM = "to-confirm"
CONFIRMED = "confirmed"
NOT_APPLICABLE = "not-applicable"
STATES: dict[str, str] = {
    MET: "The computation looked at everything that the rule asks of the design, and it holds.",
    NOT_MET: "The computation found at least one place where the rule does not hold.",
    TO_CONFIRM: "No computation can settle it; somebody has to confirm it, with evidence and a date.",
    CONFIRMED: "Somebody confirmed it, with evidence and a date.",
    NOT_APPLICABLE: "The design has nothing that the rule is about.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a rule does not hold. `target` where it would be so by design, and not only today."""

    message: str
    remedy: str
    where: Where
    target: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """How a rule stands, in a sentence, with each fault and the arrangements looked at."""

    state: str
    sentence: str
    faults: tuple[Fault, ...] = ()
    lines: tuple[str, ...] = ()


ANSWERS: dict[str, str] = {
    "duty": "who holds the duty",
    "decides": "who decides",
    "does": "who does the work",
    "funds": "who holds the money",
    "employs": "who employs",
}
"""The five answers of an arrangement, in words."""

RuleCheck = Callable[[Picture, Rule], Finding]
CoherenceCheck = Callable[[Picture], Iterable[Problem]]

RULE_CHECKS: dict[str, tuple[RuleCheck, str]] = {}
"""Every named check that computes a rule, with its problem code."""

COHERENCE_CHECKS: dict[str, CoherenceCheck] = {}
"""Every named check of coherence: what good sense asks of a design whatever the law."""


def computes(name: str, code: str, sentence: str) -> Callable[[RuleCheck], RuleCheck]:
    """Register a check by the name under which rules name it, with the code of the problems it raises."""

    def registered(check: RuleCheck) -> RuleCheck:
        if name in RULE_CHECKS:
            raise ValueError(f"two checks are called {name}")
        RULE_CHECKS[name] = (check, register(code, sentence))
        return check

    return registered


def coherent(name: str) -> Callable[[CoherenceCheck], CoherenceCheck]:
    """Register a check of coherence by name."""

    def registered(check: CoherenceCheck) -> CoherenceCheck:
        if name in COHERENCE_CHECKS:
            raise ValueError(f"two checks are called {name}")
        COHERENCE_CHECKS[name] = check
        return check

    return registered


def at(arrangement: Arrangement, column: str = "") -> Where:
    """The spot of an arrangement."""
    return Where("arrangements", column=column, key=arrangement.key)


def fault(arrangement: Arrangement, column: str, message: str, remedy: str) -> Fault:
    """A fault in an arrangement: unlawful as a target where it is ruled in, a fact where it holds today."""
    return Fault(message, remedy, at(arrangement, column), arrangement.standing is Standing.RULED_IN)


def nothing(sentence: str) -> Finding:
    """The finding that the design has nothing the rule is about."""
    return Finding(NOT_APPLICABLE, sentence)


def settled(rule: Rule, looked: Iterable[Arrangement], faults: Iterable[Fault], good: str) -> Finding:
    """Not met where there are faults; else met, or to confirm where the rule asks what no computation can answer."""
    lines = tuple(each.key for each in looked)
    found = tuple(faults)
    if found:
        count = "In one place this does not hold" if len(found) == 1 else f"In {len(found)} places this does not hold"
        return Finding(NOT_MET, f"{count}: {found[0].message}", found, tuple(each.where.key for each in found))
    return Finding(TO_CONFIRM if rule.asks else MET, f"{good} {rule.asks}".strip(), (), lines)
