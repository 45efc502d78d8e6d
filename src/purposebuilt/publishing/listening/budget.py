"""How: a budget shared between purposes, with a receipt for each voice."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from purposebuilt.participation.shares import Outcome, Receipt
from purposebuilt.participation.shares.outcome import money
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Bullets, Cell, Chapter, Column, Paragraph, Section, Table, folded
from purposebuilt.publishing.words import counted

NAMES = {
    "none": "Equal Shares as it is",
    "add-one": "Equal Shares, parts raised evenly",
    "add-one-utilitarian": "Parts raised, then filled",
    "greedy": "Equal Shares, then filled",
}
"""What each way to spend more of the budget is called."""


def budget(hearing: Hearing) -> Chapter | None:
    """What the room's wishes buy; none where there is no budget or nothing to buy."""
    shared = hearing.heard.budget
    if not shared:
        return None
    outcome = shared["add-one"]
    lead = (
        "Every voice holds an equal part of the budget, and a proposal is bought when those who want it can pay for it"
        " together. So no majority takes all, and every voice gets a receipt."
    )
    bought = Section("bought", "What is bought", (Bullets(outcome.sentences()), _bought(outcome)))
    ways = Section("ways", "Other ways to spend what is left", (_ways(hearing),))
    receipts = Section("receipts", "Receipts", (Paragraph(_MEANING), folded(_receipts(hearing, outcome), 12)))
    return Chapter("budget", "how", "Sharing a budget", lead, (bought, ways, receipts))


_MEANING = (
    "What each voice held, what it paid, and what it kept; the sums add up exactly, and are shown to the penny. A voice"
    " here is an organisation's, not a person's. Organisations with few people in the room are told of together."
)


def _bought(outcome: Outcome) -> Table:
    columns = (
        Column("Proposal", wide=True),
        Column("Cost", numeric=True),
        Column("Equal Shares"),
        Column("Greedy rule", "most wanted for the money"),
    )
    taken, greedy = set(outcome.selected), set(outcome.greedily)
    rows = tuple(
        (
            Cell(one.title or one.key),
            Cell(money(one.cost, outcome.instance.currency)),
            Cell("bought" if one.key in taken else "not bought"),
            Cell("bought" if one.key in greedy else "not bought"),
        )
        for one in outcome.instance.projects
    )
    return Table("Each proposal, by Equal Shares and by the greedy rule", columns, rows)


def _ways(hearing: Hearing) -> Table:
    columns = (
        Column("Way"),
        Column("Bought", numeric=True),
        Column("Spent", numeric=True),
        Column("Left", numeric=True),
        Column("Voices without anything", numeric=True),
    )
    rows = tuple(
        (
            Cell(NAMES[way]),
            Cell(str(len(one.selected))),
            Cell(money(one.spent, one.instance.currency)),
            Cell(money(one.left_over, one.instance.currency)),
            Cell(str(len(one.left_out))),
        )
        for way, one in hearing.heard.budget.items()
    )
    return Table("The same wishes under each way of completion", columns, rows)


def _receipts(hearing: Hearing, outcome: Outcome) -> Table:
    """Receipts of voices with people enough, and one for all the others together, so that small ones stay unseen."""
    columns = (
        Column("Voice", wide=True),
        Column("Held", numeric=True),
        Column("Paid", wide=True),
        Column("Kept", numeric=True),
    )
    alone, together = (set(keys) for keys in hearing.heard.receipts)
    rows = [
        _receipt(hearing.named(one.voice.key), (one,), outcome) for one in outcome.receipts if one.voice.key in alone
    ]
    others = tuple(one for one in outcome.receipts if one.voice.key in together)
    if others:
        rows.append(_receipt(f"{counted(len(others), 'organisation')} with few people here, together", others, outcome))
    return Table("A receipt for each voice", columns, tuple(rows), cards=True)


def _receipt(name: str, receipts: Sequence[Receipt], outcome: Outcome) -> tuple[Cell, ...]:
    currency = outcome.instance.currency
    raised = sum((one.raised for one in receipts), Fraction(0))
    held = sum((one.part for one in receipts), raised)
    paid: dict[str, Fraction] = {}
    for each in (payment for one in receipts for payment in one.payments):
        paid[each.project] = paid.get(each.project, Fraction(0)) + each.amount
    listed = "; ".join(f"{money(amount, currency)} for {outcome.titled(key)}" for key, amount in paid.items())
    kept = held - sum(paid.values(), Fraction(0))
    return (
        Cell(name),
        Cell(money(held, currency), note=f"{money(raised, currency)} of it virtual" if raised else ""),
        Cell(listed or "nothing"),
        Cell(money(kept, currency)),
    )
