"""Every number that listening to a room has to reach: each benchmark one after another, then one table.

    python benchmarks/listening_table.py [--data FOLDER] [--peer-python PYTHON] [--shares-python PYTHON] [--quick]

FOLDER holds `polis`, `synthetic` and `pb` (see classic.py, ground.py and equal_shares.py); without it made rooms stand
alone. PYTHON is where red-dwarf (peers.txt) and pabutools (peers-shares.txt) are; without them recorded figures stand
in where there are any. `--quick` makes fewer rooms of each kind, so that shares are rougher. A number without a line
was not measured. Takes some ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from numbers_reached import KEPT_IN, gathered
from printing import machine, told

HERE = Path(__file__).parent


def commands(asked: argparse.Namespace) -> list[list[str]]:
    """The benchmarks in order, with what each is given."""
    data = ["--data", str(asked.data)] if asked.data else []
    dwarf = ["--peer-python", asked.peer_python] if asked.peer_python else []
    shares = ["--peer-python", asked.shares_python] if asked.shares_python else []
    few = (lambda count: ["--rooms", count]) if asked.quick else (lambda _: [])
    return [
        ["listening.py"],
        ["classic.py", *data, *dwarf],
        ["camps.py", *data, *few("30")],
        ["ground.py", *data, *few("12")],
        ["equal_shares.py", *data, *shares],
        ["rounds.py", *few("60")],
    ]


def main() -> int:
    """Run them all; the exit code says whether every one of them ended well and every number is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    folder = os.environ.get("PURPOSEBUILT_DELIBERATION")
    parser.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="conversations, elections")
    parser.add_argument("--peer-python", help="where red-dwarf is")
    parser.add_argument("--shares-python", help="where pabutools is")
    parser.add_argument("--quick", action="store_true", help="fewer rooms of each kind")
    asked = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name) / "numbers.jsonl"
        for script, *given in commands(asked):
            told(script)
            print(f"\n== {script}", flush=True)
            done = subprocess.run(
                [sys.executable, str(HERE / script), *given], env={**os.environ, KEPT_IN: str(kept)}, check=False
            )
            failed += [script] if done.returncode else []
        found = gathered(kept)
    print(f"\n== every number\n{machine()}")
    for one in found:
        print(f"  {one}")
    print(f"{sum(one.reached for one in found)} of {len(found)} reached")
    for script in failed:
        print(f"{script} ended with something wrong (see above)")
    return 0 if not failed and all(one.reached for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
