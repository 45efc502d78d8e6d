"""Made frontier cases of the shape of a small system: functions x places -> arrangement, in whole numbers.

All figures are illustrative and drawn from a seed. In every place each function takes one of the arrangements; a place
has room for so many posts; and functions two by two, the last arrangement of the one excludes the first of the other in
the same place. Nothing ties the places to one another unless that is asked for: then all posts together are limited.
The objectives, all to be made small: cost (falls as work is pooled), disruption and distance (rise),
and a fourth and further ones that follow no pattern. The case is a dictionary as in the files of `moip`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

POOLED = (1.0, 0.85, 0.7)
"""What the cost of a function is multiplied by in the first, second and third arrangement."""

POSTS = (3, 2, 2)
"""Posts of a place in each arrangement, for one unit of work."""

ROOM, WHOLE = 1.05, 0.95
"""The room of a place, and of all places together, beside the posts that arrangements taken at random would need."""


def made(functions: int, places: int, objectives: int, seed: int, *, tied: bool) -> dict[str, Any]:
    """A case with three arrangements; `front` is not known. `tied` limits the posts of all places together."""
    rng = np.random.default_rng(seed)
    shape = (functions, places, len(POSTS))
    column = np.arange(np.prod(shape)).reshape(shape)
    posts = rng.integers(1, 9, shape) * POSTS
    rows = [_row(group, 1, 1, 1) for group in column.reshape(-1, len(POSTS))]
    for place in range(places):
        room = int(ROOM * posts[:, place].sum() / len(POSTS))
        rows.append(_row(column[:, place].ravel(), posts[:, place].ravel(), None, room))
    for one in range(0, functions - 1, 2):
        rows += [_row([column[one, place, -1], column[one + 1, place, 0]], 1, None, 1) for place in range(places)]
    if tied:
        rows.append(_row(column.ravel(), posts.ravel(), None, int(WHOLE * posts.sum() / len(POSTS))))
    costs = _objectives(shape, objectives, rng)
    name = f"made-{functions}-{places}-{len(POSTS)}-{objectives}-{seed}{'-tied' if tied else ''}"
    return {"name": name, "sense": "min", "n": column.size, "C": costs, "rows": rows, "ub": 1, "front": None}


def _objectives(shape: tuple[int, int, int], count: int, rng: np.random.Generator) -> list[list[int]]:
    """Cost by the size of function and place, disruption, distance, then what follows no pattern."""
    size = rng.integers(12, 60, (shape[0], 1, 1)) * rng.uniform(0.8, 1.4, (1, shape[1], 1))
    steps = np.arange(shape[2])
    cost = size * POOLED + rng.integers(0, 4, shape)
    disruption = rng.integers(1, 5, shape) + steps * rng.integers(1, 8, shape)
    distance = rng.integers(0, 4, shape) + steps * rng.integers(3, 13, shape)
    others = [rng.integers(0, 20, shape) for _ in range(count - 3)]
    return [np.rint(each).astype(int).ravel().tolist() for each in (cost, disruption, distance, *others)[:count]]


def _row(at: Any, values: Any, low: int | None, high: int | None) -> dict[str, Any]:
    columns = np.asarray(at).tolist()
    return {"idx": columns, "val": np.broadcast_to(values, len(columns)).tolist(), "lo": low, "hi": high}
