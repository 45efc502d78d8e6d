"""What: today's arrangement and the options side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.results import Option
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.publishing import scales
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
    Paragraph,
    Picture,
    Section,
    Table,
)
from purposebuilt.publishing.sketches import Mark, Profile, Shares
from purposebuilt.publishing.words import counted, number, sentence, share, unit_in_words


def chapter(reading: Reading) -> Chapter | None:
    """Options side by side; none where there is no option."""
    if not reading.options:
        return None
    lead = "Every option is scored in the same way as today's arrangement, on every measure that can be computed."
    sections = (
        Section("who", "The options", _cards(reading)),
        Section("scores", "Side by side", _scores(reading)),
        Section("profile", "The shape of each option", _profile(reading)),
        Section("levels", "Where decisions are taken", _shares(reading, "level")),
        Section("modes", "How the work is delivered", _shares(reading, "mode")),
    )
    return Chapter("options", "what", "The options side by side", lead, sections)


def _cards(reading: Reading) -> tuple[Block, ...]:
    cards = []
    for option in reading.options:
        first, _, rest = option.reason.partition(". ")
        facts = [Fact("Why it is here", sentence(first))]
        facts += _reasons(rest)
        if option is not reading.today and reading.today:
            changed = len(reading.changed(option))
            facts.append(Fact("Lines that change", f"{number(changed, 1)} of {number(len(reading.lines), 1)}"))
        facts.extend(_summary(reading, option))
        mark = reading.marks[option.key].letter
        cards.append(
            Card(option.name, mark=mark, facts=tuple(facts), kind="chosen" if _chosen(reading, option) else "")
        )
    blocks: list[Block] = [Cards(tuple(cards))]
    blocks.extend(_broken(reading))
    if reading.chosen:
        name = reading.lettered(reading.chosen.key)
        blocks.append(
            Paragraph(
                f"The functions and decisions map and the scheme of reservation and delegation are written for {name}."
                " They can be written for any other."
            )
        )
    return tuple(blocks)


def _chosen(reading: Reading, option: Option) -> bool:
    return option.key == reading.appraisal.chosen


def _summary(reading: Reading, option: Option) -> list[Fact]:
    """Where an option is better and where worse than today, in words."""
    today = reading.today
    if today is None or option is today:
        return []
    held: dict[str, list[str]] = {"better": [], "worse": []}
    for objective in reading.appraisal.objectives:
        if objective.name in option.scores and objective.name in today.scores:
            told = scales.verdict(objective, option.scores[objective.name], today.scores[objective.name])
            if told in held:
                first = scales.shown(objective, today.scores[objective.name])
                then = scales.full(objective, option.scores[objective.name])
                held[told].append(f"{objective.title.lower()} ({first} to {then})")
    return [Fact(f"{told.capitalize()} than today on", listed(names)) for told, names in held.items() if names]


def _broken(reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    for option in reading.options:
        if option.breaks:
            count = counted(len(option.breaks), "requirement")
            blocks.append(Callout("warning", f"{option.name} does not keep {count}", "These are:"))
            blocks.append(Bullets(tuple(reading.requirement(name) for name in option.breaks)))
    return blocks


def _reasons(rest: str) -> list[Fact]:
    """The other reasons for an option; one that begins with a short heading and a colon keeps it as its term."""
    facts = []
    for told in rest.split(". ") if rest else ():
        term, colon, text = told.partition(": ")
        headed = bool(colon) and len(term) <= 40
        facts.append(Fact(term if headed else "Also", sentence(text if headed else told)))
    return facts


def _scores(reading: Reading) -> tuple[Block, ...]:
    today = reading.today
    columns = [Column("Measure", wide=True)]
    columns += [Column(reading.lettered(option.key), numeric=True) for option in reading.options]
    objectives = {objective.name for objective in reading.appraisal.objectives}
    rows = []
    for measure in reading.all_measures():
        unit = f"{unit_in_words(measure.unit)}, {scales.direction(measure)} is better"
        weighed = "; weighed in the search" if measure.name in objectives else ""
        cells = [Cell(measure.title, note=unit + weighed)]
        base = today.scores.get(measure.name) if today else None
        for option in reading.options:
            score = option.scores.get(measure.name)
            cells.append(scales.compared(measure, score, None if option is today else base))
        rows.append(tuple(cells))
    note = (
        "“Better” and “worse” are against today's arrangement. Smaller differences than a measure can tell are “same”."
        " Points are percentage points."
    )
    return (Paragraph(note), Table("Every measure for every option", tuple(columns), tuple(rows)))


def _profile(reading: Reading) -> tuple[Block, ...]:
    measures = [m for m in reading.appraisal.objectives if all(m.name in option.scores for option in reading.options)]
    if len(measures) < 2:
        return (Paragraph("A shape needs at least 2 things weighed."),)
    sketch = Profile(
        title="The options over the things weighed",
        description="One level line for each thing weighed, worst on the left and best on the right. Each option is a"
        " line from top to bottom with its letter on every level. The table above gives the figures.",
        axes=tuple(scales.axis(reading, measure) for measure in measures),
        lines=tuple(
            (reading.marks[option.key], tuple(float(option.scores[m.name]) for m in measures))
            for option in reading.options
        ),
        values=tuple(tuple(scales.full(m, option.scores[m.name]) for m in measures) for option in reading.options),
    )
    subtitle = "Each level line runs from the worst value found to the best. Right is better on every line."
    subtitle += " Letters that would cover one another stand side by side, in order."
    return (Picture(_shape_finding(reading), subtitle, (sketch,)),)


def _shape_finding(reading: Reading) -> str:
    """Whether any option leads on everything weighed, in words."""
    leaders = set(reading.marks)
    for measure in reading.appraisal.objectives:
        values = {option.key: float(option.scores[measure.name]) for option in reading.options}
        best = max(values.values()) if measure.sense == "max" else min(values.values())
        leaders &= {key for key, value in values.items() if scales.verdict(measure, value, best) == "same"}
    if leaders:
        return f"{reading.lettered(min(leaders))} leads, or shares the lead, on everything weighed"
    return "Where one option is strong, another is weak"


def shares_of(option: Option, key: Callable[[Candidate], str]) -> Counter[str]:
    """Counts of an option's lines by a key of their candidates."""
    return Counter(key(candidate) for candidate in option.assignments.values())


def _level(candidate: Candidate) -> str:
    return candidate.decides.level


def _mode(candidate: Candidate) -> str:
    return candidate.mode


def _parts(reading: Reading, kind: str, counts: dict[str, Counter[str]]) -> list[str]:
    if kind == "level":
        known = [level.key for level in sorted(reading.appraisal.rulebook.levels, key=lambda level: level.order)]
    else:
        known = [mode.key for mode in reading.appraisal.rulebook.modes]
    used = {part for count in counts.values() for part in count}
    return [part for part in known if part in used] + sorted(used - set(known))


def _shares(reading: Reading, kind: str) -> tuple[Block, ...]:
    counts = {option.key: shares_of(option, _level if kind == "level" else _mode) for option in reading.options}
    parts = _parts(reading, kind, counts)
    names = tuple(reading.name(kind, part) if part else "Not known" for part in parts)
    about = "level at which decisions are taken" if kind == "level" else "mode of delivery"
    bars = []
    rows = []
    for option in reading.options:
        count = counts[option.key]
        total = sum(count.values()) or 1
        bars.append((reading.marks[option.key], tuple(count[part] / total for part in parts)))
        cells = [Cell(f"{count[part]:,}", note=share(count[part] / total)) for part in parts]
        rows.append((Cell(reading.lettered(option.key)), *cells))
    sketch = Shares(
        title=f"Share of lines by {about}",
        description="One bar for each option, split by share of lines. The table below gives counts and shares.",
        parts=names,
        bars=tuple(bars),
    )
    columns = (Column("Option"), *(Column(name, "lines", numeric=True) for name in names))
    table = Table(f"Lines by {about}", columns, tuple(rows))
    return (Picture(_share_finding(names, bars), f"Share of lines by {about}.", (sketch,), table),)


def _share_finding(names: tuple[str, ...], bars: list[tuple[Mark, tuple[float, ...]]]) -> str:
    """The part whose share differs most between options, in words."""
    spread = [max(held[at] for _, held in bars) - min(held[at] for _, held in bars) for at in range(len(names))]
    if not spread or max(spread) < 0.005:
        return "The options hardly differ here"
    at = spread.index(max(spread))
    low, high = min(bars, key=lambda bar: bar[1][at]), max(bars, key=lambda bar: bar[1][at])
    lowest, highest = f"{share(low[1][at])} of lines ({low[0].letter})", f"{share(high[1][at])} ({high[0].letter})"
    return f"“{names[at]}” takes from {lowest} to {highest}"
