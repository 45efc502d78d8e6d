"""A room as a workbook, and the blank one: the same sheets as a design has, with help and drop-downs."""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design_files.sheets import Box
from purposebuilt.design_files.workbook_writer import STEPS, Guide, write_sheets
from purposebuilt.participation.room_columns import SCHEMA
from purposebuilt.spreadsheet import Properties

HOW = (
    "Finish the row that is begun in room; fill statements and participants, then positions. Dark headings are needed.",
    *STEPS[1:],
    "People stand here by keys that are no names. Keep the list of names elsewhere, or keep none.",
)
THEN = "purposebuilt listen NAME-OF-THIS-FILE.xlsx --out out"


def write(box: Box, path: Path, title: str) -> None:
    """Write a room's box of sheets as a workbook, in place completely or not at all. Raises OSError."""
    write_sheets(box, path, SCHEMA, Guide(Properties(title, "What was said in a room"), HOW, THEN), {})


def write_blank(box: Box, path: Path) -> None:
    """Write the blank box as a workbook. Raises OSError."""
    write_sheets(box, path, SCHEMA, Guide(Properties("A blank room", "To be filled in"), HOW, THEN), {})
