"""A further way of parting a room, such as by camps, told beside what the room's shared ground tells already."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from purposebuilt.participation.small_numbers.counts import Counts
from purposebuilt.participation.small_numbers.parts import PARTS, Part, Parts, ends, safe
from purposebuilt.participation.small_numbers.result import ReleasedEstimate, ReleasedStatement
from purposebuilt.participation.small_numbers.shown import Shown


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows of a statement under one voice, every band read as counts of people.

    Of `people` who answered, `agree` and `disagree` bound how many do; `families` are the ways of parting them in
    which anything is told, and `types` and `places` the shares of each.
    """

    people: int
    agree: tuple[int, int]
    disagree: tuple[int, int]
    families: tuple[Parts, ...]
    types: tuple[Shown, ...]
    places: tuple[Shown, ...]

    @staticmethod
    def of(told: ReleasedStatement, counts: Counts, minimum: int) -> Known:
        """What that statement tells, of a room with these counts."""
        at = counts.column[told.key]
        people = sum(counts.whole(at))
        agree = counts_of(told.system.agree, people)
        disagree = counts_of(told.system.disagree, people, upper=True)
        kinds = ((told.by_type, counts.types), (told.by_place, counts.places), (told.by_body, counts.bodies))
        keys = (tuple(told.by_type), tuple(told.by_place), tuple(counts.members[0]))
        families = (
            _family(groups, dict(zip(names, held[:, :, at].sum(axis=0).tolist(), strict=True)), people, minimum)
            for (groups, held), names in zip(kinds, keys, strict=True)
        )
        known = tuple(one for one in families if one is not None)
        types, places = (tuple(one.agree for one in each.values()) for each in (told.by_type, told.by_place))
        return Known(people, (agree[0], min(agree[1], people - disagree[0])), disagree, known, types, places)

    def bounds(self) -> tuple[int, int]:
        """The fewest and the most people who agree, by all that is told."""
        return (
            max([self.agree[0], *(one.low for one in self.families)]),
            min([self.agree[1], *(one.high for one in self.families)]),
        )

    def fits(self, family: Parts) -> bool:
        """Whether a further way of parting the same people may be told beside all that is known."""
        return safe(*self.agree, (*self.families, family))

    def beside(self, family: Parts) -> Known:
        """The same with that family told."""
        return replace(self, families=(*self.families, family))


def parted(told: Sequence[Shown], people: Sequence[int], everybody: int, minimum: int) -> Parts:
    """The bounds for groups of so many people each; of everybody else who answered everything is possible."""
    parts = [Part.of(one, number) for one, number in zip(told, people, strict=True)]
    return Parts.of([*parts, Part(0, everybody - sum(people), few=True)], minimum)


def fits_all(family: Parts, known: Iterable[Known]) -> bool:
    """Whether a further way of parting may be told whichever voice an export is made by."""
    return all(one.fits(family) for one in known)


def _family(
    groups: Mapping[str, ReleasedEstimate], people: Mapping[str, int], everybody: int, minimum: int
) -> Parts | None:
    if not any(one.agree.told for one in groups.values()):
        return None
    told = {key: one.agree for key, one in groups.items() if one.agree.told}
    return parted(list(told.values()), [people[key] for key in told], everybody, minimum)


def counts_of(shown: Shown, people: int, *, upper: bool = False) -> tuple[int, int]:
    """The fewest and the most people a share stands for; `upper` where the upper edge of a band belongs to it."""
    if shown.low is None or shown.high is None:
        return 0, people
    if not upper:
        return ends(shown.low, shown.high, people)
    low, high = (Fraction(round(edge * PARTS), PARTS) * people for edge in (shown.low, shown.high))
    return math.floor(low) + 1 if low else 0, math.floor(high)
