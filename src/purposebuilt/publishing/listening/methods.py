"""Decide: every statement, how this was made, and what it cannot tell."""

from __future__ import annotations

from purposebuilt.appraisal.quantities import listed
from purposebuilt.problems import CODES
from purposebuilt.publishing.listening.figures import groups_table
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Details, Paragraph, Section, Table

PEOPLE = (
    "Nobody here belongs to an organisation that is known, so each person is one voice, and intervals count people: the"
    " fewer answered, the wider they are."
)
"""How shares are made where there are no organisations, in place of the first two of the methods."""

METHODS = (
    (
        "Shares are pooled: an organisation's own answers count, and where it has few, those of its kind, its place and"
        " the whole system help out. Intervals count organisations, not people: twelve people of one trust are not"
        " twelve independent voices."
    ),
    (
        "A gap between kinds of partner is told only where moving whole organisations between kinds, at random, hardly"
        " ever gives one as wide; of the gaps told, one in ten may be chance (Benjamini and Hochberg 1995)."
    ),
    (
        "Camps are looked for in one or two dimensions, after how freely people agree at all has been taken out. They"
        " are drawn only where shuffled positions give nothing like it and where leaving some people out leaves the"
        " others where they were."
    ),
    "Weights are medians of organisations with their middle half; a mean is never shown alone.",
    "A budget is shared by the Method of Equal Shares (Peters and Skowron 2020), worked out in exact fractions.",
)
"""How it is done, in plain words; the pages under docs/explanation say it with sources."""

LIMITS = (
    "It tells what those in the room said, in the words that were put to them: not what everybody thinks.",
    "Who was asked, and by whom, decides more than any method. Say it beside the figures.",
    "A verdict needs about thirty organisations; with fewer there are estimates only.",
    "Agreement with a sentence is not yet agreement to an act: purposes are settled by partners, not by this page.",
)
"""What it cannot tell."""


def methods(hearing: Hearing) -> Chapter:
    """All statements with all figures, and the small print."""
    ground = hearing.ground
    small = (
        f"Nothing here tells of fewer than {ground.minimum} people. So shares are bands, as wide as"
        f" {ground.minimum} people of the group, groups of fewer than {2 * ground.minimum} people are not told of, and"
        f" counts are bands too. A share or count that may be of fewer than {ground.minimum} people says so; it is"
        " never shown as none."
    )
    blocks: list[Block] = [_sentences(hearing)]
    if any(size.told and (size.low or 0) >= 2 * ground.minimum for size in ground.types.values()):
        blocks.append(
            groups_table(hearing, "Share who agree, by kind of partner", ground.statements, tuple(ground.types))
        )
    every = Details(f"All {len(ground.statements)} statements, one by one", tuple(blocks))
    sections = (
        Section("every", "Every statement", (every,)),
        Section("classic", "For those who know Polis", _classic(hearing)),
        *_problems(hearing),
        Section("how-made", "How it was done", (Bullets(_how(hearing)),)),
        Section("small-numbers", "Small numbers stay here", (Paragraph(small),)),
        Section("limits", "What this cannot tell", (Bullets(_limits(hearing)),)),
    )
    lead = "Whoever wants to check a sentence finds its figures here, and how they came about."
    return Chapter("methods", "decide", "Methods and limits", lead, sections)


def _how(hearing: Hearing) -> tuple[str, ...]:
    """The methods of what is on this page, and of nothing else."""
    told = list(METHODS if hearing.organisations else (PEOPLE, *METHODS[2:]))
    if not hearing.heard.budget:
        told.remove(METHODS[4])
    if not hearing.heard.weights:
        told.remove(METHODS[3])
    return tuple(told)


def _limits(hearing: Hearing) -> tuple[str, ...]:
    """What it cannot tell; where there are no organisations, people are what is counted."""
    return LIMITS if hearing.organisations else tuple(one.replace("organisations", "people") for one in LIMITS)


def _problems(hearing: Hearing) -> tuple[Section, ...]:
    """What is amiss in the room's files, by kind and without names or counts; nothing where nothing is."""
    found = hearing.heard.problems
    if not found:
        return ()
    said = tuple(dict.fromkeys(CODES[one.code] for one in found))
    lead = Paragraph(
        "These were noticed in the room's files. Whoever holds them is told who and where; this page tells of no single"
        " person."
    )
    return (Section("noticed", "What was noticed in the files", (lead, Bullets(said))),)


def _classic(hearing: Hearing) -> tuple[Block, ...]:
    """What the Polis calculation gives on the same positions, and why it is not what this page says."""
    found = hearing.heard.classic
    warning = Paragraph(
        "The same positions by the calculation that Polis uses. It always draws two groups or more, also where chance"
        " alone made the positions, and it knows nothing of organisations. So nothing else on this page rests on it."
    )
    apart = "" if found.silhouette is None else f" (silhouette {found.silhouette:.1f}; 1 is far apart)"
    sizes = (
        listed(one.text for one in found.sizes) if all(one.told for one in found.sizes) else "not told: one is small"
    )
    said = [f"Groups: {found.groups}{apart}. People in each: {sizes}."]
    lists = [("Agreed by everybody", found.agreed), ("Refused by everybody", found.refused)]
    lists += [(f"Tells group {at} from others", keys) for at, keys in enumerate(found.representative, start=1)]
    rows = tuple((Cell(title), Cell("; ".join(hearing.text(key) for key in keys) or "none")) for title, keys in lists)
    table = Table("The lists of the classic calculation", (Column("List"), Column("Statements", wide=True)), rows)
    return (warning, Details("Groups and lists by the classic calculation", (Bullets(tuple(said)), table)))


def _sentences(hearing: Hearing) -> Table:
    columns = (Column("Statement", wide=True), Column("What it is"), Column("In words", wide=True))
    rows = tuple(
        (
            Cell(hearing.text(one.key), note="" if hearing.text(one.key) == one.key else one.key),
            Cell(one.sort.value.capitalize()),
            Cell(hearing.sentence(one)),
        )
        for one in hearing.ground.statements
    )
    return Table("Every statement in words", columns, rows, cards=True)
