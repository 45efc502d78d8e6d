"""What is said about one column, and the words in which columns are declared.

The table of columns itself is in :mod:`columns`; the modules named ``*_columns`` declare its themes.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from purposebuilt.design import Basis

ACRONYMS = {"wte": "WTE", "gbp": "GBP", "ods": "ODS", "ons": "ONS", "a": "A", "b": "B"}
BODIES = ("partners", "committees")
FUNCTIONS = ("rulebook.functions", "functions")


class Kind(StrEnum):
    """What a cell of the column holds."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes or no"
    DATE = "date"


class Part(StrEnum):
    """Which part of a field the column holds, where a field needs several columns."""

    WHOLE = ""
    VALUE = "value"
    BASIS = "basis"
    BODIES = "bodies"
    LEVEL = "level"
    SINCE = "since"


class Extra(StrEnum):
    """What becomes of a column that its table does not declare."""

    WRONG = "told as a problem"
    LEFT = "left alone"
    KEPT = "kept, for its heading is a name"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `field` is the attribute of the record and `part` which part of it. `values` is the fixed vocabulary, when there is
    one. `among` names where the allowed values come from: a table (its keys), ``rulebook.`` and a list of the
    rulebook, or ``measures``; several are a union. `open` means that other values are accepted too. `many` cells hold
    several items with a semicolon between them. `least` and `most` bound a number; `unit` is what it counts, and
    `whole` says that only whole numbers may stand there.
    """

    name: str
    kind: Kind
    help: str
    example: str
    field: str
    part: Part = Part.WHOLE
    required: bool = False
    many: bool = False
    values: type[Enum] | None = None
    among: tuple[str, ...] = ()
    open: bool = False
    unit: str = ""
    least: float | None = None
    most: float | None = None
    whole: bool = False

    @property
    def label(self) -> str:
        """The name in words, as messages and headings say it."""
        words = " ".join(ACRONYMS.get(word, word) for word in self.name.split("_"))
        return words[:1].upper() + words[1:]

    @property
    def free(self) -> bool:
        """Whether the cell holds words of any kind; every table has a needed column that does not."""
        return self.kind is Kind.TEXT and not (self.values or self.among or self.name == "key")

    @property
    def choices(self) -> tuple[str, ...]:
        """The fixed vocabulary as it is written in cells; empty when there is none."""
        if self.kind is Kind.YES_NO:
            return ("yes", "no")
        return tuple(str(member.value) for member in self.values) if self.values else ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a design or a room: a CSV file, or a sheet of a workbook.

    `field` is the attribute of the design and `record` the type of a row. `identified_by` are the columns which
    together tell one row from another, unless rows may be `repeated`. A `long` table may have many more rows than
    others. `extra` says what becomes of columns that are not declared.
    """

    name: str
    field: str
    record: type[Any]
    sentence: str
    identified_by: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False
    repeated: bool = False
    long: bool = False
    extra: Extra = Extra.WRONG

    def column(self, name: str) -> Column:
        """Give the column of that name. Raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    def key_of(self, record: Any) -> str:
        """Name a record by its identifying columns, such as ``northdale, april-2027``."""
        fields = [self.column(name).field for name in self.identified_by]
        return ", ".join(str(getattr(record, field)) for field in fields if getattr(record, field))

    def defaults(self) -> dict[str, Any]:
        """What a field holds when its cells are empty or its columns left out; required fields have no entry."""
        found: dict[str, Any] = {}
        for field in dataclasses.fields(self.record):
            if field.default is not dataclasses.MISSING:
                found[field.name] = field.default
            elif field.default_factory is not dataclasses.MISSING:
                found[field.name] = field.default_factory()
        return found


def text(name: str, help: str, example: str = "", *, required: bool = False, many: bool = False) -> tuple[Column]:  # noqa: A002
    """Declare a column of plain words."""
    return (Column(name, Kind.TEXT, help, example, name, required=required, many=many),)


def key(example: str, help: str = "A short name of your own for this row, used wherever it is meant.") -> tuple[Column]:  # noqa: A002
    """Declare the column by which other tables point to a row."""
    return (Column("key", Kind.TEXT, help, example, "key", required=True),)


def one_of(name: str, help: str, example: str, among: tuple[str, ...], **more: Any) -> tuple[Column]:  # noqa: A002
    """Declare a column whose values stand in other tables, in lists of the rulebook or among the measures."""
    return (Column(name, Kind.TEXT, help, example, name, among=among, **more),)


def choice(name: str, values: type[Enum], help: str, example: str, *, required: bool = False) -> tuple[Column]:  # noqa: A002
    """Declare a column with a fixed vocabulary."""
    return (Column(name, Kind.TEXT, help, example, name, values=values, required=required),)


def yes_no(name: str, help: str, example: str = "yes") -> tuple[Column]:  # noqa: A002
    """Declare a column that says yes or no."""
    return (Column(name, Kind.YES_NO, help, example, name),)


def date(name: str, help: str, example: str, *, required: bool = False) -> tuple[Column]:  # noqa: A002
    """Declare a column of dates: a day, a month or a year."""
    return (Column(name, Kind.DATE, help, example, name, required=required),)


def number(name: str, unit: str, help: str, example: str, **more: Any) -> tuple[Column]:  # noqa: A002
    """Declare a number that needs no basis, because it is counted or given and not estimated."""
    return (Column(name, Kind.NUMBER, help, example, name, unit=unit, **more),)


def figure(name: str, unit: str, help: str, example: str, **more: Any) -> tuple[Column, Column]:  # noqa: A002
    """Declare a number and, beside it, the column that says how we know it."""
    basis = "How we know the number to the left: published, derived, assumed or judged."
    required = bool(more.get("required"))
    return (
        Column(name, Kind.NUMBER, help, example, name, Part.VALUE, unit=unit, **more),
        Column(f"{name}_basis", Kind.TEXT, basis, "assumed", name, Part.BASIS, required=required, values=Basis),
    )


def answer(name: str, who: str, bodies: str, level: str) -> tuple[Column, Column, Column]:
    """Declare one of the five answers of an arrangement: which bodies, at which level, since when."""
    return (
        Column(
            f"{name}_bodies",
            Kind.TEXT,
            f"Who {who}: keys of partners or committees. Empty: not known.",
            bodies,
            name,
            Part.BODIES,
            many=True,
            among=BODIES,
        ),
        Column(
            f"{name}_level",
            Kind.TEXT,
            "At which level they do so.",
            level,
            name,
            Part.LEVEL,
            among=("rulebook.levels",),
        ),
        Column(
            f"{name}_since",
            Kind.DATE,
            "Since when, or from when.",
            "2026-04-01",
            name,
            Part.SINCE,
        ),
    )
