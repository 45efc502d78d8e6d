"""What: what changes between today and each option, and every line in full."""

from __future__ import annotations

from collections import Counter

from purposebuilt.appraisal.results import Option
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.publishing.chapters.moves import ANSWERS, in_sum, moved
from purposebuilt.publishing.reading import NOT_KNOWN, Reading
from purposebuilt.publishing.said import (
    Beside,
    Block,
    Callout,
    Cell,
    Chapter,
    Column,
    Details,
    Paragraph,
    Section,
    Table,
)
from purposebuilt.publishing.words import counted, number, some_of


def chapter(reading: Reading) -> Chapter | None:
    """A section for each option, then today's arrangement in full."""
    if not reading.options:
        return None
    today = reading.today
    if today is None:
        lead = "The design does not say how things are arranged today, so each option is shown in full instead."
        sections = [Section(f"lines-{o.key}", reading.lettered(o.key), (_full(reading, o),)) for o in reading.others]
    else:
        lead = (
            "An arrangement changes where its mode, its legal vehicle or any of its five answers is other than today's."
        )
        sections = [Section("changes", "In sum", in_sum(reading, today))] if reading.others else []
        sections += [
            Section(f"changes-{o.key}", reading.lettered(o.key), _changes(reading, today, o)) for o in reading.others
        ]
        sections.append(Section("lines-today", "Today's arrangement", (_full(reading, today),)))
    return Chapter("changes", "what", "What changes from today", lead, tuple(sections))


def _changes(reading: Reading, today: Option, option: Option) -> tuple[Block, ...]:
    keys = reading.changed(option)
    total = len(reading.lines)
    if not keys:
        return (Paragraph(f"Nothing changes: all {number(total, 1)} lines stay as they are today.", lead=True),)
    counts = Counter(name for key in keys for name in moved(today.assignments.get(key), option.assignments.get(key)))
    told = ", ".join(f"{ANSWERS[name]} on {counts[name]:,}" for name in ANSWERS if counts[name])
    verb = "changes" if len(keys) == 1 else "change"
    name = _letter(reading, option)
    text = f"{number(len(keys), 1)} of {counted(total, 'line')} {verb}" + (f": {told}." if told else ".")
    return (
        Paragraph(text, lead=True),
        Details(
            f"Where, from which mode to which, and which work changes under {name}",
            (
                Beside((_by_place(reading, option, keys), _by_mode(reading, today, option, keys))),
                _by_aim(reading, option, keys),
            ),
        ),
        Details(
            f"Every line that changes under {reading.lettered(option.key)} ({counted(len(keys), 'row')})",
            (_line_table(reading, today, option, keys),),
            paper=False,
        ),
    )


def _letter(reading: Reading, option: Option) -> str:
    return reading.marks[option.key].letter


def _by_place(reading: Reading, option: Option, keys: tuple[str, ...]) -> Table:
    every = Counter(line.place for line in reading.lines.values())
    changed = Counter(reading.lines[key].place for key in keys)
    rows = tuple(
        (Cell(reading.name("place", place)), Cell(f"{changed[place]:,}"), Cell(f"{count:,}"))
        for place, count in every.items()
    )
    columns = (Column("Area"), Column("Lines that change", numeric=True), Column("Lines in all", numeric=True))
    return Table(f"Where lines change under {_letter(reading, option)}", columns, rows)


def _by_mode(reading: Reading, today: Option, option: Option, keys: tuple[str, ...]) -> Table:
    pairs: Counter[tuple[str, str]] = Counter()
    for key in keys:
        first, second = today.assignments.get(key), option.assignments.get(key)
        pairs[(first.mode if first else "", second.mode if second else "")] += 1
    rows = tuple(
        (Cell(_mode(reading, first)), Cell(_then(reading, first, second)), Cell(f"{count:,}"))
        for (first, second), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    columns = (Column("Today"), Column("Under this option"), Column("Lines", numeric=True))
    return Table(f"From which mode to which under {_letter(reading, option)}", columns, rows)


def _mode(reading: Reading, key: str) -> str:
    return reading.name("mode", key) if key else NOT_KNOWN


def _then(reading: Reading, first: str, second: str) -> str:
    return "The same mode, other bodies or vehicle" if first == second else _mode(reading, second)


def _by_aim(reading: Reading, option: Option, keys: tuple[str, ...]) -> Table:
    grouped: dict[str, list[str]] = {}
    for key in keys:
        function = reading.functions.get(reading.lines[key].function)
        aim = function.aims[0] if function and function.aims else ""
        grouped.setdefault(aim, []).append(key)
    order = [aim.key for aim in reading.appraisal.rulebook.aims]
    rows = []
    for aim in sorted(grouped, key=lambda one: (order.index(one) if one in order else len(order), one)):
        functions = list(dict.fromkeys(reading.function(reading.lines[key].function) for key in grouped[aim]))
        name = reading.name("aim", aim) if aim else "No aim"
        rows.append((Cell(name), Cell(f"{len(grouped[aim]):,}"), Cell(some_of(functions, 4))))
    columns = (Column("Aim served first"), Column("Lines", numeric=True), Column("Functions", wide=True))
    return Table(f"Which work changes under {_letter(reading, option)}", columns, tuple(rows))


def _line_table(reading: Reading, today: Option, option: Option, keys: tuple[str, ...]) -> Table:
    rows = tuple(
        (
            Cell(reading.function(reading.lines[key].function)),
            Cell(reading.name("place", reading.lines[key].place)),
            *_arranged(reading, today.assignments.get(key)),
            *_arranged(reading, option.assignments.get(key)),
        )
        for key in keys
    )
    columns = (
        Column("Function"),
        Column("Area"),
        Column("Mode today"),
        Column("Decides today"),
        Column("Does today"),
        Column("Mode then"),
        Column("Decides then"),
        Column("Does then"),
    )
    return Table(f"Lines that change under {reading.lettered(option.key)}", columns, rows)


def _arranged(reading: Reading, candidate: Candidate | None) -> tuple[Cell, Cell, Cell]:
    if candidate is None:
        return (Cell(NOT_KNOWN), Cell(NOT_KNOWN), Cell(NOT_KNOWN))
    return (
        Cell(reading.name("mode", candidate.mode)),
        Cell(reading.answer(candidate.decides)),
        Cell(reading.answer(candidate.does)),
    )


def _full(reading: Reading, option: Option) -> Details:
    rows = tuple(
        (
            Cell(reading.function(line.function)),
            Cell(reading.name("place", line.place)),
            *_arranged(reading, option.assignments.get(line.key)),
            Cell(_vehicle(reading, option.assignments.get(line.key))),
        )
        for line in reading.lines.values()
    )
    columns = (
        Column("Function"),
        Column("Area"),
        Column("Mode"),
        Column("Decides"),
        Column("Does the work"),
        Column("Legal vehicle"),
    )
    table = Table(f"Every line under {reading.lettered(option.key)}", columns, rows)
    blocks: tuple[Block, ...] = (table,)
    if not rows:
        blocks = (Callout("note", "No line", "The design has no line."),)
    return Details(
        f"Every line under {reading.lettered(option.key)} ({counted(len(rows), 'row')})", blocks, paper=False
    )


def _vehicle(reading: Reading, candidate: Candidate | None) -> str:
    return reading.name("mechanism", candidate.mechanism) if candidate and candidate.mechanism else NOT_KNOWN
