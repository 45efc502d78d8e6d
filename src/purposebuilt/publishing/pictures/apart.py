"""Marks that would lie on one another, set side by side."""

from __future__ import annotations

from purposebuilt.publishing.sketches import Mark

_BESIDE = 14.0
"""How far apart the middles of two marks are when they stand side by side."""


def apart(
    marks: list[tuple[Mark, tuple[float, float]]], least: float, most: float
) -> list[tuple[Mark, tuple[float, float]]]:
    """Marks that would lie on one another stand side by side between `least` and `most`, in the order of their values.

    Each run of crowded marks keeps the middle of its values (pool adjacent violators: Ayer and others, 1955).
    """
    order = sorted(marks, key=lambda one: (one[1][0], one[0].order))
    gap = min(_BESIDE, (most - least) / max(1, len(order) - 1))
    pools: list[tuple[float, int]] = []
    for at, (_, (x, _)) in enumerate(order):
        pools.append((x - gap * at, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (one, few), (other, more) = pools[-2:]
            pools[-2:] = [((one * few + other * more) / (few + more), few + more)]
    free = [start for start, many in pools for _ in range(many)]
    highest = most - gap * max(0, len(order) - 1)
    return [
        (mark, (min(max(start, least), highest) + gap * at, y))
        for at, ((mark, (_, y)), start) in enumerate(zip(order, free, strict=True))
    ]
