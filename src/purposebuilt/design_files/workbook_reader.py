"""The one file that knows openpyxl: a workbook to a box of sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from purposebuilt.design_files.sheets import Box, Sheet


def read_workbook(path: Path) -> Box:
    """Read the sheets of a workbook."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return Box(tuple(Sheet(one.title, [list(row) for row in one.iter_rows(values_only=True)], True) for one in book))
