"""The options put to the partners: today's arrangement, and the few frontier points that are worth arguing about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.picks import Pick, favourites, standard_picks
from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.regret import partner_losses
from purposebuilt.appraisal.results import Option
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Candidate, Configuration

LIMIT = 12
"""How many options there may be beside today's arrangement: as many as a room can hold in mind, and the fair ones."""


@dataclass(frozen=True, eq=False)
class Table:
    """What the shortlist is made from: the design, what the frontier spans, who speaks, and what is fair."""

    design: Design
    spread: Spread
    voices: tuple[Voice, ...]
    groups: tuple[Voice, ...]
    fair: tuple[Pick, ...] = ()


def shortlist(
    table: Table, configuration: Callable[[int], Configuration], wanted: str = "", limit: int = LIMIT
) -> list[Pick]:
    """The picks, one for each different configuration, reasons joined; group favourites join while there is room.

    Where there is not room for every group, those go first that lose most under all that is listed already.
    `configuration` gives that of a frontier row. `wanted` is the key of an option that is listed in any case.
    """
    seats: dict[Configuration, list[Pick]] = {}
    for pick in standard_picks(table.spread, table.design, table.fair):
        _seat(seats, configuration(pick.row), pick, limit)
    waiting = list(favourites(table.spread, table.groups))
    while waiting:
        waiting.sort(key=lambda pick: (pick.key != wanted, -_unheard(table, seats, pick), pick.key))
        pick = waiting.pop(0)
        _seat(seats, configuration(pick.row), pick, limit + 1 if pick.key == wanted else limit)
    return [_merged(picks) for picks in seats.values()]


def _seat(seats: dict[Configuration, list[Pick]], where: Configuration, pick: Pick, limit: int) -> None:
    if where in seats or len(seats) < limit:
        seats.setdefault(where, []).append(pick)


def _unheard(table: Table, seats: Mapping[Configuration, Sequence[Pick]], pick: Pick) -> float:
    """The loss of a group under the listed design that suits it best."""
    voice = next(each for each in table.groups if roles.favourite_key(each) == pick.key)
    losses = table.spread.losses()
    here = np.array([losses[picks[0].row] for picks in seats.values()])
    return round(float(partner_losses(losses, (voice,), here).min()), 9)


def _merged(picks: Sequence[Pick]) -> Pick:
    """One pick with every reason: the first in full, then each other under its name, favourites together."""
    first, *others = picks
    reasons = [first.reason]
    reasons += [f"{pick.name}: {pick.reason[:1].lower()}{pick.reason[1:]}" for pick in others if not pick.voice]
    fond = [pick.voice for pick in others if pick.voice]
    if fond:
        reasons.append(f"Favourite, by the weights that they gave, of: {listed(fond)}.")
    return replace(first, reason=" ".join(reasons), also=tuple(pick.key for pick in others))


def option(pick: Pick, scores: Mapping[str, float], assignments: Mapping[str, Candidate]) -> Option:
    """A pick with its scores and assignments."""
    return Option(pick.key, pick.name, pick.reason, dict(scores), dict(assignments), (), pick.also)


def find(options: Iterable[Option], key: str) -> Option | None:
    """The option that is listed under a key, by its own name or for another of its reasons."""
    return next((each for each in options if key == each.key or key in each.also), None)
