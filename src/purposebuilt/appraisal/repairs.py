"""The least that must give so that the rest can be kept; each one verified by a solve."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.seeds import gathered
from purposebuilt.programme import Programme


@dataclass(frozen=True, slots=True)
class Repairs:
    """`repairs`: sets of requirement names, fewest first, then by name.

    With such a set given up, a solution was found that keeps all the rest; with less given up there is none.

    `complete` says that there are no others. `impossible_alone` is True where nothing that could be given up helps.
    """

    repairs: tuple[frozenset[str], ...]
    complete: bool
    impossible_alone: bool = False
    solves: int = 0
    seconds: float = 0.0


def repairs(programme: Programme, limit: int | None = None, time_limit: float | None = None) -> Repairs:
    """Every smallest repair of a programme, at most `limit` of them (those that give up fewest), within `time_limit` s.

    One empty repair, and complete, where everything can be kept together.
    """
    clock = Clock(time_limit)
    found, state, solves = gathered(programme, "repair", limit, clock)
    return Repairs(found, state != "stopped", state == "impossible alone", solves, clock.seconds)
