"""Writing the pack: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from purposebuilt.appraisal.results import Appraisal
from purposebuilt.problems import Exit, Problem, Refusal, register
from purposebuilt.publishing.appraisal_json import as_json
from purposebuilt.publishing.delegations import Delegation, delegations
from purposebuilt.publishing.map_workbook import write_map
from purposebuilt.publishing.reading import Reading, read
from purposebuilt.publishing.said import Chapter
from purposebuilt.publishing.scheme_workbook import write_scheme

FOLDER_UNWRITABLE = register(
    "PB601",
    "The folder for the pack cannot be written: it is a file, it is protected, or the disk is full.",
)

MAP = "functions_and_decisions_map.xlsx"
SCHEME = "scheme_of_reservation_and_delegation.xlsx"

Writer = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class More:
    """What comes with the pack besides: a chapter of the report, and other files by name with what writes them."""

    chapter: Chapter
    files: Mapping[str, Writer]


def write_whole(files: Mapping[str, Writer], folder: Path) -> tuple[Path, ...]:
    """Write every file, or none: into a new folder beside the target first, then moved into place one by one.

    `files` maps each file's name to a function that writes it to the path given. Files already in the folder are
    replaced only after every new file is complete and on disk; other files there are left alone. Raises
    :class:`Refusal` (PB601) where the folder cannot be written; whatever else goes wrong, or Ctrl-C, leaves the
    folder as it was.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(prefix=".purposebuilt-", dir=folder))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        for name, write in files.items():
            write(waiting / name)
            _settle(waiting / name)
        for name in files:
            (waiting / name).replace(folder / name)
        return tuple(folder / name for name in files)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
        _remove_empty(made)


def publish(appraisal: Appraisal, folder: str | Path, more: More | None = None) -> tuple[Path, ...]:
    """Write the pack of an appraisal into a folder and give back the paths written.

    Always ``report.html`` and ``appraisal.json``; with a chosen option also ``functions_and_decisions_map.xlsx``
    and ``scheme_of_reservation_and_delegation.xlsx``, which are read back and compared line for line before
    anything is put in place. `more` adds a chapter and files. Raises :class:`Refusal` as :func:`write_whole` does, and
    PB602 where the two workbooks do not agree (our own fault).
    """
    from purposebuilt.publishing.webpage import page  # noqa: PLC0415 - Jinja2 is loaded only when a page is made

    reading = read(appraisal)
    said = more.chapter if more else None
    files: dict[str, Writer] = {"report.html": lambda path: _text(path, page(appraisal, said))}
    if reading.chosen is not None:
        rows = delegations(reading, reading.chosen)
        files[MAP] = lambda path: write_map(reading, rows, path)
        files[SCHEME] = lambda path: _scheme(path, reading, rows)
    files["appraisal.json"] = lambda path: _text(path, as_json(appraisal))
    files |= more.files if more else {}
    return write_whole(files, Path(folder))


def _scheme(path: Path, reading: Reading, rows: Sequence[Delegation]) -> None:
    """Write the scheme, then read it and the map back; raises Refusal (PB602) where they differ."""
    from purposebuilt.publishing.agreement import disagreements  # noqa: PLC0415 - openpyxl is loaded only here

    write_scheme(reading, rows, path)
    problems = disagreements(path.with_name(MAP), path)
    if problems:
        raise Refusal(problems, Exit.OUR_FAULT)


def _remove_empty(folders: list[Path]) -> None:
    """Take away folders that were made for files which never came, innermost first."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _settle(path: Path) -> None:
    """Make sure that a file is on disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(folder: Path, error: OSError) -> Refusal:
    reason = error.strerror or "the system gave no reason"
    problem = Problem(
        FOLDER_UNWRITABLE,
        f"The folder {folder} cannot be written: {reason}.",
        "Name another folder, or free this one, then run the same command again. What was there is unchanged.",
    )
    return Refusal((problem,), Exit.FILE_UNREADABLE)
