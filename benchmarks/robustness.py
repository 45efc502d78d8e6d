"""SMAA-2 by a weighted sum, TOPSIS and PROMETHEE II over 100,000 weightings of 50 options and 12 criteria.

    python benchmarks/robustness.py --cases FOLDER [--peer-python PATH]

Right answers come before times: with `--cases`, the published and exact cases in that folder are checked first
(tests/published/test_robustness.py names the files). Each time is the least of `--repeats` runs, in CPU seconds of
one process, drawing the weights included. Peers' figures were recorded on the same kind of machine on 2026-11-21;
with `--peer-python`, a Python that has pyDecision, its TOPSIS is timed in this run on 2,000 weightings and scaled.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# One thread each, so that CPU seconds are those of the work and not of threads that wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from purposebuilt.appraisal.robustness import Smaa, additive, draw_weights, promethee, smaa, topsis

DRAWS, OPTIONS, CRITERIA = 100_000, 50, 12
PEER_DRAWS = 2_000
RECORDED = {
    "additive SMAA-2": ("no package with all of it found", None),
    "TOPSIS SMAA-2": ("pyDecision 5.1.8, TOPSIS alone", 25.0),
    "TOPSIS alone": ("pyDecision 5.1.8", 25.0),
    "PROMETHEE II SMAA-2": ("pymcdm 1.4.0, PROMETHEE II alone", 137.0),
    "PROMETHEE II alone": ("pymcdm 1.4.0", 137.0),
}
"""Peers and their CPU seconds for the same number of weightings, as recorded (scikit-criteria's TOPSIS: 1,386)."""

PEER = f"""
import sys, time, contextlib, io
import numpy as np
from pyDecision.algorithm import topsis_method
rng = np.random.default_rng(1)
scores = rng.random(({OPTIONS}, {CRITERIA}))
weights = rng.dirichlet(np.ones({CRITERIA}), size={PEER_DRAWS})
types = ["max"] * {CRITERIA}
start = time.process_time()
with contextlib.redirect_stdout(io.StringIO()):
    for row in weights:
        topsis_method(scores, row, types, graph=False, verbose=False)
print(time.process_time() - start)
"""


def least(work: Callable[[], object], repeats: int) -> float:
    """The least CPU seconds of a few runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def gate(folder: Path) -> bool:
    """Whether every published and exact answer is met."""
    tests = Path(__file__).parent.parent / "tests" / "published" / "test_robustness.py"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tests)],
        env={**os.environ, "PURPOSEBUILT_MCDA": str(folder.resolve())},
        capture_output=True,
        text=True,
        check=False,
    )
    print("right answers:", (ran.stdout.strip().splitlines() or ["nothing said"])[-1])
    return ran.returncode == 0


def works() -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    scores = np.random.default_rng(1).random((OPTIONS, CRITERIA))
    judged = np.random.default_rng(2).random((10_000, OPTIONS, CRITERIA))

    def ranked(method: Callable[..., np.ndarray]) -> Callable[[], Smaa]:
        return lambda: smaa(scores, draw_weights(CRITERIA, DRAWS, 7), method)

    return {
        "drawing weights alone": lambda: draw_weights(CRITERIA, DRAWS, 7),
        "additive SMAA-2": ranked(additive),
        "TOPSIS alone": lambda: topsis(scores, draw_weights(CRITERIA, DRAWS, 7)),
        "TOPSIS SMAA-2": ranked(topsis),
        "PROMETHEE II alone": lambda: promethee(scores, draw_weights(CRITERIA, DRAWS, 7)),
        "PROMETHEE II SMAA-2": ranked(promethee),
        "in a complete order": lambda: draw_weights(CRITERIA, DRAWS, 7, order=range(CRITERIA)),
        "near what partners gave": lambda: draw_weights(CRITERIA, DRAWS, 7, given=np.eye(CRITERIA) + 0.2),
        "scores drawn too, 10,000": lambda: smaa(judged, draw_weights(CRITERIA, 10_000, 7)),
    }


def peer(python: str) -> float | None:
    """pyDecision's CPU seconds in this run, scaled to the number of weightings; None where it cannot be run."""
    ran = subprocess.run([python, "-c", PEER], capture_output=True, text=True, check=False)
    if ran.returncode:
        print("the peer could not be run:", (ran.stderr.strip().splitlines() or [""])[-1])
        return None
    return json.loads(ran.stdout.strip().splitlines()[-1]) * DRAWS / PEER_DRAWS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, help="a folder of published and exact cases, checked before any time")
    parser.add_argument("--peer-python", default="", help="a Python that has pyDecision")
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    if given.cases and not gate(given.cases):
        sys.exit("Answers are not right, so times are not told.")
    measured = peer(given.peer_python) if given.peer_python else None
    if measured is not None:
        print(f"pyDecision TOPSIS in this run: {measured:.1f} CPU s, {PEER_DRAWS:,} weightings scaled to {DRAWS:,}")
    print(f"{DRAWS:,} weightings, {OPTIONS} options x {CRITERIA} criteria")
    print(f"{'what':26s} {'CPU s':>7s}  peer (CPU s)")
    for name, work in works().items():
        took = least(work, given.repeats)
        who, recorded = RECORDED.get(name, ("", None))
        if measured is not None and who.startswith("pyDecision"):
            recorded, who = measured, f"{who}, this run"
        beside = f"{who} {recorded:,.1f}: {recorded / took:,.0f} times" if recorded else who
        print(f"{name:26s} {took:7.3f}  {beside}")


if __name__ == "__main__":
    main()
