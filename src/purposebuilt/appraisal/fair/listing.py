"""Setting new designs beside those that the search listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from purposebuilt.appraisal.frontier import Frontier
from purposebuilt.programme import Floats, Programme

ROOM = 1e-9
"""How far, relative to their size, two sums of the same terms may lie apart."""


def joined(programme: Programme, found: Frontier, solutions: Floats) -> Frontier:
    """The frontier with new solutions (M x n) that no listed point matches or betters; those that they better go.

    What was proven about unlisted points still holds: nothing was taken away that is not bettered by what came.
    """
    sign = _sign(programme)
    points, held = list(found.points * sign), list(found.solutions)
    for solution in solutions:
        point = programme.values(solution) * sign
        room = ROOM * np.maximum(1.0, np.abs(point))
        if any(np.all(each <= point + room) for each in points):
            continue
        kept = [at for at, each in enumerate(points) if not np.all(each >= point - room)]
        points, held = [*(points[at] for at in kept), point], [*(held[at] for at in kept), solution]
    return replace(found, points=np.array(points) * sign + 0.0, solutions=np.array(held))


def row_of(programme: Programme, points: Floats, solution: Floats) -> int:
    """The first listed point (N x k, in the senses given) that matches or betters a solution that was joined."""
    sign = _sign(programme)
    point = programme.values(solution) * sign
    room = 2 * ROOM * np.maximum(1.0, np.abs(point))
    return int(np.argmax(np.all(points * sign <= point + room, axis=1)))


def _sign(programme: Programme) -> Floats:
    return np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])
