"""What changes with whose voice counts as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.ground.found import shared_ground
from purposebuilt.participation.ground.result import SharedGround, Sort, Voice
from purposebuilt.participation.ground.sides import InCamp
from purposebuilt.participation.room import Room
from purposebuilt.problems import Refusal


@dataclass(frozen=True, slots=True)
class Moved:
    """One statement under each voice that can be counted: its place in the order (from 1), agree share and sort."""

    key: str
    place: Mapping[Voice, int]
    agree: Mapping[Voice, float]
    sort: Mapping[Voice, Sort]

    @property
    def place_changes(self) -> bool:
        """Whether its place in the order depends on the voice."""
        return len(set(self.place.values())) > 1

    @property
    def sort_changes(self) -> bool:
        """Whether what it is to the room depends on the voice."""
        return len(set(self.sort.values())) > 1


@dataclass(frozen=True, slots=True)
class WhatChanges:
    """The same positions under each voice; `left_out` are voices that cannot be counted, each with the reason."""

    voices: tuple[Voice, ...]
    left_out: Mapping[Voice, str]
    statements: tuple[Moved, ...]
    sentence: str


def what_changes(room: Room | Ballots, camps: InCamp | None = None) -> WhatChanges:
    """Compare order and sorts when organisations, people or stated weights count as one voice each."""
    heard = room if isinstance(room, Ballots) else ballots(room)
    found: dict[Voice, SharedGround] = {}
    left_out: dict[Voice, str] = {}
    for voice in Voice:
        try:
            found[voice] = shared_ground(heard, voice, camps)
        except Refusal as refusal:
            left_out[voice] = refusal.problems[0].message
    place = {voice: {key: at for at, key in enumerate(one.order, 1)} for voice, one in found.items()}
    moved = tuple(
        Moved(
            key,
            {voice: place[voice][key] for voice in found},
            {voice: one.statements[at].system.agree for voice, one in found.items()},
            {voice: one.statements[at].sort for voice, one in found.items()},
        )
        for at, key in enumerate(heard.statements)
    )
    return WhatChanges(tuple(found), left_out, moved, _sentence(moved))


def _sentence(moved: tuple[Moved, ...]) -> str:
    places = sum(one.place_changes for one in moved)
    sorts = sum(one.sort_changes for one in moved)
    if not places and not sorts:
        return "Nothing changes with whose voice counts as one."
    return f"With whose voice counts as one, {places} of {len(moved)} places in the order change, and {sorts} sorts."
