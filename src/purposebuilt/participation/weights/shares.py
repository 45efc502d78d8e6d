"""What each person gives to each thing that was weighed, whichever way they were asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.room import Room
from purposebuilt.problems import Problem, Severity, Where, register

Floats = NDArray[np.float64]

NOBODY_DECIDES = register("PB540", "Nobody in the room is marked as deciding, so everybody's weights are heard.")


class Way(StrEnum):
    """How people were asked what counts for how much."""

    SWING = "swing"
    POINTS = "points"
    BEST_WORST = "best-worst"


@dataclass(frozen=True, eq=False)
class Shares:
    """The share that each of n people gives to each of k things; every row sums to 1.

    `participants` (n) and `about` (k) stand in the order of their keys. `reasons` has the words by participant and
    thing. `problems` are those of what was written down: what an error is about is left out of `shares`.
    """

    way: Way
    participants: tuple[str, ...]
    about: tuple[str, ...]
    shares: Floats
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def deciders(room: Room) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Who is heard on weights: those who decide; everybody, with a note, where nobody is marked as deciding."""
    marked = frozenset(one.key for one in room.participants if one.decides)
    if marked or not room.participants:
        return marked, ()
    note = Problem(
        NOBODY_DECIDES,
        "Nobody is marked as deciding, so the weights of everybody in the room are heard.",
        "Mark those who take part in the decision in the column 'decides'.",
        Severity.NOTE,
        Where(sheet="participants", column="decides"),
    )
    return frozenset(one.key for one in room.participants), (note,)


def rows_of_shares(values: Floats) -> Floats:
    """Each row (n x k, nothing below zero, something above it) divided by its sum."""
    made: Floats = values / values.sum(axis=1, keepdims=True)
    return made
