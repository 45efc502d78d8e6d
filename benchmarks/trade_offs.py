"""How long trade-offs take on a large frontier: rates, knees, what can be left out, and the nearest to an aspiration.

No public package was found that does the first three, so the slow obvious computation of the tests stands beside
them on a part of the points; its time on all of them is that times the square of the ratio.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from purposebuilt.appraisal.aspirations import Nearest
from purposebuilt.appraisal.exchange import exchange, least_price
from purposebuilt.appraisal.leaving_out import against, subsets

POINTS, WIDTH, PART = 5_000, 4, 150


def front(count: int, width: int) -> np.ndarray:
    """Points on a bent surface of which none betters another, the same each time."""
    ways = np.random.default_rng(7).dirichlet(np.ones(width), size=count)
    return 1 - np.sqrt(ways)


def cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def slow_held(points: np.ndarray, least: np.ndarray) -> None:
    width = points.shape[1]
    for here in points:
        for a in range(width):
            for b in range(width):
                others = [c for c in range(width) if c not in {a, b}]
                min(
                    (
                        (there[b] - here[b], there[a] - here[a])
                        for there in points
                        if here[a] - there[a] >= least[a] and all(there[c] - here[c] <= least[c] for c in others)
                    ),
                    default=None,
                )


def slow_errors(points: np.ndarray) -> None:
    for kept in subsets(points.shape[1]):
        for x in points:
            for y in points:
                if all(x[at] <= y[at] for at in kept):
                    max(x - y)


def asked_nearest(count: int, width: int, questions: int = 50) -> tuple[float, float]:
    """Wall milliseconds of the middle and of the slowest question, the points made ready once."""
    points = front(count, width)
    near = Nearest(points, ("min",) * width, np.ptp(points, axis=0), np.full(width, 1e-3))
    hopes = np.random.default_rng(8).random((questions, width))
    taken = []
    for hope in hopes:
        began = time.perf_counter()
        near.nearest(hope)
        taken.append(1000 * (time.perf_counter() - began))
    return float(np.median(taken)), max(taken)


def main() -> None:
    points, least = front(POINTS, WIDTH), np.full(WIDTH, 2e-3)
    part, grown = points[:PART], (POINTS / PART) ** 2
    rows = [
        (
            "exchange rates and knees of every pair",
            lambda: exchange(points, least, least),
            lambda: slow_held(part, least),
        ),
        ("pulls, and what can be left out", lambda: against(points, least), lambda: slow_errors(part)),
        ("what each design costs to leave", lambda: least_price(points), None),
    ]
    print(f"{POINTS:,} designs, {WIDTH} objectives; CPU seconds")
    for name, fast, slow in rows:
        taken = cpu(fast)
        beside = f"; plain Python {cpu(slow) * grown:,.0f} s (from {PART} designs)" if slow else ""
        print(f"  {name:<42} {taken:6.2f} s{beside}")
    middle, slowest = asked_nearest(10_000, 5)
    print(
        f"  the 5 nearest of 10,000 designs, 5 objectives: {middle:.1f} ms, the slowest of 50 {slowest:.1f} ms (wall)"
    )


if __name__ == "__main__":
    main()
