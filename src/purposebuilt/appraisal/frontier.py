"""The frontier of a programme: every compromise that none betters, or as many as time allows with a proven bound.

Two anytime methods with one currency. Points are listed; the zones where an unlisted point could be are kept. A whole
programme of up to a few thousand candidates is searched by one compiled tree (`one_tree`), to its end. All others are
searched zone by zone, the one with the largest proven gap next, until every zone is shut, or no gap is above the
coverage asked for, or time is out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.clock import Clock, Progress, untold
from purposebuilt.appraisal.completing import complete
from purposebuilt.appraisal.covering import cover
from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.filling import Filler
from purposebuilt.appraisal.one_tree.complete import Found, by_one_tree
from purposebuilt.appraisal.one_tree.search import Until
from purposebuilt.appraisal.search import Search
from purposebuilt.appraisal.space import space_of
from purposebuilt.programme import Floats, Programme


@dataclass(frozen=True, eq=False)
class Frontier:
    """The points found and what is proven about those not found.

    `points` (N x k, in the senses given, none betters another) and `solutions` (N x n). `complete` says that every
    possible point is matched or bettered by a listed one to the resolution. `bound` (k, in the objectives' units): for
    every possible y some listed z is no worse than y by more than bound[i] in every objective i; infinite where nothing
    is proven. `bound_share` is the largest entry of `bound` as a share of `ranges` (k). `impossible` is True where
    the programme has no solution: then there are no points and `complete` is True. `solves` counts MILPs,
    `relaxed_solves` LPs.
    """

    points: Floats
    solutions: Floats
    complete: bool
    bound: Floats
    bound_share: float
    ranges: Floats
    solves: int
    seconds: float
    relaxed_solves: int = 0
    impossible: bool = False
    nodes: int = 0


def frontier(  # noqa: PLR0913 - the interface that others call
    programme: Programme,
    resolution: float | Sequence[float] | None = None,
    time_limit: float | None = None,
    workers: int = 1,
    *,
    coverage: float = 0.0,
    explorer: Explorer | None = None,
    seeds: Sequence[ArrayLike] = (),
    progress: Progress | None = None,
) -> Frontier:
    """Find the frontier of a programme with one or more objectives.

    `resolution` (one, or one for each objective) is the least difference that matters; by default the grain of
    whole-number objectives, so that the result is exact, and a thousandth of the range of others. `coverage` is the
    share of each range that the proven bound must reach before the search may stop; 0 asks for the complete
    frontier. `seeds` are solutions worth listing (those that break a row are passed over). `explorer` replaces
    solves by arithmetic where the programme's choices are known. `workers` is how many solves may run at once;
    without a time limit the result is the same on every run.

    Raises problems.Refusal (PB401) where an objective can be bettered without limit.
    """
    clock = Clock(time_limit)
    known = [np.asarray(seed, dtype=np.float64) for seed in seeds]
    space = space_of(programme, resolution)
    found = by_one_tree(programme, space, known, Until(clock, quick=coverage > 0), workers, progress or untold)
    if found is not None and (found.complete or coverage <= 0):
        return _by_tree(found, clock)
    if found is not None:
        known.extend(found.solutions)
    search = Search(programme, space, clock, workers, progress or untold)
    search.explorer = explorer
    try:
        if not search.begin(known, exact=coverage <= 0):
            return _nothing(search)
        if coverage > 0:
            cover(search, coverage, None if explorer is None else Filler(explorer, search.space))
        else:
            complete(search)
    finally:
        search.close()
    return _result(search)


def _by_tree(found: Found, clock: Clock) -> Frontier:
    space = found.space
    impossible = found.complete and not len(found.points)
    return Frontier(
        points=found.points * space.sign + 0.0,
        solutions=found.solutions,
        complete=found.complete,
        bound=np.zeros(len(space.sign)) if impossible else found.bound,
        bound_share=0.0 if impossible else float(np.max(found.bound / space.ranges)),
        ranges=space.ranges,
        solves=0,
        seconds=clock.seconds,
        relaxed_solves=found.relaxed_solves,
        impossible=impossible,
        nodes=found.nodes,
    )


def _result(search: Search) -> Frontier:
    space = search.space
    points, solutions = search.archive.best()
    share = search.zones.largest_gap() if len(points) else np.inf
    bound = np.maximum(share * space.ranges, space.margin)
    complete = search.complete
    return Frontier(
        points=points * space.sign + 0.0,
        solutions=solutions,
        complete=complete,
        bound=np.where(complete, space.margin, bound),
        bound_share=float(np.max((space.margin if complete else bound) / space.ranges)),
        ranges=space.ranges,
        solves=search.solves,
        seconds=search.clock.seconds,
        relaxed_solves=search.relaxed_solves,
    )


def _nothing(search: Search) -> Frontier:
    """No points: the programme is impossible, or time ran out before the first was found."""
    count = len(search.space.sign)
    none = np.zeros(count) if search.impossible else np.full(count, np.inf)
    return Frontier(
        points=np.zeros((0, count)),
        solutions=np.zeros((0, search.programme.columns)),
        complete=search.impossible,
        bound=none,
        bound_share=float(none.max(initial=0.0)),
        ranges=np.zeros(count),
        solves=search.solves,
        seconds=search.clock.seconds,
        impossible=search.impossible,
    )
