"""How long reading and writing a room takes, and how much memory: made rooms, and real conversations where given.

    python benchmarks/room_files.py [--data FOLDER]

FOLDER holds `polis/NAME`, `synthetic/NAME` and `known_groups/NAME.csv`. Each file is read in a process of its own,
three times, and the quickest is told; memory is the most that the process took beside Python and its libraries.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from made_rooms import Recipe, made
from printing import machine, told
from purposebuilt.participation import write_room
from purposebuilt.participation.room import Room

SECONDS = {"vtaiwan-uberx": 1.0}
EACH, FOR_A_MILLION = 1.0, 7.0
"""A room is read within a second; one of more than 150,000 positions at the rate of seven seconds for a million."""

READ = """
import sys, time
from purposebuilt.participation import read_room
from purposebuilt.participation.room_files import SCHEMA
def most():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
before, best = most(), 1e9
for _ in range(3):
    started = time.perf_counter()
    room = read_room(sys.argv[1])
    best = min(best, time.perf_counter() - started)
sizes = (len(room.participants), len(room.statements), len(room.positions))
print(*sizes, best, (most() - before) // 1024, most() // 1024)
"""


def read(path: Path, name: str) -> bool:
    """Read one room in a fresh process and print its line; say whether it was quick enough."""
    told(name)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    people, statements, positions, seconds, more, most = (float(word) for word in done.stdout.split())
    target = SECONDS.get(name, max(EACH, FOR_A_MILLION * positions / 1e6))
    workbook = path.suffix == ".xlsx"
    verdict = "" if workbook else f"under {target:.1f} s: {'reached' if seconds < target else 'NOT REACHED'}"
    figures = (
        f"{people:>6.0f} x {statements:<5.0f}{positions:>9.0f}{seconds:>9.3f} s{more:>6.0f} MB more,{most:>5.0f} in all"
    )
    print(f"{name:<38}{figures}  {verdict}".rstrip())
    return workbook or seconds < target


def by_number(room: Room, folder: Path) -> None:
    """Write the votes of a room by number, as data is passed on for research, and its statements."""
    folder.mkdir()
    taken = room.positions
    table = np.stack([taken.participant, taken.statement, taken.stance, np.arange(len(taken))], axis=1)
    np.savetxt(folder / "votes.csv", table, fmt="%d", delimiter=",", header="p,c,vote,t", comments="")
    with (folder / "comments.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["c", "author", "moderated", "meta", "seed", "agrees", "disagrees", "text"])
        writer.writerows([at, 0, 1, 0, "", 0, 0, each.text] for at, each in enumerate(room.statements))


def export(room: Room, folder: Path) -> None:
    """Write the votes of a room as Polis exports them, each with its time in words."""
    folder.mkdir()
    taken = room.positions
    when = "Thu Feb 15 2018 19:07:25 GMT+0000 (Coordinated Universal Time)"
    with (folder / "votes.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["timestamp", "datetime", "comment-id", "voter-id", "vote"])
        rows = zip(taken.statement.tolist(), taken.participant.tolist(), taken.stance.tolist(), strict=True)
        writer.writerows([1518721645 + at, f"{at} {when}", *row] for at, row in enumerate(rows))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of real conversations and made sets")
    data: Path | None = parser.parse_args().data
    print(machine())
    print(f"{'room':<38}{'people x statements':>13}{'positions':>10}{'read':>9}")
    fine = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        whole = made(Recipe(500, 60, 6, 300, 5, density=1.0), 1).room()
        large = made(Recipe(2_031, 60, 6, 896, 5, density=0.125), 2).room()
        for name, room, suffix in (("500 x 300, a folder", whole, ""), ("500 x 300, a workbook", whole, ".xlsx")):
            started = time.perf_counter()
            write_room(room, folder / f"whole{suffix}")
            told(f"{name}: written in {time.perf_counter() - started:.1f} s")
            fine.append(read(folder / f"whole{suffix}", name))
        by_number(large, folder / "number")
        fine.append(read(folder / "number", "2,031 x 896, votes by number"))
        export(large, folder / "export")
        fine.append(read(folder / "export", "2,031 x 896, as Polis exports"))
    patterns = ("polis/*", "synthetic/*", "known_groups/*.csv") if data else ()
    for path in (path for pattern in patterns if data for path in sorted(data.glob(pattern))):
        fine.append(read(path, path.stem))
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
