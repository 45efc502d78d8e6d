"""What: how steady each option is when weights change, by other methods, and when the list changes."""

from __future__ import annotations

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.firsts import in_a_sentence, leading, opinions_said, part
from purposebuilt.appraisal.quantities import listed, title
from purposebuilt.appraisal.results import PlacesChanged, Robustness, Steadiness
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Details, Paragraph, Section, Table
from purposebuilt.publishing.words import capital, counted, number, ordinal, sentence, share

HEADINGS = {
    "any": "Any weights",
    "given": "Near what partners gave",
    "between": "Between their lowest and highest",
    "order": "In the order they agree on",
}
"""What each way of drawing weights is called above its column."""

ADDITIVE = "weighted-sum"
"""The method by which the options are ranked elsewhere."""

METHODS = (
    "Weighted sum: adds up gains, each times its weight. A great gain may make up for a great loss.",
    "TOPSIS: measures how near an option lies to the best of everything, and how far from the worst.",
    "PROMETHEE II: compares two by two; tiny differences count for nothing, a quarter of the range as much as all.",
)
"""What each method does, in a sentence or two."""


def chapter(reading: Reading) -> Chapter | None:
    """How steady the options are; none where fewer than two can be ranked."""
    found = reading.appraisal.robustness
    if found is None or len(found.options) < 2:
        return None
    lead = (
        "Nobody knows exact weights. So they are drawn at random, many times, and it is counted how often each option"
        " comes first. An option that comes first under many different weights is steady; none of this says which to"
        " choose."
    )
    sections = (
        Section("weights", "When weights change", _weights(reading, found)),
        Section("typical", "Who would choose which", _typical(reading, found)),
        Section("methods", "Second opinions", _methods(reading, found)),
        Section("list", "If the list were another", _list(reading, found)),
    )
    return Chapter("steadiness", "what", "How steady each option is", lead, sections)


def _weights(reading: Reading, found: Robustness) -> tuple[Block, ...]:
    key, most = leading(found.ways[0].first)
    told = (
        f"{reading.lettered(key)} comes first in {part(most)} of {number(found.draws, 1)} weightings drawn evenly, more"
        " often than any other."
    )
    told += _named(reading, key)
    other = [each for each in found.ways[1:] if leading(each.first)[0] != key]
    if len(found.ways) > 1 and not other:
        told += " It is also most often first when weights follow what partners gave."
    rows = tuple(
        (Cell(reading.lettered(each.option)), *(Cell(part(way.first[each.option])) for way in found.ways))
        for each in found.options
    )
    columns = (
        Column("Option", wide=True),
        *(Column(HEADINGS.get(way.key, capital(way.words)), "comes first", numeric=True) for way in found.ways),
    )
    meant = tuple(f"{HEADINGS.get(way.key, capital(way.words))}: {way.words}." for way in found.ways)
    return (
        Paragraph(told, lead=True),
        Table("Share of weightings in which each option comes first", columns, rows),
        Details("How weights are drawn", (Bullets(meant), *_drawn_scores(reading, found))),
    )


def _named(reading: Reading, key: str) -> str:
    """Why another option may be called the steadiest: it was chosen before the list was made; empty where none is."""
    named = next((each for each in reading.options if each.key == roles.ROBUST and each.key != key), None)
    if named is None:
        return ""
    return (
        f" Here the options on the list are held against one another. {reading.lettered(named.key)} got its name before"
        " there was a list: of all the designs found, it comes first most often."
    )


def _drawn_scores(reading: Reading, found: Robustness) -> tuple[Block, ...]:
    if not found.judged:
        return ()
    names = [reading.name("measure", name) for name in found.judged]
    return (
        Paragraph(
            f"Judged scores are drawn too ({listed(names)}): each time, the partners who judged share the say in"
            " another way, so that an option on which they disagree moves, and one on which they agree does not."
        ),
    )


def _typical(reading: Reading, found: Robustness) -> tuple[Block, ...]:
    ever = sorted((each for each in found.options if each.ranks[0] > 0), key=lambda each: -round(each.ranks[0], 9))
    never = [reading.lettered(each.option) for each in found.options if not each.ranks[0]]
    objectives = reading.appraisal.objectives
    columns = [
        Column("Option", wide=True),
        Column("Comes first", numeric=True),
        Column("First or second", numeric=True),
    ]
    columns += [Column(one.title, "typical weight", numeric=True) for one in objectives]
    if found.judged:
        columns.append(Column("First under these weights", "of draws of judged scores", numeric=True))
    rows = []
    for each in ever:
        cells = [Cell(reading.lettered(each.option)), Cell(part(each.ranks[0])), Cell(part(sum(each.ranks[:2])))]
        cells += [Cell(share(each.central[one.name])) for one in objectives]
        if found.judged:
            cells.append(Cell(part(each.confidence or 0.0)))
        rows.append(tuple(cells))
    blocks: list[Block] = [
        Paragraph(_chooser(reading, ever[0]), lead=True),
        Paragraph("The typical weights of an option are the mean of all under which it comes first."),
        Table("Who would typically choose each option", tuple(columns), tuple(rows)),
    ]
    if never:
        verb = "comes" if len(never) == 1 else "come"
        blocks.append(Paragraph(f"{listed(never)} {verb} first under none of the weights drawn."))
    return tuple(blocks)


def _chooser(reading: Reading, each: Steadiness) -> str:
    weights = [(each.central[one.name], title(one)) for one in reading.appraisal.objectives]
    told = listed(f"{name} {share(weight)}" for weight, name in sorted(weights, key=lambda one: -round(one[0], 9)))
    return (
        f"{reading.lettered(each.option)} comes first in {part(each.ranks[0])} of weightings; the weights under which"
        f" it is the typical choice are {told}."
    )


def _methods(reading: Reading, found: Robustness) -> tuple[Block, ...]:
    names = {option.key: reading.lettered(option.key) for option in reading.options}
    weights = listed(f"{title(one)} {share(found.typical[one.name])}" for one in reading.appraisal.objectives)
    place = [{key: at for at, key in enumerate(each.order, 1)} for each in found.opinions]
    rows = []
    for each in found.options:
        cells = [
            Cell(ordinal(held[each.option]), note=_led(opinion.first[each.option]))
            for held, opinion in zip(place, found.opinions, strict=True)
        ]
        rows.append((Cell(reading.lettered(each.option)), *cells))
    columns = (Column("Option", wide=True), *(Column(each.title, numeric=True) for each in found.opinions))
    return (
        Paragraph(opinions_said(found, names), lead=True),
        Table("Place of each option by each method", columns, tuple(rows)),
        Details(
            "What the methods do",
            (
                Bullets(METHODS),
                Paragraph(f"The places are those under {found.whose}: {weights}."),
                Paragraph(
                    "Small print: the share of evenly drawn weightings in which an option comes first by that method."
                ),
            ),
        ),
    )


def _led(value: float) -> str:
    return f"first in {part(value)}" if value > 0 else "never first"


def _list(reading: Reading, found: Robustness) -> tuple[Block, ...]:
    """Who changes places when an option leaves the list or joins it: a sentence a method, then each change."""
    blocks: list[Block] = []
    for opinion in found.opinions:
        name = in_a_sentence(opinion.title)
        changed = [each for each in found.changed if each.method == opinion.method]
        if not changed:
            why = " Gains are measured against the whole frontier, not against the list." * (opinion.method == ADDITIVE)
            blocks.append(Paragraph(f"By {name} no option changes places when another leaves or joins the list.{why}"))
            continue
        most = max(changed, key=lambda each: round(each.lead, 9))
        told = f"By {name} others change places when {counted(len(changed), 'option')} leaves or joins the list"
        told = told.replace("options leaves or joins", "options leave or join")
        if most.lead > 0:
            told += (
                f"; most with {reading.lettered(most.option)}, where in {part(most.lead)} of weightings another leads"
            )
        items = Bullets(tuple(_change(reading, each) for each in changed))
        blocks += [Paragraph(f"{told}."), Details(f"Changes of place by {name}", (items,), paper=False)]
    return tuple(blocks)


def _change(reading: Reading, each: PlacesChanged) -> str:
    marks = {option.key: reading.marks[option.key].letter for option in reading.options}
    parts = [f"{marks[after]} goes ahead of {marks[before]}" for before, after in each.pairs]
    if each.lead > 0:
        parts.append(f"another of the others leads in {part(each.lead)} of weightings")
    return sentence(f"without {reading.lettered(each.option)}, {listed(parts)}")
