"""Turning an LP's solution, in which a few lines are torn between alternatives, into a point deep inside a zone.

An LP vertex under a few extra rows is whole but for a few lines. Each torn line takes its largest or its second
share; all ways are tried where there are few, one swap at a time where there are many. Each try is arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.space import Space
from purposebuilt.programme import Floats, Integers

ALL_WAYS = 8
"""Up to this many torn lines, every way of settling them is tried (2 to the power of it)."""

SWAPS = 40
"""At most this many swaps in one settling; each tries every torn line."""


@dataclass(frozen=True, eq=False)
class Filler:
    """Finds points for zones by an explorer's arithmetic. Values here are turned: less is better."""

    explorer: Explorer
    space: Space

    def settled(self, solution: Floats, corner: Floats) -> Floats | None:
        """A whole solution (n) near an LP's solution (n), as deep inside the corner (k) as was found; None if none is.

        Deterministic; ties go to the first tried.
        """
        first = np.asarray(self.explorer.encode(solution))
        second = np.asarray(self.explorer.encode(solution - 0.999 * self.explorer.decode(first)))
        torn = np.flatnonzero(first != second)
        if torn.size <= ALL_WAYS:
            tries = _all_ways(first, second, torn)
            depths = self._depths(tries, corner)
            best = int(np.argmax(depths))
            return self.explorer.decode(tries[best]) if np.isfinite(depths[best]) else None
        return self._by_swaps(first, second, torn, corner)

    def _by_swaps(self, choice: Integers, other: Integers, torn: Integers, corner: Floats) -> Floats | None:
        """Settle many torn lines by the best swap of one of them at a time, while it goes deeper."""
        alternatives = np.stack([choice, other])
        taken = np.zeros(len(choice), dtype=np.int64)
        depth = self._depths(choice[None, :], corner)[0]
        for _ in range(SWAPS):
            tries = np.repeat(taken[None, :], torn.size, axis=0)
            tries[np.arange(torn.size), torn] ^= 1
            choices = np.where(tries == 0, alternatives[0], alternatives[1])
            depths = self._depths(choices, corner)
            best = int(np.argmax(depths))
            if not depths[best] > depth:
                break
            depth, taken = depths[best], tries[best]
        settled = np.where(taken == 0, alternatives[0], alternatives[1])
        return self.explorer.decode(settled) if np.isfinite(depth) else None

    def _depths(self, choices: Integers, corner: Floats) -> Floats:
        """How deep each choice lies inside the corner (in spans), plus a little for what it gains on average.

        Minus infinity for a choice that breaks a row.
        """
        values = np.asarray(self.explorer.values(choices)) * self.space.sign
        limited = np.isfinite(corner)
        room = (np.where(limited, corner, self.space.floor + self.space.span) - values) / self.space.span
        least = np.where(limited, room, np.inf).min(axis=1)
        kept = np.asarray(self.explorer.feasible(choices), dtype=bool)
        return np.where(kept, least + 1e-3 * room.mean(axis=1), -np.inf)


def _all_ways(first: Integers, second: Integers, torn: Integers) -> Integers:
    """Every choice that takes the first or the second alternative in each torn line (2^t x L); `first` comes first."""
    ways = (np.arange(2**torn.size)[:, None] >> np.arange(torn.size)) & 1
    choices = np.repeat(first[None, :], len(ways), axis=0)
    choices[:, torn] = np.where(ways == 0, first[torn], second[torn])
    return choices
