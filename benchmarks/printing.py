"""What is asked on the command line of a benchmark, and the table that it prints: right answers first, then times."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rows import Given, Row

QUIET = 0.3
"""Below this load (the mean number of running processes over the last minute) the machine counts as quiet."""


def told(what: str) -> None:
    """Say on stderr what is being run, so that stdout holds the table alone."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def machine() -> str:
    """The machine and how busy it was when the run began."""
    load = os.getloadavg()[0]
    state = "quiet" if load < QUIET else "NOT quiet"
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}; load at the start {load:.2f}: {state}"


def asked_for(description: str | None, parts: Sequence[str]) -> argparse.Namespace:
    """What the command line says; with more than one part, which of them."""
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=description, formatter_class=shape)
    folder = os.environ.get("PURPOSEBUILT_CASES")
    parser.add_argument("--cases", type=Path, default=Path(folder) if folder else None, help="folder of known answers")
    parser.add_argument("--peer-python", default=os.environ.get("PEER_PYTHON") or None, help="where the peers are")
    parser.add_argument("--peers-apart", help="where those peers are that cannot stand beside the others")
    parser.add_argument("--data", type=Path, help="folder of England's tables")
    parser.add_argument("--long", action="store_true", help="also what takes minutes: the peers' long cases")
    parser.add_argument("--time-limit", type=float, default=300.0, help="seconds for one frontier (300)")
    parser.add_argument("--workers", type=int, default=2, help="processes at once, for both sides (2)")
    parser.add_argument("--most", type=int, default=1000, help="leave out published fronts of more points (1000)")
    if len(parts) > 1:
        parser.add_argument("--only", nargs="+", choices=parts, default=parts, help="only these parts")
    return parser.parse_args()


def main(description: str | None, parts: dict[str, Callable[[Given], Iterator[Row]]]) -> None:
    """Run the parts that are asked for and print their table; the exit code says whether every answer is right."""
    asked = asked_for(description, list(parts))
    print(machine())
    if asked.cases is None:
        print("No folder of cases was given (--cases FOLDER or PURPOSEBUILT_CASES): what needs one is left out.")
    made = Given(**{name: value for name, value in vars(asked).items() if name != "only"})
    chosen = getattr(asked, "only", list(parts))
    found = [row for name in parts if name in chosen for row in parts[name](made)]
    wrong = gate(found)
    printed(found)
    print(f"\nload at the end {os.getloadavg()[0]:.2f}")
    sys.exit(1 if wrong else 0)


def gate(found: Sequence[Row]) -> int:
    """Say how many answers are right and which are not; give the number of the latter."""
    judged = {(row.case, row.gate): row for row in found if row.right is not None}
    wrong = [row for row in judged.values() if not row.right]
    print(f"\ngate: {len(judged) - len(wrong)} of {len(judged)} answers right")
    for row in wrong:
        print(f"  NOT right: {row.case}: {row.gate}")
    return len(wrong)


def printed(found: Sequence[Row]) -> None:
    """The lines of the table under one heading for each kind, in the order in which they came."""
    for what in dict.fromkeys(row.what for row in found):
        print(f"\n{what}")
        print(f"  {'case':30} {'CPU s':>8} {'+start':>7} {'wall s':>7} {'peer s':>8} {'ratio':>7}  target")
        for row in (row for row in found if row.what == what):
            reached = {None: "", True: "  reached", False: "  NOT reached"}[row.reached]
            figures = f"{number(row.cpu, 8)} {number(row.started, 7)} {number(row.wall, 7)} {number(row.peer_cpu, 8)}"
            print(f"  {row.case:30} {figures} {number(row.ratio, 7)}  {row.target}{reached}")
            for words in filter(None, (row.gate, "; ".join(filter(None, (beside(row), row.note))))):
                print(f"      {words}")


def beside(row: Row) -> str:
    """Who the peer is and where its figure comes from."""
    return f"peer: {row.peer}, {row.peer_basis}" if row.peer else ""


def number(value: float | None, width: int) -> str:
    """A figure with three digits that matter, or a dash."""
    if value is None:
        return f"{'-':>{width}}"
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:{width},.{digits}f}"
