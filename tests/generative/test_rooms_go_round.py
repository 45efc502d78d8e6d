"""What is written of a room is read again: on generated rooms, in both boxes."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.generative.rooms import large_room, rooms
from tests.generative.test_broken_rooms import LAYOUTS

from purposebuilt.participation import read_room, write_room
from purposebuilt.participation.room import Room

EASY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEWER = settings(EASY, max_examples=20)


def through(room: Room, name: str) -> Room:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_room(room, path)
        return read_room(path)


@EASY
@given(rooms())
def test_any_room_goes_through_a_folder(room: Room) -> None:
    assert through(room, "room") == room


@FEWER
@given(rooms())
def test_any_room_goes_through_a_workbook(room: Room) -> None:
    assert through(room, "room.xlsx") == room


@pytest.mark.parametrize("name", ["room", "room.xlsx"])
def test_a_larger_room_goes_through(name: str) -> None:
    room = large_room(60, 40)
    assert through(room, name) == room


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["room", "room.xlsx"])
def test_a_room_of_another_tool_becomes_one_of_ours(tmp_path: Path, layout: str, name: str) -> None:
    for file, text in LAYOUTS[layout].items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    room = read_room(tmp_path)
    assert through(room, name) == room
