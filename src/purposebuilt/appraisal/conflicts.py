"""The smallest sets of requirements that cannot all be kept."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.seeds import gathered
from purposebuilt.programme import Programme


@dataclass(frozen=True, slots=True)
class Conflicts:
    """`conflicts`: sets of requirement names, fewest first, then by name; each would be possible without any one of it.

    `complete` says that there are no others. `impossible_alone` is True where the rows that stand for no requirement
    already cannot all be kept: then nothing that partners give up would help, and there are no conflicts to name.
    """

    conflicts: tuple[frozenset[str], ...]
    complete: bool
    impossible_alone: bool = False
    solves: int = 0
    seconds: float = 0.0


def conflicts(programme: Programme, limit: int | None = None, time_limit: float | None = None) -> Conflicts:
    """Every smallest conflict among a programme's requirements, at most `limit` of them, within `time_limit` seconds.

    Empty and complete where everything can be kept together. Rows of no requirement are never given up.
    """
    clock = Clock(time_limit)
    found, state, solves = gathered(programme, "conflict", limit, clock)
    return Conflicts(found, state != "stopped", state == "impossible alone", solves, clock.seconds)
