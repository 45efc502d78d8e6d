"""Complete frontiers of cases with published points, beside the recorded figures of pyaugmecon 2.0.1.

    python benchmarks/frontier.py --cases FOLDER --most 400 --time-limit 300

Each case is a JSON file: `sense`, `C` (k x n), `rows` (`idx`, `val`, `lo`, `hi`), `ub`, `count`, `front`. Printed:
points found, whether they equal the published ones, solves, solves a point, CPU and wall seconds. The peer's figures
were recorded on 2026-11-21 on the same kind of machine (2 cores, both in use by the peer), not measured by this run.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
from scipy import sparse

from purposebuilt.appraisal import frontier
from purposebuilt.programme import Programme

RECORDED = {
    "2kp50": 22.0,
    "2kp100": 164.7,
    "3kp40": 973.0,
    "4kp50": 15.2,
    "KP_p-3_n-10_ins-1": 3.6,
    "KP_p-3_n-20_ins-1": 11.8,
    "AP_p-3_n-10_ins-1": 45.9,
    "ics-6-3-3-3-1": 182.4,
}
"""CPU seconds of pyaugmecon 2.0.1 (HiGHS, 2 workers, exact) for the complete frontier, as recorded."""


def read(path: Path) -> tuple[Programme, list | None, int]:
    """A case as a programme, its published points (None where only their number is known) and their number."""
    case = json.loads(path.read_text(encoding="utf-8"))
    rows = sparse.lil_array((len(case["rows"]), case["n"]))
    for at, row in enumerate(case["rows"]):
        rows[at, row["idx"]] = row["val"]
    lower = [-np.inf if row["lo"] is None else row["lo"] for row in case["rows"]]
    upper = [np.inf if row["hi"] is None else row["hi"] for row in case["rows"]]
    high = np.inf if case["ub"] is None else case["ub"]
    programme = Programme.from_arrays(case["C"], case["sense"], rows.tocsr(), lower, upper, 0.0, high, True)
    return programme, case["front"], case["count"]


def equal(points: np.ndarray, published: list | None) -> str:
    if published is None:
        return "unknown"
    found = {tuple(int(value) for value in np.round(point)) for point in points}
    return "yes" if found == {tuple(point) for point in published} and len(found) == len(points) else "NO"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--most", type=int, default=400, help="leave out cases with more published points than this")
    parser.add_argument("--time-limit", type=float, default=300.0, help="seconds for a case")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    cases = [(path, read(path)) for path in sorted(given.cases.rglob("*.json"))]
    cases = sorted(((p, c) for p, c in cases if c[2] <= given.most), key=lambda one: (one[1][2], one[0].name))
    print(f"{'case':28s} {'known':>5s} {'found':>5s} equal solves /point    CPU   wall  peer CPU (recorded)  ratio")
    right = 0
    for path, (programme, published, count) in cases:
        cpu = time.process_time()
        found = frontier(programme, time_limit=given.time_limit, workers=given.workers)
        cpu = time.process_time() - cpu
        same = equal(found.points, published) if published else ("count" if len(found.points) == count else "NO")
        right += same != "NO" and found.complete
        peer = RECORDED.get(path.stem)
        if not found.complete:
            peer = None
        beside = f"{peer:8.1f} {peer / max(cpu, 1e-9):18.1f}" if peer else ""
        state = same if found.complete else f"cut off, {found.bound_share:.0%} of a range proven"
        each = found.solves / max(len(found.points), 1)
        print(
            f"{path.stem:28s} {count:5d} {len(found.points):5d} {state:5s} {found.solves:6d} {each:6.2f}"
            f" {cpu:6.1f} {found.seconds:6.1f} {beside}",
            flush=True,
        )
    print(f"{right} of {len(cases)} complete and equal to what is published")


if __name__ == "__main__":
    main()
