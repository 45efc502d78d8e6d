"""Why: whether clarity grew from round to round, among the same people."""

from __future__ import annotations

from purposebuilt.participation.listening import ClarityLine
from purposebuilt.publishing.listening.figures import STANCES, cell
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Picture, Section, Table, folded
from purposebuilt.publishing.sketches import Bars

_MOST = 8


def rounds(hearing: Hearing) -> Chapter | None:
    """What changed between the first round and the last; none where there was one."""
    clarity = hearing.heard.clarity
    if clarity is None:
        return None
    lead = (
        "Only people who were heard in both rounds are compared, so that a change is a change of mind and not of who"
        " came. Who joined and who left is said apart."
    )
    moved = sorted(clarity.statements, key=lambda one: (-(one.changed.number or 0.0), one.statement))[:_MOST]
    title = "Where most people changed their mind"
    rows = [row for one in moved for row in _bars(hearing, one)]
    told = "Shares who agree, pass and disagree, before and after; the table below has them."
    sketch = Bars(title, told, STANCES, tuple(rows))
    blocks: list[Block] = [Bullets(clarity.sentences)]
    if rows:
        blocks.append(
            Picture(title, "The same people before and after, by the middles of what may be told, rounded.", (sketch,))
        )
    blocks.append(folded(_table(hearing), 12))
    return Chapter(
        "rounds", "why", "Does clarity grow?", lead, (Section("round-by-round", "Before and after", tuple(blocks)),)
    )


def _bars(hearing: Hearing, one: ClarityLine) -> list[tuple[str, tuple[float, ...]]]:
    """A statement before and after, by the middles of what may be told; nothing where nothing may."""
    made = []
    for when, agree, passing in (
        ("before", one.agree_before, one.passing_before),
        ("after", one.agree_after, one.passing_after),
    ):
        if agree.number is None or passing.number is None:
            return []
        shares = (agree.number, passing.number, max(0.0, 1 - agree.number - passing.number))
        made.append((f"{hearing.text(one.statement)} ({when})", tuple(part / sum(shares) for part in shares)))
    return made


def _table(hearing: Hearing) -> Table:
    clarity = hearing.heard.clarity
    columns = (
        Column("Statement", wide=True),
        Column("Pass before", numeric=True),
        Column("Pass after", numeric=True),
        Column("Agree before", numeric=True),
        Column("Agree after", numeric=True),
        Column("Changed", "share of people", numeric=True),
        Column("What it means", wide=True),
    )
    rows = tuple(
        (
            Cell(hearing.text(one.statement)),
            cell(one.passing_before),
            cell(one.passing_after),
            cell(one.agree_before),
            cell(one.agree_after),
            cell(one.changed),
            Cell(one.sentence),
        )
        for one in (clarity.statements if clarity else ())
    )
    return Table("Each statement before and after, among the same people", columns, rows, cards=True)
