"""How: what counts for how much, asked in three ways, always with its spread."""

from __future__ import annotations

from purposebuilt.participation.listening import Weighing
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Picture, Section, Table, folded
from purposebuilt.publishing.sketches import Standing, Standings
from purposebuilt.publishing.words import share

WAYS = {
    "swing": ("Swing weights", "What the step from worst to best is worth to those who take part in the decision."),
    "points": ("The points pot", "How people in the room share out the points that each of them has."),
    "best-worst": ("Best and worst", "Of short sets, which counts most and which least; for long lists."),
}
"""The title and the meaning of each way to ask."""

_MOST = 12


def weighing(hearing: Hearing) -> Chapter | None:
    """The weights that were given; none where nobody was asked."""
    found = hearing.heard.weights
    if not found:
        return None
    lead = (
        "Each organisation is one voice. Beside the share of all weight stand the median of organisations and their"
        " middle half, for a mean alone would hide who disagrees. The medians go into the design, and into the test"
        " of how steady options are."
    )
    sections = tuple(Section(f"weights-{each.way}", WAYS[each.way][0], _way(hearing, each)) for each in found)
    return Chapter("weights", "how", "What counts for how much", lead, sections)


def _way(hearing: Hearing, each: Weighing) -> tuple[Block, ...]:
    top = max((max(one.three_quarters or 0.0, one.share or 0.0) for one in each.lines), default=0.0) or 1.0
    rows = tuple(
        Standing(
            hearing.name(one.about),
            _said(one.share),
            _of(one.quarter, top),
            _of(one.share, top),
            _of(one.three_quarters, top),
        )
        for one in each.lines[:_MOST]
    )
    ends = ("0%", f"{top:.0%} of all weight")
    title, meaning = WAYS[each.way]
    finding = f"“{hearing.name(each.lines[0].about).rstrip('.')}” counts most" if each.lines else title
    under = f"{meaning} The dot is the share of all that organisations gave, the bar their middle half."
    if len(each.lines) > _MOST:
        under += f" The first {_MOST}; the table has all."
    sketch = Standings(f"{title}: {finding}", f"{under} The table below has the figures.", ends, (), rows, half=False)
    return (
        Bullets(each.sentences),
        Picture(finding, under, (sketch,)),
        folded(_table(hearing, each), 14),
    )


def _said(value: float | None) -> str:
    return "withheld" if value is None else share(value)


def _of(value: float | None, top: float) -> float | None:
    return None if value is None else value / top


def _table(hearing: Hearing, each: Weighing) -> Table:
    columns = [
        Column("What is weighed", wide=True),
        Column("Share", "of all weight", numeric=True),
        Column("Median", "of organisations", numeric=True),
        Column("Middle half", numeric=True),
    ]
    columns += [Column(hearing.name(kind), "median", numeric=True) for kind in each.kinds]
    rows = []
    for one in each.lines:
        half = f"{_said(one.quarter)} to {_said(one.three_quarters)}" if one.quarter is not None else "withheld"
        cells = [Cell(share(one.by_kind[kind])) if kind in one.by_kind else Cell("withheld") for kind in each.kinds]
        rows.append(
            (
                Cell(hearing.name(one.about)),
                Cell(_said(one.share)),
                Cell(_said(one.median)),
                Cell(half),
                *cells,
            )
        )
    return Table(
        f"{WAYS[each.way][0]}: shares of all weight (judged by those who were asked)", tuple(columns), tuple(rows)
    )
