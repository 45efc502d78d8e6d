"""Saying what was heard in a room: a page, a workbook and data, all from figures that may leave it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from purposebuilt.participation.listening import Listened
from purposebuilt.publishing.listening.chapter import Taken, chapter
from purposebuilt.publishing.listening.data import as_json
from purposebuilt.publishing.listening.names import names_of
from purposebuilt.publishing.listening.report import report
from purposebuilt.publishing.pack import Writer, write_whole

PAGE = "shared_purpose.html"
WORKBOOK = "shared_purpose.xlsx"
DATA = "shared_purpose.json"

__all__ = ["Taken", "as_json", "chapter", "names_of", "publish", "report", "writers"]


def writers(heard: Listened, names: Mapping[str, str]) -> dict[str, Writer]:
    """The documents of a room by the names of their files, each with what writes it."""
    from purposebuilt.publishing.listening.workbook import write_workbook  # noqa: PLC0415 - XlsxWriter only when used
    from purposebuilt.publishing.webpage import Dress, set_page  # noqa: PLC0415 - Jinja2 only when a page is made

    said = report(heard, names)
    return {
        PAGE: lambda path: _text(path, set_page(said, Dress())),
        WORKBOOK: lambda path: write_workbook(said, path),
        DATA: lambda path: _text(path, as_json(heard)),
    }


def publish(heard: Listened, folder: Path, names: Mapping[str, str]) -> tuple[Path, ...]:
    """Write page, workbook and data into a folder, all or none. Raises :class:`Refusal` (PB601) where it cannot."""
    return write_whole(writers(heard, names), folder)


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
