"""How large a design's files may be; anything beyond is refused before it is read."""

from __future__ import annotations

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable

FILE_BYTES = 10_000_000
UNPACKED_BYTES = 50_000_000
MOST_RATIO = 100
MOST_SHEETS = 40
MOST_ROWS = 50_000


def check_rows(count: int, name: str) -> None:
    """Refuse a sheet with more rows than any design has."""
    if count > MOST_ROWS + 1:
        message = f"The table has more than {MOST_ROWS:,} rows."
        remedy = "Keep only the rows of one design in it; clear what stands below them."
        raise unreadable(findings.TOO_LARGE, message, remedy, name)
