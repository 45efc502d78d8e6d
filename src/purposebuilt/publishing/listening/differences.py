"""Why: what partners share, and each kind of difference with its picture, its table and plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from purposebuilt.participation.ground import Sort
from purposebuilt.participation.small_numbers import ReleasedStatement
from purposebuilt.publishing.listening.figures import (
    agreement,
    groups_table,
    kinds_apart,
    stances,
    stances_table,
)
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Paragraph,
    Picture,
    Section,
    Table,
    folded,
)
from purposebuilt.publishing.words import counted

MOST = 10
"""How many statements a picture holds; the table beside it has all."""


def shared(hearing: Hearing) -> Chapter:
    """What partners share, yes and no."""
    yes, no = hearing.of(Sort.SHARED), hearing.of(Sort.REFUSED)
    sections = []
    if yes:
        sections.append(
            Section("shared-yes", "What everybody can stand behind", _agreed(hearing, yes, "on which {} agree"))
        )
    if no:
        sections.append(Section("shared-no", "What nobody wants", _agreed(hearing, no, "that {} refuse")))
    if not hearing.ground.verdicts:
        sections.append(Section("estimates", "What most agree with", _estimates(hearing)))
    if hearing.ground.least_by_purpose:
        sections.append(Section("least-content", "Who is least content", _least(hearing)))
    if not hearing.ground.verdicts:
        lead = (
            f"There are fewer {'organisations' if hearing.organisations else 'people'} than a verdict needs, so"
            " statements are not sorted: what follows are estimates, to be talked about."
        )
    elif not yes and not no:
        lead = (
            "No statement is shared ground yet: on none does even the least content kind of partner surely agree."
            if hearing.named_kinds
            else "No statement is shared ground yet: on none do most surely agree."
        )
    elif not hearing.named_kinds:
        lead = (
            "A statement is shared ground when most agree with it, as surely as this room can tell, few disagree, and"
            " no camps differ on it."
        )
    else:
        lead = (
            "A statement is shared ground when even the kind of partner that is least content agrees with it, as"
            " surely as this room can tell, and few disagree. Loud voices and large organisations count no more than"
            " others."
        )
    return Chapter("shared-ground", "why", "Shared ground", lead, tuple(sections))


def _estimates(hearing: Hearing) -> tuple[Block, ...]:
    """Every statement that may be told of, most agreed first, where too few were heard to sort them."""
    found = [hearing.ground[key] for key in hearing.ground.order]
    told = [one for one in found if one.system.agree.told]
    if not told:
        return (Paragraph("Too few people answered each statement for any share to be told."),)
    title = "Estimates: what most agree with stands first"
    under = "The dot is the middle of what may be told; the bar, where the share likely lies. Wide bars mean: ask more."
    if len(told) > MOST:
        under += f" The first {MOST}; the table has all."
    table = folded(stances_table(hearing, "Every statement, most agreed first", found), 12)
    return (Picture(title, under, (agreement(hearing, title, told[:MOST]),)), table)


def _agreed(hearing: Hearing, found: Sequence[ReleasedStatement], which: str) -> tuple[Block, ...]:
    shown = found[:MOST]
    who = "partners" if hearing.organisations else "people"
    title = f"{counted(len(found), 'statement')} {which.format(who)}"
    under = f"The dot is what this room tells; the bar, where the share of all such {hearing.voiced} likely lies."
    if len(found) > MOST:
        under += f" The first {MOST}; the table has all."
    table = folded(_agreed_table(hearing, f"{title}, most shared first", found), 12)
    return (Picture(title, under, (agreement(hearing, title, shown),)), table)


def _agreed_table(hearing: Hearing, caption: str, found: Sequence[ReleasedStatement]) -> Table:
    columns = (
        Column("Statement", wide=True),
        Column("Agree", numeric=True),
        Column("Likely range", "of those who agree", numeric=True),
        Column("Disagree", numeric=True),
        *((Column("Matters to", "of those who answered", numeric=True),) if hearing.matter else ()),
        *((Column("Least content", wide=True),) if hearing.named_kinds else ()),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        least = one.least_content
        who = hearing.all_named(least.types) if least.types and len(least.types) <= 3 else ""
        told = least.estimate.agree.text if least.estimate else ""
        rows.append(
            (
                Cell(hearing.text(one.key)),
                Cell(one.system.agree.text),
                Cell(one.system.likely.text),
                Cell(one.system.disagree.text),
                *((Cell(one.matters.text),) if hearing.matter else ()),
                Cell(who or "nobody in particular", note=f"{told} agree" if who and told else ""),
            )[: len(columns)]
        )
    return Table(caption, columns, tuple(rows), cards=True)


def _least(hearing: Hearing) -> tuple[Block, ...]:
    """For each shared purpose who is least content, and why."""
    rows: list[tuple[Cell, ...]] = []
    for purpose, least in hearing.ground.least_by_purpose.items():
        if least.estimate is None and least.body_estimate is None:
            who, told = "cannot be told", "too few people in each group"
        elif len(least.types) > 3:
            who, told = "nobody in particular", "several kinds of partner stand alike"
        else:
            who = hearing.all_named(least.types or least.bodies)
            estimate = least.estimate or least.body_estimate
            told = f"{estimate.agree.text} agree" if estimate else ""
        why = "; ".join(least.reasons) if least.reasons else least.withheld
        rows.append((Cell(hearing.name(purpose), note=purpose), Cell(who, note=told), Cell(why)))
    said = (
        "Nobody has to agree with everything. For each purpose, this is who agrees least, so that somebody asks them."
    )
    columns: tuple[Column, ...] = (Column("Purpose", wide=True), Column("Least content", wide=True))
    if any(least.reasons for least in hearing.ground.least_by_purpose.values()):
        columns = (*columns, Column("Why, in their words", wide=True))
    else:
        rows = [row[:2] for row in rows]
        said += (
            f" Why is not told: a reason is quoted only where {hearing.ground.minimum} people of one group gave one."
        )
    opening = Paragraph(said)
    return (opening, folded(Table("Least content, purpose by purpose", columns, tuple(rows), cards=True), 16))


def apart(hearing: Hearing) -> Chapter | None:
    """Gaps between kinds of partner, and between places."""
    kinds, places = hearing.of(Sort.TYPES), hearing.of(Sort.PLACES)
    if not kinds and not places:
        return None
    sections = []
    if kinds:
        sections.append(Section("gaps-kinds", "Between kinds of partner", _gaps(hearing, kinds, "by_type")))
    if places:
        sections.append(Section("gaps-places", "Between places", _gaps(hearing, places, "by_place")))
    lead = (
        "Here kinds of partner see it differently, by more than chance would put between them. That is no fault: it is"
        " what to talk about first, with both sides in the room."
    )
    return Chapter("gaps", "why", "Gaps between partners", lead, tuple(sections))


def _gaps(hearing: Hearing, found: Sequence[ReleasedStatement], groups: str) -> tuple[Block, ...]:
    what = "kinds of partner" if groups == "by_type" else "places"
    widest = sorted(found, key=lambda one: -_points(one, groups))
    keys = tuple(hearing.ground.types if groups == "by_type" else hearing.ground.places)
    title = f"{counted(len(found), 'statement')} on which {what} differ"
    under = "Each mark is one group at the middle of what may be told of it; the bar is the likely range of the room."
    said = tuple(_gap_said(hearing, one, groups) for one in widest[:MOST])
    picture = Picture(title, under, (kinds_apart(hearing, title, widest[:MOST], groups),))
    table = groups_table(hearing, f"Share who agree, by {what}, widest gap first", widest, keys, groups)
    return (picture, Bullets(said), folded(table, 16))


def _points(one: ReleasedStatement, groups: str) -> float:
    gap = one.between_types if groups == "by_type" else one.between_places
    return gap.points.number or 0.0 if gap else 0.0


def _gap_said(hearing: Hearing, one: ReleasedStatement, groups: str) -> str:
    gap = one.between_types if groups == "by_type" else one.between_places
    text = hearing.text(one.key).rstrip(".")
    if gap is None or gap.lowest == gap.highest:
        return f"“{text}”: the groups that differ are too small to be told of."
    return (
        f"“{text}”: most agree among {hearing.all_named(gap.highest)}, fewest among {hearing.all_named(gap.lowest)}"
        f" ({gap.points.text} apart)."
    )


def inside(hearing: Hearing) -> Chapter | None:
    """Splits that run inside partners."""
    found = hearing.of(Sort.WITHIN)
    if not found:
        return None
    title = f"{counted(len(found), 'statement')} on which partners are split inside"
    under = (
        "Shares of the whole room, by the middles of what may be told, rounded. Two people"
        " of one organisation stand on opposite sides about as often as two of"
        " different ones."
    )
    blocks: tuple[Block, ...] = (
        Picture(title, under, (stances(hearing, title, found[:MOST]),)),
        folded(stances_table(hearing, title, found), 12),
    )
    lead = (
        "Here the line runs through organisations, not between them. No partner can speak for its people on these until"
        " they have talked at home."
    )
    return Chapter("inside", "why", "Splits inside partners", lead, (Section("splits", "Where the line runs", blocks),))


def unclear(hearing: Hearing) -> Chapter | None:
    """What is not yet understood, and what gives no clear picture."""
    found, mixed = hearing.of(Sort.UNCLEAR), hearing.of(Sort.MIXED)
    if not found and not mixed:
        return None
    sections = []
    if found:
        title = f"{counted(len(found), 'statement')} not yet understood"
        under = (
            "Many pass, or too few were heard to tell a clear yes from an even split. Shares by the middles of what may"
            " be told, rounded."
        )
        blocks: tuple[Block, ...] = (
            Picture(title, under, (stances(hearing, title, found[:MOST]),)),
            folded(stances_table(hearing, title, found), 12),
        )
        sections.append(Section("not-understood", "Ask again, in other words", blocks))
    if mixed:
        told = Paragraph("On these the room neither agrees nor falls into sides that can be told from chance.")
        table = folded(stances_table(hearing, "No clear picture", mixed), 12)
        sections.append(Section("mixed", "No clear picture", (told, table)))
    lead = "Passing is an answer. Where many pass, the words may be unclear, or the facts are missing."
    return Chapter("unclear", "why", "Not yet understood", lead, tuple(sections))
