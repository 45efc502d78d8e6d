"""From an LP's solution of a zone to a listed point: by arithmetic where the choices are known, else a small MILP."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.filling import Filler
from purposebuilt.appraisal.questions import Cut
from purposebuilt.appraisal.search import Search
from purposebuilt.engines.engine import Limits
from purposebuilt.programme import Floats

DEEP = 0.7
"""A settled point this share as deep as the LP says is possible is good enough; less, and a small MILP is asked."""

NODES = 100
"""How many nodes of its tree the small MILP may take: the same on every run, as seconds would not be."""


def settle(search: Search, cut: Cut, corner: Floats, filler: Filler | None) -> bool:
    """List a point near an LP's solution, as deep inside the corner (k) as can be had cheaply; False where none is."""
    space = search.space
    width = np.where(np.isfinite(corner), space.ranges, 0.0)
    height = np.where(np.isfinite(corner), corner, np.where(np.isfinite(space.ceiling), space.ceiling, 0.0))
    wanted = DEEP * (float(cut.weights @ height) - cut.bound) / max(float(cut.weights @ width), 1e-300)
    by_arithmetic = None if filler is None else filler.settled(cut.solution, corner)
    depth = _depth(search, by_arithmetic, corner)
    if depth >= wanted:
        return search.offer(by_arithmetic)
    model = search.exact[0]
    limits = Limits(absolute_gap=0.002, seconds=search.clock.left, nodes=NODES)
    answer = model.wait(model.begin_near(cut.solution, corner, limits))
    model.free()
    found = None if answer.values is None else search.finished(answer.values)
    if _depth(search, found, corner) > depth:
        return search.offer(found)
    return search.offer(by_arithmetic)


def _depth(search: Search, solution: Floats | None, corner: Floats) -> float:
    """How deep a solution lies inside a corner, as a share of the ranges; minus infinity for none."""
    if solution is None:
        return -np.inf
    room = (corner - search.space.values(solution)) / search.space.ranges
    return float(room.min())
