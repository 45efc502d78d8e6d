"""When nothing is possible: which requirements clash, whose they are, and the least that must give."""

from __future__ import annotations

from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Callout, Card, Cards, Cell, Chapter, Column, Fact, Section, Table
from purposebuilt.publishing.words import counted, sentence


def chapter(reading: Reading) -> Chapter | None:
    """Conflicts and repairs; none where there are none."""
    appraisal = reading.appraisal
    if not appraisal.conflicts and not appraisal.repairs:
        return None
    lead = "These requirements cannot all be kept. No arrangement of the work keeps them, whatever else is given up."
    sections = [Section("conflicts", "What cannot all be kept", _conflicts(reading))]
    if appraisal.repairs:
        sections.append(Section("repairs", "The least that must give", _repairs(reading)))
    return Chapter("impossible", "tensions", "What cannot be had together", lead, tuple(sections))


def _conflicts(reading: Reading) -> tuple[Block, ...]:
    appraisal = reading.appraisal
    cards = tuple(
        Card(
            f"Conflict {at}",
            sentence(conflict.sentence),
            facts=(
                *(
                    Fact(
                        f"Requirement {n}" if len(conflict.requirements) > 1 else "Requirement",
                        reading.requirement(name),
                    )
                    for n, name in enumerate(conflict.requirements, start=1)
                ),
                Fact("Owners", reading.named("body", conflict.owners)),
            ),
            kind="conflict",
        )
        for at, conflict in enumerate(appraisal.conflicts, start=1)
    )
    whole = (
        Callout("note", _all_told(len(cards)), "Settle each, and a design is possible.")
        if appraisal.conflicts_complete
        else Callout("warning", "There may be more conflicts", "Time ended before all of them were found.")
    )
    return (Cards(cards), whole)


def _all_told(count: int) -> str:
    return (
        "There is no other conflict" if count == 1 else f"These are all {count} conflicts, each as small as it can be"
    )


def _repairs(reading: Reading) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell(sentence(repair.sentence)),
            Cell(
                counted(len(repair.set_aside), "requirement"),
                note=" ".join(reading.requirement(name) for name in repair.set_aside),
            ),
            Cell("Yes: searched again without it", "met") if repair.verified else Cell("Not yet", "to-confirm"),
        )
        for repair in reading.appraisal.repairs
    )
    columns = (Column("Repair", wide=True), Column("Sets aside", wide=True), Column("Checked to work"))
    return (Table("Repairs", columns, rows),)
