"""From the text of a cell to the value it means."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from purposebuilt.design import Basis, Figure
from purposebuilt.rulebooks.tables import Field, Table, fields_of

Word = TypeVar("Word", bound=StrEnum)

EMPTIED = "(none)"
"""Written in a rulebook laid over another, it empties the cell of the base."""


class NotUnderstood(ValueError):  # noqa: N818 - it is what a cell is, and becomes a problem
    """A cell whose text means nothing here; says the column and, in words, what was expected."""

    def __init__(self, column: str, text: str, expected: str) -> None:
        said = f"'{text}' in column '{column}' is not" if text else f"The column '{column}' is empty, and should be"
        super().__init__(f"{said} {expected}.")
        self.column = column


def record_of(table: Table, row: Mapping[str, str]) -> Any:
    """The value that a row of text means.

    Raises :class:`NotUnderstood` for the first cell whose text does not fit its column.
    """
    values = {}
    for field in fields_of(table):
        text = row.get(field.name, "")
        if not text:
            if field.required and not field.many and field.kind is not str:
                raise NotUnderstood(field.name, text, "given")
            if field.required:
                values[field.name] = () if field.many else ""
            continue
        values[field.name] = _value(field, text, row)
    return table.record(**values)


def _value(field: Field, text: str, row: Mapping[str, str]) -> Any:
    if field.kind is Figure:
        return Figure(
            _number(field.name, text), _word(Basis, f"{field.name}_basis", row.get(f"{field.name}_basis", ""))
        )
    if field.many:
        return tuple(_item(field, part.strip()) for part in text.split(";") if part.strip())
    return _item(field, text)


def _item(field: Field, text: str) -> Any:
    if field.kind is bool:
        if text not in ("yes", "no"):
            raise NotUnderstood(field.name, text, "yes or no")
        return text == "yes"
    if field.kind is int:
        number = _number(field.name, text)
        if number != int(number):
            raise NotUnderstood(field.name, text, "a whole number")
        return int(number)
    if isinstance(field.kind, type) and issubclass(field.kind, StrEnum):
        return _word(field.kind, field.name, text)
    return text


def _number(column: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise NotUnderstood(column, text, "a number")
    return number


def _word(kind: type[Word], column: str, text: str) -> Word:
    try:
        return kind(text)
    except ValueError:
        raise NotUnderstood(column, text, "one of " + ", ".join(member.value for member in kind)) from None
