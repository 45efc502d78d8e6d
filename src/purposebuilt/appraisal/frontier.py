"""The frontier of a programme: every compromise that none betters, or as many as time allows with a proven bound.

Two anytime methods with one currency. Points are listed; the zones where an unlisted point could be are kept. A whole
programme of up to about a thousand candidates is searched by one compiled tree (`one_tree`), to its end. All others are
searched zone by zone, the one with the largest proven gap next, until every zone is shut, or no gap is above the
coverage asked for, or time is out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.archive import Archive
from purposebuilt.appraisal.clock import Clock, Progress, untold
from purposebuilt.appraisal.completing import complete
from purposebuilt.appraisal.covering import cover
from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.filling import Filler
from purposebuilt.appraisal.one_tree.complete import Found, by_one_tree
from purposebuilt.appraisal.one_tree.search import Until
from purposebuilt.appraisal.search import REDUCING, Search
from purposebuilt.appraisal.space import space_of
from purposebuilt.appraisal.structure.parts import summed
from purposebuilt.appraisal.structure.pieces import EVERY_STEP, Pieces, pieces
from purposebuilt.appraisal.structure.reduction import reduced
from purposebuilt.programme import Floats, Programme

MOST_FOR_A_TRY = 3_000
"""A programme with more columns than this is not reduced and tried by the tree where a share of each range will do."""


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
    steps: Sequence[str] = EVERY_STEP,
) -> Frontier:
    """Find the frontier of a programme with one or more objectives.

    `resolution` (one, or one for each objective) is the least difference that matters; by default the grain of
    whole-number objectives, so that the result is exact, and a thousandth of the range of others. `coverage` is the
    share of each range that the proven bound must reach before the search may stop; 0 asks for the complete
    frontier. `seeds` are solutions worth listing (those that break a row are passed over). `explorer` replaces
    solves by arithmetic where the programme's choices are known. `workers` is how many solves may run at once;
    without a time limit the result is the same on every run. `steps` names the reductions made before a complete
    search (`structure.pieces`); fewer of them give the same points.

    Raises problems.Refusal (PB401) where an objective can be bettered without limit.
    """
    asked = _Asked(resolution, Clock(time_limit), workers, coverage, explorer, progress or untold)
    if coverage > 0:
        return _searched(programme, asked, [np.asarray(seed, dtype=np.float64) for seed in seeds])
    return _by_pieces(programme, asked, seeds, steps)


@dataclass(frozen=True, eq=False)
class _Asked:
    """What is asked of a search, as in :func:`frontier`."""

    resolution: float | Sequence[float] | None
    clock: Clock
    workers: int
    coverage: float
    explorer: Explorer | None
    progress: Progress


def _by_pieces(programme: Programme, asked: _Asked, seeds: Sequence[ArrayLike], steps: Sequence[str]) -> Frontier:
    """The complete frontier of what the reductions leave, piece by piece; twins are searched once.

    Each piece gets its part of the resolution, so that together they miss no more than it.
    """
    split = pieces(programme, steps, asked.clock.after(REDUCING))
    count = len(split.programmes)
    fine = None if asked.resolution is None else (np.asarray(asked.resolution, dtype=np.float64) / count).tolist()
    asked = replace(asked, resolution=fine, explorer=None)
    taken = [split.taken(np.asarray(seed, dtype=np.float64)) for seed in seeds]
    found: list[Frontier] = []
    for at, (piece, twin) in enumerate(zip(split.programmes, split.twin_of, strict=True)):
        if twin < at:
            same = found[twin]
            moved = same.points - split.programmes[twin].offset + piece.offset
            found.append(replace(same, points=moved, solves=0, relaxed_solves=0, nodes=0))
        else:
            found.append(_searched(piece, asked, [each[at] for each in taken]))
    return _joined(programme, split, found, asked.clock)


def _joined(programme: Programme, split: Pieces, found: Sequence[Frontier], clock: Clock) -> Frontier:
    """The frontier of the whole from those of its pieces: what is not proven of one is not proven of the sum."""
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])
    impossible = any(each.impossible for each in found)
    total = summed([each.points * sign for each in found])
    solutions = [
        split.restored([each.solutions[at] for each, at in zip(found, picks, strict=True)]) for picks in total.picks
    ]
    ranges = np.sum([each.ranges for each in found], axis=0)
    bound = np.zeros(len(sign)) if impossible else np.sum([each.bound for each in found], axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(bound > 0, bound / ranges, 0.0)
    return Frontier(
        points=total.points * sign + 0.0,
        solutions=np.array(solutions).reshape(len(solutions), programme.columns),
        complete=impossible or all(each.complete for each in found),
        bound=bound,
        bound_share=float(share.max(initial=0.0)),
        ranges=ranges,
        solves=sum(each.solves for each in found),
        seconds=clock.seconds,
        relaxed_solves=sum(each.relaxed_solves for each in found),
        impossible=impossible,
        nodes=sum(each.nodes for each in found),
    )


def _searched(programme: Programme, asked: _Asked, known: list[Floats]) -> Frontier:
    clock = asked.clock
    space = space_of(programme, asked.resolution)
    found = _by_quick_tree(programme, asked) if asked.coverage > 0 else _by_whole_tree(programme, asked, known)
    if found is not None and (found.complete or asked.coverage <= 0):
        return _by_tree(found, clock)
    if found is not None:
        known = [*known, *found.solutions]
    search = Search(programme, replace(space, coverage=asked.coverage), clock, asked.workers, asked.progress)
    search.explorer = asked.explorer
    try:
        if not search.begin(known, exact=asked.coverage <= 0):
            return _begun(search, known)
        if asked.coverage > 0:
            cover(search, None if asked.explorer is None else Filler(asked.explorer, search.space))
        else:
            complete(search)
    finally:
        search.close()
    return replace(_result(search), nodes=0 if found is None else found.nodes)


def _by_whole_tree(programme: Programme, asked: _Asked, known: Sequence[Floats]) -> Found | None:
    space = space_of(programme, asked.resolution)
    return by_one_tree(programme, space, known, Until(asked.clock), asked.workers, asked.progress)


def _by_quick_tree(programme: Programme, asked: _Asked) -> Found | None:
    """A quick try at the complete frontier of what the reductions leave, where a share of each range would do."""
    if programme.columns > MOST_FOR_A_TRY:
        return None
    small = reduced(programme)
    space = space_of(small.programme, asked.resolution)
    found = by_one_tree(small.programme, space, (), Until(asked.clock, quick=True), asked.workers, asked.progress)
    if found is None:
        return None
    whole = np.array([small.restored(solution) for solution in found.solutions])
    return replace(found, solutions=whole.reshape(len(found.solutions), programme.columns))


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
    bound = search.zones.bound() if len(points) else np.full(len(space.sign), np.inf)
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


def _begun(search: Search, known: Sequence[Floats]) -> Frontier:
    """The programme is impossible, or time ran out at the beginning: only what was known before is listed, unproven."""
    count = len(search.space.sign)
    none = np.zeros(count) if search.impossible else np.full(count, np.inf)
    listed = Archive(count, search.programme.columns)
    for solution in known:
        if not search.programme.broken(solution):
            listed.add(search.space.values(solution), solution)
    points, solutions = listed.best()
    return Frontier(
        points=points * search.space.sign + 0.0,
        solutions=solutions,
        complete=search.impossible,
        bound=none,
        bound_share=float(none.max(initial=0.0)),
        ranges=np.ptp(points, axis=0) if len(points) else np.zeros(count),
        solves=search.solves,
        seconds=search.clock.seconds,
        impossible=search.impossible,
    )
