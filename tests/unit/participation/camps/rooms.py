"""Rooms for these tests: votes from a seed, with camps or without."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def votes(
    n: int, m: int, seed: int, camps: int = 1, strength: float = 2.5
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Votes with one in six not seen, and everybody's camp: each camp agrees with statements of its own."""
    rng = np.random.default_rng(seed)
    camp = rng.integers(0, camps, n)
    pull = rng.choice([-strength, 0, strength], (camps, m)) if camps > 1 else np.zeros((1, m))
    odds = rng.normal(0.3, 0.6, m) + rng.normal(0, 0.4, (n, 1)) + pull[camp]
    cast = np.where(rng.random((n, m)) < 1 / (1 + np.exp(-odds)), 1.0, -1.0)
    cast[rng.random((n, m)) < 0.1] = 0
    cast[rng.random((n, m)) < 1 / 6] = np.nan
    return cast, camp
