"""What all half-spaces together say about one zone: more than any one of them, from an LP in objective space alone."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.outer import Outer
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme


def combined(outer: Outer, corner: Floats) -> tuple[Floats, float] | None:
    """The weighted sum (weights k, bound) of half-spaces that limits the depth of a zone most; None if none does.

    The LP: the greatest t with y <= u - t s on the limited sides and W y >= b. Its multipliers on the half-spaces, none
    negative, add them up to one that holds because each of them does, whatever the LP's accuracy.
    """
    space = outer.space
    limited = np.isfinite(corner)
    count, known = len(corner), len(outer.bounds)
    if not limited.any() or not known:
        return None
    scaled = outer.weights * space.span
    size = np.abs(scaled).max(axis=1)
    depth = np.where(limited, 1.0, 0.0)[:, None]
    matrix = np.block([[np.eye(count), depth], [scaled / size[:, None], np.zeros((known, 1))]])
    sides = np.where(limited, corner, space.ceiling)
    origin = np.where(np.isfinite(sides), sides, 0.0)
    tops = np.where(np.isfinite(sides), 0.0, np.inf)
    floors = (outer.bounds - outer.weights @ origin) / size
    programme = Programme.from_arrays(
        np.append(np.zeros(count), -1.0),
        "min",
        matrix,
        np.concatenate([np.full(count, -np.inf), floors]),
        np.concatenate([tops, np.full(known, np.inf)]),
        -np.inf,
        np.inf,
        False,
    )
    engine = Highs(programme, relaxed=True)
    engine.costs(programme.objectives[0])
    duals = engine.solve().duals
    engine.close()
    if duals is None:
        return None
    shares = np.maximum(duals[count:], 0.0) / size
    return shares @ outer.weights, float(shares @ outer.bounds)
