"""Domain knowledge that replaces solves by arithmetic: which alternatives each line has and what they are worth."""

from __future__ import annotations

from typing import Protocol

from numpy.typing import ArrayLike

from purposebuilt.programme import Booleans, Floats, Integers


class Explorer(Protocol):
    """A programme seen as one choice for each of L lines. Choices are arrays of L whole numbers, `0 <= c < counts`."""

    @property
    def counts(self) -> Integers:
        """How many alternatives each line has (L)."""

    def encode(self, solution: Floats) -> Integers:
        """The choice (L) nearest to a solution (n), which need not be whole."""

    def decode(self, choice: Integers) -> Floats:
        """The solution (n) of a choice (L), every column completed."""

    def values(self, choices: ArrayLike) -> Floats:
        """The objectives' values (N x k, in the senses given) of choices (N x L)."""

    def feasible(self, choices: ArrayLike) -> Booleans:
        """Which choices (N x L) keep every row (N)."""
