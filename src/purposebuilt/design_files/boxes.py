"""The five things a person can ask for: read, write, convert, a blank template, and where a record stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from purposebuilt.design import Design
from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable
from purposebuilt.design_files.folder import read_folder, write_folder
from purposebuilt.design_files.reading import Rows, read_box
from purposebuilt.design_files.writing import as_box, blank_box
from purposebuilt.problems import Exit, Problem, Refusal
from purposebuilt.rulebooks.rulebook import Rulebook

WORKBOOK = ".xlsx"


def read(path: Path | str) -> Design:
    """Read a design from a folder of CSV files or a workbook.

    Raises Refusal with every problem at once: file unreadable when it cannot be opened, design not ready when cells
    are wrong.
    """
    return read_located(path)[0]


def read_located(path: Path | str, under: str = "") -> tuple[Design, Rows]:
    """Read a design together with where each record stands. Raises Refusal as :func:`read` does.

    `under` is the key of a rulebook under which the design is read instead of the one that it names.
    """
    path = Path(path)
    if not path.exists():
        near = (
            findings.nearest(path.name, [entry.name for entry in path.parent.iterdir()]) if path.parent.is_dir() else ""
        )
        hint = f"Did you mean '{path.parent / near}'?" if near else "Check the spelling of the path."
        raise unreadable(findings.NOT_FOUND, f"There is nothing at '{path}'.", hint)
    if path.is_dir():
        return read_box(read_folder(path), under)
    from purposebuilt.design_files.workbook_reader import read_workbook  # noqa: PLC0415 - openpyxl only when used

    return read_box(read_workbook(path), under)


def write(design: Design, path: Path | str) -> None:
    """Write a design as a workbook (a path that ends in .xlsx) or a folder of CSV files, completely or not at all.

    Raises Refusal when a text cannot be kept or the place cannot be written to.
    """
    path = Path(path)
    _guard(path)
    if path.suffix.lower() == WORKBOOK:
        from purposebuilt.design_files.workbook_writer import write_workbook  # noqa: PLC0415 - XlsxWriter only when used

        box = as_box(design, workbook=True)
        _try(lambda: write_workbook(box, path.resolve(), design), path)
    else:
        box = as_box(design, workbook=False)
        _try(lambda: write_folder(box, path.resolve()), path)


def template(path: Path | str, rulebook: Rulebook) -> None:
    """Write a blank design with help and one example row for each table: a workbook (.xlsx) or a folder.

    Drop-downs of the workbook hold the lists of the rulebook. The filled template reads back; example rows are left
    out. Raises Refusal when the place cannot be written to, or is taken.
    """
    path = Path(path)
    if path.exists():
        message = f"There is already something at '{path}'."
        raise _cannot_write(message, "Name another place: a blank template never replaces anything.")
    if path.suffix.lower() == WORKBOOK:
        from purposebuilt.design_files.workbook_writer import write_template  # noqa: PLC0415 - XlsxWriter only when used

        _try(lambda: write_template(path.resolve(), rulebook), path)
    else:
        _guard(path)
        _try(lambda: write_folder(blank_box(rulebook.key), path.resolve(), keep_empty=True), path)


def convert(source: Path | str, target: Path | str) -> Design:
    """Read a design from one box and write it to another; give the design. Raises Refusal as read and write do."""
    design = read(source)
    write(design, target)
    return design


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


def _guard(path: Path) -> None:
    """Refuse to replace anything but a design: a workbook or a folder that holds design.csv."""
    if path.suffix.lower() == WORKBOOK:
        if path.is_dir():
            raise _cannot_write(f"'{path}' is a folder.", "Name a file that ends in .xlsx.")
        return
    if path.suffix.lower() in _OTHER_FILES:
        message = f"A design cannot be written as '{path.name}'."
        raise _cannot_write(message, "Name a workbook that ends in .xlsx, or a folder for CSV files.")
    if path.exists() and not path.is_dir():
        raise _cannot_write(f"'{path}' is a file, not a folder.", "Name a folder, or a file that ends in .xlsx.")
    if path.is_dir():
        if Path.cwd().resolve().is_relative_to(path.resolve()):
            raise _cannot_write("That is the folder you are in.", "Name another folder, or go to the one above.")
        if any(path.iterdir()) and not (path / "design.csv").is_file():
            raise _cannot_write(f"The folder '{path}' holds something else than a design.", "Name a new folder.")


def _cannot_write(message: str, remedy: str) -> Refusal:
    return Refusal((Problem(findings.CANNOT_WRITE, message, remedy),), Exit.FILE_UNREADABLE)
