"""Decide: how each rule stands, what is still to be confirmed, and problems found in what was written."""

from __future__ import annotations

from collections import Counter

from purposebuilt.checks.answers import RuleAnswer
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import (
    Block,
    Cell,
    Chapter,
    Column,
    Details,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted, dated, plain, sentence

STATES = {
    "not-met": "Not met",
    "to-confirm": "To confirm",
    "met": "Met",
    "confirmed": "Confirmed",
    "not-applicable": "Does not apply",
}
"""How a rule may stand, most pressing first, in words."""

_BLANK = "to be given"
_TONES = {"not-met": "not-met", "to-confirm": "to-confirm", "met": "met", "confirmed": "met"}


def chapter(reading: Reading) -> Chapter:
    """Rules by state, then the problems."""
    rules = reading.appraisal.rules
    counts = Counter(answer.state for answer in rules)
    lead = (
        f"{counted(len(rules), 'rule')} of law and guidance: {counts['not-met']:,} not met by the design as written,"
        f" {counts['to-confirm']:,} for somebody to confirm. Each has a place for evidence and a date."
        if rules
        else "No rule was checked."
    )
    sections = []
    for state in dict.fromkeys([*STATES, *counts]):
        found = [answer for answer in rules if answer.state == state]
        if found:
            blocks = (_table(reading, state, found),)
            sections.append(Section(f"rules-{state}", _title(state), _folded(state, found, blocks)))
    if rules:
        first = Section("rules-counts", "Where the rules stand", (_counts(counts),))
        sections.insert(0, first)
    sections.append(Section("problems", "Problems found in the design", _problems(reading)))
    return Chapter("rules", "decide", "Rules, and what is left to confirm", lead, tuple(sections))


def _title(state: str) -> str:
    return STATES.get(state, plain(state).capitalize())


def _counts(counts: Counter[str]) -> KeyFigures:
    return KeyFigures(tuple(KeyFigure(f"{counts[state]:,}", _title(state)) for state in STATES if counts[state]))


def _folded(state: str, found: list[RuleAnswer], blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if state == "not-met":
        return blocks
    return (Details(f"{_title(state)} ({counted(len(found), 'rule')})", blocks),)


def _table(reading: Reading, state: str, found: list[RuleAnswer]) -> Table:
    if state in ("to-confirm", "confirmed"):
        return _to_attest(reading, state, found)
    rows = tuple(
        (*_rule(answer), Cell(_title(state), _TONES.get(state, ""), sentence(answer.sentence))) for answer in found
    )
    columns = (Column("Rule"), Column("What it asks", wide=True), Column("How it stands", wide=True))
    return Table(f"Rules: {_title(state).lower()}", columns, rows, cards=True)


def _to_attest(reading: Reading, state: str, found: list[RuleAnswer]) -> Table:
    """Rules that no computation can prove: the question, and the place for evidence, who and date."""
    attested = {one.rule: one for one in reading.appraisal.design.attestations}
    rows = []
    for answer in found:
        given = attested.get(answer.rule.key)
        asked = answer.rule.asks or answer.sentence
        found_so_far = answer.sentence.replace(asked, "").strip() if given is None else ""
        evidence = given.evidence if given and given.evidence else _BLANK
        who = given.confirmed_by if given and given.confirmed_by else _BLANK
        when = dated(given.date) if given and given.date else _BLANK
        note = f"Confirmed by: {who}. Date: {when}."
        rows.append(
            (
                *_rule(answer),
                Cell(asked, note=found_so_far),
                Cell(f"Evidence: {evidence}", note=note),
            )
        )
    columns = (
        Column("Rule"),
        Column("What it asks", wide=True),
        Column("The question", wide=True),
        Column("Evidence, by whom, and when", wide=True),
    )
    return Table(f"Rules: {_title(state).lower()}", columns, tuple(rows), cards=True)


def _rule(answer: RuleAnswer) -> tuple[Cell, Cell]:
    return Cell(answer.rule.key, note=plain(answer.rule.force)), Cell(answer.rule.sentence, note=answer.rule.basis)


def _problems(reading: Reading) -> tuple[Block, ...]:
    problems = reading.appraisal.problems
    if not problems:
        return (Paragraph("None was found."),)
    rows = tuple(
        (
            Cell(problem.code, note=problem.severity.value),
            Cell(str(problem.where) or "The whole design"),
            Cell(problem.message, note=problem.remedy),
        )
        for problem in problems
    )
    columns = (Column("Code"), Column("Where"), Column("What happened, and what to do", wide=True))
    return (Table("Problems", columns, rows, cards=True),)
