"""Hearing who spoke: rooms, shared ground and gaps, camps, weights, shares of a budget, rounds, small numbers."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purposebuilt.participation.room_files import read_room as read_room
    from purposebuilt.participation.room_files import room_template as room_template
    from purposebuilt.participation.room_files import write_room as write_room
    from purposebuilt.participation.shares import comparison as comparison
    from purposebuilt.participation.shares import equal_shares as equal_shares
    from purposebuilt.participation.shares import greedy as greedy
    from purposebuilt.participation.shares import instance_of as instance_of
    from purposebuilt.participation.shares import read_pabulib as read_pabulib

_HOMES = {
    "read_room": "room_files",
    "room_template": "room_files",
    "write_room": "room_files",
    "comparison": "shares",
    "equal_shares": "shares",
    "greedy": "shares",
    "instance_of": "shares",
    "read_pabulib": "shares",
}
"""Where each name of the package is defined; loaded when it is first asked for, so that nothing waits for the rest."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
