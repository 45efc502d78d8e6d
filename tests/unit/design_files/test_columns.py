"""The table of columns covers exactly what a design holds."""

from __future__ import annotations

import dataclasses
import typing
from enum import Enum

import pytest

from purposebuilt import rulebooks
from purposebuilt.design import Answer, Design, Figure
from purposebuilt.design_files import columns, references
from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.columns import Kind, Part, Table

SETS = {"rulebooks", "measures", "judged"} | {
    f"rulebook.{name}"
    for name in ("aims", "levels", "partner_kinds", "modes", "mechanisms", "functions", "rules", "packs", "skills")
}


def test_there_is_a_table_for_each_field_of_a_design_in_order() -> None:
    assert [table.field for table in columns.TABLES] == [field.name for field in dataclasses.fields(Design)]
    names = ["design" if table.field == "identity" else table.field for table in columns.TABLES]
    assert [table.name for table in columns.TABLES] == names


def expected(table: Table) -> list[tuple[str, str, Part]]:
    hints = typing.get_type_hints(table.record)
    found: list[tuple[str, str, Part]] = []
    for field in dataclasses.fields(table.record):
        hint = hints[field.name]
        if hint is Answer:
            found += [(f"{field.name}_{part}", field.name, part) for part in (Part.BODIES, Part.LEVEL, Part.SINCE)]
        elif Figure in (hint, *typing.get_args(hint)):
            found += [(field.name, field.name, Part.VALUE), (f"{field.name}_basis", field.name, Part.BASIS)]
        else:
            found.append((field.name, field.name, Part.WHOLE))
    return found


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_columns_are_the_fields_of_the_record_in_order(table: Table) -> None:
    assert [(column.name, column.field, column.part) for column in table.columns] == expected(table)


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_columns_say_the_type_of_their_field(table: Table) -> None:
    hints = typing.get_type_hints(table.record)
    needed = {
        field.name
        for field in dataclasses.fields(table.record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    for column in table.columns:
        kinds = {hints[column.field], *typing.get_args(hints[column.field])}
        if column.part in (Part.VALUE, Part.WHOLE):
            assert (column.kind is Kind.NUMBER) == (Figure in kinds), column.name
            assert (column.kind is Kind.YES_NO) == (bool in kinds), column.name
            enums = {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)}
            if enums:
                assert enums == {column.values}, column.name
            assert column.many == (typing.get_origin(hints[column.field]) is tuple), column.name
            assert column.required or column.field not in needed, f"{column.name} has no default"
            if column.required and column.field not in needed:
                assert (table.name, column.name) == ("", ""), "a column that can be empty is not required"


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_every_column_has_help_and_an_example_that_it_allows(table: Table) -> None:
    assert table.sentence.endswith(".")
    for column in table.columns:
        assert column.help.endswith((".", "?")), column.name
        assert column.example, column.name
        assert column.unit or column.kind is not Kind.NUMBER, column.name
        assert set(column.among) <= SETS | set(columns.BY_NAME), column.name
        if column.values and not column.many:
            assert column.example in column.choices, column.name
        assert not column.example.startswith(EXAMPLE)
    for name in table.identified_by:
        assert table.column(name)


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_every_table_needs_a_cell_that_no_example_can_fill(table: Table) -> None:
    """So a row whose every cell is marked as an example can never be a row of a design."""
    assert any(column.required and not column.free for column in table.columns)


def test_examples_are_words_of_the_rulebook() -> None:
    lists = references.fixed() | references.of_rulebook(rulebooks.load("england_2022_act"))
    for table in columns.TABLES:
        for column in table.columns:
            closed = column.among and not column.open and not set(column.among) & set(columns.BY_NAME)
            if closed:
                known = {word for name in column.among for word in lists[name]}
                items = column.example.split(";") if column.many else [column.example]
                assert set(items) <= known, (table.name, column.name, column.example)
