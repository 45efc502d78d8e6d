"""What changes from today, in sum: how much, where, in which mode, and who gains and loses what."""

from __future__ import annotations

from collections import Counter

from purposebuilt.appraisal.results import Option
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Cell, Column, Paragraph, Table
from purposebuilt.publishing.words import number

ANSWERS = {
    "decides": "who decides",
    "does": "who does the work",
    "funds": "who holds the money",
    "employs": "who employs",
    "duty": "who holds the duty",
}
"""The five answers as a reader asks for them, those that people feel first."""

_GAINED = {"decides": "decides", "does": "does the work", "employs": "employs"}
_MOST_NAMED = 3


def moved(first: Candidate | None, second: Candidate | None) -> list[str]:
    """Which of the five answers differ between two arrangements, by name."""
    if first is None or second is None:
        return list(ANSWERS)
    return [name for name in ANSWERS if set(getattr(first, name).bodies) != set(getattr(second, name).bodies)]


def in_sum(reading: Reading, today: Option) -> tuple[Block, ...]:
    """The tables that a reader needs before any list of lines."""
    told = (
        "A line counts once in the first column, however many of its answers change. Where none of the five changes,"
        " the same bodies go on in another mode, under another legal vehicle, or at another level."
    )
    return (
        _how_much(reading, today),
        Paragraph(told),
        _where(reading),
        _modes(reading, today),
        *_gains(reading, today),
    )


def _how_much(reading: Reading, today: Option) -> Table:
    rows = []
    for option in reading.others:
        held = [moved(today.assignments.get(key), option.assignments.get(key)) for key in reading.changed(option)]
        counts = Counter(name for names in held for name in names)
        cells = [Cell(reading.lettered(option.key)), Cell(f"{len(held):,}")]
        cells += [Cell(f"{counts[name]:,}") for name in ANSWERS]
        rows.append((*cells, Cell(f"{sum(not names for names in held):,}")))
    columns = [Column("Option", wide=True), Column("Lines that change", f"of {len(reading.lines):,}", numeric=True)]
    columns += [Column(told.capitalize(), "lines", numeric=True) for told in ANSWERS.values()]
    columns.append(Column("None of the five", "lines", numeric=True))
    return Table("How much changes under each option", tuple(columns), tuple(rows))


def _where(reading: Reading) -> Table:
    every = Counter(line.place for line in reading.lines.values())
    changed = [Counter(reading.lines[key].place for key in reading.changed(option)) for option in reading.others]
    rows = tuple(
        (Cell(reading.name("place", place)), Cell(f"{count:,}"), *(Cell(f"{each[place]:,}") for each in changed))
        for place, count in every.items()
    )
    columns = [Column("Area"), Column("Lines in all", numeric=True)]
    columns += [Column(reading.marks[option.key].letter, numeric=True) for option in reading.others]
    return Table("Lines that change, area by area", tuple(columns), rows)


def _modes(reading: Reading, today: Option) -> Table:
    counts = {o.key: Counter(each.mode for each in o.assignments.values()) for o in (today, *reading.others)}
    order = [mode.key for mode in reading.appraisal.rulebook.modes]
    order += sorted({mode for count in counts.values() for mode in count} - set(order))
    rows = tuple(
        (
            Cell(reading.name("mode", mode) if mode else "Not known"),
            Cell(f"{counts[today.key][mode]:,}"),
            *(Cell(_signed(counts[option.key][mode] - counts[today.key][mode])) for option in reading.others),
        )
        for mode in order
        if any(count[mode] for count in counts.values())
    )
    columns = [Column("Mode"), Column("Lines today", numeric=True)]
    columns += [Column(reading.marks[option.key].letter, numeric=True) for option in reading.others]
    return Table("More or fewer lines in each mode than today", tuple(columns), rows)


def _signed(change: int) -> str:
    return f"+{change:,}" if change > 0 else number(change, 1)


def _gains(reading: Reading, today: Option) -> tuple[Table, ...]:
    tables = []
    for name, what in _GAINED.items():
        rows = []
        for option in reading.others:
            net: Counter[str] = Counter()
            for key in reading.changed(option):
                first, second = today.assignments.get(key), option.assignments.get(key)
                if first is not None and second is not None:
                    net.update(set(getattr(second, name).bodies))
                    net.subtract(set(getattr(first, name).bodies))
            rows.append((Cell(reading.lettered(option.key)), Cell(_who(reading, net, 1)), Cell(_who(reading, net, -1))))
        columns = (Column("Option"), Column("On more", wide=True), Column("On fewer", wide=True))
        title = f"Who {what} on more lines than today, and who on fewer"
        tables.append(Table(title, columns, tuple(rows), cards=True))
    return tuple(tables)


def _who(reading: Reading, net: Counter[str], sign: int) -> str:
    """The bodies whose count moves most in one direction, with by how much; how many more there are."""
    moving = sorted(((-change * sign, body) for body, change in net.items() if change * sign > 0))
    named = [f"{reading.name('body', body)} {_signed(-size * sign)}" for size, body in moving[:_MOST_NAMED]]
    more = len(moving) - len(named)
    return "; ".join(named) + (f"; and {more:,} more" if more else "") or "Nobody"
