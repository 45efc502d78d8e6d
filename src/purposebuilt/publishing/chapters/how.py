"""How: the criteria by which arrangements are judged, nested as the partners nest them."""

from __future__ import annotations

from purposebuilt.design import Criterion, Force, Preference
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Callout, Cell, Chapter, Column, Paragraph, Section, Table, folded
from purposebuilt.publishing.words import counted, in_unit, share


def chapter(reading: Reading) -> Chapter:
    """The criteria tree, and who gave which weight."""
    criteria = reading.appraisal.design.criteria
    musts = sum(criterion.force is Force.MUST for criterion in criteria)
    lead = (
        f"Options are judged by {counted(len(criteria), 'criterion', 'criteria')}, of which {musts:,} must be kept."
        " A criterion under another may tighten it and never loosen it."
    )
    sections = [Section("criteria", "The criteria", _criteria(reading))]
    if reading.appraisal.design.weights:
        sections.append(Section("weights", "What each partner cares about", _weights(reading)))
    return Chapter("how", "how", "How arrangements are judged", lead, tuple(sections))


def nested(criteria: tuple[Criterion, ...]) -> list[tuple[Criterion, int]]:
    """Criteria in tree order, each with its depth; one whose parent is not there stands at the top."""
    keys = {criterion.key for criterion in criteria}
    children: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        children.setdefault(criterion.parent if criterion.parent in keys else "", []).append(criterion)
    placed: list[tuple[Criterion, int]] = []

    def place(parent: str, depth: int) -> None:
        for criterion in children.get(parent, ()):
            placed.append((criterion, depth))
            place(criterion.key, depth + 1)

    place("", 0)
    seen = {criterion.key for criterion, _ in placed}
    return placed + [(criterion, 0) for criterion in criteria if criterion.key not in seen]


def _criteria(reading: Reading) -> tuple[Block, ...]:
    criteria = reading.appraisal.design.criteria
    if not criteria:
        return (Callout("warning", "No criterion is stated", "Options were weighed by the things asked for alone."),)
    rows, depths = [], []
    for criterion, depth in nested(criteria):
        rows.append(
            (
                Cell(criterion.sentence, note=_scope(reading, criterion)),
                Cell("Must" if criterion.force is Force.MUST else "Should"),
                Cell(reading.name("body", criterion.owner), note=reading.name("level", criterion.level)),
                Cell(_test(reading, criterion), note=_threshold(criterion)),
                Cell(_weight(reading, criterion)),
                Cell(reading.name("purpose", criterion.purpose) if criterion.purpose else "None named"),
            )
        )
        depths.append(depth)
    columns = (
        Column("Criterion", wide=True),
        Column("Force"),
        Column("Owner"),
        Column("Tested by"),
        Column("Weight in all", numeric=True),
        Column("For the sake of", wide=True),
    )
    return (
        Paragraph("Weights multiply down the tree, so the weight in all is a share of the whole."),
        Table("Criteria, nested", columns, tuple(rows), tuple(depths), cards=True),
    )


def _scope(reading: Reading, criterion: Criterion) -> str:
    parts = []
    if criterion.place:
        parts.append(f"in {reading.name('place', criterion.place)}")
    if criterion.functions:
        parts.append(f"for {counted(len(criterion.functions), 'function')}")
    return " ".join(parts)


def _test(reading: Reading, criterion: Criterion) -> str:
    if not criterion.measure:
        return "People confirm it"
    if criterion.measure == "judged":
        return "Partners' judgement"
    return reading.name("measure", criterion.measure)


def _threshold(criterion: Criterion) -> str:
    way = criterion.preference
    if criterion.threshold is None:
        return "more is better" if way is Preference.MORE else "less is better"
    figure = in_unit(criterion.threshold.value, criterion.unit)
    word = "at least" if way is Preference.MORE else "at most"
    return f"{word} {figure} ({criterion.threshold.basis.value})"


def _weight(reading: Reading, criterion: Criterion) -> str:
    weight = reading.weights.get(criterion.key)
    return share(weight, 1) if weight is not None else "Not weighed"


def _weights(reading: Reading) -> tuple[Block, ...]:
    weights = reading.appraisal.design.weights
    subjects = list(dict.fromkeys(weight.about for weight in weights))
    partners = list(dict.fromkeys(weight.partner for weight in weights))
    given = {(weight.partner, weight.about): weight.points for weight in weights}
    rows = []
    for partner in partners:
        cells = [Cell(reading.name("body", partner))]
        for about in subjects:
            points = given.get((partner, about))
            cells.append(Cell(f"{points.value:g}" if points else "0", note=points.basis.value if points else ""))
        rows.append(tuple(cells))
    columns = (Column("Partner"), *(Column(_subject(reading, about), "points", numeric=True) for about in subjects))
    table = Table("Points that each partner gave", columns, tuple(rows))
    return (
        Paragraph("Each partner shared 100 points among the things weighed."),
        folded(table),
    )


def _subject(reading: Reading, about: str) -> str:
    if about in reading.names["measure"]:
        return reading.name("measure", about)
    return reading.name("criterion", about)
