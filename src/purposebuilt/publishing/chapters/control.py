"""Decide: document control, decisions taken, promises, and how this report was made."""

from __future__ import annotations

from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Cell, Chapter, Column, Fact, Paragraph, Section, Table, folded
from purposebuilt.publishing.words import dated, plain, sentence

DISCLAIMER = "Purposebuilt is an independent tool. It is not an NHS service."
"""What every document says at its foot."""


def facts(reading: Reading, document: str) -> tuple[Fact, ...]:
    """The control block of a document. Every date comes from the design: nothing here reads a clock."""
    identity = reading.appraisal.design.identity
    convenor = reading.name("body", identity.convenor) if identity.convenor else "Not named"
    chosen = reading.chosen
    held = (
        ("Document", document),
        ("System", reading.system),
        ("Version", identity.version or "Not numbered"),
        ("Status", identity.status.capitalize() or "Not stated"),
        ("Owner", identity.owner or "Not named"),
        ("Convened by", convenor),
        ("Next review", dated(identity.review) or "Not set"),
        ("Made under", reading.appraisal.rulebook.title),
        ("Option shown", reading.lettered(chosen.key) if chosen else "None chosen"),
    )
    return tuple(Fact(term, text) for term, text in held)


def chapter(reading: Reading) -> Chapter:
    """The end of the document."""
    design = reading.appraisal.design
    sections = [Section("control-table", "Document control", (_control(reading),))]
    if design.decisions:
        sections.append(Section("decisions", "Decisions taken", (_decisions(reading),)))
    if design.commitments:
        sections.append(Section("commitments", "What partners promised each other", (_commitments(reading),)))
    sections.append(Section("provenance", "How this report was made", _provenance(reading)))
    lead = "Who owns this document, what has been decided, and how to make it again."
    return Chapter("control", "decide", "Decisions and document control", lead, tuple(sections))


def _control(reading: Reading) -> Table:
    identity = reading.appraisal.design.identity
    rows = [(Cell(fact.term), Cell(fact.text)) for fact in facts(reading, f"{identity.title}: options appraisal")]
    blank = ("Responsible committee", "Approved by, and date", "Date it takes effect", "Impact assessments done")
    rows += [(Cell(term), Cell("To be filled in by the owner")) for term in blank]
    if identity.note:
        rows.append((Cell("Note"), Cell(identity.note)))
    return Table("Control of this document", (Column("Item"), Column("Entry", wide=True)), tuple(rows))


def _decisions(reading: Reading) -> Block:
    rows = tuple(
        (
            Cell(decision.title, note=sentence(decision.text)),
            Cell(reading.name("body", decision.taken_by), note=decision.route),
            Cell(dated(decision.date), note=f"review {dated(decision.review)}" if decision.review else ""),
            Cell(sentence(decision.why), note=reading.named("purpose", decision.purposes)),
            Cell(sentence(decision.dissent) or "None recorded"),
        )
        for decision in reading.appraisal.design.decisions
    )
    columns = (
        Column("Decision", wide=True),
        Column("Taken by"),
        Column("Date"),
        Column("Why", wide=True),
        Column("Dissent"),
    )
    return folded(Table("Decisions", columns, rows, cards=True))


def _commitments(reading: Reading) -> Block:
    rows = tuple(
        (
            Cell(commitment.promise),
            Cell(reading.name("body", commitment.by_partner)),
            Cell(reading.name("body", commitment.to_partner)),
            Cell(dated(commitment.due) or "No date"),
            Cell(plain(commitment.state.value).capitalize()),
        )
        for commitment in reading.appraisal.design.commitments
    )
    columns = (Column("Promise", wide=True), Column("By"), Column("To"), Column("Due"), Column("State"))
    return folded(Table("Promises", columns, rows, cards=True))


def _provenance(reading: Reading) -> tuple[Block, ...]:
    held = reading.appraisal.provenance
    told = Paragraph(
        "The same design, rulebook and version of Purposebuilt give the same bytes again."
        " A search that a time limit stopped may differ, and then says so."
    )
    rows = tuple((Cell(plain(term).capitalize()), Cell(text)) for term, text in sorted(held.items()))
    if not rows:
        return (told,)
    return (told, Table("Provenance", (Column("Item"), Column("Entry", wide=True)), rows))
