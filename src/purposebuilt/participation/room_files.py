"""The files of a room: read as they are, whatever tool they come from."""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable
from purposebuilt.design_files.folder import csv_files
from purposebuilt.design_files.on_disk import must_be_there
from purposebuilt.participation.layouts.numbered import NUMBERED
from purposebuilt.participation.layouts.one_sheet import ONE_SHEET
from purposebuilt.participation.layouts.polis_export import POLIS_EXPORT
from purposebuilt.participation.layouts.recognised import Layout, read_as, recognise
from purposebuilt.participation.room import Room

LAYOUTS: tuple[Layout, ...] = (POLIS_EXPORT, NUMBERED, ONE_SHEET)


def read_room(path: Path | str) -> Room:
    """Read a room from the files of another tool: a folder, or one CSV file.

    Raises Refusal with every problem at once: file unreadable when it cannot be opened, not ready when cells are wrong.
    """
    path = Path(path)
    must_be_there(path)
    files = csv_files(path, POLIS_EXPORT.schema) if path.is_dir() else [path]
    recognised = recognise(files, LAYOUTS)
    if recognised is None:
        message = f"'{path}' holds nothing that is known as a room."
        raise unreadable(findings.UNREADABLE, message, "The headings of its files say which layout it has.")
    layout, chosen = recognised
    return read_as(layout, chosen, path)
