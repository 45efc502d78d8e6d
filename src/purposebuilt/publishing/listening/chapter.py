"""Why: what partners said, and what of it is in the design: a chapter of the options appraisal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from purposebuilt.participation.adoption import Adopted
from purposebuilt.participation.listening import Listened
from purposebuilt.publishing.listening.differences import apart, shared
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.listening.report import hearing_of
from purposebuilt.publishing.listening.summary import summary
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Details,
    Paragraph,
    Picture,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted


@dataclass(frozen=True, slots=True)
class Taken:
    """A room that a design took up: what was heard, as it may leave, and what of it is in the design."""

    heard: Listened
    adopted: Adopted


def chapter(taken: Taken, names: Mapping[str, str]) -> Chapter:
    """What the room says, its pictures of shared ground and of gaps, and what became of it in this design."""
    hearing = hearing_of(taken.heard, names)
    short = summary(hearing)
    said = replace(short.sections[0], key="room-sorts", title="At a glance")
    sections = (said, Section("room-pictures", "Shared ground and gaps", _pictures(hearing)), _became(taken, hearing))
    lead = "Partners were asked what the system is for. This is what they said, and what of it this design took up."
    return Chapter("what-partners-said", "why", "What partners said", lead, sections)


def _pictures(hearing: Hearing) -> tuple[Block, ...]:
    """The first picture of each of the two chapters; the page of the room has the rest."""
    chapters = [one for one in (shared(hearing), apart(hearing)) if one is not None]
    pictures = []
    for one in chapters:
        blocks = [block for section in one.sections for block in section.blocks]
        pictures += [block for block in blocks if isinstance(block, Picture)][:1]
    more = "The page of the room, shared_purpose.html, has each statement, the weights, the budget and the methods."
    return (*pictures, Paragraph(more))


def _became(taken: Taken, hearing: Hearing) -> Section:
    adopted = taken.adopted
    lead = Paragraph(
        f"{counted(len(adopted.purposes), 'statement')} became purposes of this design,"
        f" {counted(len(adopted.tensions), 'gap')} became tensions, and weights went in. Whoever disagrees with a"
        " purpose stays named in the tension.",
        lead=True,
    )
    done = Details("What was done, one by one", (Bullets(adopted.done),))
    trace = Bullets(adopted.why.sentences)
    blocks = (
        lead,
        done,
        Paragraph("From purposes to the work:"),
        trace,
        _trace(taken, hearing),
        *_no_why(taken, hearing),
    )
    return Section("room-became", "From why to what", blocks)


def _trace(taken: Taken, hearing: Hearing) -> Details:
    """Each purpose with the statements that speak for it, the criteria that test it and the functions that serve it."""
    columns = (
        Column("Purpose", wide=True),
        Column("Statements that speak for it", wide=True),
        Column("Criteria that name it", wide=True),
        Column("Functions", "that serve it", numeric=True),
    )
    rows = tuple(
        (
            Cell(hearing.name(one.purpose), note=one.purpose),
            Cell(
                "; ".join(f"{hearing.text(key)} ({sort})" for key, sort in zip(one.statements, one.sorts, strict=True))
                or "none"
            ),
            Cell("; ".join(hearing.name(key) for key in one.criteria) or "none"),
            Cell(str(len(one.functions)), note="named" if one.direct else "by their aim only"),
        )
        for one in taken.adopted.why.purposes
    )
    table = Table("From purposes to statements, criteria and functions", columns, rows, cards=True)
    return Details(f"Purpose by purpose ({len(rows):,} rows)", (table,), paper=False)


def _no_why(taken: Taken, hearing: Hearing) -> tuple[Block, ...]:
    """What has no why, and which purposes have no what: a list for each kind of gap that there is."""
    why = taken.adopted.why
    lists = (
        ("Purposes that no statement speaks for", [hearing.name(key) for key in why.purposes_unspoken]),
        ("Statements that word no purpose", [hearing.text(key) for key in why.statements_without_purpose]),
        ("Purposes that no criterion names", [hearing.name(key) for key in why.purposes_without_criterion]),
        ("Purposes that no function serves", [hearing.name(key) for key in why.purposes_without_function]),
        ("Criteria that climb to no purpose", [hearing.name(key) for key in why.criteria_without_purpose]),
        ("Functions without a why", [hearing.name(key) for key in why.functions_without_why]),
    )
    return tuple(
        Details(f"{title} ({len(found):,})", (Bullets(tuple(found)),), paper=False) for title, found in lists if found
    )
