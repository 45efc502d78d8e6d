"""A design or a room as a folder of CSV files: UTF-8, commas, the headings in the first row."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from purposebuilt.design_files import cells, findings
from purposebuilt.design_files.column_types import Extra, Table
from purposebuilt.design_files.findings import fold, unreadable
from purposebuilt.design_files.limits import MOST_SHEETS, bounded, check_cells, check_rows, check_width
from purposebuilt.design_files.packed import PackedRows
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import Box, Sheet
from purposebuilt.problems import Exit, Problem, Refusal

_PIECE = 10_000
_SAVE_AS = "Save it as 'CSV UTF-8 (comma delimited)' and try again."


def read_folder(path: Path, schema: Schema) -> Box:
    """Read the CSV files of a folder; other files are left alone. Raises Refusal (file unreadable)."""
    files = csv_files(path, schema)
    order = {fold(table.name): number for number, table in enumerate(schema.tables)}
    files.sort(key=lambda file: (order.get(fold(file.stem), len(order)), file.name))
    known = schema.by_folded_name
    return read_files([(file, known.get(fold(file.stem))) for file in files], schema)


def csv_files(path: Path, schema: Schema) -> list[Path]:
    """List the CSV files of a folder by name. Raises Refusal where there is none, or too many."""
    try:
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
    except OSError as error:
        raise unreadable(
            findings.UNREADABLE, f"The folder cannot be read: {error.strerror}.", "Check who may read it.", str(path)
        ) from error
    noun = schema.noun
    if not files:
        names = ", ".join(f"{table.name}.csv" for table in schema.tables if table.required)
        message = f"The folder '{path}' holds no CSV file."
        raise unreadable(findings.UNREADABLE, message, f"A {noun} is a folder with at least {names}.")
    if len(files) > MOST_SHEETS:
        message = f"The folder holds {len(files)} CSV files; a {noun} has at most {len(schema.tables)}."
        raise unreadable(findings.TOO_LARGE, message, f"Keep only the tables of one {noun} in it.")
    return files


def read_files(files: Sequence[tuple[Path, Table | None]], schema: Schema) -> Box:
    """Read CSV files, each as the table it is known for (None: not known). Raises Refusal with all that is wrong."""
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    left = schema.limits.unpacked
    for file, table in files:
        size = schema.size(table)
        try:
            content = bounded(file, min(size.bytes, left), schema.noun, inside=True)
            left -= len(content)
            sheets.append(_sheet(file, content, table, schema))
        except Refusal as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Refusal(tuple(problems), Exit.FILE_UNREADABLE)
    return Box(tuple(sheets))


def _sheet(file: Path, content: bytes, table: Table | None, schema: Schema) -> Sheet:
    _check_text(file.name, content)
    lines = _rows(file.name, content, table, schema)
    if table is None or not table.long:
        rows = [[_raw(cell) for cell in row] for row in lines]
        _check_separator(file.name, rows)
        return Sheet(file.stem, rows)
    packed = PackedRows(_raw)
    _pack(packed, lines, table)
    _check_separator(file.name, packed)
    return Sheet(file.stem, packed)


def _pack(packed: PackedRows, lines: Iterator[list[str]], table: Table) -> None:
    """Pack rows piece by piece; what stands under headings that the table does not have is kept only if it matters."""
    wanted = {fold(column.name) for column in table.columns}
    for row in lines:
        packed.extend([row])
        if any(cell.strip() for cell in row):
            if table.extra is not Extra.KEPT:
                packed.drop(at for at, cell in enumerate(row) if cell.strip() and fold(cell) not in wanted)
            break
    while piece := list(islice(lines, _PIECE)):
        packed.extend(piece)


def _check_text(name: str, content: bytes) -> None:
    """Refuse what is no UTF-8 text. The text itself is not kept: rows are decoded as they are read."""
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
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"The file is not UTF-8 text: see line {line}, '{_around(content, error.start)}'."
        raise unreadable(findings.ENCODING, message, _SAVE_AS, name) from error


def _around(content: bytes, at: int) -> str:
    """Show the words before a byte that could not be read, with the byte as Windows would show it."""
    start = max(content.rfind(b"\n", 0, at) + 1, at - 20)
    return content[start : at + 10].decode("cp1252", "replace").splitlines()[0]


def _rows(name: str, content: bytes, table: Table | None, schema: Schema) -> Iterator[list[str]]:
    size, noun = schema.size(table), schema.noun
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    if content.count(b",") + content.count(b"\n") > size.signs:
        check_cells(size.signs, name, size, noun)
    rows = cells_so_far = 0
    try:
        for row in reader:
            rows += 1
            cells_so_far += len(row)
            check_rows(rows, name, size, noun)
            check_cells(cells_so_far, name, size, noun)
            check_width(len(row), name, size, noun)
            yield row
    except csv.Error as error:
        message = f"Line {reader.line_num} breaks the rules of CSV: {_explain(str(error))}."
        remedy = "A cell with a comma, a quote or a line break stands between double quotes; a quote in it is doubled."
        raise unreadable(findings.NOT_CSV, message, remedy, name) from error


def _raw(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
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


def _check_separator(name: str, rows: Sequence[list[object]]) -> None:
    heading = next((row for row in rows if row), [])
    for sign, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")):
        if len(heading) == 1 and str(heading[0]).count(sign) >= 1:
            message = f"The headings are kept apart by {word}; a CSV file has commas."
            raise unreadable(findings.NOT_CSV, message, _SAVE_AS, name)


def write_folder(box: Box, path: Path, schema: Schema, keep_empty: bool = False) -> None:
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
        _put(fresh, path, schema)
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


def _put(fresh: Path, path: Path, schema: Schema) -> None:
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
            _carry_over(before, path, schema)
        shutil.rmtree(old, ignore_errors=True)


def _carry_over(before: Path, path: Path, schema: Schema) -> None:
    """Move what is not a table of its own from the folder as it was into the folder as it is."""
    tables = {fold(table.name) for table in schema.tables}
    for entry in before.iterdir():
        if not (entry.suffix.lower() == ".csv" and fold(entry.stem) in tables):
            os.replace(entry, path / entry.name)  # noqa: PTH105 - also over a link
