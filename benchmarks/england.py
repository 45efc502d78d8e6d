"""All England: 36 systems and their 181 stand-in places, coupled by bodies that serve several systems.

Run: `python benchmarks/england.py --data FOLDER [--systems 1,3,9,18,36] [--executor processes] [--whole 3]`
FOLDER holds the published tables of systems, places, borders and trusts. Which figures are published, which are the
shipped example's and which are drawn from a seed stands in `all_england/geography.py` and `all_england/making.py`.
Prints, as it goes, the best value, the proven bound and the gap; then a table of growth; what sharing is worth beside
each system alone; points of the frontier at a few weightings; and how HiGHS does on the whole programme where it can.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from all_england import geography, making
from purposebuilt.appraisal.decomposition import LargeDesign, Plan, Standing, decompose, parts_of, programme_of, proven
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.executors import Executor, Processes, Serial
from purposebuilt.engines.highs import Highs

GOAL = 0.03
WEIGHTS = {
    "as stated": making.Weights(),
    "thrift first": making.Weights(0.7, 0.1, 0.1, 0.1),
    "nearness first": making.Weights(0.2, 0.5, 0.1, 0.2),
    "together first": making.Weights(0.2, 0.1, 0.5, 0.2),
}


@dataclass(frozen=True)
class Run:
    """What came of one decomposition; seconds are wall time from the made design on."""

    last: Standing
    to_goal: float
    seconds: float


def executor_of(name: str, workers: int) -> Callable[[object], Executor]:
    """How to open the executor that was asked for."""
    if name == "dask":
        from purposebuilt.engines.executors.dask import Dask  # noqa: PLC0415 - it comes only when asked for

        return lambda shared: Dask(shared, workers)
    return (lambda shared: Processes(shared, workers)) if name == "processes" else Serial


def run(design: LargeDesign, opened: Callable[[object], Executor], *, quiet: bool = False) -> Run:
    """Decompose a design, telling value, bound and gap as it goes."""
    began = told = time.monotonic()
    to_goal, last = float("inf"), None
    parts = parts_of(design)
    with opened(parts[0]) as executor:
        for last in decompose(design, parts, executor, Plan()):
            now = time.monotonic()
            if last.gap <= GOAL:
                to_goal = min(to_goal, now - began)
            if not quiet and now - told >= 3:
                told = now
                print(f"  {now - began:6.1f} s  value {last.value:9.4f}  bound {last.bound:9.4f}  gap {last.gap:7.3%}")
    if last is None:
        raise SystemExit("The plan has no round.")
    checked = proven(design, last.multipliers)
    if last.chosen is None or not design.keeps(last.chosen) or checked < last.bound - 1e-9:
        raise SystemExit("The last answer does not stand up to its check.")
    return Run(last, to_goal, time.monotonic() - began)


def memory() -> float:
    """The greatest memory so far of this process and of its largest worker together, in MiB."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def growth(folder: Path, sizes: list[int], opened: Callable[[object], Executor]) -> None:
    """The table of growth."""
    rows = []
    for size in sizes:
        england = geography.read(folder, size)
        design = making.make(england)
        print(
            f"{size} systems, {len(england.places)} places: {design.lines} lines, {design.candidates} candidates, "
            f"{len(design.shared())} teams that several systems may use, {len(design.agreements.weight)} agreements"
        )
        done = run(design, opened)
        rows.append((size, design.lines, design.candidates, done.to_goal, done.seconds, done.last.gap, memory()))
    print("\nsystems   lines  candidates  s to 3%  s in all  ms a line  final gap  peak MiB (largest worker included)")
    for size, lines, candidates, to_goal, seconds, gap, peak in rows:
        print(
            f"{size:7d} {lines:7d} {candidates:11d} {to_goal:8.1f} {seconds:9.1f} {1000 * seconds / lines:10.2f}"
            f" {gap:10.3%} {peak:9.0f}"
        )


def coupling(folder: Path, size: int, opened: Callable[[object], Executor]) -> None:
    """What sharing across borders changes, with proven bounds on both sides."""
    england = geography.read(folder, size)
    print(f"\nWhat sharing is worth ({size} systems)")
    found = {pan: run(making.make(england, pan=pan), opened, quiet=True).last for pan in ("none", "apart", "shared")}
    words = {
        "none": "no body for several systems",
        "apart": "such bodies, each system paying the whole fixed cost",
        "shared": "such bodies, the fixed cost paid once",
    }
    for pan, last in found.items():
        print(f"  {words[pan]:55} value {last.value:8.4f}, nothing below {last.bound:8.4f}")
    least = 1 - found["shared"].value / found["none"].bound
    print(f"  sharing saves at least {least:.2%} of the value (proven), beside the best without it")
    design = making.make(england)
    chosen = found["shared"].chosen
    teams = set(design.shared().tolist())
    abroad = sum(int(team) in teams for team in design.team[chosen])
    print(f"  {abroad} of {design.lines} lines are done by a body that several systems may use")


def weightings(folder: Path, size: int, opened: Callable[[object], Executor]) -> None:
    """Points of the frontier that weights support."""
    england = geography.read(folder, size)
    print(f"\nPoints at other weights ({size} systems); each measure as a share of the whole of it")
    plain = {
        name: making.make(england, making.Weights(**{name: 1.0, **dict.fromkeys(others, 0.0)}))
        for name, others in _each_alone()
    }
    for name, weights in WEIGHTS.items():
        last = run(making.make(england, weights), opened, quiet=True).last
        parts = ", ".join(f"{each} {design.value(last.chosen) / 100:.4f}" for each, design in plain.items())
        print(f"  {name:15} gap {last.gap:6.2%}: {parts}")


def _each_alone() -> list[tuple[str, list[str]]]:
    names = list(making.Weights.__dataclass_fields__)
    return [(name, [other for other in names if other != name]) for name in names]


def whole(folder: Path, sizes: list[int], opened: Callable[[object], Executor], seconds: float) -> None:
    """HiGHS on the whole programme: the same optimum where it gets there, and where it stops."""
    print(f"\nHiGHS on the whole programme, one thread, {seconds:.0f} s at most")
    for size in sizes:
        design = making.make(geography.read(folder, size))
        done = run(design, opened, quiet=True)
        programme = programme_of(design)
        engine = Highs(programme)
        engine.costs(programme.objectives[0])
        answer = engine.solve(Limits(relative_gap=1e-4, seconds=seconds))
        engine.close()
        offset = float(programme.offset[0])
        value, bound = answer.objective + offset, answer.bound + offset
        print(
            f"  {size} systems: {programme.rows} rows, {programme.columns} columns; HiGHS {answer.state} in "
            f"{answer.seconds:.0f} s, value {value:.4f}, bound {bound:.4f}; decomposition in {done.seconds:.1f} s, "
            f"value {done.last.value:.4f}, bound {done.last.bound:.4f}"
        )
        agree = done.last.bound <= value + 1e-6 and bound <= done.last.value + 1e-6
        print(f"    neither contradicts the other: {agree}; ours is {done.last.value / value - 1:+.3%} beside HiGHS's")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, help="folder of the published tables")
    asked.add_argument("--systems", default="1,3,9,18,36", help="numbers of systems for the table of growth")
    asked.add_argument("--executor", choices=("serial", "processes", "dask"), default="processes")
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--whole", default="", help="numbers of systems that HiGHS tries whole, such as 1,3")
    asked.add_argument("--seconds", type=float, default=120.0, help="for HiGHS on each (120)")
    asked.add_argument("--coupling", type=int, default=0, help="systems for which sharing is set beside being alone")
    asked.add_argument("--weights", type=int, default=0, help="systems for which other weights are tried")
    given = asked.parse_args()
    if given.data is None:
        print("All England needs the published tables: give their folder with --data.")
        return
    opened = executor_of(given.executor, given.workers)
    growth(given.data, [int(each) for each in given.systems.split(",") if each], opened)
    if given.coupling:
        coupling(given.data, given.coupling, opened)
    if given.weights:
        weightings(given.data, given.weights, opened)
    if given.whole:
        whole(given.data, [int(each) for each in given.whole.split(",")], opened, given.seconds)


if __name__ == "__main__":
    main()
