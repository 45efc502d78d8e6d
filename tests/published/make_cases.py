"""Draws the small cases of this folder from seeds and proves their frontiers with the exhaustive engine (a minute).

    PYTHONPATH=src python tests/published/make_cases.py

The numbers are our own inventions; the families (knapsack, assignment, functions in places) are those that the
literature on several objectives uses.
"""

import json
from pathlib import Path

import numpy as np

from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme

HERE = Path(__file__).parent / "cases"


def row(coefficients, low, high):
    at = np.flatnonzero(coefficients)
    values = [float(value) for value in np.asarray(coefficients)[at]]
    return {"idx": [int(one) for one in at], "val": values, "lo": low, "hi": high}


def knapsack(seed, items, objectives):
    rng = np.random.default_rng(seed)
    weights = rng.integers(10, 100, items)
    return "max", rng.integers(1, 100, (objectives, items)), [row(weights, None, int(weights.sum() // 2))]


def assignment(seed, size, objectives):
    rng = np.random.default_rng(seed)
    place = np.arange(size * size)
    rows = [row(place // size == one, 1, 1) for one in range(size)]
    rows += [row(place % size == one, 1, 1) for one in range(size)]
    return "min", rng.integers(1, 21, (objectives, size * size)), rows


def placements(seed, functions, places, arrangements, objectives):
    """One arrangement for each function in each place; at most half of the lines by any one arrangement."""
    rng = np.random.default_rng(seed)
    lines = functions * places
    at = np.arange(lines * arrangements)
    rows = [row(at // arrangements == line, 1, 1) for line in range(lines)]
    rows += [row(at % arrangements == one, None, (lines + 1) // 2) for one in range(arrangements)]
    return "min", rng.integers(1, 60, (objectives, at.size)), rows


CASES = {
    "knapsack-2-14": knapsack(1, 14, 2),
    "knapsack-3-12": knapsack(2, 12, 3),
    "knapsack-4-10": knapsack(3, 10, 4),
    "knapsack-5-9": knapsack(4, 9, 5),
    "assignment-3-4": assignment(5, 4, 3),
    "assignment-2-4": assignment(6, 4, 2),
    "placements-3-3x2x2": placements(7, 3, 2, 2, 3),
    "placements-4-2x2x4": placements(8, 2, 2, 4, 4),
}


def main():
    HERE.mkdir(exist_ok=True)
    for name, (sense, costs, rows) in CASES.items():
        matrix = np.zeros((len(rows), costs.shape[1]))
        for at, one in enumerate(rows):
            matrix[at, one["idx"]] = one["val"]
        low = [-np.inf if one["lo"] is None else one["lo"] for one in rows]
        high = [np.inf if one["hi"] is None else one["hi"] for one in rows]
        programme = Programme.from_arrays(costs, sense, matrix, low, high, 0.0, 1.0, True)
        front = sorted([int(value) for value in point] for point in exhaustive.frontier(programme))
        case = {
            "name": name, "source": "our own, from a seed (make_cases.py); frontier by the exhaustive engine",
            "sense": sense, "n": costs.shape[1], "C": costs.tolist(), "rows": rows, "ub": 1,
            "count": len(front), "front": front,
        }  # fmt: skip
        (HERE / f"{name}.json").write_text(json.dumps(case) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
