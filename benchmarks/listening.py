"""A room heard whole: how long shared ground and camps take together and apart, listening, imports and memory.

    python benchmarks/listening.py [--runs 9]

Rooms of 120 people x 60 statements and of 500 x 300 are made from a seed (made_rooms.py), with and without differences
between organisations, and with no camps, two and three. Each line is measured in a fresh process, warm: the first run
is not counted. What counts is the median on the clock, since that is what somebody waits for; CPU stands beside it, and
other work on the machine makes the clock longer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import processes
from numbers_reached import measured
from printing import machine, told

HERE = Path(__file__).parent
SIZES = {
    "120 x 60": ({"n": 120, "statements": 60, "orgs": 20}, 20),
    "500 x 300": ({"n": 500, "statements": 300, "orgs": 60}, 150),
}
DIFFER = {"sig_type": 0.8, "sig_place": 0.4, "sig_org": 0.5}
KINDS = {
    "all alike": {},
    "two camps": {"camps": 2},
    "three camps": {"camps": 3},
    "organisations": DIFFER,
    "organisations, two camps": {**DIFFER, "camps": 2},
    "organisations, three camps": {**DIFFER, "camps": 3},
}
LARGE = {"n": 2031, "statements": 896, "orgs": 60, "density": 0.13}
PARTS = ("classic", "ground", "camps", "shares", "listening")
IMPORT_S = 0.5


@dataclass(frozen=True)
class Taken:
    """The medians of one line, and how many camps were drawn."""

    wall: float
    cpu: float
    peak_mb: float
    camps: int


def taken(recipe: dict[str, float], part: str, runs: int) -> Taken:
    """Run one part on one room in a process of its own."""
    told(f"{part}: {recipe}")
    ended = processes.run([sys.executable, str(HERE / "alone" / "room.py"), json.dumps(recipe), str(runs), part])
    if ended.answer is None:
        raise SystemExit(f"{part} on {recipe} failed: {ended.error}")
    wall, cpu = (float(np.median(ended.answer[key])) for key in ("wall", "cpu"))
    return Taken(wall, cpu, ended.answer["peak_mb"], ended.answer["camps"])


def rooms(runs: int) -> None:
    print("\nmilliseconds on the clock (CPU in brackets), medians; whole is shared ground and camps")
    print(f"  {'room':<38}{'whole':>16}{'shared ground':>16}{'camps':>16}{'listen':>18}  MB  camps drawn")
    for size, (recipe, most) in SIZES.items():
        longest = 0.0
        for kind, fields in KINDS.items():
            made = {**recipe, **fields}
            each = [taken(made, part, runs) for part in ("whole", "ground", "camps")]
            each.append(taken(made, "listen", max(3, runs // 3)))
            longest = max(longest, each[0].wall)
            times = "".join(f"{one.wall:>8.1f} ({one.cpu:.0f})".rjust(16) for one in each[:3])
            heard = f"{each[3].wall:>8.1f} ({each[3].cpu:.0f})".rjust(18)
            print(f"  {f'{size}, {kind}':<38}{times}{heard}{each[0].peak_mb:>5.0f}  {each[0].camps}", flush=True)
        print("  " + str(measured(f"a room of {size} whole, the slowest kind", longest, most, unit="ms")), flush=True)


def memory() -> None:
    """The most that a process holds while it works on a large conversation; the target of 120 MB is classic mode's."""
    print(f"\nmemory of a whole process on {LARGE['n']} people x {LARGE['statements']} statements (numpy included)")
    for part in ("ground", "camps"):
        one = taken(LARGE, part, 1)
        print(f"  {part:<16}{one.peak_mb:5.0f} MB, {one.wall:.0f} ms ({one.cpu:.0f} of CPU)", flush=True)


def imports() -> None:
    print("\nimport into a fresh process, median of 5")
    longest = 0.0
    for name in PARTS:
        script = [sys.executable, str(HERE / "alone" / "imported.py"), f"purposebuilt.participation.{name}"]
        each = [processes.run(script).answer for _ in range(5)]
        seconds = float(np.median([one["seconds"] for one in each if one]))
        longest = max(longest, seconds)
        print(f"  {name:<16}{seconds:6.3f} s, {max(one['peak_mb'] for one in each if one):4.0f} MB", flush=True)
    print("  " + str(measured("import of any part of participation, the longest", longest, IMPORT_S, unit="s")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="of which the median counts (9)")
    asked = parser.parse_args()
    print(machine())
    rooms(asked.runs)
    imports()
    memory()
    print(f"\nload at the end {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
