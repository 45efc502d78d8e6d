"""Which statements to show together: sets in which each is seen equally often, and pairs as evenly as can be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

TRIES = 4_000
"""How many exchanges between two sets are tried to even out the pairs."""


def sets(statements: Sequence[str], size: int, count: int, seed: int = 0) -> tuple[tuple[str, ...], ...]:
    """`count` sets of `size` different statements each, for best-worst choices; the same for the same seed.

    No statement is shown more than once more often than another. Pairs are evened out by filling each set with what
    was shown least and least together with the rest, then by exchanging statements between two sets wherever that
    lowers the sum of the squares of how often pairs meet. The order within a set is drawn, so that no statement is
    always on top. Raises ValueError where a set would hold fewer than two statements, or more than there are.
    """
    keys = sorted(set(statements))
    if not 2 <= size <= len(keys):
        raise ValueError(f"a set holds from 2 to {len(keys)} statements, not {size}")
    if count < 1:
        raise ValueError("at least one set is asked for")
    rng = np.random.default_rng(seed)
    made, met = _filled(len(keys), size, count, rng)
    _evened(made, met, rng)
    return tuple(tuple(keys[at] for at in rng.permutation(row)) for row in made)


def _filled(statements: int, size: int, count: int, rng: np.random.Generator) -> tuple[list[list[int]], Ints]:
    """Sets one after another, and how often each pair meets (statements x statements)."""
    shown, met = np.zeros(statements, dtype=np.int64), np.zeros((statements, statements), dtype=np.int64)
    made = []
    for _ in range(count):
        row: list[int] = []
        for _ in range(size):
            together = met[row].sum(axis=0) if row else np.zeros(statements, dtype=np.int64)
            free = np.ones(statements, dtype=bool)
            free[row] = False
            order = np.lexsort((rng.random(statements), together, shown, ~free))
            row.append(int(order[0]))
        shown[row] += 1
        met[np.ix_(row, row)] += 1
        made.append(row)
    np.fill_diagonal(met, 0)
    return made, met


def _evened(made: list[list[int]], met: Ints, rng: np.random.Generator) -> None:
    """Exchange statements between sets, in place, as long as pairs become more even."""
    if len(made) < 2:
        return
    size = len(made[0])
    for one, other, mine, theirs in zip(
        rng.integers(len(made), size=TRIES),
        rng.integers(len(made), size=TRIES),
        rng.integers(size, size=TRIES),
        rng.integers(size, size=TRIES),
        strict=True,
    ):
        out, into = made[one][mine], made[other][theirs]
        if one == other or into in made[one] or out in made[other]:
            continue
        here = [each for each in made[one] if each != out]
        there = [each for each in made[other] if each != into]
        # A pair that parts lowers its square by 2m - 1, one that meets raises it by 2m + 1.
        change = met[into, here].sum() - met[out, here].sum() + met[out, there].sum() - met[into, there].sum()
        shared = 2 * len(set(here) & set(there))
        if change + 2 * (size - 1) - shared < 0:
            _exchange(met, (out, into), (here, there))
            made[one][mine], made[other][theirs] = into, out


def _exchange(met: Ints, pair: tuple[int, int], rest: tuple[list[int], list[int]]) -> None:
    out, into = pair
    here, there = rest
    for key, others, by in ((out, here, -1), (into, here, 1), (out, there, 1), (into, there, -1)):
        met[key, others] += by
        met[others, key] += by
