"""How long West Yorkshire takes, step by step, and how far its frontier is proven.

Run: `python benchmarks/west_yorkshire.py [--objectives a,b,c] [--coverage 0.10] [--time-limit 120] [--workers 2]
[--resolution-share 0.005]`: the last takes that share of each range as the resolution, not the objectives' own.
Prints seconds (wall and CPU) for reading, checking and formulating, when the 20th point was listed, how far the
frontier was proven after 20, 60 and 120 s (as a share of each range), then its points, solves and proven bound.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from purposebuilt import checks, design_files, rulebooks
from purposebuilt.appraisal import frontier
from purposebuilt.formulation import Formulation, formulate
from purposebuilt.programme import Floats

FOLDER = Path(__file__).parents[1] / "examples" / "west_yorkshire"
OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")
Result = TypeVar("Result")


def timed(step: str, work: Callable[[], Result]) -> Result:
    """Do it, and print how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(f"{step:42} {time.perf_counter() - wall:7.2f} s wall {time.process_time() - cpu:7.2f} s CPU")
    return result


class Told:
    """Notes when the 20th point was listed, and prints what the search says at its first word after each mark."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.twenty: float | None = None
        self._marks = [20.0, 60.0, 120.0]

    def __call__(self, stage: str, done: float, total: float | None) -> None:
        """Hear where the search stands."""
        seconds = time.monotonic() - self.began
        words = stage.split()
        if self.twenty is None and words[1:2] == ["points"] and int(words[0]) >= 20:
            self.twenty = seconds
        if self._marks and seconds >= self._marks[0]:
            print(f"after {seconds:5.1f} s: {stage}" + (f" ({done / total:.0%})" if total else ""))
            self._marks = [mark for mark in self._marks if mark > seconds]


def ranges_of(made: Formulation) -> Floats:
    """The range of each objective (k), as a search for no more than a first few points measures it."""
    return frontier(made.programme, coverage=0.9, explorer=made.explorer()).ranges


def main() -> None:
    """Time each step on the shipped example."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--objectives", default=",".join(OBJECTIVES), help="what is weighed, by name, with commas")
    asked.add_argument("--coverage", type=float, default=0.10, help="share of each range to prove (0.10)")
    asked.add_argument("--time-limit", type=float, default=120.0, help="seconds for the frontier (120)")
    asked.add_argument("--workers", type=int, default=2, help="solves at once (2)")
    asked.add_argument("--resolution-share", type=float, help="resolution as a share of each range (each objective's)")
    given = asked.parse_args()
    design = timed("design read", lambda: design_files.read(FOLDER))
    book = timed("rulebook loaded", lambda: rulebooks.load(design.identity.rulebook))
    timed("design checked", lambda: checks.check(design, book))
    made = timed("programme built", lambda: formulate(design, book, tuple(given.objectives.split(","))))
    candidates = sum(len(each) for each in made.candidates.values())
    size = made.programme
    print(f"{len(made.lines)} lines, {candidates} candidates, {size.columns} columns, {size.rows} rows")
    resolution = [each.resolution for each in made.objectives]
    if given.resolution_share is not None:
        ranges = timed("ranges found", lambda: ranges_of(made)).tolist()
        resolution = [given.resolution_share * each for each in ranges]
    told = Told()
    found = timed(
        f"frontier to {given.coverage:.0%} of each range",
        lambda: frontier(
            made.programme,
            resolution=resolution,
            time_limit=given.time_limit,
            workers=given.workers,
            coverage=given.coverage,
            explorer=made.explorer(),
            progress=told,
        ),
    )
    print("20 points were not listed" if told.twenty is None else f"20th point listed after {told.twenty:.1f} s")
    print(f"{len(found.points)} points, {found.solves} MILPs, {found.relaxed_solves} LPs, complete: {found.complete}")
    print(f"proven: nothing possible is better by more than {found.bound_share:.1%} of every range at once:")
    for objective, bound, span, counts in zip(made.objectives, found.bound, found.ranges, resolution, strict=True):
        said = f"({bound / span:.2%}; resolution {counts:.4g}, {counts / span:.2%})"
        print(f"  {objective.name:14} {bound:10.4f} of {span:10.4f} {objective.unit} {said}")


if __name__ == "__main__":
    main()
