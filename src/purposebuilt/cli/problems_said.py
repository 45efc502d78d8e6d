"""Problems as people read them: grouped by sheet, the cell first, then what happened and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from purposebuilt.checks.answers import Checked, RuleAnswer
from purposebuilt.cli.tables import paragraph
from purposebuilt.problems import Problem, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
STATES: Mapping[str, str] = {
    "not-met": "not met",
    "to-confirm": "to be confirmed by somebody",
    "met": "met",
    "confirmed": "confirmed",
    "not-applicable": "not applicable",
}
"""The states of a rule in the order in which they are told, and in words."""


def problems_said(problems: Sequence[Problem]) -> str:
    """All problems by sheet, errors of a sheet first; problems about no sheet come first of all."""
    sheets = dict.fromkeys(
        sorted({problem.where.sheet for problem in problems}, key=lambda sheet: (sheet != "", sheet))
    )
    parts: list[str] = []
    for sheet in sheets:
        here = [problem for problem in problems if problem.where.sheet == sheet]
        here.sort(key=lambda each: (_ORDER.index(each.severity), each.where.row))
        parts.append("\n".join([*([sheet] if sheet else []), *(_said(each) for each in here)]))
    return "\n\n".join(parts)


def _said(problem: Problem) -> str:
    where = problem.where
    spot = where.cell or ", ".join(part for part in (f"row {where.row}" if where.row else "", where.column) if part)
    key = f"'{where.key}'" if where.key and where.key not in problem.message else ""
    place = ", ".join(part for part in (spot, key) if part)
    kind = "" if problem.severity is Severity.ERROR else f"({problem.severity.value}) "
    text = f"{place + ': ' if place else ''}{kind}{problem.message} {problem.remedy} [{problem.code}]"
    indent = "  " if where.sheet else ""
    return paragraph(text, indent, indent + "    ")


def counted(problems: Iterable[Problem]) -> str:
    """How many problems of each severity, in words."""
    by = dict.fromkeys(_ORDER, 0)
    for problem in problems:
        by[problem.severity] += 1
    said = [f"{count} {severity.value}{'' if count == 1 else 's'}" for severity, count in by.items() if count]
    return ", ".join(said) if said else "no problem found"


def rules_said(checked: Checked) -> str:
    """How the rules stand: counts, each not met, who confirmed which, then each that waits and its question."""
    lines = [f"Rules: {rules_counted(checked.rules)}."]
    broken = [answer for answer in checked.rules if answer.state == "not-met"]
    lines += [paragraph(_rule(answer), "  ", "    ") for answer in broken]
    confirmed = [answer for answer in checked.rules if answer.state == "confirmed"]
    lines += [paragraph(f"{answer.rule.key}: {answer.sentence}", "  ", "    ") for answer in confirmed]
    waiting = [answer for answer in checked.rules if answer.state == "to-confirm"]
    if waiting:
        lines.append(paragraph("To be confirmed, each in the table 'attestations' by who, on what evidence and when:"))
        lines += [paragraph(f"{each.rule.key}: {each.rule.asks or each.sentence}", "  ", "    ") for each in waiting]
        lines.append("'purposebuilt rules KEY' says what a rule rests on.")
    return "\n".join(lines)


def rules_counted(rules: Sequence[RuleAnswer]) -> str:
    """How many rules stand in each state, in words."""
    states = [answer.state for answer in rules]
    known = [f"{states.count(state)} {word}" for state, word in STATES.items() if state in states]
    other = [f"{states.count(state)} {state}" for state in dict.fromkeys(states) if state not in STATES]
    return ", ".join([*known, *other]) or "the rulebook has none"


def _rule(answer: RuleAnswer) -> str:
    lines = f" ({len(answer.lines)} line{'' if len(answer.lines) == 1 else 's'})" if answer.lines else ""
    return f"{answer.rule.key} not met{lines}: {answer.sentence}"
