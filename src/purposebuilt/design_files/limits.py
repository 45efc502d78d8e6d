"""How large a design's files may be; anything beyond is refused before it is understood."""

from __future__ import annotations

import stat
from pathlib import Path

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable

FILE_BYTES = 10_000_000
UNPACKED_BYTES = 50_000_000
MOST_RATIO = 100
MOST_SHEETS = 40
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CELLS = 600_000
MOST_SIGNS = 2_000_000
"""Commas and line ends of a CSV file: more are not worth counting cells for."""
MOST_PROBLEMS = 5_000
"""Problems that are told of one table; somebody who has mended so many runs the check again."""
MOST_PARTS = 1_000
MOST_MERGED = 1_000
MOST_TAGS = 2_500_000
"""Marks of XML in all parts of a workbook: about five for each cell."""
STYLE_BYTES = 2_000_000
"""What a workbook may unpack to beside its cells and texts: bloated styles are slow to read and mean nothing."""


def check_rows(count: int, name: str) -> None:
    """Refuse a sheet with more rows than any design has."""
    if count > MOST_ROWS + 1:
        message = f"The table has more than {MOST_ROWS:,} rows."
        remedy = "Keep only the rows of one design in it, and delete the rows below them, formatted ones too."
        raise unreadable(findings.TOO_LARGE, message, remedy, name)


def check_cells(count: int, name: str) -> None:
    """Refuse a file with more cells than any design has."""
    if count > MOST_CELLS:
        message = f"The file holds more than {MOST_CELLS:,} cells."
        raise unreadable(findings.TOO_LARGE, message, "Keep only the rows and columns of one design in it.", name)


def check_width(count: int, name: str) -> None:
    """Refuse a row that is wider than any table."""
    if count > MOST_COLUMNS:
        message = f"The table has more than {MOST_COLUMNS} columns."
        raise unreadable(findings.TOO_LARGE, message, "Delete the columns that are not part of a design.", name)


def bounded(path: Path, most: int = FILE_BYTES, inside: bool = False) -> bytes:
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
        raise unreadable(findings.TOO_LARGE, message, "Keep only the tables of one design in it.", name)
    return content
