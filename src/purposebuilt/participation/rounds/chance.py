"""What chance alone would do: each organisation's before and after are swapped, whole organisations at a time."""

from __future__ import annotations

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats

EXACT = 10
"""Up to so many organisations every way of swapping is gone through; above that, ways are drawn."""

WAYS = 512
"""How many ways are looked at where they are drawn; each stands for its opposite too, which gives the same size."""

FEWEST = 6
"""With fewer organisations even a change in all of them comes about by chance more than once in twenty (2 / 2^5)."""


def swaps(organisations: int, seed: int = 0) -> Floats:
    """Which organisations are swapped in each way (ways x organisations, 0 or 1); the first way swaps none.

    Swapping the others instead turns a change round and leaves its size, so the first organisation always stays.
    """
    if organisations <= EXACT:
        ways = np.arange(2 ** max(organisations - 1, 0))[:, None] >> np.arange(organisations)[None, :]
        return (ways & 1).astype(np.float64)[:, ::-1]
    drawn = np.random.default_rng(seed).integers(0, 2, (WAYS, organisations)).astype(np.float64)
    drawn[0] = 0.0
    return drawn


def p_values(found: Floats) -> Floats:
    """How often chance gives at least what was found: `found` (ways, or ways x m) has the real one first; two-sided.

    The share of ways, the real one among them, whose size is no smaller (Phipson and Smyth, Statistical Applications in
    Genetics and Molecular Biology 9, 2010, article 39, for ways that are drawn).
    """
    size = np.abs(found)
    made: Floats = (size >= size[0] - 1e-12).mean(axis=0)
    return made


def changes(parts: Floats, ways: Floats) -> Floats:
    """What a change comes to under each way of swapping (ways x m), from the part of each organisation (B x m).

    To swap an organisation turns its part round.
    """
    made: Floats = parts.sum(axis=0) - 2.0 * (ways @ parts)
    return made


def spread_parts(before: Floats, after: Floats, there: Bools) -> Floats:
    """Each organisation's part (B x m) in the change of the variance between organisations.

    `before` and `after` are means (B x m), which count where `there`. The variances before and after are, of whatever
    is swapped, a half of a fixed sum plus and minus a half of this change, so that it splits by organisation.
    """
    before, after = np.where(there, before, 0.0), np.where(there, after, 0.0)
    count = np.maximum(there.sum(axis=0), 1)
    both = (before + after).sum(axis=0) / count
    made: Floats = (after - before) * (after + before - both) / count
    return made


def holm(p: Floats) -> Floats:
    """P values that hold for a family together (Holm, Scandinavian Journal of Statistics 6, 1979, 65-70)."""
    order = np.argsort(p, kind="stable")
    grown = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    made = np.empty(len(p))
    made[order] = np.minimum(grown, 1.0)
    return made
