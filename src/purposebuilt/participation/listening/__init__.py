"""Listening to a room: what is found by every part, as it may leave the room."""

from purposebuilt.participation.listening.listen import COMPLETIONS, listen
from purposebuilt.participation.listening.result import (
    CampsOn,
    CampsTold,
    ClarityLine,
    ClarityTold,
    ClassicTold,
    Listened,
    Switch,
    Switched,
    WeighedLine,
    Weighing,
)

__all__ = [
    "COMPLETIONS",
    "CampsOn",
    "CampsTold",
    "ClarityLine",
    "ClarityTold",
    "ClassicTold",
    "Listened",
    "Switch",
    "Switched",
    "WeighedLine",
    "Weighing",
    "listen",
]
