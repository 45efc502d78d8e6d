"""In short: what was asked, what was found, and how far it is proven. Never one answer."""

from __future__ import annotations

from math import isfinite

from purposebuilt.appraisal.results import Option
from purposebuilt.appraisal.roles import also_called
from purposebuilt.design import Basis
from purposebuilt.formulation.configuration import Objective
from purposebuilt.problems import Exit
from purposebuilt.publishing import scales
from purposebuilt.publishing.figures_basis import count_by_basis
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Callout,
    Card,
    Cards,
    Cell,
    Chapter,
    Column,
    KeyFigure,
    Paragraph,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted, listed, number, sentence

_NONE = "No arrangement keeps every requirement. This report says which ones clash, and the least that must give."
_NOT_YET = (
    "No arrangement was found in the time given, and it is not yet known whether one is possible. Allow more time."
)


def _impossible(reading: Reading) -> bool:
    """Whether it is shown that no arrangement keeps every requirement."""
    return reading.appraisal.exit_code == Exit.NO_CONFIGURATION


def figures(reading: Reading) -> tuple[KeyFigure, ...]:
    """The size of the question, for the head of the page."""
    appraisal = reading.appraisal
    places = {line.place for line in appraisal.lines}
    held = (
        (len({line.function for line in appraisal.lines}), "functions", "pieces of core work"),
        (len(places), "areas", "each function is arranged in those that need it"),
        (len(appraisal.lines), "lines", "a function in an area"),
        (appraisal.candidates, "arrangements", "lawful ways to deliver those lines"),
        (len(appraisal.options), "options", "put side by side here"),
    )
    return tuple(
        KeyFigure(number(count, 1), label if count != 1 else label.removesuffix("s"), note)
        for count, label, note in held
    )


def chapter(reading: Reading) -> Chapter:
    """The chapter that a board member reads first."""
    return Chapter(
        key="summary",
        ring="short",
        title="The choice before the partners",
        lead=_lead(reading),
        sections=(
            Section("asked", "What was asked", _asked(reading)),
            Section("found", "What was found", _found(reading)),
            Section("known", "How far it is proven", _known(reading)),
        ),
    )


def _lead(reading: Reading) -> str:
    others = len(reading.others)
    if not others:
        return _NONE if _impossible(reading) else _NOT_YET
    beside = "beside today's arrangement" if reading.today else "side by side"
    return (
        f"This report puts {counted(others, 'way', 'ways')} to arrange the work of {reading.system} {beside}. "
        "It does not pick one. That is for the partners."
    )


def _asked(reading: Reading) -> tuple[Block, ...]:
    appraisal = reading.appraisal
    wanted = tuple(
        f"{objective.title}: {scales.direction(objective)} is better"
        f" (in {scales.column(objective).unit.split(',')[0]};"
        f" steps under {scales.full(objective, objective.resolution)} count as equal)."
        for objective in appraisal.objectives
    )
    requirement = (
        f"Every option has to keep the rulebook “{appraisal.rulebook.title}” and the partners' musts."
        " Among the ways that do, these are weighed against one another:"
    )
    return (Paragraph(requirement), Bullets(wanted))


def _found(reading: Reading) -> tuple[Block, ...]:
    if not reading.others:
        told = tuple(Paragraph(sentence(conflict.sentence)) for conflict in reading.appraisal.conflicts)
        return told or (Paragraph("Nothing was found in the time given."),)
    blocks: list[Block] = [Paragraph(_no_winner(reading), lead=True), _best(reading)]
    blocks.append(
        Cards(
            tuple(
                Card(title=option.name, text=_why(reading, option), mark=reading.marks[option.key].letter)
                for option in reading.options
            )
        )
    )
    if reading.appraisal.notes:
        blocks.append(Bullets(reading.appraisal.notes))
    return tuple(blocks)


def _why(reading: Reading, option: Option) -> str:
    """Why an option is listed: the first reason as a sentence, the others by their names."""
    others = also_called(option.also, reading.appraisal.objectives)
    also = f" Also: {listed(name[:1].lower() + name[1:] for name in others)}." if others else ""
    return sentence(_first(option.reason)) + also


def _first(text: str) -> str:
    """The first sentence of a text."""
    return text.split(". ", 1)[0]


def _holders(reading: Reading, objective: Objective) -> tuple[float, list[str]]:
    """The best value among the options other than today's, and the letters of those that reach it."""
    scored = {
        option.key: float(option.scores[objective.name]) for option in reading.others if objective.name in option.scores
    }
    if not scored:
        return float("nan"), []
    best = max(scored.values()) if objective.sense == "max" else min(scored.values())
    held = [key for key, value in scored.items() if scales.verdict(objective, value, best) == "same"]
    return best, held


def _no_winner(reading: Reading) -> str:
    held = [set(_holders(reading, objective)[1]) for objective in reading.appraisal.objectives]
    shared = set.intersection(*held) if held else set()
    count = len(reading.appraisal.objectives)
    if shared and len(reading.others) > 1:
        name = reading.lettered(min(shared))
        return f"One option is best, or equal best, on all {count} things weighed: {name}. Look at what it changes."
    return (
        f"No option is best on all {count} things weighed. To gain on one is to give way on another,"
        " so the choice is a matter of what the partners value."
    )


def _best(reading: Reading) -> Table:
    rows = []
    for objective in reading.appraisal.objectives:
        best, holders = _holders(reading, objective)
        today = reading.today.scores.get(objective.name) if reading.today else None
        rows.append(
            (
                Cell(objective.title),
                Cell(scales.full(objective, today) if today is not None else "Not scored"),
                Cell(scales.full(objective, best) if holders else "Not scored"),
                Cell(listed(reading.lettered(key) for key in holders)),
            )
        )
    return Table(
        "The best that any option reaches on each thing weighed",
        (Column("Thing weighed"), Column("Today", numeric=True), Column("Best", numeric=True), Column("Reached by")),
        tuple(rows),
    )


def _known(reading: Reading) -> tuple[Block, ...]:
    found = reading.appraisal.frontier
    blocks: list[Block] = []
    if found is None:
        told = "The search has shown that no arrangement keeps every requirement." if _impossible(reading) else _NOT_YET
        blocks.append(
            Callout("stop", "Nothing is possible as it stands" if _impossible(reading) else "Not known", told)
        )
    else:
        reached = reading.appraisal.exit_code == Exit.DONE
        title = "Proven as far as was asked for" if reached else "Time ran out: something may be missing"
        title = "Nothing is missing" if found.complete else title
        blocks.append(Callout("note" if found.complete or reached else "warning", title, sentence(found.sentence)))
        if not found.complete and found.bound:
            blocks.append(_bounds(reading))
    blocks.append(Paragraph(_basis(reading)))
    return tuple(blocks)


def _bounds(reading: Reading) -> Table:
    found = reading.appraisal.frontier
    bounds = found.bound if found else ()
    rows = tuple(
        (Cell(objective.title), Cell(scales.full(objective, bound) if isfinite(bound) else "Not known yet"))
        for objective, bound in zip(reading.appraisal.objectives, bounds, strict=False)
    )
    return Table(
        "The most by which an option not found could be better than every option found",
        (Column("Thing weighed"), Column("At most better by", numeric=True)),
        rows,
    )


def _basis(reading: Reading) -> str:
    counts = count_by_basis(reading)
    total = sum(counts.values())
    if not total:
        return "The design states no figures of its own."
    assumed = counts[Basis.ASSUMED]
    return (
        f"These results rest on {counted(total, 'figure')}: {number(counts[Basis.PUBLISHED], 1)} published,"
        f" {number(counts[Basis.DERIVED], 1)} derived from published ones, {number(counts[Basis.JUDGED], 1)} judged by"
        f" partners and {number(assumed, 1)} assumed. An assumed figure is nobody's fact yet: see the sources."
    )
