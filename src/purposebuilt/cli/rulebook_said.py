"""Rules and functions of a rulebook, listed or one by one."""

from __future__ import annotations

from collections.abc import Sequence

from purposebuilt.cli.tables import paragraph
from purposebuilt.design import Figure, Function
from purposebuilt.rulebooks.rulebook import Rule, Rulebook, RuleKind


def rules_listed(rulebook: Rulebook, rules: Sequence[Rule]) -> str:
    """One paragraph for each rule: key, force, who tells whether it is kept, the sentence, its basis in law."""
    lines = [paragraph(f"{rulebook.title}: {len(rules)} rules")]
    for rule in rules:
        lines.append(paragraph(f"{rule.key} ({rule.force}, {_kind(rule)}): {rule.sentence}", "", "    "))
        if rule.basis:
            lines.append(paragraph(f"Basis: {rule.basis}", "    "))
    return "\n".join(lines)


def rule_said(rule: Rule) -> str:
    """Everything that the rulebook holds about one rule."""
    pairs = [
        ("force", rule.force),
        ("scope", rule.scope),
        ("told by", f"the check '{rule.check}'" if rule.kind is RuleKind.COMPUTED else "somebody who confirms it"),
        ("asks", rule.asks),
        ("basis", rule.basis),
        ("in force", _period(rule.starts, rule.ends)),
        ("source", rule.source),
    ]
    return _record(f"{rule.key}: {rule.sentence}", pairs)


def functions_listed(rulebook: Rulebook, functions: Sequence[Function]) -> str:
    """One line for each function: key, name, where it is usually done, whether it may be delegated."""
    many = "1 function" if len(functions) == 1 else f"{len(functions)} functions"
    lines = [paragraph(f"{rulebook.title}: {many}")]
    lines += [
        paragraph(
            f"{each.key}: {each.name} ({each.footprint}; may be delegated: {each.delegable.value}; pack {each.pack})",
            "",
            "    ",
        )
        for each in functions
    ]
    return "\n".join(lines)


def function_said(function: Function) -> str:
    """Everything that the catalogue holds about one function."""
    pairs = [
        ("what", function.description),
        ("pack", function.pack),
        ("basis in law", function.statutory_basis),
        ("duty holder", function.duty_holder or "no body named in law"),
        ("may be delegated", " - ".join(part for part in (function.delegable.value, function.delegable_note) if part)),
        ("footprint", function.footprint),
        ("aims", ", ".join(function.aims)),
        ("horizon", function.horizon.value),
        ("skills", ", ".join(function.skills)),
        ("fixed team", _figure(function.fixed_wte, "WTE")),
        ("for each 100,000 people", _figure(function.variable_wte, "WTE")),
        ("cost", _figure(function.cost_per_wte, "GBP a WTE a year")),
        ("smallest efficient team", _figure(function.efficient_wte, "WTE")),
        ("model ICB", function.direction),
        ("source", function.source),
    ]
    return _record(f"{function.key}: {function.name}", pairs)


def _record(head: str, pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        [paragraph(head, "", "    "), *(paragraph(f"{name}: {text}", "  ", "    ") for name, text in pairs if text)]
    )


def _kind(rule: Rule) -> str:
    return "computed" if rule.kind is RuleKind.COMPUTED else "somebody confirms it"


def _figure(figure: Figure | None, unit: str) -> str:
    return "" if figure is None else f"{figure.value:g} {unit} ({figure.basis.value})"


def _period(starts: str, ends: str) -> str:
    return f"{starts or 'always'} to {ends or 'further notice'}" if starts or ends else ""
