"""Covering to a share of each range: widest gap first, by LPs and arithmetic, by MILPs where they do not help."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.filling import Filler
from purposebuilt.appraisal.hull import combined
from purposebuilt.appraisal.search import Search
from purposebuilt.appraisal.settling import settle
from purposebuilt.engines.engine import Limits
from purposebuilt.programme import Floats

NEARLY = 0.85
"""A zone whose gap is at least this share of the widest may be searched before the widest."""


NODES = 200
"""How many nodes the first whole solve inside a zone may take; twice as many at each further try."""


def cover(search: Search, filler: Filler | None) -> None:
    """Bring every zone's gap to the coverage of the space or less, or stop when time is out."""
    coverage = search.space.coverage
    search.zones.lay_aside()
    asked: dict[bytes, int] = {}
    last: list[Floats] = []
    began = search.zones.largest_gap()
    while len(search.zones) and not search.clock.out:
        gap = search.zones.largest_gap()
        search.progress(search.said(), _done(began, gap, coverage), 1.0)
        if _by_all_half_spaces(search, asked):
            continue
        corners = np.array(_next_corners(search, asked, last))
        stages = [asked.get(corner.tobytes(), 1) for corner in corners]
        for corner, stage in zip(corners, stages, strict=True):
            asked[corner.tobytes()] = stage + 1
        if stages[0] == 1:
            _by_relaxation(search, corners, filler)
        elif stages[0] == 2:
            _by_weights(search, corners)
        else:
            _by_solving(search, corners, stages[0])


def _by_all_half_spaces(search: Search, asked: dict[bytes, int]) -> bool:
    """Use all half-spaces together on the widest zone, once for each zone. True where that was done."""
    widest = search.zones.corners[int(np.argmax(search.zones.gaps))]
    key = widest.tobytes()
    if key in asked:
        return False
    asked[key] = 1
    found = combined(search.outer, widest)
    if found is not None:
        search.outer.add_half_space(*found)
        search.zones.tighten()
    return True


def _next_corners(search: Search, asked: dict[bytes, int], last: list[Floats]) -> list[Floats]:
    """For each worker one of the widest zones at the same stage, the nearest to what its model solved last.

    An LP that starts from a near basis needs fewer pivots.
    """
    wide = np.flatnonzero(search.zones.gaps >= NEARLY * search.zones.gaps.max())
    order = wide[np.argsort(-search.zones.gaps[wide], kind="stable")][:64]
    corners = search.zones.corners[order]
    stages = np.array([asked.get(corner.tobytes(), 1) for corner in corners])
    corners = corners[stages == stages[0]]
    sides = np.where(np.isinf(corners), search.space.floor + 2 * search.space.ranges, corners) / search.space.ranges
    chosen: list[int] = []
    for worker in range(min(search.workers, len(corners))):
        distance = (
            np.abs(sides - last[worker]).sum(axis=1) if worker < len(last) else np.arange(len(sides), dtype=float)
        )
        distance[chosen] = np.inf
        chosen.append(int(np.argmin(distance)))
    last[: len(chosen)] = [sides[at] for at in chosen]
    return [corners[at] for at in chosen]


def _done(began: float, gap: float, coverage: float) -> float:
    """How far a gap has come from where it began to the coverage, on a logarithmic scale, 0 to 1."""
    if not np.isfinite(began) or not np.isfinite(gap) or began <= coverage:
        return 0.0
    return float(np.clip(np.log(began / max(gap, 1e-9)) / np.log(began / coverage), 0.0, 1.0))


def _by_relaxation(search: Search, corners: Floats, filler: Filler | None) -> None:
    """Ask LPs how deep each zone can be, learn the half-spaces, and settle the LPs' solutions into points."""
    models = search.relaxed[: len(corners)]
    limits = Limits(seconds=search.clock.left)
    begun = [model.begin_depth(corner, limits) for model, corner in zip(models, corners, strict=True)]
    cuts = [m.depth_cut(f, c) for m, f, c in zip(models, begun, corners, strict=True)]
    for cut in cuts:
        if cut is not None:
            search.outer.add_half_space(cut.weights, cut.bound)
    settle(search, [(cut, corner) for cut, corner in zip(cuts, corners, strict=True) if cut is not None], filler)
    search.zones.tighten()


def _by_weights(search: Search, corners: Floats) -> None:
    """Prove more than the LP could about the weights that bind each zone, with a MILP without extra rows."""
    bindings = [search.outer.binding(corner) for corner in corners]
    asked = [(m, w) for m, w in zip(search.exact, bindings, strict=False) if w is not None]
    begun = [(m, w, m.begin_weights(w, _loose(search, w))) for m, w in asked]
    for model, weights, future in begun:
        answer = model.wait(future)
        search.outer.add_half_space(weights, answer.bound + float(weights @ search.space.offset))
        search.offer(answer.values)
    search.zones.tighten()


def _by_solving(search: Search, corners: Floats, stage: int) -> None:
    """Ask MILPs for the deepest point of each zone, if it is deeper than the coverage; longer at each further try.

    A MILP that is stopped early has proven something too: how deep no point of the zone can be.
    """
    least = (1 - 1e-9) * search.space.coverage
    nodes = NODES * 2 ** min(stage - 3, 16)
    limits = Limits(absolute_gap=0.0, relative_gap=0.05, seconds=search.clock.left, nodes=nodes)
    begun = [(m, m.begin_depth(c, limits, least=least)) for m, c in zip(search.exact, corners, strict=False)]
    for (model, future), corner in zip(begun, corners, strict=False):
        answer = model.wait(future)
        deepest = least if answer.state == "impossible" else max(least, -answer.bound)
        if np.isfinite(deepest):
            search.outer.add_empty(corner - deepest * search.space.span)
        listed = search.offer(answer.values)
        search.zones.tighten()
        if not listed and answer.state == "solved":
            search.zones.leave(corner)


def _loose(search: Search, weights: Floats) -> Limits:
    """A gap of a five-hundredth of the ranges: less would not be seen at the coverages people ask for."""
    return Limits(absolute_gap=2e-3 * float(weights @ search.space.ranges), seconds=search.clock.left)
