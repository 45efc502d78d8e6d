"""Which sets of requirements can be kept together: the question that conflicts and repairs are found by asking.

A set of requirements is a whole number whose bit `i` stands for requirement `i` (a *mask*): sets by the thousand are
compared quickly so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

from purposebuilt.programme import FREE, Booleans, Floats, Programme

Mask: TypeAlias = int


class Verdict(NamedTuple):
    """`possible` with all `members` that a checked solution keeps, or not, with the `members` that suffice to clash."""

    possible: bool
    members: Mask


class OutOfTime(Exception):  # noqa: N818 - it is no error
    """Time ran out before an answer; what was found before is right."""


class Oracle(Protocol):
    """Answers questions about sets of requirements.

    `solves` counts what was asked of a solver.
    """

    solves: int

    def asked(self, wanted: Mask) -> Verdict:
        """Whether everything wanted can be kept together, and every row of no requirement with it.

        Where it can, the verdict's members hold `wanted`; where not, they are part of it. Raises OutOfTime.
        """

    def close(self) -> None:
        """Let go of the solver's memory."""


class Keeping:
    """Says in plain arithmetic which requirements a solution keeps: no solver's word is taken."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._count = len(programme.requirements)
        finite_low = np.where(np.isfinite(programme.row_lower), programme.row_lower, 0.0)
        finite_high = np.where(np.isfinite(programme.row_upper), programme.row_upper, 0.0)
        self._low = programme.row_lower - 1e-6 * np.maximum(1.0, np.abs(finite_low))
        self._high = programme.row_upper + 1e-6 * np.maximum(1.0, np.abs(finite_high))

    def kept_by(self, solution: Floats) -> Mask | None:
        """Every requirement that a solution keeps; None where it breaks a row that stands for no requirement."""
        activity = self._programme.matrix @ solution
        broken = self._programme.requirement_of_row[(activity < self._low) | (activity > self._high)]
        kept: Booleans = np.ones(self._count, dtype=np.bool_)
        if broken.size:
            if broken.min() == FREE:
                return None
            kept[broken] = False
        return mask_of_flags(kept)


def mask_of_flags(flags: Booleans) -> Mask:
    """The mask of the positions whose flag is set."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def mask_of(positions: Iterable[int]) -> Mask:
    """The mask of some positions."""
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask


def positions(mask: Mask) -> list[int]:
    """The positions in a mask, smallest first."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


def all_of(count: int) -> Mask:
    """The mask of `count` positions."""
    return (1 << count) - 1
