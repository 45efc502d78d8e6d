"""The one file that knows XlsxWriter: workbooks that are the same, byte for byte, whenever they are written.

Rows and columns count from 0, as XlsxWriter does. A text stays text whatever it begins with: no formula and no link
is ever made of it. The library is imported when the first workbook is made.

    with Workbook(path, Properties("Functions and decisions map")) as book:
        sheet = book.sheet("map")
        sheet.table(0, ("function", "who decides"), rows, widths=(40, 30))
        sheet.freeze(1, 1)
        sheet.print_setup(heading=0)
"""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CREATED = datetime.datetime(2000, 1, 1)
"""The date that every workbook says it was made, so that the same content gives the same bytes."""

FONT = "Arial"
"""Every office suite has it, or letters of the same width."""

Value = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class Properties:
    """What a workbook says of itself; shown by the file manager and read out by screen readers."""

    title: str
    subject: str = ""
    author: str = "Purposebuilt"
    keywords: str = ""
    comments: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How cells look. Colours are #RRGGBB, empty for none; `number` is a number format such as ``#,##0.0`` or ``@``."""

    bold: bool = False
    italic: bool = False
    size: int = 10
    colour: str = ""
    fill: str = ""
    wrap: bool = False
    align: str = ""
    valign: str = "top"
    border: str = ""
    number: str = ""
    indent: int = 0
    underline: bool = False


PLAIN = Style()
WRAPPED = Style(wrap=True)
BOLD = Style(bold=True)
TITLE = Style(bold=True, size=18)
HEADING = Style(bold=True, colour="#FFFFFF", fill="#1D3C4F", wrap=True, valign="vcenter", border="#8AA4B2")
MUTED = Style(italic=True, colour="#5A6872")
LINK = Style(colour="#0B5394", underline=True)


class Workbook:
    """A workbook being written. Leaving the ``with`` block puts it in place, complete; an error leaves no trace.

    Raises OSError when it cannot be written.
    """

    def __init__(self, path: Path, properties: Properties) -> None:
        import xlsxwriter  # noqa: PLC0415 - only when a workbook is made

        self._path = path
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".xlsx", dir=path.parent)
        os.close(handle)
        self._fresh = Path(name)
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(name, {**options, "in_memory": True})
        self._book.set_properties({**asdict(properties), "created": CREATED})
        self._formats: dict[Style, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._close()
        finally:
            self._fresh.unlink(missing_ok=True)

    def _close(self) -> None:
        from xlsxwriter.exceptions import XlsxFileError  # noqa: PLC0415 - only when a workbook is made

        try:
            self._book.close()
        except XlsxFileError as error:
            raise OSError(f"the workbook could not be written: {error}") from error
        self._fresh.chmod(0o644)
        self._fresh.replace(self._path)

    def sheet(self, name: str, colour: str = "") -> Sheet:
        """Add a sheet; `colour` marks its tab. Names: at most 31 characters, no bracket, colon, star or slash."""
        made = self._book.add_worksheet(name)
        if colour:
            made.set_tab_color(colour)
        return Sheet(made, self)

    def format(self, style: Style) -> Any:
        """Give XlsxWriter's own format of a style, made once."""
        if style not in self._formats:
            self._formats[style] = self._book.add_format(_format(style))
        return self._formats[style]


def _format(style: Style) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "font_name": FONT,
        "bold": style.bold,
        "italic": style.italic,
        "font_size": style.size,
        "font_color": style.colour,
        "bg_color": style.fill,
        "text_wrap": style.wrap,
        "align": style.align,
        "valign": style.valign,
        "border": 1 if style.border else 0,
        "border_color": style.border,
        "num_format": style.number,
        "indent": style.indent,
        "underline": 1 if style.underline else 0,
    }
    return {name: value for name, value in wanted.items() if value}


def fitting(values: Iterable[Value], widths: Sequence[float]) -> float:
    """Estimate the height in points that a row of wrapped texts needs in columns of these widths."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        paragraphs = str(value).splitlines() if isinstance(value, str) else []
        lines = max(lines, sum(1 + int(len(paragraph) / (width * 1.35)) for paragraph in paragraphs))
    return 2.5 + 12.75 * min(lines, 31)


@dataclass(frozen=True, slots=True)
class Choices:
    """A drop-down for cells: `values` in the cell's own list, or a `source` such as ``=Lists!$A$2:$A$9``.

    `title` (32 characters) and `prompt` (255) are shown when a cell is chosen. A strict one refuses anything else.
    """

    values: tuple[str, ...] = ()
    source: str = ""
    title: str = ""
    prompt: str = ""
    strict: bool = False


class Sheet:
    """One sheet of a :class:`Workbook`; made by :meth:`Workbook.sheet`."""

    def __init__(self, sheet: Any, book: Workbook) -> None:
        self._sheet = sheet
        self._book = book

    def write(self, row: int, column: int, value: Value, style: Style = PLAIN) -> None:
        """Write one cell: text as text, numbers as numbers, yes or no for a truth value, nothing for None."""
        made = self._book.format(style)
        if value is None:
            self._sheet.write_blank(row, column, None, made)
        elif isinstance(value, bool):
            self._sheet.write_string(row, column, "yes" if value else "no", made)
        elif isinstance(value, str):
            if self._sheet.write_string(row, column, value, made) < 0:
                raise OSError(f"the text in row {row + 1}, column {column + 1} is too long for a cell")
        else:
            self._sheet.write_number(row, column, value, made)

    def row(self, row: int, values: Iterable[Value], style: Style | Sequence[Style] = PLAIN, column: int = 0) -> None:
        """Write cells side by side from `column` on, in one style or each in its own."""
        for offset, value in enumerate(values):
            self.write(row, column + offset, value, style if isinstance(style, Style) else style[offset])

    def table(
        self,
        row: int,
        heading: Sequence[str],
        rows: Iterable[Sequence[Value]],
        widths: Sequence[float] = (),
        style: Style | Sequence[Style] = WRAPPED,
    ) -> int:
        """Write headings in `row` and the rows below, with filter buttons; give the number of the row after them."""
        self.row(row, heading, HEADING)
        at = row
        for at, values in enumerate(rows, start=row + 1):
            self.row(at, values, style)
            if widths:
                self.height(at, fitting(values, widths))
        if widths:
            self.widths(widths)
        self.filter(row, 0, at, len(heading) - 1)
        return at + 1

    def merge(self, row: int, column: int, last_column: int, value: str, style: Style = WRAPPED) -> None:
        """Write a text across several columns of one row. For headings of pages only: data must not be merged."""
        self._sheet.merge_range(row, column, row, last_column, "", self._book.format(style))
        self._sheet.write_string(row, column, value, self._book.format(style))

    def link(self, row: int, column: int, sheet: str, value: str) -> None:
        """Write a text that leads to the top of another sheet of the same workbook."""
        target = "internal:'" + sheet.replace("'", "''") + "'!A1"
        self._sheet.write_url(row, column, target, self._book.format(LINK), value)

    def widths(self, widths: Sequence[float], style: Style | None = None, first: int = 0) -> None:
        """Set the widths of columns (in characters) from `first` on; `style` is for cells not written yet."""
        made = self._book.format(style) if style else None
        for offset, width in enumerate(widths):
            self._sheet.set_column(first + offset, first + offset, width, made)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row; rows without one fit their text."""
        self._sheet.set_row(row, points)

    def freeze(self, rows: int, columns: int = 0) -> None:
        """Keep the first rows and columns in sight."""
        self._sheet.freeze_panes(rows, columns)

    def filter(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Put filter buttons on a row of headings."""
        self._sheet.autofilter(row, column, last_row, last_column)

    def choices(self, column: int, first_row: int, last_row: int, choices: Choices) -> None:
        """Put a drop-down, or with neither values nor source only a prompt, on the cells of a column.

        Values are joined with commas and hold at most 255 characters together: name a source for longer lists.
        """
        wanted: dict[str, Any] = {
            "validate": "list" if choices.values or choices.source else "any",
            "input_title": choices.title[:32],
            "input_message": choices.prompt if len(choices.prompt) <= 255 else choices.prompt[:252] + "...",
            "show_error": choices.strict,
            "error_title": "Not in the list",
            "error_message": "Choose one of the list, or leave the cell empty.",
        }
        if wanted["validate"] == "list":
            wanted["source"] = choices.source or list(choices.values)
        self._sheet.data_validation(first_row, column, last_row, column, wanted)

    def note(self, row: int, column: int, words: str) -> None:
        """Put a note on a cell, shown when the pointer rests on it."""
        lines = 2 + words.count("\n") + len(words) // 42
        size = {"x_scale": 2.2, "height": 16 * lines + 12}
        self._sheet.write_comment(row, column, words, {**size, "author": "", "font_size": 10, "color": "#FFFBE6"})

    def print_setup(self, heading: int | None = None, landscape: bool = True, footer: str = "", wide: int = 1) -> None:
        """Print on A4, `wide` pages across, with page numbers at the foot.

        The heading row stands on every page, and the first column too where the page is several wide and has one.
        """
        if landscape:
            self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(wide, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        words = footer.replace("&", "&&")[:150]
        self._sheet.set_footer(f"&L{words}&R&A, page &P of &N")
        if heading is not None:
            self._sheet.repeat_rows(heading)
            if wide > 1:
                self._sheet.repeat_columns(0)

    def fit_to(self, tall: int = 0, paper: str = "A4") -> None:
        """After `print_setup`: print one page wide on A4 or A3, and at most `tall` pages (0 for any number)."""
        self._sheet.set_paper({"A4": 9, "A3": 8}[paper])
        self._sheet.fit_to_pages(1, tall)

    def accept_digits_as_text(self, last_row: int, last_column: int) -> None:
        """Let texts such as 007 stand without a warning in cells from the first to the last."""
        from xlsxwriter.utility import xl_range  # noqa: PLC0415 - only when a workbook is made

        self._sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last_row, last_column)})

    def hide_gridlines(self) -> None:
        """Show the sheet as a page rather than a grid, on screen and on paper."""
        self._sheet.hide_gridlines(2)

    def show_first(self) -> None:
        """Make this the sheet that is open when the workbook is."""
        self._sheet.activate()
