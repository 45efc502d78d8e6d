"""From the folder of a rulebook, and those it is laid over, to the rulebook as a value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from purposebuilt.problems import Exit, Problem, Refusal, Where, register
from purposebuilt.rulebooks.cells import NotUnderstood, record_of
from purposebuilt.rulebooks.overlay import Row, Rows, key_of, lay_over
from purposebuilt.rulebooks.references import approvals_of_nothing, expanded, unknown_references
from purposebuilt.rulebooks.rulebook import Approval, Mechanism, Rulebook
from purposebuilt.rulebooks.tables import DROP, TABLES, Heading, Table, columns_of

UNKNOWN = register("PB150", "There is no rulebook of that name.")
CIRCLE = register("PB151", "Rulebooks are laid over one another in a circle.")
COLUMN = register("PB152", "A table of a rulebook has a column that is not known.")
CELL = register("PB153", "A cell of a rulebook could not be understood.")
TWICE = register("PB154", "Two rows of one table of a rulebook have the same key.")
NOTHING_TO_DROP = register("PB155", "A rulebook drops a row that its base does not have.")
UNREADABLE = register("PB156", "A table of a rulebook could not be read as CSV text.")

_HEADING, *_REST = TABLES
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def shipped() -> Traversable:
    """The folder in which the rulebooks that ship with Purposebuilt stand."""
    return resources.files("purposebuilt.rulebooks") / "data"


def read(folder: Traversable, key: str) -> Rulebook:
    """The rulebook in `folder`, laid over its base and that over its own.

    A base is a rulebook that ships, or a folder beside the one that names it. Raises :class:`Refusal` with every
    problem at once: an unknown base, a circle, a column or cell that is not understood, a reference to nothing.
    """
    problems: list[Problem] = []
    tables, heading = _layers(folder, key, (), problems)
    made: dict[str, tuple[Any, ...]] = {}
    for table in _REST:
        made[table.name] = tuple(_records(table, tables[table.name], problems))
    if problems:
        raise Refusal(tuple(problems), Exit.DESIGN_NOT_READY)
    approvals = made.pop("approvals")
    mechanisms = _with_approvals(expanded(made.pop("mechanisms"), made["partner_kinds"]), approvals)
    fields: dict[str, Any] = {**made, "mechanisms": mechanisms}
    book = Rulebook(key, heading.title, heading.starts, heading.ends, heading.base, heading.note, **fields)
    problems.extend((*unknown_references(book), *approvals_of_nothing(book, approvals)))
    if problems:
        raise Refusal(tuple(problems), Exit.DESIGN_NOT_READY)
    return book


def _layers(
    folder: Traversable, key: str, above: tuple[str, ...], problems: list[Problem]
) -> tuple[dict[str, Rows], Heading]:
    """The merged rows of every table of the rulebook in `folder`, and its own heading."""
    rows = {table.name: _rows(folder, table, problems) for table in TABLES}
    if len(rows["rulebook"]) != 1:
        problem = Problem(
            UNKNOWN,
            f"The folder of the rulebook '{key}' has no rulebook.csv with one row.",
            "Write one row with title, starts, ends, base and note.",
            where=Where(f"{key}/rulebook"),
        )
        raise Refusal((*problems, problem), Exit.DESIGN_NOT_READY)
    heading = _heading(rows["rulebook"][0], key, problems)
    empty: dict[str, Rows] = {table.name: {} for table in _REST}
    base = empty if not heading.base else _base(folder, heading.base, (*above, key), problems)
    merged: dict[str, Rows] = {}
    for table in _REST:
        _refuse_twins(table, key, rows[table.name], problems)
        merged[table.name], missing = lay_over(table, base[table.name], rows[table.name])
        for gone in missing:
            problems.append(
                Problem(
                    NOTHING_TO_DROP,
                    f"The rulebook '{key}' drops '{' '.join(gone)}' from {table.name}, where it does not stand.",
                    "Take the row out, or correct its key.",
                    where=Where(f"{key}/{table.name}", key=" ".join(gone)),
                )
            )
    return merged, heading


def _base(folder: Traversable, base: str, above: tuple[str, ...], problems: list[Problem]) -> dict[str, Rows]:
    if base in above:
        circle = " over ".join(f"'{key}'" for key in (*above[above.index(base) :], base))
        problem = Problem(
            CIRCLE,
            f"These rulebooks are laid over one another in a circle: {circle}.",
            "Let one of them stand by itself: empty its base.",
            where=Where(f"{above[-1]}/rulebook", column="base"),
        )
        raise Refusal((*problems, problem), Exit.DESIGN_NOT_READY)
    beside = folder.parent / base if isinstance(folder, Path) else shipped() / base
    ships = shipped() / base
    found = beside if (beside / "rulebook.csv").is_file() else ships
    if not (found / "rulebook.csv").is_file():
        raise Refusal((*problems, no_such_rulebook(base, Where(f"{above[-1]}/rulebook", column="base"))), Exit(12))
    return _layers(found, base, above, problems)[0]


def no_such_rulebook(name: str, where: Where) -> Problem:
    """The problem that a rulebook is asked for which neither ships nor stands beside the one that names it."""
    names = ", ".join(sorted(each.name for each in shipped().iterdir() if (each / "rulebook.csv").is_file()))
    return Problem(
        UNKNOWN,
        f"There is no rulebook called '{name}'.",
        f"Those that ship are: {names}. One of your own is a folder with a rulebook.csv in it.",
        where=where,
    )


def _rows(folder: Traversable, table: Table, problems: list[Problem]) -> tuple[Row, ...]:
    file = folder / f"{table.name}.csv"
    if not file.is_file():
        return ()
    try:
        lines = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        header, *body = [[cell.strip() for cell in line] for line in lines if any(line)] or [[]]
    except (UnicodeDecodeError, csv.Error):
        problems.append(
            Problem(
                UNREADABLE,
                f"The table {table.name} of the rulebook '{folder.name}' is not CSV text in UTF-8.",
                "Save it again as CSV, UTF-8.",
                where=Where(f"{folder.name}/{table.name}"),
            )
        )
        return ()
    for column in header:
        if column not in (*columns_of(table), DROP):
            problems.append(
                Problem(
                    COLUMN,
                    f"The table {table.name} of the rulebook '{folder.name}' has an unknown column '{column}'.",
                    f"Its columns are: {', '.join(columns_of(table))}.",
                    where=Where(f"{folder.name}/{table.name}", 1, column),
                )
            )
    return tuple(dict(zip(header, line, strict=False)) for line in body)


def _refuse_twins(table: Table, key: str, rows: tuple[Row, ...], problems: list[Problem]) -> None:
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, start=2):
        name = key_of(table, row)
        if name in seen:
            problems.append(
                Problem(
                    TWICE,
                    f"'{' '.join(name)}' stands twice in the table {table.name} of the rulebook '{key}'.",
                    "Keep one of the two rows.",
                    where=Where(f"{key}/{table.name}", number, key=" ".join(name)),
                )
            )
        seen.add(name)


def _heading(row: Row, key: str, problems: list[Problem]) -> Heading:
    heading: Heading = record_of(_HEADING, row)
    for column in ("starts", "ends"):
        text = getattr(heading, column)
        if (text or column == "starts") and not _DATE.fullmatch(text):
            problems.append(_cell(key, _HEADING, "", NotUnderstood(column, text, "a date such as 2022-07-01")))
    return heading


def _records(table: Table, rows: Rows, problems: list[Problem]) -> Iterator[Any]:
    for key, row in rows.items():
        try:
            record = record_of(table, row)
        except NotUnderstood as error:
            problems.append(_cell("", table, " ".join(key), error))
            continue
        for column in ("starts", "ends"):
            text = getattr(record, column, "")
            if text and not _DATE.fullmatch(text):
                expected = "a date such as 2022-07-01"
                problems.append(_cell("", table, " ".join(key), NotUnderstood(column, text, expected)))
        yield record


def _cell(book: str, table: Table, key: str, error: NotUnderstood) -> Problem:
    spot = f"{book}/{table.name}" if book else table.name
    return Problem(CELL, str(error), "Correct the cell.", where=Where(spot, column=error.column, key=key))


def _with_approvals(mechanisms: tuple[Mechanism, ...], approvals: tuple[Approval, ...]) -> tuple[Mechanism, ...]:
    by_mechanism: dict[str, list[Approval]] = {}
    for approval in sorted(approvals, key=lambda each: each.order):
        by_mechanism.setdefault(approval.mechanism, []).append(approval)
    return tuple(replace(each, approvals=tuple(by_mechanism.get(each.key, ()))) for each in mechanisms)
