"""The tables of a room cover exactly what a room holds."""

from __future__ import annotations

import dataclasses

import pytest
from tests.unit.design_files.test_columns import expected

from purposebuilt.design_files.cells import EXAMPLE
from purposebuilt.design_files.column_types import Kind, Part, Table
from purposebuilt.participation.room import About, Participant, Position, Room
from purposebuilt.participation.room_columns import SCHEMA, TABLES
from purposebuilt.participation.room_rows import Opening, Person, RoomRows, Taken


def names(record: type) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]


def test_there_is_a_table_for_each_field_of_a_room() -> None:
    assert [table.field for table in TABLES] == [table.name for table in TABLES] == names(RoomRows)
    assert set(names(Room)) - {"about", "budget"} == set(names(RoomRows)) - {"room"}


def test_rows_hold_what_the_records_of_a_room_hold() -> None:
    assert names(Opening) == [*names(About), "budget"]
    assert names(Person) == [*names(Participant), "type", "place"]
    assert names(Taken) == names(Position)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_the_fields_of_the_record_in_order(table: Table) -> None:
    assert [(column.name, column.field, column.part) for column in table.columns] == expected(table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_help_a_default_and_an_example_that_it_allows(table: Table) -> None:
    assert table.sentence.endswith(".")
    for column in table.columns:
        assert column.help.endswith("."), column.name
        assert column.example, column.name
        assert not column.example.startswith(EXAMPLE)
        assert column.unit or column.kind is not Kind.NUMBER, column.name
        assert set(column.among) <= set(SCHEMA.by_name), column.name
        if column.values:
            assert column.example in column.choices, column.name
        if column.part is not Part.BASIS:
            assert column.required == (column.field not in table.defaults()), column.name
    for name in table.identified_by:
        assert table.column(name)


@pytest.mark.parametrize("table", [one for one in TABLES if one.name != "room"], ids=lambda table: table.name)
def test_every_table_needs_a_cell_that_no_example_can_fill(table: Table) -> None:
    """So a row whose every cell is marked as an example can never be a row of a room; room itself has a yes or no."""
    assert any(column.required and not column.free for column in table.columns)
