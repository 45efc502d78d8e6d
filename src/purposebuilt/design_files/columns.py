"""The one table of columns: what each table and column of a design holds.

The reader, the writer, the blank workbook, the reference page and every message follow from it. Tables stand in
the order of the fields of :class:`purposebuilt.design.Design`.
"""

from __future__ import annotations

import dataclasses

from purposebuilt.design import Design
from purposebuilt.design_files import decision_columns, how_columns, what_columns, why_columns
from purposebuilt.design_files.column_types import Column, Kind, Part, Table
from purposebuilt.design_files.limits import Limits
from purposebuilt.design_files.schema import Schema

__all__ = ["BY_NAME", "DESIGN", "MEASURES", "TABLES", "Column", "Kind", "Part", "Table"]

MEASURES = (
    "closeness",
    "hand_offs",
    "running_cost",
    "disruption",
    "duplication",
    "decision_steps",
    "readiness_shortfall",
    "purpose_resourcing",
    "fairness",
    "conflict_load",
    "variation",
    "scale",
    "reversibility",
    "set_up_time",
    "posts",
    "envelope_cost",
    "base_changes",
)
"""The measures that a criterion, a weight or a tension may name, besides ``judged``. A test holds this list to the
register of measures, which stands in a part that this one may not import."""

_DECLARED = {
    table.field: table for theme in (why_columns, how_columns, what_columns, decision_columns) for table in theme.TABLES
}

TABLES: tuple[Table, ...] = tuple(_DECLARED[field.name] for field in dataclasses.fields(Design))
"""Every table of a design."""

DESIGN = Schema(TABLES, Limits("design"), "design")
"""The tables of a design as one value, which reader and writer are given."""

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
"""The tables by the name of their file or sheet."""
