"""How large the files of a design or a room may be; anything beyond is refused before it is understood."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable

MOST_RATIO = 100
MOST_SHEETS = 40
MOST_PROBLEMS = 5_000
"""Problems that are told of one table; somebody who has mended so many runs the check again."""
MOST_PARTS = 1_000
MOST_MERGED = 1_000
STYLE_BYTES = 2_000_000
"""What a workbook may unpack to beside its cells and texts: bloated styles are slow to read and mean nothing."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much one table may hold. `signs` are the commas and line ends of a CSV file: more are not worth counting."""

    bytes: int = 10_000_000
    rows: int = 50_000
    columns: int = 200
    cells: int = 600_000
    signs: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How large what the `noun` names may be.

    `table` bounds a table and `long` one that may have many more rows. `unpacked` bounds the bytes of all tables
    together, `tags` the marks of XML in all parts of a workbook (about five for each cell) and `workbook` its bytes.
    """

    noun: str
    table: Size = Size()
    long: Size = Size()
    unpacked: int = 50_000_000
    tags: int = 2_500_000
    workbook: int = 10_000_000


def check_rows(count: int, name: str, size: Size, noun: str) -> None:
    """Refuse a sheet with more rows than any has."""
    if count > size.rows + 1:
        message = f"The table has more than {size.rows:,} rows."
        remedy = f"Keep only the rows of one {noun} in it, and delete the rows below them, formatted ones too."
        raise unreadable(findings.TOO_LARGE, message, remedy, name)


def check_cells(count: int, name: str, size: Size, noun: str) -> None:
    """Refuse a file with more cells than any has."""
    if count > size.cells:
        message = f"The file holds more than {size.cells:,} cells."
        raise unreadable(findings.TOO_LARGE, message, f"Keep only the rows and columns of one {noun} in it.", name)


def check_width(count: int, name: str, size: Size, noun: str) -> None:
    """Refuse a row that is wider than any table."""
    if count > size.columns:
        message = f"The table has more than {size.columns} columns."
        raise unreadable(findings.TOO_LARGE, message, f"Delete the columns that are not part of a {noun}.", name)


def bounded(path: Path, most: int, noun: str, inside: bool = False) -> bytes:
    """Read a file of at most `most` bytes. Refuses links (when `inside` a folder), devices and what is not readable."""
    name = path.name if inside else str(path)
    try:
        mode = (path.lstat() if inside else path.stat()).st_mode
        if stat.S_ISLNK(mode):
            raise unreadable(
                findings.UNREADABLE, "The file is a link to another place.", "Put the file itself here.", name
            )
        if not stat.S_ISREG(mode):
            raise unreadable(findings.UNREADABLE, "This is not a file.", "Rename or remove it.", name)
        with path.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise unreadable(findings.UNREADABLE, message, "Check that you may read it.", name) from error
    if len(content) > most:
        message = f"The file is larger than {most / 1_000_000:.0f} MB."
        raise unreadable(findings.TOO_LARGE, message, f"Keep only the tables of one {noun} in it.", name)
    return content
