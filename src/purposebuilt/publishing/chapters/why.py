"""Why: which purpose is served by which functions, and what serves nothing."""

from __future__ import annotations

from collections.abc import Iterable

from purposebuilt.appraisal.quantities import listed
from purposebuilt.design import Horizon, Purpose
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Column,
    Details,
    Paragraph,
    Picture,
    Section,
    Table,
)
from purposebuilt.publishing.sketches import Balance
from purposebuilt.publishing.words import counted, in_unit
from purposebuilt.rulebooks.trace import Reason, Thread

HORIZONS = {Horizon.IN_YEAR: "in the year", Horizon.MEDIUM: "1 to 3 years", Horizon.LONG: "3 to 10 years"}
"""Each horizon as the report says it."""

NOBODY_SAYS = "None names its functions: each is served by its aim only, and nobody has said by which functions."
"""What is said of a design whose purposes name no function."""


def chapter(reading: Reading) -> Chapter:
    """Purposes to aims to functions, both ways."""
    sections = [
        Section("aims", "Purposes and work, aim by aim", _aims(reading)),
        Section("purposes", "The purposes", _purposes(reading)),
        Section("unserved", "Gaps between purposes and work", _gaps(reading)),
    ]
    return Chapter("why", "why", "What the system is for", _lead(reading), tuple(sections))


def _lead(reading: Reading) -> str:
    """How many purposes there are, how many say what serves them, and what by aim only means."""
    threads = reading.trace.threads
    direct = sum(thread.direct for thread in threads)
    lead = f"The partners name {counted(len(threads), 'purpose')}. "
    if not direct:
        return f"{lead}{NOBODY_SAYS if threads else ''}".strip()
    if direct == len(threads):
        return f"{lead}Each names the functions that serve it."
    others = len(threads) - direct
    is_served = "The other is served by its aim" if others == 1 else f"The other {others:,} are served by their aim"
    names = "names the functions that serve it" if direct == 1 else "name the functions that serve them"
    return (
        f"{lead}{direct:,} of them {names}. {is_served} only: nobody has said by which of the functions that share it."
    )


def aim_of(reading: Reading, key: str) -> str:
    """The rulebook aim that an aim stands under; a rulebook aim stands for itself."""
    local = {aim.key: aim.under for aim in reading.appraisal.design.aims}
    return local.get(key) or key


def _aim_keys(reading: Reading) -> list[str]:
    named = [aim.key for aim in reading.appraisal.rulebook.aims]
    extra = [aim_of(reading, purpose.aim) for purpose in reading.appraisal.design.purposes]
    return list(dict.fromkeys([*named, *extra]))


def _by_horizon(horizons: Iterable[Horizon]) -> tuple[int, ...]:
    held = list(horizons)
    return tuple(held.count(horizon) for horizon in HORIZONS)


def _aims(reading: Reading) -> tuple[Block, ...]:
    rows = []
    for key in _aim_keys(reading):
        purposes = [one for one in reading.appraisal.design.purposes if aim_of(reading, one.aim) == key]
        functions = [one for one in reading.functions.values() if key in one.aims]
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
    threads = {thread.purpose.key: thread for thread in reading.trace.threads}
    rows, depths = [], []
    for purpose, depth in nested(purposes):
        where = reading.name("place", purpose.place) if purpose.place else reading.system
        rows.append(
            (
                Cell(purpose.statement, note=_target(purpose)),
                Cell(reading.name("aim", purpose.aim)),
                Cell(where, note=reading.name("level", purpose.level)),
                Cell(HORIZONS[purpose.horizon]),
                Cell(", ".join(part.strip() for part in purpose.matters_to.split(";"))),
                _served(reading, threads[purpose.key]),
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
        Paragraph("A place's purposes stand under the system's."),
        Table("Purposes, nested, with the work that serves them", columns, tuple(rows), tuple(depths), cards=True),
        *_functions(reading),
    )


def _served(reading: Reading, thread: Thread) -> Cell:
    """The functions that a purpose names, each by its name; where it names none, how many share its aim."""
    if not thread.functions:
        return Cell("No function", "not-met", "nothing serves it")
    count = len(thread.functions)
    if not thread.direct:
        shares = "shares its aim; it is not named" if count == 1 else "share its aim; none is named"
        return Cell("By its aim only", note=f"{counted(count, 'function')} {shares}")
    return Cell(counted(count, "function"), note="; ".join(reading.function(key) for key in thread.functions))


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
    value = purpose.target.value
    step = 1 if value.is_integer() else 0.1 if round(value, 1) == value else 0.01
    figure = in_unit(value, unit, step)
    when = f" by {purpose.target_year}" if purpose.target_year else ""
    return f"Target: {figure}{when} ({purpose.target.basis.value})"


def _functions(reading: Reading) -> tuple[Block, ...]:
    rows = [
        (
            Cell(reason.function.name, note=reason.function.statutory_basis),
            Cell(reading.named("aim", reason.function.aims) or "none"),
            Cell(HORIZONS[reason.function.horizon]),
            _reason(reason),
        )
        for reason in reading.trace.reasons
    ]
    columns = (
        Column("Function", wide=True),
        Column("Aims"),
        Column("Pays back"),
        Column("Purposes it serves", wide=True),
    )
    table = Table("Every function, with its legal basis, aims and purposes", columns, tuple(rows), cards=True)
    return (Details(f"Every function and what it is for ({counted(len(rows), 'row')})", (table,)),)


def _reason(reason: Reason) -> Cell:
    """The purposes that name a function, each in its words; where none does, how many share an aim with it."""
    count = len(reason.purposes)
    if not count:
        return Cell("None", "not-met", "serves no purpose")
    if not reason.direct:
        return Cell("By aim only", note=f"shares an aim with {counted(count, 'purpose')}")
    return Cell(counted(count, "purpose"), note="; ".join(purpose.statement for purpose in reason.purposes))


def _gaps(reading: Reading) -> tuple[Block, ...]:
    trace = reading.trace
    idle = [reading.function(key) for key in trace.functions_without_purpose]
    unserved = [thread.purpose.statement for thread in trace.threads if not thread.functions]
    bare = [
        reading.name("aim", key)
        for key in _aim_keys(reading)
        if not any(aim_of(reading, purpose.aim) == key for purpose in reading.appraisal.design.purposes)
    ]
    served = "Every function serves a purpose, by name or by its aim."
    blocks: list[Block] = [Paragraph(_gap(idle, served, "serves no purpose", "serve no purpose", "function"))]
    if idle:
        blocks.append(Bullets(tuple(idle)))
    blocks += _by_aim_only(reading)
    some = "Every purpose is served by a function, by name or by its aim."
    none = ("is served by no function", "are served by no function")
    blocks.append(Paragraph(_gap(unserved, some, *none, "purpose")))
    if unserved:
        blocks.append(Bullets(tuple(unserved)))
    if bare:
        blocks.append(Paragraph(f"No purpose is stated under {listed(f'“{name}”' for name in bare)}."))
    return tuple(blocks)


def _by_aim_only(reading: Reading) -> list[Block]:
    """How many functions no purpose names, and which; nothing where no purpose names any."""
    loose = reading.trace.functions_by_aim_only
    if not loose or not any(thread.direct for thread in reading.trace.threads):
        return []
    tied = "is tied to a purpose by a shared aim" if len(loose) == 1 else "are tied to purposes by shared aims"
    text = f"{counted(len(loose), 'function')} {tied} only: no purpose names {'it' if len(loose) == 1 else 'them'}."
    names = Bullets(tuple(reading.function(key) for key in loose))
    return [Paragraph(text), Details(f"Functions that no purpose names ({len(loose):,})", (names,))]


def _gap(found: list[str], none: str, one: str, many: str, noun: str) -> str:
    if not found:
        return none
    return f"{counted(len(found), noun)} {one if len(found) == 1 else many}:"
