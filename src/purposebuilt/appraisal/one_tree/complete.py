"""From a programme to its frontier by one tree, and back: what can go, half-spaces, search, points computed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.clock import Progress, untold
from purposebuilt.appraisal.one_tree.candidates import Candidates, candidates_of
from purposebuilt.appraisal.one_tree.half_spaces import HalfSpaces, Payoff, half_spaces, payoff
from purposebuilt.appraisal.one_tree.search import Searched, Until, searched
from purposebuilt.appraisal.space import Space, with_ranges
from purposebuilt.appraisal.structure.implied import implied_whole
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.engines.tree.compiled import LEAST_OBJECTIVES, MOST_OBJECTIVES, Choices, unbeaten
from purposebuilt.programme import Booleans, Floats, Integers, Programme

MOST_CANDIDATES = 1_200
"""A programme with more candidates than this is left to the search by zones."""

_BLOCK = 256


@dataclass(frozen=True, eq=False)
class Found:
    """The frontier that a tree found: turned points (N x k), solutions (N x n), the space that they are measured in.

    `bound` (k) is as in :class:`~purposebuilt.appraisal.frontier.Frontier`. `relaxed_solves` counts LPs.
    """

    space: Space
    points: Floats
    solutions: Floats
    complete: bool
    bound: Floats
    relaxed_solves: int
    nodes: int


def by_one_tree(
    programme: Programme,
    space: Space,
    seeds: Sequence[Floats],
    until: Until,
    workers: int = 1,
    progress: Progress = untold,
) -> Found | None:
    """The frontier of a programme that is whole, bounded and not too large; None where it is not such a programme.

    None also where a relaxation gives no answer (an impossible programme is left to those who can say so). Columns
    that are whole without being told so count as whole.
    """
    if not LEAST_OBJECTIVES <= len(space.sign) <= MOST_OBJECTIVES:
        return None
    made = candidates_of(programme, implied_whole(programme), MOST_CANDIDATES)
    if made is None:
        return None
    engine = Highs(programme, relaxed=True)
    try:
        scaled = payoff(engine, space.costs, Limits(seconds=until.clock.left))
        proven = None if scaled is None else half_spaces(engine, made, space.costs, scaled, until.clock)
    finally:
        engine.close()
    if scaled is None or proven is None:
        return None
    space = with_ranges(space, np.stack([scaled.least, scaled.least + scaled.ranges]) + space.offset)
    choices = choices_of(made, space, scaled, proven)
    offered = _offers(made, space, scaled, seeds)
    result = searched(choices, offered, until, workers, progress)
    return _found(made, space, scaled, result, len(proven.weights) + len(space.sign))


def choices_of(made: Candidates, space: Space, scaled: Payoff, proven: HalfSpaces) -> Choices:
    """The arrays of the compiled tree, in units of each objective's range above its least."""
    cost = made.spread(space.costs / scaled.ranges[:, None]).T
    cost[made.first[0] : made.first[1]] -= scaled.least / scaled.ranges
    entries = made.entries()
    groups = made.first[:-1]
    return Choices(
        first=made.first,
        follows=following(made, cost, entries),
        cost=cost,
        entry_first=entries.indptr.astype(np.int64),
        entry_row=entries.indices.astype(np.int64),
        entry_value=entries.data,
        lower=made.programme.row_lower[made.rows],
        upper=made.programme.row_upper[made.rows],
        weight=proven.weights,
        constant=proven.constant,
        reduced=made.spread(proven.reduced),
        step=space.step / scaled.ranges,
        top=np.maximum.reduceat(cost, groups, axis=0).sum(axis=0) + 1e-6,
    )


def following(made: Candidates, cost: Floats, entries: sparse.csr_array) -> Integers:
    """For each group the candidate to prefer once all others are settled, -1 where the group must be branched on.

    A group of two whose one candidate is no worse in any objective, and which shares no row with another such group,
    is best settled last: whatever the others are, it takes that candidate if its rows allow it. Safe for the frontier.
    """
    follows = np.full(len(made.first) - 1, -1, dtype=np.int64)
    claimed = np.zeros(entries.shape[1], dtype=bool)
    for group in np.flatnonzero(np.diff(made.first) == 2):
        one, two = cost[made.first[group]], cost[made.first[group] + 1]
        preferred = 0 if np.all(one <= two) else 1 if np.all(two <= one) else -1
        start, end = entries.indptr[made.first[group]], entries.indptr[made.first[group] + 2]
        rows = entries.indices[start:end]
        if preferred >= 0 and not claimed[rows].any():
            follows[group] = preferred
            claimed[rows] = True
    return follows


def _offers(made: Candidates, space: Space, scaled: Payoff, seeds: Sequence[Floats]) -> list[tuple[Floats, Integers]]:
    """Solutions that keep every row, as scaled points with what they take."""
    offers = []
    for seed in seeds:
        taken = made.taken(seed)
        if taken is None:
            continue
        solution = made.solutions(taken[None, :])
        if _kept(made.programme, solution)[0]:
            offers.append(((space.costs @ solution[0] - scaled.least) / scaled.ranges, taken))
    return offers


def _found(made: Candidates, space: Space, scaled: Payoff, result: Searched, relaxed: int) -> Found:
    """Every point computed again from its solution; those that another betters are left out."""
    first = np.flatnonzero(unbeaten(result.points)) if len(result.points) else np.zeros(0, dtype=np.int64)
    solutions = made.solutions(result.taken[first])
    kept = _kept(made.programme, solutions)
    if not kept.all():
        raise AssertionError("the tree listed a solution that breaks a row")
    points = _values(space, solutions)
    order = np.lexsort(points.T[::-1]) if len(points) else np.zeros(0, dtype=np.int64)
    order = order[unbeaten(points[order])]
    points, solutions = points[order], solutions[order]
    bound = np.where(result.complete, space.margin, np.maximum(result.gap * scaled.ranges, space.margin))
    return Found(with_ranges(space, points), points, solutions, result.complete, bound, relaxed, result.nodes)


def _kept(programme: Programme, solutions: Floats) -> Booleans:
    """Which solutions (N x n) keep every row, to the tolerance of :meth:`Programme.broken`."""
    below = 1e-6 * np.maximum(1.0, np.abs(np.where(np.isfinite(programme.row_lower), programme.row_lower, 0.0)))
    above = 1e-6 * np.maximum(1.0, np.abs(np.where(np.isfinite(programme.row_upper), programme.row_upper, 0.0)))
    kept = np.ones(len(solutions), dtype=bool)
    for start in range(0, len(solutions), _BLOCK):
        activity = programme.matrix @ solutions[start : start + _BLOCK].T
        good = (activity >= (programme.row_lower - below)[:, None]) & (
            activity <= (programme.row_upper + above)[:, None]
        )
        kept[start : start + _BLOCK] = good.all(axis=0)
    return kept


def _values(space: Space, solutions: Floats) -> Floats:
    """The turned values (N x k) of solutions, summed in the same order on every machine."""
    values = np.zeros((len(solutions), len(space.sign)))
    for at, costs in enumerate(space.costs):
        for start in range(0, len(solutions), _BLOCK):
            values[start : start + _BLOCK, at] = (solutions[start : start + _BLOCK] * costs).sum(axis=1)
    return space.on_grain(values + space.offset)
