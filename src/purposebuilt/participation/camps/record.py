"""What is found about camps, immutable, in the order of the people and statements that were given."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from purposebuilt.participation.camps.heard import Floats
from purposebuilt.participation.room import Ints

Key = str | int

NONE = -1
"""The camp of somebody with too few votes to be in one."""


def _nothing() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement on which the camps differ, and by how much.

    `difference` is the largest difference between two camps in the share that agrees (0 to 1). It is measured between
    camps drawn without this statement, as camps made from a statement differ on it by their making; for the same reason
    it has no p-value. `shares` are the shares that agree in each camp as drawn, `votes` how many voted in each.
    """

    statement: Key
    difference: float
    shares: tuple[float, ...]
    votes: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Camps:
    """Camps that nothing but the votes shows, or why none are drawn.

    `participants` and `statements` are keys, or numbers where an array was given. `labels` has the camp of each
    participant, 1 for the largest, -1 for somebody with too few votes; it is empty where none are found. `p_value` and
    `ratio` are of the gate (None where it was not reached), `draws` of how many shuffles; `stability` is the mean
    adjusted Rand index between the camps and those drawn from part of the people. `axis` is where each participant
    stands (NaN: too few votes) and `loadings` how each statement goes with it; both are positive for those who agree
    with `named_by`. `second` is a second such axis, where there are three camps. `shares` (camps x statements) is the
    share that agrees, passes included, of the `votes` (camps x statements) taken. `telling` are the statements on
    which the camps differ most. `follows` says by name how far the camps are the known types, places or organisations
    (adjusted Rand index). `set_aside` names the known divisions whose part in the votes was taken out first.
    """

    found: bool
    sentence: str
    reason: str = ""
    participants: tuple[Key, ...] = ()
    statements: tuple[Key, ...] = ()
    labels: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    p_value: float | None = None
    ratio: float | None = None
    draws: int = 0
    stability: float | None = None
    axis: Floats = field(default_factory=_nothing)
    second: Floats = field(default_factory=_nothing)
    loadings: Floats = field(default_factory=_nothing)
    named_by: Key | None = None
    shares: Floats = field(default_factory=_nothing)
    votes: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    telling: tuple[Telling, ...] = ()
    follows: dict[str, float] = field(default_factory=dict)
    set_aside: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many camps: 1 where none are drawn."""
        return len(self.sizes) or 1

    @property
    def by_participant(self) -> dict[Key, int]:
        """The camp of each participant by key; empty where none are found."""
        return dict(zip(self.participants, self.labels, strict=False))
