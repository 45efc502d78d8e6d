"""When nothing is possible: which requirements clash, whose they are, and the least that must give."""

from __future__ import annotations

from purposebuilt.appraisal.results import Repair
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
    Fact,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted, sentence


def chapter(reading: Reading) -> Chapter | None:
    """Conflicts and repairs; none where there are none."""
    appraisal = reading.appraisal
    if not appraisal.conflicts and not appraisal.repairs:
        return None
    lead = "These requirements cannot all be kept. No arrangement of the work keeps them, whatever else is given up."
    sections = [Section("conflicts", "What cannot all be kept", _conflicts(reading))]
    if appraisal.stretches:
        sections.append(Section("stretches", "What would be enough if it gave way by a little", _stretches(reading)))
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
        Callout("note", _all_told(len(cards), appraisal.conflicts_found), "Settle each, and a design is possible.")
        if appraisal.conflicts_complete
        else Callout("warning", "There may be more conflicts", "Time ended before all of them were found.")
    )
    return (Cards(cards), whole)


def _all_told(told: int, found: int) -> str:
    if found > told:
        return f"These are the {told} smallest of {found:,} conflicts, each as small as it can be"
    return "There is no other conflict" if told == 1 else f"These are all {told} conflicts, each as small as it can be"


def _stretches(reading: Reading) -> tuple[Block, ...]:
    """What each requirement, or the cheapest mix of them, would have to give in its own unit."""
    rows = tuple(
        (
            Cell(sentence(stretch.sentence)),
            Cell("The cheapest by the owners' weights", "met") if stretch.cheapest else Cell(""),
            Cell("Yes: searched again with it", "met") if stretch.verified else Cell("Not yet", "to-confirm"),
        )
        for stretch in reading.appraisal.stretches
    )
    columns = (Column("What gives, and by how much", wide=True), Column("Cheapest"), Column("Checked to work"))
    return (Table("Requirements that give way", columns, rows),)


def _repairs(reading: Reading) -> tuple[Block, ...]:
    """What setting aside frees, with the cheapest and the smallest marked."""
    rows = tuple(
        (
            Cell(sentence(repair.sentence)),
            Cell(
                counted(len(repair.set_aside), "requirement"),
                note=" ".join(reading.requirement(name) for name in repair.set_aside),
            ),
            Cell(_marks(repair)),
            Cell("Yes: searched again without it", "met") if repair.verified else Cell("Not yet", "to-confirm"),
        )
        for repair in reading.appraisal.repairs
    )
    columns = (
        Column("Repair", wide=True),
        Column("Sets aside", wide=True),
        Column("Weight"),
        Column("Checked to work"),
    )
    blocks: tuple[Block, ...] = (Table("Repairs", columns, rows),)
    return (*blocks, Bullets(reading.appraisal.notes)) if reading.appraisal.notes else blocks


def _marks(repair: Repair) -> str:
    weight = "" if repair.weight is None else f"{repair.weight:,.3g}"
    marks = [
        word for word, holds in (("the cheapest", repair.cheapest), ("none sets aside fewer", repair.fewest)) if holds
    ]
    return " ".join(part for part in (weight, f"({'; '.join(marks)})" if marks else "") if part)
