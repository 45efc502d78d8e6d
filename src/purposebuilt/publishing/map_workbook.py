"""`functions_and_decisions_map.xlsx`: who takes which decision, on one page, with the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from purposebuilt.publishing.deciders import BANDS
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

TITLE = "Functions and decisions map"
TABLE = "Table"
"""The sheet with one row for each line."""

BAND_FILLS = ("#16302B", "#1F5A4C", "#2F7A66", "#4F6B2E", "#7A5B00", "#8A4A12", "#5B2A3C", "#43494E", "#8C2F1B")

COLUMNS = (
    ("Reference", 9.0),
    ("Function", 28.0),
    ("Area", 14.0),
    ("Duty holder", 20.0),
    ("Decision taken by", 24.0),
    ("Level", 10.0),
    ("Work done by", 22.0),
    ("Footprint", 10.0),
    ("Legal vehicle", 22.0),
    ("Money held by", 20.0),
    ("Employs the people", 20.0),
    ("Review date", 12.0),
    ("Scheme row", 11.0),
    ("Came from", 10.0),
    ("Against today", 9.0),
)

_NAMES_ROOM = 4800
"""How many characters of function names the boxes of the chart hold together, so that it stays one page."""


def write_map(reading: Reading, rows: Sequence[Delegation], path: Path) -> None:
    """Write the map for the option the rows are of. Raises OSError where the file cannot be written."""
    document = f"{reading.appraisal.design.identity.title}: {TITLE.lower()}"
    properties = Properties(document, subject="Which decisions are taken by which part of the system")
    with Workbook(path, properties) as book:
        _chart(book, reading, rows, document)
        _table(book, rows, document)
        _from_nhs_england(book, rows, document)
        notes_sheet(book, reading, document, _NOTES)
        sources_sheet(book, reading, document)
        control_sheet(book, reading, document)


_NOTES = (
    ("The map", "Shows which decisions are taken by which part of the system. The scheme gives each its row."),
    ("Duty holder", "Who answers in law. The duty stays there even where the decision or the work is elsewhere."),
    ("Other bodies", "Outside the ICB the one-page map shows kinds of body. Each body decides for itself."),
    ("Came from", "Functions that NHS England delegated to the ICB say so."),
    ("Against today", "“Changes” where mode, vehicle or any of the five answers is other than today's."),
)


def _chart(book: Workbook, reading: Reading, rows: Sequence[Delegation], document: str) -> None:
    sheet = book.sheet("Map", BAND_FILLS[0])
    option = reading.lettered(reading.chosen.key) if reading.chosen else "no option"
    under = f"{reading.system}. Written for option {option}. {counted(len(rows), 'line')} in all."
    row = heading(sheet, TITLE, under)
    sheet.row(row, ("Part of the system", "Decides", "Functions", "Lines", "Which functions"), HEAD)
    first = row
    boxes = _boxes(rows)
    named = _fitted([box.functions for box in boxes], _NAMES_ROOM)
    widths = (24.0, 40.0, 10.0, 8.0, 150.0)
    for box, names in zip(boxes, named, strict=True):
        row += 1
        fill = BAND_FILLS[BANDS.index(box.band)]
        band = Style(bold=True, wrap=True, colour="#FFFFFF", fill=fill, border="#FFFFFF", size=10)
        values = (box.band, box.name, len(box.functions), box.lines, names)
        sheet.row(row, values, (band, STRONG, COUNT, COUNT, CELL))
        fit(sheet, row, values, (widths[0] * 0.85, widths[1] * 0.85, *widths[2:]))
    sheet.widths(widths)
    sheet.freeze(first + 1, 0)
    sheet.hide_gridlines()
    sheet.print_setup(heading=first, footer=document)
    sheet.fit_to(tall=1)
    sheet.show_first()


@dataclass(frozen=True, slots=True)
class _Box:
    """One box of the chart: a body that decides, and what."""

    band: str
    name: str
    functions: tuple[str, ...]
    lines: int


def _boxes(rows: Sequence[Delegation]) -> list[_Box]:
    """Every body that decides, by band from the board outwards, those with most lines first."""
    held: dict[tuple[str, str], list[Delegation]] = {}
    for one in rows:
        held.setdefault((one.maker.band, one.maker.boxed), []).append(one)
    made = [
        _Box(band, name, tuple(dict.fromkeys(one.function for one in mine)), len(mine))
        for (band, name), mine in held.items()
    ]
    return sorted(made, key=lambda box: (BANDS.index(box.band), -box.lines, box.name))


def _fitted(lists: Sequence[Sequence[str]], room: int) -> list[str]:
    """Names for each box so that all boxes together hold about `room` characters: short lists whole, long ones cut."""
    needs = [sum(len(name) + 2 for name in names) for names in lists]
    left, share = room, 0
    for at, need in enumerate(sorted(needs)):
        share = left // (len(needs) - at)
        if need > share:
            break
        left -= need
    else:
        share = max(needs, default=0)
    return [_named(names, max(share, 120)) for names in lists]


def _named(functions: Sequence[str], room: int) -> str:
    """As many function names as fit, and how many are left to the table."""
    kept: list[str] = []
    for name in functions:
        if kept and sum(len(one) + 2 for one in kept) + len(name) > room:
            return f"{'; '.join(kept)}; and {len(functions) - len(kept):,} more in the table"
        kept.append(name)
    return "; ".join(kept)


def _table(book: Workbook, rows: Sequence[Delegation], document: str) -> None:
    sheet = book.sheet(TABLE, BAND_FILLS[1])
    row = heading(sheet, "Every line of the map", "One row for each function in each area that needs it")
    held = [
        (
            one.reference,
            one.function,
            one.area,
            one.duty,
            one.maker.name,
            one.level,
            one.does,
            one.footprint,
            one.vehicle,
            one.money,
            one.employs,
            one.review,
            one.row,
            one.origin,
            one.change,
        )
        for one in rows
    ]
    grid(sheet, row, COLUMNS, held)
    sheet.freeze(row + 1, 2)
    sheet.print_setup(heading=row, footer=document)
    sheet.fit_to(paper="A3")


def _from_nhs_england(book: Workbook, rows: Sequence[Delegation], document: str) -> None:
    sheet = book.sheet("From NHS England")
    row = heading(sheet, "What came from NHS England", "Functions that NHS England delegated to the ICB")
    held = [(one.reference, one.function, one.area, one.maker.name, one.does, one.basis) for one in rows if one.origin]
    columns = (
        ("Reference", 11.0),
        ("Function", 40.0),
        ("Area", 20.0),
        ("Decision taken by", 34.0),
        ("Work done by", 34.0),
        ("Statutory basis", 60.0),
    )
    end = grid(sheet, row, columns, held)
    if not held:
        sheet.write(end, 0, "None of the functions in this design came from NHS England.", CELL)
    sheet.print_setup(heading=row, footer=document)
