"""What changes with whose voice counts as one, by what may be told under each."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.ground import Voice, shared_ground
from purposebuilt.participation.listening.result import Switch, Switched
from purposebuilt.participation.small_numbers import ReleasedGround, released
from purposebuilt.problems import Refusal


def by_voice(
    heard: Ballots, camps: Mapping[str, int], minimum: int, known: ReleasedGround | None = None
) -> tuple[dict[Voice, ReleasedGround], dict[Voice, str]]:
    """What may be told under each voice, and why a voice cannot be counted where it cannot.

    `known` is what may be told of the same positions under one of the voices, where that is known.
    """
    told: dict[Voice, ReleasedGround] = {}
    left_out: dict[Voice, str] = {}
    for voice in Voice:
        try:
            told[voice] = (
                known
                if known is not None and voice is known.voice
                else released(shared_ground(heard, voice, camps), heard, minimum)
            )
        except Refusal as refusal:
            left_out[voice] = refusal.problems[0].message
    return told, left_out


def switch(heard: Ballots, told: Mapping[Voice, ReleasedGround], left_out: Mapping[Voice, str]) -> Switch:
    """Compare orders and sorts when organisations, people or stated weights count as one voice each."""
    places = {voice: {key: at for at, key in enumerate(one.order, 1)} for voice, one in told.items()}
    statements = tuple(
        Switched(
            key,
            {voice: places[voice][key] for voice in told},
            {voice: one.statements[at].system.agree.text for voice, one in told.items()},
            {voice: one.statements[at].sort for voice, one in told.items()},
        )
        for at, key in enumerate(heard.statements)
    )
    return Switch(tuple(told), left_out, statements)
