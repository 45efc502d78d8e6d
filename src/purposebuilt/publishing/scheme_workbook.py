"""`scheme_of_reservation_and_delegation.xlsx`: every decision, one maker, in three groups and other bodies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from purposebuilt.publishing.deciders import TITLES, Group
from purposebuilt.publishing.delegations import Delegation
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.words import counted
from purposebuilt.publishing.workbook_pages import (
    CELL,
    COUNT,
    HEAD,
    STRONG,
    control_sheet,
    fit,
    grid,
    heading,
    notes_sheet,
    sources_sheet,
)
from purposebuilt.spreadsheet import Properties, Style, Workbook

TITLE = "Scheme of reservation and delegation"

TABLE = "Scheme"
"""The sheet with one row for each decision."""

GROUP_FILLS = {
    Group.BOARD: "#16302B",
    Group.COMMITTEE: "#2F7A66",
    Group.INDIVIDUAL: "#7A5B00",
    Group.OTHER: "#5B2A3C",
    Group.OWN: "#43494E",
    Group.OPEN: "#8C2F1B",
}

COLUMNS = (
    ("Reference", 9.0),
    ("Group", 7.0),
    ("Theme", 16.0),
    ("Function", 22.0),
    ("Area", 12.0),
    ("Decision or responsibility", 36.0),
    ("Lead", 9.0),
    ("Statutory or constitution reference", 22.0),
    ("Reserved to board", 15.0),
    ("Delegated to committee", 15.0),
    ("Delegated to individual", 15.0),
    ("Other body or joint", 17.0),
    ("To be settled", 13.0),
    ("Legal vehicle", 20.0),
    ("Others: approve too, recommend, note, consult", 30.0),
    ("Limits", 10.0),
    ("Review date", 11.0),
    ("Further information", 32.0),
)

_INTRODUCTIONS = {
    Group.BOARD: "Decisions that only the board takes.",
    Group.COMMITTEE: "Decisions that the board has given to a committee of its own. The board stays accountable.",
    Group.INDIVIDUAL: "Decisions that the board has given to a member or an employee. The board stays accountable.",
    Group.OTHER: "Decisions that another body takes, or that the ICB takes jointly (sections 65Z5, 65Z6, 75).",
    Group.OWN: "Duties of other bodies, and work that the law gives nobody and another body leads. They are not the "
    "ICB's to give, and stand here so that map and scheme agree.",
    Group.OPEN: "Nobody knows yet who decides, or the design does not say who in the ICB, or those said to decide have "
    "no power to. Settle these before the scheme is adopted.",
}

_NOTES = (
    ("The scheme", "One decision, one maker. Where several bodies are named together, each of them has to agree."),
    ("Lead", "The officer who answers for the row. A design does not hold names, so the ICB fills this in."),
    ("Limits", "Money up to which the maker may decide. “To be set” where the design gives none."),
    ("Note", "By custom the board notes what is decided in its name. Change it where yours differs."),
)


def write_scheme(reading: Reading, rows: Sequence[Delegation], path: Path) -> None:
    """Write the scheme for the option the rows are of. Raises OSError where the file cannot be written."""
    document = f"{reading.appraisal.design.identity.title}: {TITLE.lower()}"
    properties = Properties(document, subject="What is reserved to the board, and what is delegated to whom")
    ordered = sorted(rows, key=lambda one: one.maker.group.value)
    with Workbook(path, properties) as book:
        _summary(book, reading, rows, document)
        _table(book, ordered, document)
        notes_sheet(book, reading, document, _NOTES)
        sources_sheet(book, reading, document)
        control_sheet(book, reading, document)


def _summary(book: Workbook, reading: Reading, rows: Sequence[Delegation], document: str) -> None:
    sheet = book.sheet("Summary", "#16302B")
    option = reading.lettered(reading.chosen.key) if reading.chosen else "no option"
    under = f"{reading.system}. Written for option {option}. {counted(len(rows), 'row')} in all."
    row = heading(sheet, TITLE, under)
    sheet.row(row, ("Group", "What it holds", "Rows", "Who decides, with the number of rows"), HEAD)
    widths = (9.0, 60.0, 8.0, 95.0)
    for group, title in TITLES.items():
        row += 1
        held = [one.maker.boxed for one in rows if one.maker.group is group]
        counts = sorted(set(held), key=lambda name: (-held.count(name), name))
        told = "; ".join(f"{name} ({held.count(name):,})" for name in counts) or "Nobody"
        values = (group.value, f"{title}. {_INTRODUCTIONS[group]}", len(held), told)
        sheet.row(row, values, (_filled(group), STRONG, COUNT, CELL))
        fit(sheet, row, values, (9.0, 52.0, 8.0, 95.0))
    sheet.widths(widths)
    sheet.hide_gridlines()
    sheet.print_setup(heading=3, footer=document)
    sheet.show_first()


def _table(book: Workbook, rows: Sequence[Delegation], document: str) -> None:
    sheet = book.sheet(TABLE, "#2F7A66")
    row = heading(sheet, TITLE, "One decision, one maker. Sorted by group, then by reference; filter as you need.")
    grid(sheet, row, COLUMNS, [_cells(one) for one in rows])
    for at, one in enumerate(rows, start=row + 1):
        sheet.write(at, 1, one.maker.group.value, _filled(one.maker.group))
    sheet.freeze(row + 1, 2)
    sheet.print_setup(heading=row, footer=document)
    sheet.fit_to(paper="A3")


def _filled(group: Group) -> Style:
    """The look of a group's letter."""
    return Style(bold=True, colour="#FFFFFF", fill=GROUP_FILLS[group], border="#FFFFFF", size=10, align="center")


def _cells(one: Delegation) -> tuple[str, ...]:
    group = one.maker.group
    others = group in (Group.OTHER, Group.OWN)
    return (
        one.reference,
        group.value,
        one.theme,
        one.function,
        one.area,
        one.decision,
        one.lead,
        one.basis,
        one.verbs.approve if group is Group.BOARD else "",
        one.verbs.approve if group is Group.COMMITTEE else "",
        one.verbs.approve if group is Group.INDIVIDUAL else "",
        one.verbs.approve if others else "",
        one.verbs.approve if group is Group.OPEN else "",
        f"{one.vehicle} ({one.power})" if one.power else one.vehicle,
        one.verbs.others,
        one.limits,
        one.review,
        one.information,
    )
