"""A box on disk: opened whatever it is, kept completely or not at all, and never over something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable
from purposebuilt.design_files.folder import read_folder, write_folder
from purposebuilt.design_files.schema import Schema
from purposebuilt.design_files.sheets import Box
from purposebuilt.design_files.writing import as_box, blank_box
from purposebuilt.problems import Exit, Problem, Refusal

WORKBOOK = ".xlsx"


def must_be_there(path: Path) -> None:
    """Refuse a path at which there is nothing, with the nearest name that is there."""
    if path.exists():
        return
    near = findings.nearest(path.name, [entry.name for entry in path.parent.iterdir()]) if path.parent.is_dir() else ""
    hint = f"Did you mean '{path.parent / near}'?" if near else "Check the spelling of the path."
    raise unreadable(findings.NOT_FOUND, f"There is nothing at '{path}'.", hint)


def open_box(path: Path, schema: Schema) -> Box:
    """Read the sheets of a folder of CSV files or a workbook. Raises Refusal (file unreadable)."""
    must_be_there(path)
    if path.is_dir():
        return read_folder(path, schema)
    from purposebuilt.design_files.workbook_reader import read_workbook  # noqa: PLC0415 - openpyxl only when used

    return read_workbook(path, schema)


def keep(held: Any, path: Path, schema: Schema, write_workbook: Callable[[Box, Path], None]) -> None:
    """Write what is `held` as a workbook (a path that ends in .xlsx) or a folder, completely or not at all.

    Raises Refusal when a text cannot be kept or the place cannot be written to.
    """
    _guard(path, schema)
    workbook = path.suffix.lower() == WORKBOOK
    box = as_box(held, workbook, schema)
    if workbook:
        _try(lambda: write_workbook(box, path.resolve()), path)
    else:
        _try(lambda: write_folder(box, path.resolve(), schema), path)


def keep_blank(begun: Any, path: Path, schema: Schema, write_workbook: Callable[[Box, Path], None]) -> None:
    """Write a blank workbook or folder whose main row is `begun`. Raises Refusal where something is there already."""
    if path.exists():
        message = f"There is already something at '{path}'."
        raise _cannot_write(message, "Name another place: a blank template never replaces anything.")
    box = blank_box(schema, begun)
    if path.suffix.lower() == WORKBOOK:
        _try(lambda: write_workbook(box, path.resolve()), path)
    else:
        _guard(path, schema)
        _try(lambda: write_folder(box, path.resolve(), schema, keep_empty=True), path)


def _try(action: Callable[[], None], path: Path) -> None:
    try:
        action()
    except OSError as error:
        remedy = "Check that the folder exists, that you may write there and that the disk is not full."
        raise _cannot_write(f"'{path}' cannot be written: {error.strerror}.", remedy) from error


_OTHER_FILES = frozenset(
    f".{ending}"
    for ending in (
        *("csv", "doc", "docx", "htm", "html", "json", "md", "numbers", "ods", "odt", "pdf", "pptx", "rtf"),
        *("tsv", "txt", "xls", "xlsb", "xlsm", "xltx", "xml", "yaml", "zip"),
    )
)
"""Endings that say somebody wants a file of another kind: a folder of that name would be a surprise."""


def _guard(path: Path, schema: Schema) -> None:
    """Refuse to replace anything but one of its kind: a workbook, or a folder that holds the main table."""
    noun = schema.noun
    if path.suffix.lower() == WORKBOOK:
        if path.is_dir():
            raise _cannot_write(f"'{path}' is a folder.", "Name a file that ends in .xlsx.")
        return
    if path.suffix.lower() in _OTHER_FILES:
        message = f"A {noun} cannot be written as '{path.name}'."
        raise _cannot_write(message, "Name a workbook that ends in .xlsx, or a folder for CSV files.")
    if path.exists() and not path.is_dir():
        raise _cannot_write(f"'{path}' is a file, not a folder.", "Name a folder, or a file that ends in .xlsx.")
    if path.is_dir():
        if Path.cwd().resolve().is_relative_to(path.resolve()):
            raise _cannot_write("That is the folder you are in.", "Name another folder, or go to the one above.")
        if any(path.iterdir()) and not (path / f"{schema.main}.csv").is_file():
            raise _cannot_write(f"The folder '{path}' holds something else than a {noun}.", "Name a new folder.")


def _cannot_write(message: str, remedy: str) -> Refusal:
    return Refusal((Problem(findings.CANNOT_WRITE, message, remedy),), Exit.FILE_UNREADABLE)
