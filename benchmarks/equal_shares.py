"""Equal shares beside pabutools: the same projects selected, recorded winners reproduced, and how many times faster.

Run: `python benchmarks/equal_shares.py [--data FOLDER] [--peer-python PYTHON] [--made 300] [--repeats 5]`
FOLDER holds elections in Pabulib's format (or has a folder pb that does), and expected.json with what pabutools
selected where it was run before. `--peer-python` has the peers of peers-shares.txt: then every election, the made-up
ones too, is counted by both in the same run. Times are CPU seconds; reading files is timed for neither. Ends with 1
where a selection is not the same.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import made_elections
import processes
from numbers_reached import measured
from printing import machine
from purposebuilt.participation import comparison, equal_shares, greedy, read_pabulib

PEER = Path(__file__).parent / "peers" / "pabutools_shares.py"
COMPLETIONS = ("none", "greedy", "add-one", "add-one-utilitarian")
RECORDED_AS = {"none": "mes", "add-one": "mes_add1", "add-one-utilitarian": "mes_add1u", "greedy-rule": "greedy"}
TARGET = 100


def ours(path: Path, repeats: int) -> dict[str, Any]:
    """What each rule selects, and the least seconds of so many runs, everything but reading included."""
    found: dict[str, Any] = {"greedy-rule": [list(greedy(read_pabulib(path)).selected), 0.0]}
    for completion in COMPLETIONS:
        seconds = []
        for _ in range(repeats):
            instance = read_pabulib(path)
            began = time.process_time()
            outcome = equal_shares(instance, completion)
            seconds.append(time.process_time() - began)
        found[completion] = [list(outcome.selected), min(seconds)]
    return found


def theirs(paths: list[Path], python: str | None, folder: Path) -> dict[str, Any]:
    """What pabutools selects, by path and rule; nothing where it is not installed."""
    if python is None:
        return {}
    listed = folder / "paths.txt"
    listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
    ended = processes.run([python, str(PEER), str(listed)])
    if ended.answer is None:
        print(f"pabutools could not be run: {ended.error}")
    return ended.answer or {}


def before(elections: Path) -> dict[str, Any]:
    """What was recorded of pabutools before, by name and rule."""
    path = elections / "expected.json"
    if not path.exists():
        return {}
    known = json.loads(path.read_text(encoding="utf-8"))["results"]
    return {
        name: {rule: [one[key]["selected"], one[key]["secs"]] for rule, key in RECORDED_AS.items()}
        for name, one in known.items()
    }


def compared(path: Path, mine: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The rules under which a selection differs."""
    return [f"{path.stem} ({rule})" for rule in other if rule in mine and mine[rule][0] != other[rule][0]]


def winners(path: Path) -> bool | None:
    """Whether the recorded winners come out under the recorded rule; None where that is not to be told."""
    instance = read_pabulib(path)
    if instance.recorded is None or not instance.recorded_rule.startswith("equalshares"):
        return None
    if instance.recorded_rule.endswith("comparison"):
        return comparison(instance).selected == instance.recorded
    official = equal_shares(instance, "add-one", past_full=True)
    return instance.recorded in (equal_shares(instance, "add-one").selected, official.selected)


def main() -> int:
    """Print the table; the exit code says whether every selection is the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--peer-python")
    parser.add_argument("--made", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    elections = asked.data / "pb" if asked.data and (asked.data / "pb").is_dir() else asked.data
    real = sorted(elections.glob("*.pb")) if elections else []
    with tempfile.TemporaryDirectory() as name:
        small, large = made_elections.into(Path(name), asked.made)
        peer = theirs([*real, *small, *large], asked.peer_python, Path(name))
        wrong = told(real, large, asked.repeats, peer, before(elections) if elections else {})
        if peer:
            wrong += [one for path in small for one in compared(path, ours(path, 1), peer[str(path)])]
            print(f"{len(small)} small made-up elections, five rules each, selected as by pabutools: {not wrong}")
    measured("equal shares: selections unlike pabutools's", len(wrong), 0)
    for one in wrong:
        print(f"NOT THE SAME: {one}")
    return 1 if wrong else 0


def told(real: list[Path], large: list[Path], repeats: int, peer: dict[str, Any], known: dict[str, Any]) -> list[str]:
    """One line for each election; what differs."""
    wrong: list[str] = []
    ratios: list[float] = []
    unlike = 0
    print(f"{'election':44} {'plain ms':>9} {'add-one ms':>10} {'pabutools s':>12} {'times':>7}  same  winners")
    for path in [*real, *large]:
        mine = ours(path, repeats)
        now, then = peer.get(str(path), {}), known.get(path.stem, {})
        wrong += compared(path, mine, then) + compared(path, mine, now)
        other = now or then
        taken = mine["add-one"][1]
        ratio = other["add-one"][1] / taken if other else float("nan")
        ratios += [ratio] if other else []
        how = "" if now or not other else " (recorded)"
        official = winners(path)
        unlike += official is False
        print(
            f"{path.stem:44} {1000 * mine['none'][1]:9.1f} {1000 * taken:10.1f}"
            f" {other['add-one'][1] if other else float('nan'):12.3f} {ratio:7.0f}  "
            f"{'-' if not other else 'yes' if not compared(path, mine, other) else 'NO':4}"
            f"  {'-' if official is None else 'as recorded' if official else 'NOT as recorded'}{how}"
        )
    if ratios:
        middle = statistics.median(ratios)
        print(f"median {middle:.0f} times faster, least {min(ratios):.0f}; target {TARGET}: {middle >= TARGET}")
        measured("equal shares: times faster than pabutools, median", middle, TARGET, at_least=True)
    if real:
        measured("equal shares: elections whose recorded winners do not come out", unlike, 0)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
