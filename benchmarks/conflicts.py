"""All smallest conflicts and repairs of cases with known answers, beside the recorded figures of CPMpy and python-sat.

    python benchmarks/conflicts.py --cases FOLDER --seconds 15
    python benchmarks/table.py --cases FOLDER --only conflicts --peers-apart PATH

Each case is a JSON file: `hard` rows, `soft` criteria (a list of rows each, `[[[column, coefficient], ...], sign,
number]`), their weights, and `known`: all smallest conflicts and repairs where `complete`, else what is known of them.
First what is found must equal what is known; then the times of a fresh process are printed, in CPU seconds from the
arrays on: writing the clauses counts, loading libraries does not (python-sat takes about 0.06). The peers' figures
were recorded on 2026-11-21 on the same kind of machine, without the 0.5 to 0.9 CPU seconds that CPMpy takes to load and
to build its model; they are not measured by this run.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from pathlib import Path

import numpy as np
from scipy import sparse

from purposebuilt.appraisal import cheapest, conflicts, repairs
from purposebuilt.programme import Programme

RECORDED = {
    "place-24x6-s120-seed1": (7.2, 0.42, 0.10),
    "place-30x6-s150-seed2": (7.5, 0.39, 0.13),
    "place-40x8-s200-seed10": (14.0, 0.53, 0.21),
}
"""CPU seconds for all conflicts and repairs: CPMpy marco with CP-SAT (the last one was cut off), with Exact, and a
prototype on python-sat."""

RECORDED_RATE = {"place-12x4-s60-seed1": (44, 633, 4464), "place-20x5-s100-seed3": (10, 274, 667)}
"""Conflicts found in 15 CPU seconds by the same three."""


def read(path: Path) -> tuple[Programme, dict]:
    """A case as a programme whose requirements are named by their position, and the case itself."""
    case = json.loads(path.read_text(encoding="utf-8"))
    rows = [(row, None) for row in case["hard"]]
    rows += [(row, str(at)) for at, criterion in enumerate(case["soft"]) for row in criterion]
    starts = np.cumsum([0, *(len(row[0]) for row, _ in rows)])
    columns = [column for row, _ in rows for column, _ in row[0]]
    values = [float(value) for row, _ in rows for _, value in row[0]]
    matrix = sparse.csr_array((values, columns, starts), shape=(len(rows), case["nvars"]))
    lower = [row[2] if row[1] in {">=", "=="} else -np.inf for row, _ in rows]
    upper = [row[2] if row[1] in {"<=", "=="} else np.inf for row, _ in rows]
    owners = [name for _, name in rows]
    return Programme.from_arrays(np.zeros(case["nvars"]), "min", matrix, lower, upper, 0.0, 1.0, True, owners), case


def agrees(programme: Programme, case: dict) -> list[str]:
    """What differs from what is known of a case; nothing where all is right."""
    known, wrong = case["known"], []
    if known["complete"]:
        for name, found in (("mus", conflicts(programme).conflicts), ("mcs", repairs(programme).repairs)):
            if {frozenset(map(int, one)) for one in found} != {frozenset(one) for one in known[name]}:
                wrong.append(name)
    weights = {name: case["soft_weight"][int(name)] for name in programme.requirements}
    if len(repairs(programme, limit=1).repairs[0]) != known["min_mcs_size"]:
        wrong.append("smallest repair")
    if sum(weights[name] for name in cheapest(programme, weights) or ()) != known["min_weight_correction"]:
        wrong.append("cheapest repair")
    if len(conflicts(programme, limit=1, smallest_first=True).conflicts[0]) != known["smallest_mus_size"]:
        wrong.append("smallest conflict")
    return wrong


def timed(path: Path, seconds: float) -> dict:
    """CPU seconds of a fresh process: to the first conflict, to all conflicts, to all repairs, to the cheapest one."""
    programme, case = read(path)
    complete, stamps = case["known"]["complete"], []
    began = time.process_time()
    found = conflicts(
        programme, time_limit=None if complete else seconds, tell=lambda _: stamps.append(time.process_time() - began)
    )
    spent = time.process_time() - began
    measured = {"complete": found.complete, "conflicts": len(found.conflicts), "first": stamps[0], "all": spent}
    measured["in_time"] = sum(stamp <= seconds for stamp in stamps)
    for name, asked in (
        ("repairs", lambda: repairs(programme, time_limit=None if complete else seconds / 3)),
        ("smallest", lambda: repairs(programme, limit=1)),
        ("cheapest", lambda: cheapest(programme, {at: case["soft_weight"][int(at)] for at in programme.requirements})),
    ):
        began = time.process_time()
        asked()
        measured[name] = time.process_time() - began
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--seconds", type=float, default=15.0, help="for a case of which not all is known")
    given = parser.parse_args()
    if given.cases is None:
        print("Name a folder of cases with --cases.")
        return
    paths = sorted(given.cases.rglob("place-*.json"))
    for path in paths:
        wrong = agrees(*read(path))
        print(f"{path.stem:26s} {'DIFFERS: ' + ', '.join(wrong) if wrong else 'equal to what is known'}")
        if wrong:
            raise SystemExit(1)
    print("\nCPU seconds, the last three columns recorded: CPMpy with CP-SAT, with Exact, a prototype")
    print(f"{'':26s}  first    all repairs smallest cheapest  found")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as fresh:
        for path in paths:
            print(said(path.stem, fresh.apply(timed, (path, given.seconds)), given.seconds), flush=True)


def said(stem: str, got: dict, seconds: float) -> str:
    """One line of the table, with how many times as fast as each recorded peer."""
    line = f"{stem:26s} {got['first']:6.3f} {got['all']:6.2f} {got['repairs']:7.2f} {got['smallest']:8.3f}"
    line += f" {got['cheapest']:8.3f} {got['conflicts']:6d}"
    if got["complete"]:
        peers = RECORDED.get(stem, ())
        return line + "".join(f"  {peer:.2f} ({peer / got['all']:.0f}x)" for peer in peers)
    rate = got["in_time"] / min(seconds, got["all"])
    peers = tuple(peer / 15 for peer in RECORDED_RATE.get(stem, ()))
    return line + f"  {rate:.0f} a second;" + "".join(f"  {peer:.1f} ({rate / peer:.0f}x)" for peer in peers)


if __name__ == "__main__":
    main()
