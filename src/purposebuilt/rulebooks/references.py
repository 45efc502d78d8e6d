"""Whether what a rulebook's tables say of one another stands somewhere, and the words for whole groups of kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from purposebuilt.problems import Problem, Where, register
from purposebuilt.rulebooks.rulebook import Approval, Mechanism, PartnerKind, Rulebook

NOTHING_THERE = register("PB157", "A rulebook refers to something that stands in none of its tables.")

ALL = "all"
"""In `may_give` and `may_receive`: every kind of partner; ``all:nhs_body`` every kind marked `nhs_body`, and so on."""


def expanded(mechanisms: Iterable[Mechanism], kinds: tuple[PartnerKind, ...]) -> tuple[Mechanism, ...]:
    """The mechanisms with each word for a group of kinds (``all``, ``all:nhs_body``) replaced by the kinds in it."""
    return tuple(
        replace(each, may_give=_kinds(each.may_give, kinds), may_receive=_kinds(each.may_receive, kinds))
        for each in mechanisms
    )


def _kinds(words: tuple[str, ...], kinds: tuple[PartnerKind, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in words:
        group, _, flag = word.partition(":")
        members = [kind.key for kind in kinds if not flag or getattr(kind, flag, False)] if group == ALL else [word]
        found.update(dict.fromkeys(members))
    return tuple(found)


def unknown_references(book: Rulebook) -> Iterator[Problem]:
    """A problem for each key in a rulebook's tables that names nothing in it."""
    kinds = {each.key for each in book.partner_kinds}
    levels = {each.key for each in book.levels}
    functions = {each.key for each in book.functions}
    mechanisms = {each.key for each in book.mechanisms}
    for mechanism in book.mechanisms:
        yield from _missing("mechanisms", mechanism.key, "may_give", mechanism.may_give, kinds)
        yield from _missing("mechanisms", mechanism.key, "may_receive", mechanism.may_receive, kinds)
    for function in book.functions:
        yield from _missing("functions", function.key, "footprint", (function.footprint,), levels)
        yield from _missing("functions", function.key, "duty_holder", (function.duty_holder,), kinds | {""})
        yield from _missing("functions", function.key, "aims", function.aims, {each.key for each in book.aims})
    for rule in book.rules:
        yield from _missing("rules", rule.key, "functions", rule.functions, functions)
        yield from _missing("rules", rule.key, "mechanisms", rule.mechanisms, mechanisms)
        yield from _missing("rules", rule.key, "kinds", rule.kinds, kinds)
    for envelope in book.envelopes:
        yield from _missing("envelopes", envelope.key, "leaves_out", envelope.leaves_out, functions)
    rules = {each.key for each in book.rules}
    for held in book.rule_measures:
        yield from _missing("rule_measures", held.rule, "rule", (held.rule,), rules)
    for row in book.variation:
        yield from _missing("variation", row.footprint, "footprint", (row.footprint,), levels)
        yield from _missing("variation", row.footprint, "varies_at", (row.varies_at,), levels)
    for limit in book.limits:
        yield from _missing("limits", limit.key, "functions", limit.functions, functions)
        yield from _missing("limits", limit.key, "mechanisms", limit.mechanisms, mechanisms)
    for wording in book.wordings:
        yield from _missing("wordings", wording.function, "function", (wording.function,), functions)
        yield from _missing("wordings", wording.function, "held_from", (wording.held_from,), kinds | {""})
    for pattern in book.patterns:
        yield from _missing("patterns", pattern.key, "functions", pattern.functions, functions)
        yield from _missing("patterns", pattern.key, "never_for", pattern.never_for, functions)
        yield from _missing("patterns", pattern.key, "mode", (pattern.mode,), {each.key for each in book.modes})
        yield from _missing("patterns", pattern.key, "mechanism", (pattern.mechanism,), mechanisms)


def approvals_of_nothing(book: Rulebook, approvals: Iterable[Approval]) -> Iterator[Problem]:
    """A problem for each approval of a mechanism that the rulebook does not have."""
    known = {each.key for each in book.mechanisms}
    for approval in approvals:
        yield from _missing(
            "approvals", f"{approval.mechanism} {approval.order}", "mechanism", (approval.mechanism,), known
        )


def _missing(table: str, key: str, column: str, words: Iterable[str], known: set[str]) -> Iterator[Problem]:
    for word in words:
        if word not in known:
            yield Problem(
                NOTHING_THERE,
                f"The row '{key}' of {table} names '{word}' in its column '{column}', which stands nowhere.",
                "Correct the word, or add the row that it names.",
                where=Where(table, column=column, key=key),
            )
