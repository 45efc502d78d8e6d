"""Shared ground: what a room agrees on, where and how it differs, and who is least content."""

from purposebuilt.participation.ground.found import shared_ground
from purposebuilt.participation.ground.result import (
    Between,
    Estimate,
    LeastContent,
    SharedGround,
    Sort,
    StatementGround,
    Voice,
    Within,
)
from purposebuilt.participation.ground.switch import Moved, WhatChanges, what_changes

__all__ = [
    "Between",
    "Estimate",
    "LeastContent",
    "Moved",
    "SharedGround",
    "Sort",
    "StatementGround",
    "Voice",
    "WhatChanges",
    "Within",
    "shared_ground",
    "what_changes",
]
