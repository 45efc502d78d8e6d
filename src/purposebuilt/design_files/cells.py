"""One cell: from what stands in it to what it means, and back.

A raw cell is text, a number, a truth value, a date, :class:`Fault` (an error of the spreadsheet, or a formula without
a result) or nothing. Nothing here knows of files.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from purposebuilt.design_files import findings
from purposebuilt.design_files.column_types import Column, Kind

EXAMPLE = "e.g. "
LONGEST = 32_767
_DIGITS = 15
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA")

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTIVE = re.compile(r"'*(?:[=+\-@\t\r]|(?:" + "|".join(re.escape(error) for error in ERRORS) + r")\Z)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a value: `shown` is what the spreadsheet shows, such as #DIV/0!, or the formula."""

    shown: str
    formula: bool = False


class Unfit(Exception):  # noqa: N818 - a cell that does not fit its column
    """What is wrong with one cell; the reader adds where it stands."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def protect(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula or an error."""
    return f"'{text}" if _ACTIVE.match(text) else text


def unprotect(text: str) -> str:
    """Take away the apostrophe of :func:`protect`, and nothing else."""
    return text[1:] if text[:1] == "'" and _ACTIVE.match(text) else text


def tidy(text: str) -> str:
    """Give text as a design keeps it: without space at either end, lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def visible(text: str) -> str:
    """Give text with a space for each character that cannot be seen or kept."""
    return _CONTROL.sub(" ", text)


def join(items: tuple[str, ...]) -> str:
    """Write several items in one cell; a semicolon or backslash inside an item gets a backslash before it."""
    return ";".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split(text: str) -> tuple[str, ...]:
    """Read the items of one cell: the way back of :func:`join`; empty items are left out."""
    if "\\" not in text:
        return tuple(item for item in (part.strip() for part in text.split(";")) if item)
    items, item, escaped = [], "", False
    for letter in text:
        if escaped:
            item, escaped = item + (letter if letter in ";\\" else "\\" + letter), False
        elif letter == "\\":
            escaped = True
        elif letter == ";":
            items.append(item)
            item = ""
        else:
            item += letter
    items.append(item + ("\\" if escaped else ""))
    return tuple(one for one in (item.strip() for item in items) if one)


def number(value: float) -> str:
    """Write a number in at most 15 significant digits, whole numbers without a point."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"


def as_text(raw: object) -> str:
    """Give what stands in a cell as tidy text. Raises Unfit for a fault and for characters no text has."""
    if isinstance(raw, str):
        text = tidy(raw)
        if _CONTROL.search(text):
            raise Unfit(findings.TEXT, "{label} holds a character that cannot be seen or kept.", "Type the text anew.")
        if len(text) > LONGEST:
            raise Unfit(
                findings.TEXT, "{label} is " + f"{len(text):,} characters long; {LONGEST:,} fit.", "Shorten it."
            )
        return text
    if raw is None:
        return ""
    if isinstance(raw, Fault):
        raise _fault(raw)
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        return number(raw)
    if isinstance(raw, datetime.datetime) and raw.time() == datetime.time():
        return raw.date().isoformat()
    return str(raw)


def _fault(fault: Fault) -> Unfit:
    if fault.formula:
        return Unfit(
            findings.NO_RESULT,
            "{label} is a formula whose result is not in the file.",
            "Open the workbook in Excel or LibreOffice, save it and try again, or write the value instead.",
        )
    return Unfit(
        findings.ERROR_CELL, f"{{label}} shows {fault.shown}.", "Mend the formula, or write the value instead."
    )


def parse(column: Column, raw: object) -> Any:
    """Read one cell as its column says; empty cells give None. Raises Unfit, whose words still lack {label}."""
    if column.kind is Kind.NUMBER:
        return _number(column, raw)
    text = _date(raw) if column.kind is Kind.DATE else as_text(raw)
    if not text:
        return None
    if column.kind is Kind.YES_NO:
        return _yes_no(text)
    if column.many:
        return split(text)
    if column.values is not None:
        return _member(column.values, text)
    return text


def _number(column: Column, raw: object) -> float | None:
    value = _value(column, raw)
    if value is None:
        return None
    if column.whole and value != int(value):
        message = f"{{label}} must be a whole number. You entered {number(value)}."
        raise Unfit(findings.NOT_A_NUMBER, message, "Write it without a fraction.")
    if (column.least is not None and value < column.least) or (column.most is not None and value > column.most):
        bounds = f"{number(column.least)} or more" if column.least is not None else ""
        if column.most is not None:
            bounds = f"between {number(column.least or 0)} and {number(column.most)}"
        raise Unfit(findings.OUT_OF_BOUNDS, f"{{label}} must be {bounds}. You entered {number(value)}.", _unit(column))
    return int(value) if column.whole else value


def _value(column: Column, raw: object) -> float | None:
    """Read the number of a cell, whatever its bounds; digits alone, which most are, need no further look."""
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) <= _DIGITS:
        return float(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        value = float(raw)
    else:
        text = as_text(raw)
        if not text:
            return None
        plain = text.replace("\u2212", "-")
        if isinstance(raw, bool) or not any(map(str.isdigit, plain)) or not _NUMBER.fullmatch(plain):
            raise _not_a_number(column, raw, text)
        value = float(plain.replace(",", ""))
    if not math.isfinite(value):
        raise _not_a_number(column, raw, as_text(raw))
    return value


def _unit(column: Column) -> str:
    return f"The column counts {column.unit}." if column.unit else "Write a number within these bounds."


def _not_a_number(column: Column, raw: object, text: str) -> Unfit:
    remedy = "Write the number alone, or leave the cell empty if nobody knows it."
    if isinstance(raw, datetime.date):
        remedy = "The spreadsheet took it for a date: format the cell as a number and type it again."
    elif text[:1] in "£$€":
        remedy = "Leave out the currency sign: the unit belongs to the column."
    elif text.endswith("%"):
        remedy = "Leave out the per cent sign, and mind the unit: " + _unit(column).lower()
    elif re.fullmatch(r"[+-]?[\d.]+,\d{1,2}|[\d ]+([.,]\d+)?", text):
        remedy = "Write 1234.5 or 1,234.5: a point before the decimals, commas only between thousands."
    shown = text if len(text) <= 60 else text[:57] + "..."
    example = column.example.replace(EXAMPLE, "")
    return Unfit(findings.NOT_A_NUMBER, f"{{label}} must be a number, like {example}. You entered '{shown}'.", remedy)


def _yes_no(text: str) -> bool:
    word = text.casefold()
    if word in ("yes", "y", "true", "1"):
        return True
    if word in ("no", "n", "false", "0"):
        return False
    raise Unfit(findings.NOT_YES_NO, f"{{label}} must be yes or no. You entered '{text[:60]}'.", "Write yes or no.")


def _member(values: type[Enum], text: str) -> Enum:
    try:
        return values(text)
    except ValueError:
        for member in values:
            if findings.fold(str(member.value)) == findings.fold(text):
                return member
    allowed = [str(member.value) for member in values]
    near = findings.nearest(text, allowed)
    remedy = f"Did you mean '{near}'? " if near else ""
    raise Unfit(
        findings.UNKNOWN_VALUE,
        f"{{label}} cannot be '{text[:60]}'.",
        f"{remedy}Write one of: {', '.join(allowed)}.",
    )


def _date(raw: object) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 1900 <= raw <= 2200 and raw == int(raw):
        return str(int(raw))
    text = as_text(raw)
    british = _BRITISH.fullmatch(text)
    if british:
        day, month, year = british.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
    found = _ISO.fullmatch(text)
    if not text or (found and _in_calendar(*found.groups())):
        return text
    remedy = "Write a day (2027-04-01), a month (2027-04) or a year (2027)."
    raise Unfit(findings.NOT_A_DATE, f"{{label}} must be a date. You entered '{text[:60]}'.", remedy)


def _in_calendar(year: str, month: str | None, day: str | None) -> bool:
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
