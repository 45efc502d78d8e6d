"""The smallest sets of requirements that cannot all be kept."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.gathering import Engine, Tell, Wish, gathered
from purposebuilt.programme import Programme


@dataclass(frozen=True, slots=True)
class Conflicts:
    """`conflicts`: sets of requirement names, fewest first, then by name; each would be possible without any one of it.

    That each is impossible a solver showed; that it is possible without any one member, a solution that was checked.
    `complete` says that there are no others. `impossible_alone` is True where the rows that stand for no requirement
    already cannot all be kept: then nothing that partners give up would help, and there are no conflicts to name.
    """

    conflicts: tuple[frozenset[str], ...]
    complete: bool
    impossible_alone: bool = False
    solves: int = 0
    seconds: float = 0.0


def conflicts(
    programme: Programme,
    limit: int | None = None,
    time_limit: float | None = None,
    *,
    smallest_first: bool = False,
    tell: Tell | None = None,
    engine: Engine | None = None,
) -> Conflicts:
    """Every smallest conflict among a programme's requirements, at most `limit` of them, within `time_limit` seconds.

    Empty and complete where everything can be kept together. Rows of no requirement are never given up. With
    `smallest_first` those of a limit are the ones with fewest members; without it the first ones found, which is
    quicker. `tell` is called with each conflict as soon as it is known. `engine` (clauses or rows) is chosen by what
    the programme is where None.
    """
    clock = Clock(time_limit)
    wish = Wish("conflict", limit, ordered=smallest_first, tell=tell, engine=engine)
    found = gathered(programme, wish, clock)
    ordered = tuple(sorted(found.found, key=lambda names: (len(names), sorted(names))))
    alone = found.state == "impossible alone"
    return Conflicts(ordered, found.state != "stopped", alone, found.solves, clock.seconds)
