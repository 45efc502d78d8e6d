"""Why: which purpose is served by which functions, and what serves nothing."""

from __future__ import annotations

from collections.abc import Iterable

from purposebuilt.design import Function, Horizon, Purpose
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Column,
    Details,
    Fact,
    Paragraph,
    Picture,
    Section,
    Table,
)
from purposebuilt.publishing.sketches import Balance
from purposebuilt.publishing.words import counted, in_unit, listed

HORIZONS = {Horizon.IN_YEAR: "in the year", Horizon.MEDIUM: "1 to 3 years", Horizon.LONG: "3 to 10 years"}
"""Each horizon as the report says it."""


def chapter(reading: Reading) -> Chapter:
    """Purposes to aims to functions, both ways."""
    purposes = reading.appraisal.design.purposes
    lead = (
        f"The partners name {counted(len(purposes), 'purpose')}. Each stands on an aim, and each function serves aims."
        " So every piece of work climbs to a reason, and where it does not, that is shown."
    )
    sections = [
        Section("aims", "Purposes and work, aim by aim", _aims(reading)),
        Section("purposes", "The purposes", _purposes(reading)),
        Section("unserved", "Gaps between purposes and work", _gaps(reading)),
    ]
    return Chapter("why", "why", "What the system is for", lead, tuple(sections))


def aim_of(reading: Reading, key: str) -> str:
    """The rulebook aim that an aim stands under; a rulebook aim stands for itself."""
    local = {aim.key: aim.under for aim in reading.appraisal.design.aims}
    return local.get(key) or key


def serving(reading: Reading, purpose: Purpose) -> tuple[Function, ...]:
    """The functions in this design that serve a purpose's aim."""
    wanted = {purpose.aim, aim_of(reading, purpose.aim)}
    used = {line.function for line in reading.appraisal.lines}
    return tuple(one for one in reading.functions.values() if one.key in used and wanted & set(one.aims))


def _aim_keys(reading: Reading) -> list[str]:
    named = [aim.key for aim in reading.appraisal.rulebook.aims]
    extra = [aim_of(reading, purpose.aim) for purpose in reading.appraisal.design.purposes]
    return list(dict.fromkeys([*named, *extra]))


def _by_horizon(horizons: Iterable[Horizon]) -> tuple[int, ...]:
    held = list(horizons)
    return tuple(held.count(horizon) for horizon in HORIZONS)


def _aims(reading: Reading) -> tuple[Block, ...]:
    used = {line.function for line in reading.appraisal.lines}
    rows = []
    for key in _aim_keys(reading):
        purposes = [one for one in reading.appraisal.design.purposes if aim_of(reading, one.aim) == key]
        functions = [one for one in reading.functions.values() if one.key in used and key in one.aims]
        rows.append(
            (
                reading.name("aim", key),
                _by_horizon(one.horizon for one in purposes),
                _by_horizon(one.horizon for one in functions),
            )
        )
    parts = tuple(HORIZONS.values())
    table = Table(
        "Purposes and functions by aim and by when they pay back",
        (
            Column("Aim"),
            *(Column("Purposes", part, numeric=True) for part in parts),
            *(Column("Functions", part, numeric=True) for part in parts),
        ),
        tuple((Cell(name), *(Cell(str(n)) for n in (*left, *right))) for name, left, right in rows),
    )
    sketch = Balance(
        title="Purposes and functions by aim",
        description="For each aim, a bar to the left counts the purposes and a bar to the right the functions,"
        " each split by when it pays back. The same counts are in the table below.",
        left="Purposes",
        right="Functions",
        parts=parts,
        rows=tuple(rows),
    )
    return (
        Picture(
            _finding(rows),
            "A function is counted under each aim it serves. Each side has its own scale.",
            (sketch,),
            table,
        ),
    )


def _finding(rows: list[tuple[str, tuple[int, ...], tuple[int, ...]]]) -> str:
    asked = max(rows, key=lambda row: sum(row[1]), default=None)
    worked = max(rows, key=lambda row: sum(row[2]), default=None)
    if not asked or not worked:
        return "No aim is named"
    if asked[0] == worked[0]:
        return f"Most purposes and most functions stand under “{asked[0]}”"
    return f"Most purposes stand under “{asked[0]}”, most functions under “{worked[0]}”"


def _purposes(reading: Reading) -> tuple[Block, ...]:
    purposes = reading.appraisal.design.purposes
    if not purposes:
        return (Callout("warning", "No purpose is stated", "Without purposes no work can be traced to a reason."),)
    rows, depths = [], []
    for purpose, depth in nested(purposes):
        functions = serving(reading, purpose)
        where = reading.name("place", purpose.place) if purpose.place else reading.system
        rows.append(
            (
                Cell(purpose.statement, note=_target(purpose)),
                Cell(reading.name("aim", purpose.aim)),
                Cell(where, note=reading.name("level", purpose.level)),
                Cell(HORIZONS[purpose.horizon]),
                Cell(", ".join(part.strip() for part in purpose.matters_to.split(";"))),
                _served(purpose, functions),
            )
        )
        depths.append(depth)
    columns = (
        Column("Purpose", wide=True),
        Column("Aim"),
        Column("Area"),
        Column("Pays back"),
        Column("Matters most to"),
        Column("Served by", wide=True),
    )
    return (
        Paragraph(
            "A place's purposes stand under the system's. A purpose is served by the functions that share its aim."
        ),
        Table("Purposes, nested, with the work that serves them", columns, tuple(rows), tuple(depths), cards=True),
        *_functions(reading),
    )


def _served(purpose: Purpose, functions: tuple[Function, ...]) -> Cell:
    """How many functions serve a purpose, and how many of them pay back when it does; a few are named."""
    if not functions:
        return Cell("No function", "not-met", "nothing serves it")
    if len(functions) <= 4:
        return Cell(counted(len(functions), "function"), note=listed(one.name for one in functions))
    timely = sum(one.horizon is purpose.horizon for one in functions)
    return Cell(counted(len(functions), "function"), note=f"{timely} of them pay back {_when(purpose.horizon)}")


def _when(horizon: Horizon) -> str:
    return HORIZONS[horizon] if horizon is Horizon.IN_YEAR else f"in {HORIZONS[horizon]}"


def nested(purposes: tuple[Purpose, ...]) -> list[tuple[Purpose, int]]:
    """Purposes in tree order, each with its depth; one whose parent is not there stands at the top."""
    keys = {purpose.key for purpose in purposes}
    children: dict[str, list[Purpose]] = {}
    for purpose in purposes:
        children.setdefault(purpose.parent if purpose.parent in keys else "", []).append(purpose)
    placed: list[tuple[Purpose, int]] = []

    def place(parent: str, depth: int) -> None:
        for purpose in children.get(parent, ()):
            placed.append((purpose, depth))
            place(purpose.key, depth + 1)

    place("", 0)
    seen = {purpose.key for purpose, _ in placed}
    return placed + [(purpose, 0) for purpose in purposes if purpose.key not in seen]


def _target(purpose: Purpose) -> str:
    if purpose.target is None:
        return ""
    unit = purpose.target_unit
    figure = in_unit(purpose.target.value, unit, 1 if purpose.target.value.is_integer() else 0.01)
    when = f" by {purpose.target_year}" if purpose.target_year else ""
    return f"Target: {figure}{when} ({purpose.target.basis.value})"


def _functions(reading: Reading) -> tuple[Block, ...]:
    used = dict.fromkeys(line.function for line in reading.appraisal.lines)
    rows = []
    for key in used:
        function = reading.functions.get(key)
        if function is None:
            continue
        served = [one.statement for one in reading.appraisal.design.purposes if _serves(reading, function, one)]
        rows.append(
            (
                Cell(function.name, note=function.statutory_basis),
                Cell(reading.named("aim", function.aims) or "none"),
                Cell(HORIZONS[function.horizon]),
                Cell(str(len(served)), note="" if served else "serves no purpose"),
            )
        )
    columns = (
        Column("Function", wide=True),
        Column("Aims"),
        Column("Pays back"),
        Column("Purposes it serves", numeric=True),
    )
    table = Table("Every function, with its legal basis, aims and purposes", columns, tuple(rows))
    return (Details(f"Every function and what it is for ({counted(len(rows), 'row')})", (table,)),)


def _serves(reading: Reading, function: Function, purpose: Purpose) -> bool:
    return bool({purpose.aim, aim_of(reading, purpose.aim)} & set(function.aims))


def _gaps(reading: Reading) -> tuple[Block, ...]:
    design = reading.appraisal.design
    used = dict.fromkeys(line.function for line in reading.appraisal.lines)
    idle = [
        reading.functions[key].name
        for key in used
        if key in reading.functions
        and not any(_serves(reading, reading.functions[key], purpose) for purpose in design.purposes)
    ]
    unserved = [purpose.statement for purpose in design.purposes if not serving(reading, purpose)]
    bare = [
        reading.name("aim", key)
        for key in _aim_keys(reading)
        if not any(aim_of(reading, purpose.aim) == key for purpose in design.purposes)
    ]
    blocks: list[Block] = [
        Paragraph(_gap(idle, "Every function serves a purpose.", "serves no purpose", "serve no purpose", "function")),
    ]
    if idle:
        blocks.append(Bullets(tuple(idle)))
    blocks.append(
        Paragraph(
            _gap(
                unserved,
                "Every purpose is served by a function.",
                "is served by no function",
                "are served by no function",
                "purpose",
            )
        )
    )
    if unserved:
        blocks.append(Bullets(tuple(unserved)))
    if bare:
        blocks.append(Paragraph(f"No purpose is stated under {listed(f'“{name}”' for name in bare)}."))
    return tuple(blocks)


def _gap(found: list[str], none: str, one: str, many: str, noun: str) -> str:
    if not found:
        return none
    return f"{counted(len(found), noun)} {one if len(found) == 1 else many}:"


def purpose_facts(reading: Reading, keys: Iterable[str]) -> tuple[Fact, ...]:
    """Purposes as facts for a card."""
    return tuple(Fact("Purpose", reading.name("purpose", key)) for key in keys)
