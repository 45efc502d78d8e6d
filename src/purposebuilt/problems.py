"""Everything that can go wrong, in the user's words.

A :class:`Problem` says what happened, where, and what to do. Codes: PB1xx files, PB2xx coherence of a
design, PB3xx lawfulness, PB4xx search, PB5xx participation, PB6xx publishing, PB7xx access.
Every code is registered in :data:`CODES` with the sentence that the reference page prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the work, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit(IntEnum):
    """What the command line answers to the shell."""

    DONE = 0
    OUR_FAULT = 1
    NOT_UNDERSTOOD = 2
    FILE_UNREADABLE = 11
    DESIGN_NOT_READY = 12
    NO_CONFIGURATION = 13
    TIME_RAN_OUT = 14


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """The spot a problem is about: a table, a row as a spreadsheet counts it (header is 1), a column.

    `key` names the record (such as a criterion's key) so that a message stays useful without the file. `cell` is the
    address in a workbook, such as C8, and is shown in place of row and column.
    """

    sheet: str = ""
    row: int = 0
    column: str = ""
    key: str = ""
    cell: str = ""

    def __str__(self) -> str:
        spot = [self.cell] if self.cell else [f"row {self.row}" if self.row else "", self.column]
        parts = [self.sheet, *spot, self.key and f"'{self.key}'"]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in what was written: what happened, where, what to do."""

    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    where: Where = field(default_factory=Where)

    def __str__(self) -> str:
        spot = f"{self.where}: " if str(self.where) else ""
        return f"{self.code} {spot}{self.message} {self.remedy}".strip()


class Refusal(Exception):  # noqa: N818 - the glossary says refusal
    """Work that cannot go on, with every problem at once and the exit code the command line gives."""

    def __init__(self, problems: tuple[Problem, ...], exit_code: Exit) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
        self.exit_code = exit_code


CODES: dict[str, str] = {}
"""Every problem code with the sentence that explains it; filled by :func:`register` where it is raised."""


def register(code: str, sentence: str) -> str:
    """Name a problem code once, with the sentence for the reference page, and give the code back.

    Raises ValueError where a code is registered twice with different sentences: that is our own mistake.
    """
    if CODES.setdefault(code, sentence) != sentence:
        raise ValueError(f"problem code {code} has two sentences")
    return code
