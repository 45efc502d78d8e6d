"""A released statement in plain words, made of what may be told and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.ground.sorting import MEANING, MEANING_ALONE
from purposebuilt.participation.small_numbers.result import (
    ReleasedEstimate,
    ReleasedGap,
    ReleasedLeast,
    ReleasedStatement,
)
from purposebuilt.participation.small_numbers.shown import Shown

_VOICED = {Voice.ORGANISATION: "organisations", Voice.PERSON: "people", Voice.WEIGHT: "weighted voices"}


def sentence_named(one: ReleasedStatement, voice: Voice, names: Mapping[str, str], organisations: bool) -> str:
    """What may be told of a statement, with names by key; where there are no organisations, none is spoken of."""
    if not one.system.agree.told:
        return one.system.agree.reason
    least, gap = one.least_content, _gap_of(one)
    said = _shares(one.system, voice if organisations else Voice.PERSON)
    if 0 < len(least.types) <= ALIKE and least.estimate is not None:
        said += (
            f" Least content: {_listed(_named(least.types, names))}, where {in_hundred(least.estimate.agree)} agree."
        )
    if gap is not None and gap.told and gap.lowest != gap.highest:
        said += f" Most agree: {_listed(_named(gap.highest, names))}."
        said += f" Fewest agree: {_listed(_named(gap.lowest, names))}."
    return said + (MEANING if organisations else MEANING_ALONE)[one.sort]


ALIKE = 3
"""Where more kinds of partner than these stand alike, nobody in particular is least content."""


def _gap_of(one: ReleasedStatement) -> ReleasedGap | None:
    return {Sort.TYPES: one.between_types, Sort.PLACES: one.between_places}.get(one.sort)


def _named(keys: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(key, key) for key in keys)


def _shares(system: ReleasedEstimate, voice: Voice) -> str:
    return (
        f"Of 100 {_VOICED[voice]}, {in_hundred(system.agree)} agree (likely {in_hundred(system.likely)}), "
        f"{in_hundred(system.passing)} pass and {in_hundred(system.disagree)} disagree."
    )


def sentence(sort: Sort, system: ReleasedEstimate, least: ReleasedLeast, gap: ReleasedGap | None, voice: Voice) -> str:
    """What may be told of a statement, in whole sentences."""
    if not system.agree.told:
        return system.agree.reason
    said = _shares(system, voice)
    if least.types and least.estimate is not None:
        said += f" Least content: {_listed(least.types)}, where {in_hundred(least.estimate.agree)} agree."
    if gap is not None and gap.told and gap.lowest != gap.highest:
        said += f" Most agree: {_listed(gap.highest)}. Fewest agree: {_listed(gap.lowest)}."
    return said + MEANING[sort]


def in_hundred(shown: Shown) -> str:
    """A band of shares as so many of a hundred: ``60 to 70``, ``fewer than 10``, ``more than 90``."""
    if shown.low is None or shown.high is None:
        return "a number that is withheld"
    low, high = f"{100 * shown.low:.0f}", f"{100 * shown.high:.0f}"
    if shown.low <= 0:
        return f"fewer than {high}" if shown.high < 1 else "any number"
    return f"more than {low}" if shown.high >= 1 else f"{low} to {high}"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
