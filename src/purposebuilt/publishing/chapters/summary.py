"""In short: what was asked, what was found, and how far it is proven. Never one answer."""

from __future__ import annotations

from purposebuilt.appraisal.posts import posts_said
from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.results import Option
from purposebuilt.formulation.configuration import Objective
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.publishing import scales
from purposebuilt.publishing.chapters import proof
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Details,
    KeyFigure,
    Paragraph,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted, number, sentence

_NONE = "No arrangement keeps every requirement. This report says which ones clash, and the least that must give."


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
            *_now(reading),
            Section("found", "What was found", _found(reading)),
            Section("known", "What is proven", proof.known(reading)),
            Section("assumed", "What is assumed", proof.assumed(reading)),
            Section("next", "What to do next", proof.next_steps(reading)),
        ),
    )


def _lead(reading: Reading) -> str:
    others = len(reading.others)
    if not others:
        return _NONE if proof.impossible(reading) else proof.NOT_YET
    beside = "beside today's arrangement" if reading.today else "side by side"
    return (
        f"This report puts {counted(others, 'way', 'ways')} to arrange the work of {reading.system} {beside}. "
        "It does not pick one. That is for the partners."
    )


def _asked(reading: Reading) -> tuple[Block, ...]:
    appraisal = reading.appraisal
    wanted = tuple(_wanted(objective) for objective in appraisal.objectives)
    steps = tuple(
        f"{objective.title}: less than {scales.full(objective, objective.resolution)} apart counts as the same."
        for objective in appraisal.objectives
    )
    every = "Every option but today's" if reading.others and reading.today and reading.today.breaks else "Every option"
    keeps = "keeps" if reading.others else "has to keep"
    requirement = (
        f"{every} {keeps} the rulebook “{appraisal.rulebook.title}” and the partners' musts."
        f" Beyond that, {counted(len(wanted), 'thing is', 'things are')} weighed:"
    )
    return (
        Paragraph(requirement),
        Bullets(wanted),
        Details("Which differences are too small to count", (Bullets(steps),)),
    )


def _wanted(objective: Objective) -> str:
    """A thing weighed, with what its measure counts."""
    measure = MEASURES.get(objective.name)
    better = f"{scales.direction(objective).capitalize()} is better."
    return f"{objective.title}. {measure.sentence} {better}" if measure else f"{objective.title}. {better}"


def _now(reading: Reading) -> tuple[Section, ...]:
    """Today's arrangement in figures, and the requirements that it does not keep."""
    today = reading.today
    if today is None:
        return ()
    scored = [
        f"{objective.title.lower()} {scales.full(objective, today.scores[objective.name])}"
        for objective in reading.appraisal.objectives
        if objective.name in today.scores
    ]
    blocks: list[Block] = [Paragraph(sentence(f"Today scores: {listed(scored)}"))] if scored else []
    if today.breaks:
        blocks.append(Paragraph(f"It does not keep {counted(len(today.breaks), 'requirement')}:"))
        blocks.append(Bullets(tuple(reading.requirement(name) for name in today.breaks)))
    elif scored:
        blocks.append(Paragraph("It keeps every requirement."))
    return (Section("now", "Where things stand today", tuple(blocks)),) if blocks else ()


def _found(reading: Reading) -> tuple[Block, ...]:
    if not reading.others:
        told = tuple(Paragraph(sentence(conflict.sentence)) for conflict in reading.appraisal.conflicts)
        return told or (Paragraph("Nothing was found in the time given."),)
    best = Details("The best that any option reaches", (_best(reading),))
    notes = (Bullets(reading.appraisal.notes),) if reading.appraisal.notes else ()
    posts = posts_said(reading.appraisal)
    needs = (Paragraph(posts),) if posts else ()
    return (Paragraph(_no_winner(reading), lead=True), _in_a_line(reading), *needs, *_price(reading), best, *notes)


def _price(reading: Reading) -> tuple[Block, ...]:
    """What was not weighed and is worse than today under every option: the price that the table does not show."""
    today = reading.today
    if today is None:
        return ()
    weighed = {objective.name for objective in reading.appraisal.objectives}
    told = []
    for measure in reading.all_measures():
        values = [option.scores[measure.name] for option in reading.others if measure.name in option.scores]
        if measure.name in weighed or measure.name not in today.scores or len(values) < len(reading.others):
            continue
        now = today.scores[measure.name]
        if all(scales.verdict(measure, value, now) == "worse" for value in values):
            low, high = scales.shown(measure, min(values)), scales.full(measure, max(values))
            span = high if min(values) == max(values) else f"{low} to {high}"
            told.append(f"{measure.title.rstrip('.')}: {span}; today {scales.shown(measure, now)}.")
    return (Paragraph("Not weighed, and worse than today under every option:"), Bullets(tuple(told))) if told else ()


def _in_a_line(reading: Reading) -> Table:
    """Each option on one row: what it is for, what it reaches, and how much it changes."""
    objectives = reading.appraisal.objectives
    columns = [Column("Option", wide=True), *(scales.column(objective) for objective in objectives)]
    if reading.today:
        columns.append(Column("Lines that change", numeric=True))
    rows = []
    for option in reading.options:
        cells = [Cell(reading.lettered(option.key), note=sentence(first_sentence(option.reason)))]
        cells += [_score(reading, option, objective) for objective in objectives]
        if reading.today:
            cells.append(Cell(f"{len(reading.changed(option)):,}"))
        rows.append(tuple(cells))
    return Table("The options, a line each", tuple(columns), tuple(rows), cards=True)


def _score(reading: Reading, option: Option, objective: Objective) -> Cell:
    today = reading.today
    if objective.name not in option.scores:
        return Cell("Not scored")
    value = option.scores[objective.name]
    if today is None or option is today or objective.name not in today.scores:
        return Cell(scales.shown(objective, value))
    tone = scales.verdict(objective, value, today.scores[objective.name])
    return Cell(scales.shown(objective, value), tone, "same as today" if tone == "same" else tone)


def first_sentence(text: str) -> str:
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
