"""From a set that cannot be kept to a part of it that cannot, while each smaller part of that can.

Deletion with refinement by the solver's core, in steps that double while nothing needed is met (Marques-Silva, Janota
and Belov 2013, "Minimal sets over monotone predicates in Boolean formulae", algorithm Progression), and a memory of
possible sets: a member without which the rest lies inside a set known to be possible is needed, and nobody has to be
asked (the same thought as model rotation, Belov and Marques-Silva 2011).
"""

from __future__ import annotations

from purposebuilt.appraisal.oracle import Mask, Oracle, mask_of, positions

_REMEMBERED = 1500
"""So many sets known to be possible are at hand, the latest: looking through more would cost more than it saves."""


class Known:
    """Sets that a checked solution was found to keep."""

    def __init__(self) -> None:
        self._kept: dict[Mask, None] = {}

    def add(self, kept: Mask) -> None:
        """One more set that can be kept."""
        self._kept.pop(kept, None)
        self._kept[kept] = None
        if len(self._kept) > _REMEMBERED:
            del self._kept[next(iter(self._kept))]

    def needed(self, core: Mask) -> Mask:
        """The members of an impossible set without which it is known to be possible."""
        needed = 0
        for kept in self._kept:
            beyond = core & ~kept
            if not beyond & (beyond - 1):
                needed |= beyond
        return needed


def shrunk(oracle: Oracle, core: Mask, known: Known) -> Mask:
    """A part of an impossible set that is impossible while each smaller part of it was shown possible by a solution.

    Empty where the rows of no requirement clash by themselves. Raises OutOfTime.
    """
    needed, step = known.needed(core), 1
    while doubtful := core & ~needed:
        dropped = mask_of(positions(doubtful)[-step:])
        verdict = oracle.asked(core ^ dropped)
        if not verdict.possible:
            core, step = verdict.members, 2 * step
            needed = known.needed(core)
            continue
        known.add(verdict.members)
        beyond = core & ~verdict.members
        if not beyond & (beyond - 1):
            needed |= beyond
        step = 1
    return core
