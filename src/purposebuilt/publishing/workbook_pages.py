"""Sheets that every workbook of the pack has: document control, notes, and sources with their attributions."""

from __future__ import annotations

from collections.abc import Sequence

from purposebuilt.publishing.chapters.control import DISCLAIMER, facts
from purposebuilt.publishing.figures_basis import count_by_basis
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.words import counted, dated, sentence
from purposebuilt.spreadsheet import Sheet, Style, Workbook

INK = "#1B2A27"
DEEP = "#16302B"
SAND = "#F3ECDC"
RULE = "#C9C2B0"

TITLE = Style(bold=True, size=20, colour=DEEP)
UNDER = Style(size=11, colour="#54605D")
TEXT = Style(wrap=True, colour=INK)
CELL = Style(wrap=True, colour=INK, border=RULE, size=10)
STRONG = Style(wrap=True, colour=INK, border=RULE, size=10, bold=True)
COUNT = Style(colour=INK, border=RULE, size=10, align="center", number="#,##0")
HEAD = Style(wrap=True, bold=True, colour="#FFFFFF", fill=DEEP, border=RULE, valign="vcenter", size=10)
TERM = Style(wrap=True, bold=True, colour=INK, fill=SAND, border=RULE, size=10)

BLANKS = (
    "Author",
    "Responsible director",
    "Responsible committee",
    "Approved by, and date",
    "Date it takes effect",
    "Audience",
    "Partners who were asked",
    "Impact assessments done",
)
"""Entries of a control table that a design does not hold and its owner fills in."""

VERBS = (
    ("Approve", "Takes the decision. “Approve too” names bodies whose own agreement is needed each time."),
    ("Account for", "A duty on how a body acts: nobody approves it. Whoever is named answers for how it is kept."),
    ("Decide each case", "Takes decisions about one person or one case, with reasons."),
    ("Recommend", "Must give a view before the decision is taken. Does not decide."),
    ("Note", "Is told afterwards."),
    ("Consult", "Must be asked before the decision is taken. The law names some of them; the rest are to be agreed."),
)


def heading(sheet: Sheet, title: str, under: str) -> int:
    """Write a sheet's title and what it is; gives the next free row, after a gap."""
    sheet.write(0, 0, title, TITLE)
    sheet.height(0, 30)
    sheet.write(1, 0, under, UNDER)
    sheet.height(1, 18)
    return 3


def fit(sheet: Sheet, row: int, values: Sequence[str | int], widths: Sequence[float]) -> None:
    """Make a row as high as its longest text needs when wrapped; not every spreadsheet does that on opening."""
    lines = max(_lines(str(value), width) for value, width in zip(values, widths, strict=False))
    sheet.height(row, min(400.0, 12.8 * lines + 5))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, by words, with a little to spare."""
    room = max(4, int(width * 1.32))
    lines, used = 1, 0
    for word in text.split():
        size = len(word)
        if used and used + 1 + size > room:
            lines, used = lines + 1, 0
        used += size + (1 if used else 0)
        if used > room:
            lines, used = lines + used // room, used % room
    return lines


def grid(sheet: Sheet, row: int, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str | int]]) -> int:
    """Write a table with filters, widths, a frozen and repeated heading row; gives the row after it."""
    widths = [width for _, width in columns]
    sheet.row(row, [title for title, _ in columns], HEAD)
    fit(sheet, row, [title for title, _ in columns], [width * 0.85 for width in widths])
    for at, values in enumerate(rows, start=row + 1):
        sheet.row(at, values, [STRONG, *[CELL] * (len(columns) - 1)])
        fit(sheet, at, values, widths)
    sheet.widths(widths)
    if rows:
        sheet.filter(row, 0, row + len(rows), len(columns) - 1)
    sheet.freeze(row + 1, 1)
    return row + len(rows) + 1


def control_sheet(book: Workbook, reading: Reading, document: str) -> None:
    """Document control: what the design says, and what its owner has yet to fill in."""
    sheet = book.sheet("Document control")
    row = heading(sheet, "Document control", DISCLAIMER)
    held = [(fact.term, fact.text) for fact in facts(reading, document)]
    held += [(term, "To be filled in by the owner") for term in BLANKS]
    for at, (term, text) in enumerate(held, start=row):
        sheet.write(at, 0, term, TERM)
        sheet.write(at, 1, text, CELL)
        fit(sheet, at, (term, text), (27, 90))
    after = row + len(held) + 1
    identity = reading.appraisal.design.identity
    sheet.write(after, 0, "Version history", Style(bold=True, size=13, colour=DEEP))
    sheet.row(after + 1, ("Version", "What changed, by whom, and when"), HEAD)
    first = f"Drawn up from the design “{identity.title}”, option {_option(reading)}"
    sheet.row(after + 2, (identity.version or "Not numbered", first), (TERM, CELL))
    sheet.widths((30, 90))
    sheet.hide_gridlines()
    sheet.print_setup(footer=document)


def _option(reading: Reading) -> str:
    return reading.lettered(reading.chosen.key) if reading.chosen else "none"


def notes_sheet(book: Workbook, reading: Reading, document: str, notes: Sequence[tuple[str, str]]) -> None:
    """What the words mean, and what is assumed."""
    sheet = book.sheet("Notes and assumptions")
    row = heading(sheet, "Notes and assumptions", "What the words mean, and what nobody has settled yet")
    counts = count_by_basis(reading)
    told = "; ".join(f"{number:,} {basis.value}" for basis, number in sorted(counts.items()))
    held = [
        *notes,
        *VERBS,
        ("References", "The same reference stands for the same function and area in the map and in the scheme."),
        ("Figures", f"The design rests on {counted(counts.total(), 'figure')}: {told or 'none'}."),
        *(("About the option", note) for note in reading.appraisal.notes),
    ]
    held += _assumed(reading)
    for at, (term, text) in enumerate(held, start=row):
        sheet.write(at, 0, term, TERM)
        sheet.write(at, 1, text, CELL)
        fit(sheet, at, (term, text), (30, 110))
    sheet.widths((34, 110))
    sheet.hide_gridlines()
    sheet.print_setup(footer=document)


def _assumed(reading: Reading) -> list[tuple[str, str]]:
    """What is assumed where nobody knows: each sentence once, with the functions and places that it is about."""
    about: dict[str, dict[str, list[str]]] = {}
    for one in reading.appraisal.design.arrangements:
        if one.assumption:
            until = f" Until {dated(one.assumption_until)}." if one.assumption_until else ""
            places = about.setdefault(sentence(one.assumption) + until, {}).setdefault(one.function, [])
            places += [reading.name("place", one.place)] if one.place else []
    held = []
    for said, functions in about.items():
        named = [
            f"{reading.function(key)} ({', '.join(at)})" if at else reading.function(key)
            for key, at in functions.items()
        ]
        held.append(
            (
                "Assumed" if len(named) > 1 else f"Assumed: {reading.function(next(iter(functions)))}",
                f"{said} This is about: {'; '.join(named)}.",
            )
        )
    return held


def sources_sheet(book: Workbook, reading: Reading, document: str) -> None:
    """Sources, their licences, and what must be said when they are shown."""
    sheet = book.sheet("Sources")
    row = heading(sheet, "Sources and attributions", "Where facts come from, and under which licence")
    rows = [
        (one.title, one.publisher, dated(one.date), one.licence or "Not stated", one.attribution, one.address)
        for one in reading.appraisal.design.sources
    ]
    rulebook = reading.appraisal.rulebook
    rows.append((rulebook.title, "Rulebook of Purposebuilt", dated(rulebook.starts), "", rulebook.note, ""))
    columns = (
        ("Source", 44.0),
        ("Publisher", 26.0),
        ("Date", 17.0),
        ("Licence", 24.0),
        ("Attribution", 44.0),
        ("Address", 44.0),
    )
    grid(sheet, row, columns, rows)
    sheet.print_setup(heading=row, footer=document)
