"""Every smallest conflict and every smallest repair, from a map of the sets of requirements not yet looked at.

MARCO (Liffiton, Previti, Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration", Constraints 21): take the
largest set not yet looked at; if it is possible, what it leaves out is a smallest repair; if it is not, shrink it
to a smallest conflict (QuickXplain, Junker 2004). Either way the map forgets every set that this answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import numpy as np

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.oracle import Oracle
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme

Set: TypeAlias = frozenset[int]
Found: TypeAlias = tuple[Literal["conflict", "repair"], Set]
State: TypeAlias = Literal["complete", "stopped", "impossible alone"]


class OutOfTime(Exception):  # noqa: N818 - it is no error
    """Time ran out before the enumeration was complete; what was found before is right."""


def explored(oracle: Oracle, count: int) -> Iterator[Found]:
    """Each smallest conflict and each smallest repair among `count` requirements, once, until there are no more.

    Raises OutOfTime where the time ran out first.
    """
    everything = frozenset(range(count))
    conflicts: list[Set] = []
    repairs: list[Set] = []
    while (seed := _largest_unseen(count, conflicts, repairs, oracle.clock)) is not None:
        if _sure(oracle, seed):
            repairs.append(everything - seed)
            yield "repair", everything - seed
        else:
            conflict = shrunk(oracle, oracle.core_within(seed))
            conflicts.append(conflict)
            yield "conflict", conflict


def gathered(
    programme: Programme, wanted: Literal["conflict", "repair"], limit: int | None, clock: Clock
) -> tuple[tuple[frozenset[str], ...], State, int]:
    """The conflicts or the repairs by name, fewest first; whether that is all of them; how many solves it took."""
    oracle = Oracle(programme, clock)
    found: list[frozenset[str]] = []
    state: State = "complete"
    try:
        for kind, members in explored(oracle, len(programme.requirements)):
            if kind == "conflict" and not members:
                return (), "impossible alone", oracle.solves
            if kind == wanted:
                found.append(frozenset(programme.requirements[at] for at in members))
            if limit is not None and len(found) >= limit:
                state = "stopped"
                break
    except OutOfTime:
        state = "stopped"
    finally:
        oracle.close()
    return tuple(sorted(found, key=lambda names: (len(names), sorted(names)))), state, oracle.solves


def shrunk(oracle: Oracle, core: Set) -> Set:
    """A part of an impossible set that is impossible while each smaller part of it is possible (QuickXplain)."""
    if not _sure(oracle, frozenset()):
        return frozenset()
    return frozenset(_needed(oracle, frozenset(), sorted(core), changed=False))


def _needed(oracle: Oracle, background: Set, candidates: Sequence[int], *, changed: bool) -> list[int]:
    """The candidates needed for a smallest conflict together with a background (Junker 2004, algorithm QX)."""
    if changed and not _sure(oracle, background):
        return []
    if len(candidates) == 1:
        return list(candidates)
    half = len(candidates) // 2
    first, second = candidates[:half], candidates[half:]
    later = _needed(oracle, background | set(first), second, changed=bool(first))
    earlier = _needed(oracle, background | set(later), first, changed=bool(later))
    return [*earlier, *later]


def _sure(oracle: Oracle, wanted: Set) -> bool:
    possible = oracle.possible(wanted)
    if possible is None:
        raise OutOfTime
    return possible


def _largest_unseen(count: int, conflicts: list[Set], repairs: list[Set], clock: Clock) -> Set | None:
    """A largest set that holds no known conflict and something of every known repair; None where there is none."""
    if not conflicts and not repairs:
        return frozenset(range(count))
    rows = [*conflicts, *repairs]
    matrix = np.zeros((len(rows), count))
    for at, row in enumerate(rows):
        matrix[at, sorted(row)] = 1.0
    lower, upper = _map_bounds(conflicts, repairs)
    programme = Programme.from_arrays(np.zeros(count), "min", matrix, lower, upper, 0.0, 1.0, True)
    engine = Highs(programme)
    engine.costs(-np.ones(count))
    answer = engine.solve(Limits(absolute_gap=0.999, seconds=clock.left))
    engine.close()
    if answer.state == "impossible":
        return None
    if answer.state != "solved" or answer.values is None:
        raise OutOfTime
    return frozenset(int(at) for at in np.flatnonzero(answer.values > 0.5))


def _map_bounds(conflicts: list[Set], repairs: list[Set]) -> tuple[Floats, Floats]:
    lower = np.array([*(-np.inf for _ in conflicts), *(1.0 for _ in repairs)])
    upper = np.array([*(len(one) - 1.0 for one in conflicts), *(np.inf for _ in repairs)])
    return lower, upper
