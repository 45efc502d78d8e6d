"""One made room heard whole, as JSON: milliseconds on the clock and of CPU of each run of each part, and peak memory.

    python benchmarks/alone/room.py RECIPE RUNS PART

RECIPE holds fields of `Recipe` (made_rooms.py) as JSON. PART is `whole` (shared ground and camps), `ground`, `camps` or
`listen`. Each run begins with the room as it is read and ends with what is told; the first, which loads what is
needed, is not counted.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alone.classic import peak_mb
from made_rooms import Recipe, made
from purposebuilt.participation import camps, listen, shared_ground


def whole(room):
    """The work of a room that is looked at: what it shares, and whether there are camps."""
    return shared_ground(room), camps(room)


def forget_peak() -> None:
    """Count memory from here on, where the system can: making the room takes more than hearing it."""
    refs = Path("/proc/self/clear_refs")
    if refs.exists():
        refs.write_text("5")


def main() -> None:
    part = {"whole": whole, "ground": shared_ground, "camps": camps, "listen": listen}[sys.argv[3]]
    room = made(Recipe(**json.loads(sys.argv[1])), 1).room()
    forget_peak()
    part(room)
    wall, cpu = [], []
    for _ in range(int(sys.argv[2])):
        began, spent = time.perf_counter(), time.process_time()
        part(room)
        wall.append(1e3 * (time.perf_counter() - began))
        cpu.append(1e3 * (time.process_time() - spent))
    peak = peak_mb()
    print(json.dumps({"wall": wall, "cpu": cpu, "peak_mb": peak, "camps": camps(room).count}))


if __name__ == "__main__":
    main()
