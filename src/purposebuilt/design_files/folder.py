"""A design as a folder of CSV files: UTF-8, commas, the headings in the first row."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from pathlib import Path

from purposebuilt.design_files import cells, columns, findings
from purposebuilt.design_files.findings import fold, unreadable
from purposebuilt.design_files.limits import (
    FILE_BYTES,
    MOST_SHEETS,
    MOST_SIGNS,
    UNPACKED_BYTES,
    bounded,
    check_cells,
    check_rows,
    check_width,
)
from purposebuilt.design_files.sheets import Box, Sheet
from purposebuilt.problems import Exit, Problem, Refusal

_SAVE_AS = "Save it as 'CSV UTF-8 (comma delimited)' and try again."


def read_folder(path: Path) -> Box:
    """Read the CSV files of a folder; other files are left alone. Raises Refusal (file unreadable)."""
    try:
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
    except OSError as error:
        raise unreadable(
            findings.UNREADABLE, f"The folder cannot be read: {error.strerror}.", "Check who may read it.", str(path)
        ) from error
    if not files:
        names = ", ".join(f"{table.name}.csv" for table in columns.TABLES if table.required)
        message = f"The folder '{path}' holds no CSV file."
        raise unreadable(findings.UNREADABLE, message, f"A design is a folder with at least {names}.")
    if len(files) > MOST_SHEETS:
        message = f"The folder holds {len(files)} CSV files; a design has at most {len(columns.TABLES)}."
        raise unreadable(findings.TOO_LARGE, message, "Keep only the tables of one design in it.")
    order = {fold(table.name): number for number, table in enumerate(columns.TABLES)}
    files.sort(key=lambda file: (order.get(fold(file.stem), len(order)), file.name))
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    room = UNPACKED_BYTES
    for file in files:
        try:
            content = bounded(file, min(FILE_BYTES, room), inside=True)
            room -= len(content)
            sheets.append(Sheet(file.stem, _rows(file.name, _text(file.name, content))))
        except Refusal as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refusal(tuple(problems), Exit.FILE_UNREADABLE)
    return Box(tuple(sheets))


def _text(name: str, content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise unreadable(findings.ENCODING, "The file is UTF-16 text, not UTF-8.", _SAVE_AS, name)
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        remedy = "Give the workbook itself to the command, or save each sheet as CSV UTF-8."
        raise unreadable(findings.NOT_CSV, "The file is a workbook with the name of a CSV file.", remedy, name)
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        message = f"The file holds a NUL byte in line {line}, so it is not text."
        raise unreadable(findings.ENCODING, message, _SAVE_AS, name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"The file is not UTF-8 text: see line {line}, '{_around(content, error.start)}'."
        raise unreadable(findings.ENCODING, message, _SAVE_AS, name) from error


def _around(content: bytes, at: int) -> str:
    """Show the words before a byte that could not be read, with the byte as Windows would show it."""
    start = max(content.rfind(b"\n", 0, at) + 1, at - 20)
    return content[start : at + 10].decode("cp1252", "replace").splitlines()[0]


def _rows(name: str, text: str) -> list[list[object]]:
    rows: list[list[object]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    if text.count(",") + text.count("\n") > MOST_SIGNS:
        check_cells(MOST_SIGNS, name)
    cells_so_far = 0
    try:
        for row in reader:
            rows.append([_raw(cell) for cell in row])
            cells_so_far += len(row)
            check_rows(len(rows), name)
            check_cells(cells_so_far, name)
            check_width(len(row), name)
    except csv.Error as error:
        message = f"Line {reader.line_num} breaks the rules of CSV: {_explain(str(error))}."
        remedy = "A cell with a comma, a quote or a line break stands between double quotes; a quote in it is doubled."
        raise unreadable(findings.NOT_CSV, message, remedy, name) from error
    _check_separator(name, rows)
    return rows


def _raw(cell: str) -> object:
    if cell[:1] == "#" and cell in cells.ERRORS:
        return cells.Fault(cell)
    return cells.unprotect(cell)


def _explain(error: str) -> str:
    if "field larger" in error:
        return "one cell is longer than any cell can be (often a quote that is never closed)"
    if "unexpected end" in error:
        return "a quote is opened and never closed"
    if "expected after" in error:
        return "something follows a closing quote"
    return error


def _check_separator(name: str, rows: list[list[object]]) -> None:
    heading = next((row for row in rows if row), [])
    for sign, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
        if len(heading) == 1 and str(heading[0]).count(sign) >= 1:
            message = f"The headings are kept apart by {word}; a CSV file has commas."
            raise unreadable(findings.NOT_CSV, message, _SAVE_AS, name)


def write_folder(box: Box, path: Path, keep_empty: bool = False) -> None:
    """Write the tables of a box that have rows (all tables when `keep_empty`) as CSV files into a folder.

    The folder is written beside its place and then put there in one move, so it is there completely or not at all.
    Other files of a folder that is replaced stay in it. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        fresh.chmod(0o755)
        for sheet in box.sheets:
            if keep_empty or len(sheet.rows) > 1:
                (fresh / f"{sheet.name}.csv").write_bytes(_csv(sheet).encode("utf-8"))
        _put(fresh, path)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _csv(sheet: Sheet) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in sheet.rows:
        writer.writerow([_cell(cell) for cell in row])
    return out.getvalue()


def _cell(cell: object) -> str:
    if isinstance(cell, float):
        return cells.number(cell)
    return cells.protect(str(cell)) if cell is not None else ""


def _put(fresh: Path, path: Path) -> None:
    if not path.exists():
        fresh.rename(path)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    before = old / path.name
    path.rename(before)
    try:
        fresh.rename(path)
    except OSError:
        before.rename(path)
        raise
    finally:
        if path.exists() and before.exists():
            _carry_over(before, path)
        shutil.rmtree(old, ignore_errors=True)


def _carry_over(before: Path, path: Path) -> None:
    """Move what is not a table of a design from the folder as it was into the folder as it is."""
    tables = {fold(table.name) for table in columns.TABLES}
    for entry in before.iterdir():
        if not (entry.suffix.lower() == ".csv" and fold(entry.stem) in tables):
            os.replace(entry, path / entry.name)  # noqa: PTH105 - also over a link
