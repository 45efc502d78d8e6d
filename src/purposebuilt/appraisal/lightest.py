"""Smallest repairs in order of their weight, lightest first, and smallest conflicts in order of their size.

Implicit hitting sets (Moreno-Centeno and Karp 2013, Operations Research 61(2), pages 453-468; for conflicts Ignatiev,
Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal hitting set dualization"): whatever
mends must hold something of every conflict, so the lightest set that does so for all conflicts known is either a
repair, then none is lighter, or shows another conflict. And the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.oracle import Mask, Oracle, OutOfTime, all_of, mask_of, positions
from purposebuilt.appraisal.seeds import Found
from purposebuilt.appraisal.shrinking import Known, shrunk
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme


def repairs_by_weight(oracle: Oracle, weights: Floats, clock: Clock) -> Iterator[Found]:
    """Each smallest repair once, lightest first, by the weights (one above nothing for each requirement).

    Conflicts found on the way are told too. Where nothing is possible whatever is given up, the one conflict has no
    members and nothing follows. Raises OutOfTime.
    """
    everything, known = all_of(len(weights)), Known()
    conflicts: list[Mask] = []
    repairs: list[Mask] = []
    while (hitting := lightest_hitting(conflicts, repairs, weights, clock)) is not None:
        fresh = list(_conflicts_beyond(oracle, everything, hitting, weights, known))
        for conflict in fresh:
            yield Found("conflict", conflict)
        if fresh and not fresh[-1]:
            return
        conflicts.extend(fresh)
        if not fresh:
            repairs.append(hitting)
            yield Found("repair", hitting)


def _conflicts_beyond(oracle: Oracle, everything: Mask, hitting: Mask, weights: Floats, known: Known) -> Iterator[Mask]:
    """Conflicts of the rest, each time without the lightest member of the last, until what is left is possible."""
    while not (verdict := oracle.asked(everything & ~hitting)).possible:
        conflict = shrunk(oracle, verdict.members, known)
        yield conflict
        if not conflict:
            return
        hitting |= 1 << min(positions(conflict), key=lambda at: (weights[at], at))
    known.add(verdict.members)


def conflicts_by_size(oracle: Oracle, count: int, clock: Clock) -> Iterator[Found]:
    """Each smallest conflict among `count` requirements once, fewest members first, with repairs found on the way."""
    everything, ones = all_of(count), np.ones(count)
    conflicts: list[Mask] = []
    repairs: list[Mask] = []
    while (hitting := lightest_hitting(repairs, conflicts, ones, clock)) is not None:
        verdict = oracle.asked(hitting)
        if not verdict.possible:
            conflicts.append(hitting)
            yield Found("conflict", hitting)
            continue
        repairs.append(everything & ~_widened(oracle, everything, verdict.members))
        yield Found("repair", repairs[-1])


def _widened(oracle: Oracle, everything: Mask, kept: Mask) -> Mask:
    """A possible set to which nothing can be added."""
    for at in positions(everything & ~kept):
        if not kept >> at & 1 and (verdict := oracle.asked(kept | 1 << at)).possible:
            kept = verdict.members
    return kept


def lightest_hitting(to_hit: Sequence[Mask], to_avoid: Sequence[Mask], weights: Floats, clock: Clock) -> Mask | None:
    """The lightest set that holds something of each set to hit and not the whole of any to avoid; None where none does.

    Raises OutOfTime.
    """
    if not to_hit and not to_avoid:
        return 0
    members = [positions(one) for one in (*to_hit, *to_avoid)]
    starts = np.cumsum([0, *(len(one) for one in members)])
    columns = np.array([at for one in members for at in one], dtype=np.int64)
    matrix = sparse.csr_array((np.ones(columns.size), columns, starts), shape=(len(members), weights.size))
    lower = np.array([*(1.0 for _ in to_hit), *(-np.inf for _ in to_avoid)])
    upper = np.array([*(np.inf for _ in to_hit), *(one.bit_count() - 1.0 for one in to_avoid)])
    engine = Highs(Programme.from_arrays(weights, "min", matrix, lower, upper, 0.0, 1.0, True))
    engine.costs(weights)
    gap = 0.999 if (weights == np.rint(weights)).all() else 1e-9
    answer = engine.solve(Limits(absolute_gap=gap, seconds=clock.left))
    engine.close()
    if answer.state == "impossible":
        return None
    if answer.state != "solved" or answer.values is None:
        raise OutOfTime
    return mask_of(int(at) for at in np.flatnonzero(answer.values > 0.5))
