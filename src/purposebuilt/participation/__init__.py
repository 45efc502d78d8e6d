"""Hearing who spoke: rooms, shared ground and gaps, camps, weights, shares of a budget, rounds, small numbers.

The names below are offered by the package itself, whichever of its modules have the same name; each is loaded when it
is first asked for, so that nothing waits for the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purposebuilt.exported import export

if TYPE_CHECKING:
    from purposebuilt.participation.adoption import adopt as adopt
    from purposebuilt.participation.camps import camps as camps
    from purposebuilt.participation.ground import shared_ground as shared_ground
    from purposebuilt.participation.ground import what_changes as what_changes
    from purposebuilt.participation.listening import listen as listen
    from purposebuilt.participation.room_files import read_room as read_room
    from purposebuilt.participation.room_files import room_template as room_template
    from purposebuilt.participation.room_files import write_room as write_room
    from purposebuilt.participation.rounds import clarity as clarity
    from purposebuilt.participation.shares import comparison as comparison
    from purposebuilt.participation.shares import equal_shares as equal_shares
    from purposebuilt.participation.shares import greedy as greedy
    from purposebuilt.participation.shares import instance_of as instance_of
    from purposebuilt.participation.shares import read_pabulib as read_pabulib
    from purposebuilt.participation.weights import with_weights as with_weights

_HOMES = {
    "adopt": "adoption",
    "camps": "camps",
    "clarity": "rounds",
    "comparison": "shares",
    "equal_shares": "shares",
    "greedy": "shares",
    "instance_of": "shares",
    "listen": "listening",
    "read_pabulib": "shares",
    "read_room": "room_files",
    "room_template": "room_files",
    "shared_ground": "ground",
    "what_changes": "ground",
    "with_weights": "weights",
    "write_room": "room_files",
}

export(__name__, _HOMES)
