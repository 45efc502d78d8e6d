"""The one file that knows openpyxl: a workbook to a box of sheets."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from purposebuilt.design_files import findings
from purposebuilt.design_files.archive import Scan, Trait, damaged, scan
from purposebuilt.design_files.cells import Fault
from purposebuilt.design_files.columns import DESIGN
from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.limits import check_rows, check_width
from purposebuilt.design_files.packed import PackedRows, typed, untyped
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import READ_OVER, Box, Sheet
from purposebuilt.problems import Problem, Refusal, Where


def read_workbook(path: Path, schema: Schema = DESIGN) -> Box:
    """Read the sheets of a workbook, the values of formulas rather than formulas.

    Raises Refusal (file unreadable) when the file is not a workbook, is damaged or unsafe, or is too large. Merged
    cells come back as problems of the box.
    """
    scanned = scan(path, schema.limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(scanned, schema)
    except Refusal:
        raise
    except Exception as error:
        raise damaged(path) from error


def _read(scanned: Scan, schema: Schema) -> Box:
    book = _open(scanned, values=True)
    names = [sheet.title for sheet in book.worksheets if fold(sheet.title) not in READ_OVER]
    traits = {name: scanned.traits.get(name, Trait()) for name in names}
    faults = {name: trait.errors or trait.formulas for name, trait in traits.items()}
    sheets = {name: _rows(book[name], schema, faults[name]) for name in names}
    if any(trait.formulas for trait in traits.values()):
        formulas = _open(scanned, values=False)
        for name, trait in traits.items():
            if trait.formulas:
                sheets[name] = _mark_formulas(list(sheets[name]), _rows(formulas[name], schema, with_types=False))
    problems = tuple(_merged(name, merged) for name, trait in traits.items() for merged in trait.merged)
    return Box(tuple(Sheet(name, rows, workbook=True) for name, rows in sheets.items()), problems)


def _open(scanned: Scan, values: bool) -> Any:
    content = io.BytesIO(scanned.content)
    return openpyxl.load_workbook(content, read_only=True, data_only=values, keep_links=False)


def _rows(sheet: Any, schema: Schema, with_types: bool) -> Sequence[list[object]]:
    """Read the rows of a sheet; errors become faults only where types are asked for, which takes longer."""
    table = schema.by_folded_name.get(fold(sheet.title))
    size, noun = schema.size(table), schema.noun
    sheet.reset_dimensions()
    rows: list[list[object]] = []
    for row in sheet.iter_rows(values_only=not with_types):
        cells = [_typed(cell) for cell in row] if with_types else list(row)
        while cells and cells[-1] is None:
            cells.pop()
        rows.append(cells)
        check_rows(len(rows), sheet.title, size, noun)
        check_width(len(cells), sheet.title, size, noun)
    while rows and not rows[-1]:
        rows.pop()
    return _packed(rows) if table and table.long else rows


def _packed(rows: list[list[object]]) -> PackedRows:
    packed = PackedRows(untyped)
    packed.extend([[typed(cell) for cell in row] for row in rows])
    return packed


def _typed(cell: Any) -> object:
    return Fault(str(cell.value)) if cell.data_type == "e" else cell.value


def _mark_formulas(rows: list[list[object]], formulas: Sequence[list[object]]) -> list[list[object]]:
    """Put a fault where a formula has no saved result."""
    rows.extend([] for _ in range(len(formulas) - len(rows)))
    for row, written in zip(rows, formulas, strict=False):
        row.extend([None] * (len(written) - len(row)))
        for index, formula in enumerate(written):
            is_formula = isinstance(formula, str) and formula.startswith("=")
            if row[index] is None and (is_formula or hasattr(formula, "ref")):
                row[index] = Fault(str(formula), formula=True)
    return rows


def _merged(name: str, cells: str) -> Problem:
    message = f"The cells {cells} are merged, so the rows in it have lost their own values."
    remedy = "Unmerge them and fill each cell."
    first = cells.partition(":")[0]
    row = int("".join(letter for letter in first if letter.isdigit()))
    return Problem(findings.MERGED, message, remedy, where=Where(name, row, cell=first))
