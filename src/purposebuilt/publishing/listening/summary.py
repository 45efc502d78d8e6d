"""In short: what a hurried reader has to know of a room."""

from __future__ import annotations

from purposebuilt.appraisal.quantities import listed
from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.small_numbers import ReleasedStatement
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Column,
    KeyFigure,
    Paragraph,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted

MEANINGS = {
    Sort.SHARED: "Even the kind of partner that is least content agrees, and few disagree: build on it.",
    Sort.REFUSED: "Even the kind of partner that likes it most does not agree: leave it.",
    Sort.TYPES: "Kinds of partner differ beyond chance: bring both sides together.",
    Sort.PLACES: "Places differ beyond chance: ask what is different there.",
    Sort.WITHIN: "The line runs inside organisations: let each talk at home first.",
    Sort.CAMPS: "Camps that cut across organisations differ: find out what moves them.",
    Sort.UNCLEAR: "Many pass, or too few were heard: explain, and ask again.",
    Sort.MIXED: "No side can be told from chance, and there is no agreement: keep it open.",
    Sort.NO_VERDICT: "Too few organisations for a verdict: take the estimates as a start for talk.",
}
"""What each sort asks of the partners."""

CHAPTERS = {
    Sort.SHARED: "Shared ground",
    Sort.REFUSED: "Shared ground",
    Sort.TYPES: "Gaps between partners",
    Sort.PLACES: "Gaps between partners",
    Sort.WITHIN: "Splits inside partners",
    Sort.CAMPS: "Hidden camps",
    Sort.UNCLEAR: "Not yet understood",
    Sort.MIXED: "Not yet understood",
}

ALONE = {
    **MEANINGS,
    Sort.SHARED: "Most agree, as surely as this room can tell, and few disagree: build on it.",
    Sort.REFUSED: "Most disagree, as surely as this room can tell: leave it.",
    Sort.CAMPS: "Camps that nobody named beforehand differ: find out what moves them.",
    Sort.NO_VERDICT: "Too few people for a verdict: take the estimates as a start for talk.",
}
"""The same in a room whose people belong to no kind of organisation."""

_COUNTED = {
    Voice.ORGANISATION: "each one voice",
    Voice.PERSON: "each person one voice",
    Voice.WEIGHT: "by stated weight",
}

_FEW = (
    "Fewer organisations were heard than a verdict needs. Differences between kinds of partner cannot be told from"
    " chance with so few, however many people each of them sent. What follows says what most agree with, and how sure"
    " that is."
)
_FEW_PEOPLE = (
    "Fewer people were heard than a verdict needs. What follows says what most agree with, and how sure that is."
)

MADE_UP = (
    "The positions, weights and points on this page were made by a seeded generator. Nobody said any of this, and it"
    " says nothing about what a real organisation thinks. It shows what such a page looks like."
)
"""Said first of a room that is illustrative."""


def figures(hearing: Hearing) -> tuple[KeyFigure, ...]:
    """How many were heard, and on what."""
    ground = hearing.ground
    heard = (
        KeyFigure(ground.people.text, "People", "who took a position"),
        *((KeyFigure(ground.bodies.text, "Organisations", _COUNTED[ground.voice]),) if hearing.organisations else ()),
        KeyFigure(str(len(ground.statements)), "Statements" if len(ground.statements) != 1 else "Statement"),
    )
    if not ground.verdicts:
        return heard
    shared = len(hearing.of(Sort.SHARED))
    gaps = len(hearing.of(Sort.TYPES, Sort.PLACES, Sort.WITHIN, Sort.CAMPS))
    return (
        *heard,
        KeyFigure(str(shared), "Shared ground", "statements"),
        KeyFigure(str(gaps), "Gaps and splits", "statements"),
        KeyFigure(str(len(hearing.of(Sort.UNCLEAR))), "Not yet understood", "statements"),
    )


def summary(hearing: Hearing) -> Chapter:
    """What is shared, where partners differ, and what to do with each."""
    blocks: list[Block] = []
    if hearing.heard.about.illustrative:
        blocks.append(Callout("stop", "Illustrative: nobody said this", MADE_UP))
    if not hearing.ground.verdicts:
        blocks.append(
            Callout(
                "warning",
                "Estimates, and no verdicts",
                _FEW if hearing.organisations else _FEW_PEOPLE,
            )
        )
    blocks.append(Paragraph(_said(hearing), lead=True))
    if hearing.ground.verdicts:
        blocks.append(_sorts(hearing))
    first = _first(hearing)
    sections = [Section("sorts", "At a glance", tuple(blocks))]
    if first:
        sections.append(Section("talk-first", "Talk about these first", (Bullets(first),)))
    lead = hearing.heard.about.question or "What partners share, where they differ, and what is not yet understood."
    return Chapter("short", "short", "What the room says", lead, tuple(sections))


def _said(hearing: Hearing) -> str:
    ground = hearing.ground
    total = len(ground.statements)
    if not ground.verdicts:
        top = ground[ground.order[0]]
        if not top.system.agree.told:
            return f"Too few people answered to tell of any of {counted(total, 'statement')}."
        said = f"“{hearing.text(top.key).rstrip('.')}”: {top.system.agree.text}."
        if total == 1:
            return f"How many agree with {said}"
        return f"Of {counted(total, 'statement')}, this is the one with most agreement: {said}"
    shared, gaps = len(hearing.of(Sort.SHARED)), len(hearing.of(Sort.TYPES, Sort.PLACES))
    inside, camps = len(hearing.of(Sort.WITHIN)), len(hearing.of(Sort.CAMPS))
    unclear = len(hearing.of(Sort.UNCLEAR))
    differ = [
        *([f"on {gaps} kinds of partner or places differ"] if hearing.named_kinds or gaps else []),
        *([f"on {inside} the split runs inside partners"] if hearing.organisations or inside else []),
        f"on {camps} hidden camps differ",
    ]
    differing = listed(differ).replace(" 0 ", " none ")
    return (
        f"Of {counted(total, 'statement')}, {_are(shared)} shared ground. {differing[0].upper()}{differing[1:]}."
        f" {_are(unclear).capitalize()} not yet understood."
    )


def _are(number: int) -> str:
    return "none is" if not number else f"{number} is" if number == 1 else f"{number} are"


def _sorts(hearing: Hearing) -> Table:
    rows = []
    for sort, meaning in _meanings(hearing).items():
        found = hearing.of(sort)
        if found:
            rows.append((Cell(sort.value.capitalize()), Cell(str(len(found))), Cell(meaning)))
    columns = (Column("Sort"), Column("Statements", numeric=True), Column("What it asks of partners", wide=True))
    return Table("Statements by what they are to the room", columns, tuple(rows), cards=True)


def _meanings(hearing: Hearing) -> dict[Sort, str]:
    return MEANINGS if hearing.named_kinds else ALONE


def _first(hearing: Hearing) -> tuple[str, ...]:
    """The widest gap, the split and the camps that matter to most, and what most pass on: one sentence each."""
    told = []
    for sorts in ((Sort.TYPES, Sort.PLACES), (Sort.WITHIN,), (Sort.CAMPS,), (Sort.UNCLEAR,)):
        found = hearing.of(*sorts)
        if found:
            widest = max(found, key=lambda one: _reach(one, sorts[0]))
            told.append(
                f"“{hearing.text(widest.key).rstrip('.')}”: {widest.sort.value}. {_meanings(hearing)[widest.sort]}"
            )
    return tuple(told)


def _reach(one: ReleasedStatement, sort: Sort) -> float:
    if sort is Sort.TYPES:
        gap = one.between_types or one.between_places
        return gap.points.number or 0.0 if gap else 0.0
    if sort is Sort.UNCLEAR:
        return one.system.passing.number or 0.0
    return one.matters.number or 0.0
