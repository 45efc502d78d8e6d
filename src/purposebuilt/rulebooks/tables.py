"""Which tables a rulebook has and which columns each holds, said once.

The columns follow from the fields of the value that a row becomes: a :class:`~purposebuilt.design.Figure` field is two
columns (`f` and `f_basis`), everything else is one. `approvals` of a mechanism stand in a table of their own.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from purposebuilt.design import Aim, Envelope, Figure, Function
from purposebuilt.rulebooks.rulebook import (
    Approval,
    Level,
    Limit,
    Mechanism,
    Mode,
    PartnerKind,
    Pattern,
    Rule,
    RuleMeasure,
    Value,
    Variation,
    Wording,
)

DROP = "drop"
"""The column by which a rulebook laid over another says that a row of its base no longer holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The one row that says what a rulebook is; its key is the name of its folder."""

    title: str
    starts: str
    ends: str = ""
    base: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row's value: its type, whether a figure, whether it must be given, and whether it may be absent."""

    name: str
    kind: Any
    many: bool
    optional: bool
    required: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which this field stands."""
        return (self.name, f"{self.name}_basis") if self.kind is Figure else (self.name,)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a rulebook: its file (without ``.csv``), what a row becomes, and the columns that name a row."""

    name: str
    record: type
    key: tuple[str, ...]
    sentence: str


TABLES: tuple[Table, ...] = (
    Table("rulebook", Heading, (), "What the rulebook is, from when, and which rulebook it is laid over."),
    Table("aims", Aim, ("key",), "The national headings under which purposes stand."),
    Table("levels", Level, ("key",), "The levels at which things are decided or done."),
    Table("partner_kinds", PartnerKind, ("key",), "The kinds of partner and what the law makes of each."),
    Table("modes", Mode, ("key",), "The ways to deliver a piece of core work."),
    Table("mechanisms", Mechanism, ("key",), "The legal vehicles: who may give and receive, and what they ask."),
    Table("approvals", Approval, ("mechanism", "order"), "The approvals that each mechanism needs, in order."),
    Table("patterns", Pattern, ("key",), "The shapes of arrangement from which candidates are made."),
    Table("limits", Limit, ("key",), "Vehicles that may not be used for some functions, and why."),
    Table("wordings", Wording, ("function",), "How a scheme words a function, and who has a part in it."),
    Table("variation", Variation, ("footprint", "delegable"), "Which functions may differ from place to place."),
    Table("functions", Function, ("key",), "The catalogue of core functions."),
    Table("rules", Rule, ("key",), "The tests that a lawful and sensible design passes."),
    Table("rule_measures", RuleMeasure, ("rule", "measure"), "Rules that are a measure with a level."),
    Table("envelopes", Envelope, ("key",), "Limits on money, with what each covers and leaves out."),
    Table("values", Value, ("key",), "Numbers that law, guidance or practice sets, such as the smallest cell shown."),
)

_NOT_COLUMNS = {"approvals"}


@cache
def fields_of(table: Table) -> tuple[Field, ...]:
    """The fields of a table's rows, in the order of its columns."""
    hints = typing.get_type_hints(table.record)
    made = []
    for each in fields(table.record):
        if each.name in _NOT_COLUMNS:
            continue
        kind, many, optional = hints[each.name], False, False
        if isinstance(kind, types.UnionType):
            kind, optional = next(part for part in typing.get_args(kind) if part is not types.NoneType), True
        if typing.get_origin(kind) is tuple:
            kind, many = typing.get_args(kind)[0], True
        required = each.default is MISSING and each.default_factory is MISSING
        made.append(Field(each.name, kind, many, optional, required))
    return tuple(made)


@cache
def columns_of(table: Table) -> tuple[str, ...]:
    """The names of a table's columns, in order; a rulebook laid over another may have :data:`DROP` besides."""
    return tuple(column for each in fields_of(table) for column in each.columns)
