"""Why: camps that nobody named beforehand, only where there are any."""

from __future__ import annotations

from purposebuilt.publishing.listening.figures import ENDS, cell
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Block, Callout, Cell, Chapter, Column, Paragraph, Picture, Section, Table
from purposebuilt.publishing.sketches import Mark, Standing, Standings


def camps(hearing: Hearing) -> Chapter:
    """Whether people fall into camps that cut across partners, and on what they differ."""
    found = hearing.heard.camps
    lead = (
        "People may think alike without belonging together. Camps are looked for in the positions alone, and drawn only"
        " where chance cannot make them and where they stay the same when some people are left out."
    )
    blocks: list[Block] = [Paragraph(found.sentence, lead=True)]
    if found.found:
        blocks += _drawn(hearing)
    elif found.sentence.startswith("No distinct camps"):
        told = (
            "No camps are drawn. A tool that always draws groups would draw them here too, and they would mean nothing."
        )
        blocks.append(Callout("note", "No distinct camps", told))
    return Chapter("camps", "why", "Hidden camps", lead, (Section("camps-found", "Are there camps?", tuple(blocks)),))


def _drawn(hearing: Hearing) -> tuple[Block, ...]:
    found = hearing.heard.camps
    marks = tuple(
        Mark(str(at + 1), f"Camp {at + 1} ({size.text} people)", at + 1) for at, size in enumerate(found.sizes)
    )
    rows, lines = [], []
    for one in found.telling:
        placed = tuple(
            (mark, shown.number) for mark, shown in zip(marks, one.agree, strict=True) if shown.number is not None
        )
        if placed:
            rows.append(Standing(hearing.text(one.statement), one.apart.text, marks=placed))
        lines.append((Cell(hearing.text(one.statement)), *(cell(shown) for shown in one.agree), cell(one.apart)))
    title = "What the camps differ on most"
    columns = (
        Column("Statement", wide=True),
        *(Column(f"Camp {at + 1}", "agree", numeric=True) for at in range(len(marks))),
        Column("Apart", numeric=True),
    )
    under = "Camps are made from these same positions, so the differences say what each camp is, not how sure it is."
    sketch = Standings(title, f"Shares who agree in each camp. {under}", ENDS, marks, tuple(rows))
    table = Table(f"{title}: share who agree", columns, tuple(lines), cards=True)
    return (Picture(title, under, (sketch,)), table) if rows else (table,)
