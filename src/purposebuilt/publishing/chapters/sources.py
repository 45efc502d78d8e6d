"""Decide: how we know the figures, where facts come from, and under which licence."""

from __future__ import annotations

from purposebuilt.design import Basis
from purposebuilt.publishing.figures_basis import by_table
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Paragraph, Section, Table, folded
from purposebuilt.publishing.words import dated, sentence

_MEANS = (
    "Published: a body has put it out, and the source says where.",
    "Derived: worked out from published figures in a way that is written down.",
    "Assumed: filled in so that the sum can be done. It needs somebody's better figure.",
    "Judged: what people think, with who they are.",
)


def chapter(reading: Reading) -> Chapter:
    """Figures by basis, sources with their attributions, and what is assumed."""
    sections = [Section("basis", "How we know the figures", _basis(reading))]
    assumed = _assumed(reading)
    if assumed:
        sections.append(Section("assumptions", "Where nobody knows yet", assumed))
    sections.append(Section("sources-list", "Sources and licences", _sources(reading)))
    lead = "Every figure says how we know it. An assumed figure is a question to somebody, not a fact."
    return Chapter("sources", "decide", "Figures and sources", lead, tuple(sections))


def _basis(reading: Reading) -> tuple[Block, ...]:
    rows = [
        (Cell(title), *(Cell(f"{counts[basis]:,}") for basis in Basis), Cell(f"{counts.total():,}"))
        for title, counts in by_table(reading).items()
    ]
    columns = (
        Column("Figures in"),
        *(Column(basis.value.capitalize(), numeric=True) for basis in Basis),
        Column("In all", numeric=True),
    )
    return (Bullets(_MEANS), Table("Figures by how we know them", columns, tuple(rows)))


def _assumed(reading: Reading) -> tuple[Block, ...]:
    rows = []
    for arrangement in reading.appraisal.design.arrangements:
        if arrangement.assumption:
            where = reading.name("place", arrangement.place) if arrangement.place else reading.system
            owner = arrangement.assumption_owner
            rows.append(
                (
                    Cell(reading.function(arrangement.function), note=where),
                    Cell(sentence(arrangement.assumption)),
                    Cell(reading.name("body", owner) if owner else "Nobody yet"),
                    Cell(dated(arrangement.assumption_until) or "No date yet"),
                )
            )
    if not rows:
        return ()
    columns = (Column("Function"), Column("What is assumed", wide=True), Column("Owner"), Column("Until"))
    return (folded(Table("Assumptions about where work goes", columns, tuple(rows), cards=True)),)


def _sources(reading: Reading) -> tuple[Block, ...]:
    sources = reading.appraisal.design.sources
    if not sources:
        return (Paragraph("The design names no source."),)
    rows = tuple(
        (
            Cell(source.title, link=source.address),
            Cell(source.publisher, note=dated(source.date)),
            Cell(source.licence or "Not stated", note=source.attribution),
        )
        for source in sources
    )
    columns = (Column("Source", wide=True), Column("Publisher"), Column("Licence and attribution", wide=True))
    return (folded(Table("Sources", columns, rows)),)
