"""Partners that care about the same things in the same measure are one camp: asked once, counted each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.voices import Voice
from purposebuilt.programme import Booleans, Floats

ALIKE = 12
"""Weights that agree to so many decimals are the same."""


@dataclass(frozen=True, eq=False)
class Camps:
    """Different weights (v x k), how many partners have each (v), and their names; in the order of the first of each.

    A camp's cost under a design is its weighted sum of losses: 0 where everything is at its best listed value.
    """

    weights: Floats
    members: Floats
    names: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, voices: Sequence[Voice]) -> Camps:
        """The camps of some voices; at least one voice is needed."""
        together: dict[tuple[float, ...], list[Voice]] = {}
        for voice in voices:
            key = tuple(float(value) + 0.0 for value in np.round(voice.weights, ALIKE))
            together.setdefault(key, []).append(voice)
        return cls(
            np.array([held[0].weights for held in together.values()], dtype=np.float64),
            np.array([len(held) for held in together.values()], dtype=np.float64),
            tuple(tuple(voice.name for voice in held) for held in together.values()),
        )

    def __len__(self) -> int:
        return len(self.members)

    def only(self, chosen: Booleans) -> Camps:
        """The camps that are chosen (v)."""
        names = tuple(each for each, kept in zip(self.names, chosen, strict=True) if kept)
        return Camps(self.weights[chosen], self.members[chosen], names)

    def costs(self, losses: Floats) -> Floats:
        """The cost of designs for each camp: losses (... x k) give ... x v."""
        weighed: Floats = losses @ self.weights.T
        return weighed


def sums(members: Floats) -> tuple[int, ...]:
    """Every number of partners that whole camps can add up to, in order: where the sorted list can have a step."""
    found = {0}
    for many in members:
        found |= {each + int(many) for each in found}
    return tuple(sorted(found - {0}))
