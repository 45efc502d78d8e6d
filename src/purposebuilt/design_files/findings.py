"""The problems that reading and writing can find, each with its code and its sentence for the reference page."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from purposebuilt.problems import Exit, Problem, Refusal, Where, register

NOT_FOUND = register("PB101", "There is nothing at the path that was given.")
UNREADABLE = register("PB102", "The file or folder is there but cannot be read.")
TOO_LARGE = register("PB103", "The file is larger than any design or room needs, so it is not opened.")
NOT_A_WORKBOOK = register("PB104", "The file is not an Excel workbook of the .xlsx kind, or is damaged.")
UNSAFE = register("PB105", "The workbook holds macros, links to other files or other active content.")
ENCODING = register("PB106", "The text of the file is not UTF-8, or holds characters that no text has.")
NOT_CSV = register("PB107", "The file does not follow the rules of CSV: commas between cells, quotes in pairs.")
UNKNOWN_TABLE = register("PB110", "A sheet or file has a name that no table of a design, or of a room, has.")
MISSING_TABLE = register("PB111", "A table that every design, or every room, needs is missing or empty.")
UNKNOWN_COLUMN = register("PB112", "A heading is not the name of a column of its table.")
MISSING_COLUMN = register("PB113", "A column that the table needs is missing.")
REPEATED = register("PB114", "The same sheet, file or column is there twice.")
MERGED = register("PB115", "Cells are merged, so that a row has lost its own values.")
NO_HEADING = register("PB116", "A cell stands in a column without a heading.")
OTHER_KIND = register("PB117", "A room was given where a design is needed, or a design where a room is.")
EMPTY_CELL = register("PB120", "A cell that must be filled is empty.")
NOT_A_NUMBER = register("PB121", "A cell that must hold a number holds something else.")
OUT_OF_BOUNDS = register("PB122", "A number is smaller or larger than its column allows.")
BASIS = register("PB123", "A number stands without saying how we know it, or a basis without a number.")
UNKNOWN_VALUE = register("PB124", "A cell holds a value that is not in the list of its column.")
UNKNOWN_REFERENCE = register("PB125", "A cell names a row of another table which is not there.")
DUPLICATE_KEY = register("PB126", "Two rows carry the same key.")
NOT_A_DATE = register("PB127", "A cell that must hold a date holds something else.")
NOT_YES_NO = register("PB128", "A cell that must say yes or no says something else.")
ERROR_CELL = register("PB129", "A cell holds an error of the spreadsheet, such as #DIV/0!.")
NO_RESULT = register("PB130", "A cell holds a formula whose result was not saved in the file.")
HALF_EXAMPLE = register("PB131", "A row is partly an example and partly real.")
TEXT = register("PB132", "A text is too long for a cell, or holds characters that cannot be kept.")
TOO_MANY_ROWS = register("PB133", "A table that has one row has several.")
AND_MORE = register("PB134", "A table has so many problems that the rest of its rows were not looked at.")
CANNOT_WRITE = register("PB140", "The design or room cannot be written where it was asked to be.")

SUGGESTIONS = 200
"""How many different misspellings get a suggestion: looking for them is the slowest part of a bad file."""


def unreadable(code: str, message: str, remedy: str, sheet: str = "") -> Refusal:
    """Make the refusal of a file that cannot be read at all."""
    return Refusal((Problem(code, message, remedy, where=Where(sheet=sheet)),), Exit.FILE_UNREADABLE)


class Suggester:
    """Finds what somebody may have meant, remembers it, and gives up when there are too many to look for."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], str] = {}

    def __call__(self, word: str, allowed: Iterable[str]) -> str:
        """Give ``Did you mean 'x'?``, or nothing when no allowed word is near."""
        words = list(allowed)
        mark = (word, hash(tuple(words)))
        if mark not in self._known:
            if len(self._known) >= SUGGESTIONS:
                return ""
            self._known[mark] = nearest(word, words)
        near = self._known[mark]
        return f"Did you mean '{near}'?" if near else ""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Give the allowed word nearest to this one, whatever its case, or nothing when none is near."""
    folded: dict[str, str] = {}
    for one in allowed:
        folded.setdefault(fold(one), one)
    found = difflib.get_close_matches(fold(word[:80]), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def fold(word: str) -> str:
    """Forget case, and whether words are kept apart by spaces, hyphens or underscores."""
    return "_".join(word.casefold().replace("-", " ").replace("_", " ").split())


def listing(allowed: Iterable[str], most: int = 30) -> str:
    """List allowed values in a sentence, cut short where there are many."""
    words = list(allowed)
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most} more"
