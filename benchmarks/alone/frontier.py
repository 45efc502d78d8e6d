"""Our complete frontier of one case as a process of its own; prints JSON with the points and CPU seconds.

    python benchmarks/alone/frontier.py CASE.json WORKERS SECONDS [solutions]

Each case is a JSON file: `sense`, `C` (k x n), `rows` (`idx`, `val`, `lo`, `hi`), `ub` (1 for binaries, null for no
limit), `count`, `front` (all points, or null where only their number is known). `start` in the answer is the CPU that
was used before the case was read: Python and what a caller imports. With `solutions` they are printed too.
"""

import json
import resource
import sys
import time

import numpy as np

from purposebuilt.appraisal import frontier
from purposebuilt.programme import Programme


def cpu():
    """CPU seconds of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def read(path):
    """A case as a programme."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - no import that the search does not need
        case = json.load(file)
    matrix = np.zeros((len(case["rows"]), case["n"]))
    for at, row in enumerate(case["rows"]):
        matrix[at, row["idx"]] = row["val"]
    lower = [-np.inf if row["lo"] is None else row["lo"] for row in case["rows"]]
    upper = [np.inf if row["hi"] is None else row["hi"] for row in case["rows"]]
    high = np.inf if case["ub"] is None else case["ub"]
    return Programme.from_arrays(case["C"], case["sense"], matrix, lower, upper, 0.0, high, True)


def main():
    start = cpu()
    programme = read(sys.argv[1])
    before, began = cpu(), time.perf_counter()
    found = frontier(programme, time_limit=float(sys.argv[3]), workers=int(sys.argv[2]))
    answer = {
        "points": np.round(found.points).astype(int).tolist(),
        "complete": bool(found.complete),
        "share": float(found.bound_share),
        "nodes": found.nodes,
        "start": start,
        "cpu": cpu() - before,
        "wall": time.perf_counter() - began,
    }
    if "solutions" in sys.argv:
        answer["solutions"] = np.round(found.solutions).astype(int).tolist()
    print(json.dumps(answer).replace("Infinity", "1e999"))


if __name__ == "__main__":
    main()
