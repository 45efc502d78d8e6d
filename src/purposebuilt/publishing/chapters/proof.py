"""In short, continued: what is proven, what is assumed, and what is left for people to do."""

from __future__ import annotations

from math import isfinite

from purposebuilt.appraisal.quantities import listed, say_apart
from purposebuilt.appraisal.results import FrontierResult
from purposebuilt.design import Basis
from purposebuilt.problems import Exit
from purposebuilt.publishing.figures_basis import by_table, count_by_basis
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Bullets, Callout, Cell, Column, Paragraph, Table
from purposebuilt.publishing.words import counted, number, sentence, share

NOT_YET = (
    "No arrangement was found in the time given, and it is not yet known whether one is possible. Allow more time."
)
_MOST_TABLES = 3


def impossible(reading: Reading) -> bool:
    """Whether it is shown that no arrangement keeps every requirement."""
    return reading.appraisal.exit_code == Exit.NO_CONFIGURATION


def known(reading: Reading) -> tuple[Block, ...]:
    """How far the search has shown that nothing better is missing."""
    found = reading.appraisal.frontier
    if found is None:
        if impossible(reading):
            told = "The search has shown that no arrangement keeps every requirement."
            return (Callout("stop", "Nothing is possible as it stands", told),)
        return (Callout("stop", "Not known", NOT_YET),)
    if found.complete:
        return (Callout("note", "Nothing is missing", sentence(found.sentence)),)
    if reading.appraisal.exit_code == Exit.DONE:
        told = (
            f"Take any arrangement that could be made, found or not. At least one of the {number(len(found.points), 1)}"
            " found is as good, or worse by no more than this table says, on everything weighed at once."
        )
        return (Callout("note", "Proven as far as was asked for", told), *_bounds(reading, found))
    return (
        Callout("warning", "Time ran out: something may be missing", sentence(found.sentence)),
        *_bounds(reading, found),
    )


def _bounds(reading: Reading, found: FrontierResult) -> tuple[Block, ...]:
    if not found.bound:
        return ()
    rows = tuple(
        (Cell(objective.title), Cell(say_apart(bound, objective) if isfinite(bound) else "Not known yet"))
        for objective, bound in zip(reading.appraisal.objectives, found.bound, strict=False)
    )
    columns = (Column("Thing weighed"), Column("At most better by", numeric=True))
    return (Table("The most by which anything not found could be better", columns, rows),)


def assumed(reading: Reading) -> tuple[Block, ...]:
    """How many figures are nobody's fact yet, and where most of them stand."""
    counts = count_by_basis(reading)
    total = sum(counts.values())
    if not total:
        return (Paragraph("The design states no figures of its own."),)
    held = [f"{number(counts[basis], 1)} {basis.value}" for basis in Basis if counts[basis]]
    told = f"These results rest on {counted(total, 'figure')}: {listed(held)}."
    if not counts[Basis.ASSUMED]:
        return (Paragraph(told),)
    tables = sorted(by_table(reading).items(), key=lambda item: (-item[1][Basis.ASSUMED], item[0]))
    most = [
        f"{title.lower()} ({each[Basis.ASSUMED]:,})" for title, each in tables[:_MOST_TABLES] if each[Basis.ASSUMED]
    ]
    part = counts[Basis.ASSUMED] / total
    near = "Nearly all" if 0.995 <= part < 1 else "All" if part == 1 else share(part)
    title = f"{near} of the figures are assumed" if part >= 0.005 else "A few figures are assumed"
    where = f" Most assumed figures stand in: {listed(most)}."
    use = " Use the results to compare options, not as a budget, until the figures that matter are known."
    return (Callout("warning" if part > 0.5 else "note", title, told + where + (use if part > 0.5 else "")),)


def next_steps(reading: Reading) -> tuple[Block, ...]:
    """What people have to do before anything is decided, with how much of it there is."""
    appraisal = reading.appraisal
    steps = []
    if not reading.others:
        steps.append(
            "Settle what clashes: see what cannot be had together." if impossible(reading) else "Allow more time."
        )
    if len(reading.others) > 1:
        steps.append("Choose two or three options to talk through, and see what a step from one to the next costs.")
    if appraisal.regret:
        steps.append("Hear the partners that stand to lose most under each of them.")
    unowned = sum(not tension.owner for tension in appraisal.tensions)
    if unowned:
        steps.append(f"Name an owner for {counted(unowned, 'tension')} that {'has' if unowned == 1 else 'have'} none.")
    confirm = sum(answer.state == "to-confirm" for answer in appraisal.rules)
    if confirm:
        steps.append(f"Ask somebody to confirm {counted(confirm, 'rule')} that no computer can check.")
    if count_by_basis(reading)[Basis.ASSUMED]:
        steps.append("Ask for better figures in place of the assumed ones, then run this again.")
    if reading.others:
        steps.append("Take the chosen option through each partner's own approval. Nothing here decides for anybody.")
    return (Bullets(tuple(steps)),)
