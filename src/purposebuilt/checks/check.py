"""Every rule of a rulebook, and every check of coherence, put to one design."""

from __future__ import annotations

from purposebuilt.checks.answers import Checked, RuleAnswer
from purposebuilt.checks.findings import (
    COHERENCE_CHECKS,
    CONFIRMED,
    NOT_APPLICABLE,
    NOT_MET,
    RULE_CHECKS,
    TO_CONFIRM,
    Finding,
)
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Attestation, Design
from purposebuilt.problems import Problem, Severity, Where, register
from purposebuilt.rulebooks.rulebook import Rule, Rulebook, RuleKind

UNCHECKED = register("PB391", "A rule of the rulebook names a check that does not exist.")
CONFIRMATION = register("PB392", "A confirmation of a rule does not say who confirmed it, on what evidence or when.")

MUST = "must"


def check(design: Design, rulebook: Rulebook) -> Checked:
    """How every rule stands in a design, and every problem of lawfulness and coherence, in a fixed order.

    A rule that is not met makes a problem for each place where it is not: an error where a *must* is broken by an
    arrangement that partners rule in, a warning where it is broken by what holds today, a note for a *should*.
    Nothing is raised for references to nothing; the design files report those.
    """
    picture = Picture(design, rulebook)
    attestations = {each.rule: each for each in design.attestations}
    answers: list[RuleAnswer] = []
    problems: list[Problem] = []
    for rule in rulebook.rules:
        finding = _computed(picture, rule, problems) if rule.kind is RuleKind.COMPUTED else _attested(picture, rule)
        attestation = attestations.get(rule.key)
        if finding.state == TO_CONFIRM and attestation is not None:
            finding = _confirmed(finding, attestation, problems)
        answers.append(RuleAnswer(rule, finding.state, finding.sentence, finding.lines))
    for coherence in COHERENCE_CHECKS.values():
        problems.extend(coherence(picture))
    return Checked(tuple(problems), tuple(answers))


def _computed(picture: Picture, rule: Rule, problems: list[Problem]) -> Finding:
    if rule.check not in RULE_CHECKS:
        message = f"The rule {rule.key} names the check '{rule.check}', which Purposebuilt does not have."
        where = Where(f"{picture.rulebook.key}/rules", column="check", key=rule.key)
        problems.append(Problem(UNCHECKED, message, "Name one that it has, or let the rule be attested.", where=where))
        return Finding(TO_CONFIRM, f"No computation is known for this rule. {rule.asks}".strip())
    compute, code = RULE_CHECKS[rule.check]
    finding = compute(picture, rule)
    if finding.state == NOT_MET:
        for each in finding.faults:
            severity = Severity.NOTE if rule.force != MUST else Severity.ERROR if each.target else Severity.WARNING
            problems.append(Problem(code, f"{each.message} ({rule.key})", each.remedy, severity, each.where))
    return finding


def _attested(picture: Picture, rule: Rule) -> Finding:
    """To confirm, or not applicable where the rule names functions or mechanisms and the design uses none of them."""
    if not rule.functions and not rule.mechanisms:
        return Finding(TO_CONFIRM, rule.asks)
    used = {*picture.of_functions(rule.functions), *picture.using(rule.mechanisms)}
    lines = tuple(each.key for each in picture.arrangements if each in used)
    meeting = [each for each in picture.design.committees if each.mechanism in rule.mechanisms]
    if not lines and not meeting:
        return Finding(NOT_APPLICABLE, "The design has no arrangement that this rule is about.")
    return Finding(TO_CONFIRM, rule.asks, (), lines)


def _confirmed(finding: Finding, attestation: Attestation, problems: list[Problem]) -> Finding:
    missing = [word for word in ("confirmed_by", "evidence", "date") if not getattr(attestation, word)]
    if missing:
        message = f"The confirmation of {attestation.rule} does not give: {', '.join(missing)}. It does not count yet."
        where = Where("attestations", column=missing[0], key=attestation.rule)
        problems.append(
            Problem(CONFIRMATION, message, "Say who confirmed it, on what evidence and when.", Severity.WARNING, where)
        )
        return finding
    words = f"Confirmed by {attestation.confirmed_by} on {attestation.date}: {attestation.evidence}"
    return Finding(CONFIRMED, words, (), finding.lines)
