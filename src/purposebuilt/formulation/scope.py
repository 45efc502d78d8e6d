"""What a measure is computed over: all lines, or those that a criterion narrows it to."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design import Criterion
from purposebuilt.formulation.configuration import Line
from purposebuilt.formulation.reading import Reading


@dataclass(frozen=True, slots=True)
class Scope:
    """Functions (empty: all) and an area (empty: all); and the criterion and purpose on whose behalf it is asked."""

    functions: frozenset[str] = frozenset()
    place: str = ""
    criterion: str = ""
    purpose: str = ""

    def names(self, function: str) -> bool:
        """Whether a function is in the scope."""
        return not self.functions or function in self.functions

    def covers(self, reading: Reading, place: str) -> bool:
        """Whether a place is in the scope's area."""
        return not self.place or reading.geography.inside(place, self.place)

    def lines(self, reading: Reading) -> tuple[Line, ...]:
        """The lines in the scope, in their order."""
        return tuple(line for line in reading.lines if self.names(line.function) and self.covers(reading, line.place))


ALL = Scope()
"""Every line."""


def scope_of(criterion: Criterion) -> Scope:
    """The scope that a criterion narrows its measure to."""
    return Scope(frozenset(criterion.functions), criterion.place, criterion.key, criterion.purpose)
