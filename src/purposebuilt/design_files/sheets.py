"""What a box (a folder of CSV files or a workbook) holds before anybody asks what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.packed import PackedRows
from purposebuilt.problems import Problem, Where

READ_OVER = ("start_here", "help", "lists", "notes")
"""Sheets of a workbook (folded names) that are for people and are not read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet or file: its name without ending, and its rows as they stand, blank ones too.

    `rows` are raw cells; the row number of ``rows[i]`` is ``i + 1``. `workbook` says whether places are told as
    cells (C8) or as row and column name.
    """

    name: str
    rows: Sequence[list[object]]
    workbook: bool = False

    @property
    def shown(self) -> str:
        """The name as a message says it."""
        return self.name if self.workbook else f"{self.name}.csv"

    def where(self, row: int = 0, index: int = -1, column: str = "", key: str = "") -> Where:
        """Give the place of a cell; `index` counts columns from 0."""
        cell = f"{letters(index)}{row}" if self.workbook and index >= 0 and row else ""
        return Where(self.shown, row, column, key, cell)

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return self.rows.width if isinstance(self.rows, PackedRows) else max(map(len, self.rows), default=0)

    def filled(self) -> Iterator[tuple[int, list[object]]]:
        """Go through the rows that hold anything, with their numbers."""
        for number, row in enumerate(self.rows, start=1):
            if any(not blank(cell) for cell in row):
                yield number, row


@dataclass(frozen=True, slots=True)
class Box:
    """The sheets of one folder or workbook, and the problems that opening it has shown."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


def blank(cell: object) -> bool:
    """Say whether a cell holds nothing but space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letters(index: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def example_cells(row: list[object]) -> tuple[int, int]:
    """Count the filled cells of a row, and those that are marked as an example."""
    filled = [cell for cell in row if not blank(cell)]
    return len(filled), sum(isinstance(cell, str) and cell.strip().startswith(EXAMPLE) for cell in filled)
