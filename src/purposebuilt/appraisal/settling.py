"""From an LP's solution of a zone to a listed point: by arithmetic where the choices are known, else a small MILP."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np

from purposebuilt.appraisal.filling import Filler
from purposebuilt.appraisal.questions import Cut, Questions
from purposebuilt.appraisal.search import Search
from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.programme import Floats

DEEP = 0.7
"""A settled point this share as deep as the LP says is possible is good enough; less, and a small MILP is asked."""

CLOSE = 0.1
"""The small MILP stops when no point can be deeper than what it has by more than this share of what the LP said."""

NODES = 100
"""How many nodes of its tree the small MILP may take: the same on every run, as seconds would not be."""


def settle(search: Search, asked: Sequence[tuple[Cut, Floats]], filler: Filler | None) -> None:
    """List a point near each LP's solution, as deep inside its corner (k) as can be had cheaply, where there is one."""
    near = [None if filler is None else filler.settled(cut.solution, corner) for cut, corner in asked]
    begun: list[tuple[int, Questions, Future[Answer]]] = []
    for at, (cut, corner) in enumerate(asked):
        possible = _possible(search, cut, corner)
        if _depth(search, near[at], corner) < DEEP * possible:
            model = search.exact[len(begun)]
            limits = Limits(absolute_gap=CLOSE * possible, seconds=search.clock.left, nodes=NODES)
            begun.append((at, model, model.begin_near(cut.solution, corner, limits)))
    for at, model, future in begun:
        answer = model.wait(future)
        model.free()
        found = None if answer.values is None else search.finished(answer.values)
        if _depth(search, found, asked[at][1]) > _depth(search, near[at], asked[at][1]):
            near[at] = found
    for solution in near:
        search.offer(solution)


def _possible(search: Search, cut: Cut, corner: Floats) -> float:
    """How deep inside a corner an LP says that a point may lie, in spans."""
    space = search.space
    limited = np.isfinite(corner)
    height = np.where(limited, corner, np.where(np.isfinite(space.ceiling), space.ceiling, 0.0))
    width = float(cut.weights @ np.where(limited, space.span, 0.0))
    return (float(cut.weights @ height) - cut.bound) / max(width, 1e-300)


def _depth(search: Search, solution: Floats | None, corner: Floats) -> float:
    """How deep a solution lies inside a corner, in spans; minus infinity for none."""
    if solution is None:
        return -np.inf
    room = (corner - search.space.values(solution)) / search.space.span
    return float(room.min())
