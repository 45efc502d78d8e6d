"""The five things a person can ask for: read, write, convert, a blank template, and where a record stands."""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design import Design, Identity
from purposebuilt.design_files.columns import DESIGN
from purposebuilt.design_files.on_disk import keep, keep_blank, open_box
from purposebuilt.design_files.reading import Rows, read_box
from purposebuilt.design_files.sheets import Box
from purposebuilt.rulebooks.rulebook import Rulebook


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
    return read_box(open_box(Path(path), DESIGN), under)


def write(design: Design, path: Path | str) -> None:
    """Write a design as a workbook (a path that ends in .xlsx) or a folder of CSV files, completely or not at all.

    Raises Refusal when a text cannot be kept or the place cannot be written to.
    """

    def book(box: Box, path: Path) -> None:
        from purposebuilt.design_files.workbook_writer import write_workbook  # noqa: PLC0415 - XlsxWriter when used

        write_workbook(box, path, design)

    keep(design, Path(path), DESIGN, book)


def template(path: Path | str, rulebook: Rulebook) -> None:
    """Write a blank design with help and one example row for each table: a workbook (.xlsx) or a folder.

    Drop-downs of the workbook hold the lists of the rulebook. The filled template reads back; example rows are left
    out. Raises Refusal when the place cannot be written to, or is taken.
    """

    def book(box: Box, path: Path) -> None:
        from purposebuilt.design_files.workbook_writer import write_template  # noqa: PLC0415 - XlsxWriter when used

        write_template(box, path, rulebook)

    keep_blank(Identity("", rulebook.key, ""), Path(path), DESIGN, book)


def convert(source: Path | str, target: Path | str) -> Design:
    """Read a design from one box and write it to another; give the design. Raises Refusal as read and write do."""
    design = read(source)
    write(design, target)
    return design
