"""What: the frontier, two things weighed at a time."""

from __future__ import annotations

from itertools import combinations

from purposebuilt.appraisal.results import FrontierResult
from purposebuilt.formulation.configuration import Objective
from purposebuilt.publishing import scales
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Cell, Chapter, Column, Details, Paragraph, Picture, Section, Table
from purposebuilt.publishing.sketches import Axis, Mark, Scatter
from purposebuilt.publishing.words import counted, sentence

MOST_ROWS = 400
"""The longest table of points that the page carries; all of them are in appraisal.json."""


def chapter(reading: Reading) -> Chapter | None:
    """The frontier in pictures; none where nothing was searched for."""
    found = reading.appraisal.frontier
    if found is None or not found.points:
        return None
    lead = (
        f"The search found {counted(len(found.points), 'arrangement')} that none beats on one thing without losing on"
        " another. Together they are the frontier: the choice is among these."
    )
    sections = [
        Section("pairs", "Two things at a time", _pairs(reading)),
        Section("points", "The figures behind the pictures", _points(reading, found)),
    ]
    return Chapter("frontier", "what", "What can be had together, and what cannot", lead, tuple(sections))


def _pairs(reading: Reading) -> tuple[Block, ...]:
    objectives = reading.appraisal.objectives
    if len(objectives) < 2:
        return (Paragraph("Only 1 thing was weighed, so there is nothing to set against it."),)
    axes = {objective.name: scales.axis(reading, objective) for objective in objectives}
    sketches = tuple(_scatter(reading, (at, other), axes) for at, other in combinations(range(len(objectives)), 2))
    subtitle = (
        "Each dot is one arrangement of the frontier, and letters are the options. Right and up are better everywhere."
        " A letter with no room stands beside, with a line to its own place."
    )
    return (Picture(_finding(reading), subtitle, sketches, _legend(reading)),)


def _finding(reading: Reading) -> str:
    """The pair of things weighed whose bests lie furthest apart, in words."""
    found, objectives = reading.appraisal.frontier, reading.appraisal.objectives
    if found is None or len(found.points) < 2:
        return "The things weighed, two at a time"
    best: tuple[float, Objective, Objective] | None = None
    for first, second in combinations(range(len(objectives)), 2):
        pull = _pull(found, objectives, first, second)
        if best is None or pull > best[0]:
            best = (pull, objectives[first], objectives[second])
    if best is None or best[0] < 0.05:
        return "The things weighed hardly pull against each other here"
    return f"{best[1].title} and {best[2].title.lower()} pull hardest against each other"


def _pull(found: FrontierResult, objectives: tuple[Objective, ...], first: int, second: int) -> float:
    """How far (0-1) the second falls short of its best where the first is best, as a share of its range."""
    signs = [1.0 if objective.sense == "max" else -1.0 for objective in objectives]
    points = [(point[first] * signs[first], point[second] * signs[second]) for point in found.points]
    top = max(points)
    values = [point[1] for point in points]
    spread = max(values) - min(values)
    return (max(values) - top[1]) / spread if spread > objectives[second].resolution else 0.0


def _scatter(reading: Reading, pair: tuple[int, int], axes: dict[str, Axis]) -> Scatter:
    objectives = reading.appraisal.objectives
    across, up = objectives[pair[0]], objectives[pair[1]]
    found = reading.appraisal.frontier
    dots = sorted({(float(p[pair[0]]), float(p[pair[1]])) for p in found.points}) if found else []
    marks: list[tuple[Mark, float, float]] = [
        (reading.marks[option.key], float(option.scores[across.name]), float(option.scores[up.name]))
        for option in reading.options
        if across.name in option.scores and up.name in option.scores
    ]
    return Scatter(
        title=f"{up.title} against {across.title.lower()}",
        description=f"{counted(len(dots), 'dot')}. Across: {_ends(axes[across.name])}. Up: {_ends(axes[up.name])}."
        f" {'; '.join(f'{mark.letter} is {mark.name}' for mark, _, _ in marks)}.",
        across=axes[across.name],
        up=axes[up.name],
        dots=tuple(dots),
        marks=tuple(marks),
    )


def _ends(axis: Axis) -> str:
    better = "more" if axis.more else "less"
    return f"{axis.title.lower()} from {axis.low_text} to {axis.high_text} ({axis.unit}), {better} is better"


def _legend(reading: Reading) -> Table:
    objectives = reading.appraisal.objectives
    rows = [
        (
            Cell(reading.lettered(option.key)),
            *(
                Cell(scales.shown(objective, option.scores[objective.name]))
                if objective.name in option.scores
                else Cell("Not scored")
                for objective in objectives
            ),
        )
        for option in reading.options
    ]
    columns = (Column("Option"), *(scales.column(objective) for objective in objectives))
    return Table("The options on the things weighed", columns, tuple(rows))


def _points(reading: Reading, found: FrontierResult) -> tuple[Block, ...]:
    objectives = reading.appraisal.objectives
    rows = tuple(
        (Cell(str(at)), *(Cell(scales.shown(one, float(v))) for one, v in zip(objectives, point, strict=True)))
        for at, point in enumerate(found.points[:MOST_ROWS], start=1)
    )
    left = len(found.points) - len(rows)
    more = f" The first {MOST_ROWS} are here; all are in appraisal.json." if left > 0 else ""
    table = Table(
        "Points of the frontier",
        (Column("Point"), *(scales.column(objective) for objective in objectives)),
        rows,
    )
    told = f"{sentence(found.sentence)} This took {found.effort}.{more}"
    return (Paragraph(told), Details(f"Points of the frontier ({counted(len(rows), 'row')})", (table,), paper=False))
