"""The lines of the table on conflicts: each case in a fresh process, beside CPMpy's marco with CP-SAT and with Exact.

The answers are compared first, those of the peer as well; `conflicts.py` prints the same cases in more detail.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from printing import told
from processes import Ended, run
from rows import NOW, RECORDED, Given, Row

HERE = Path(__file__).parent
SECONDS = 15
ALL, FIRST, RATE = 0.25, 0.1, 250
"""To reach: CPU seconds for all of a complete case and for the first conflict; conflicts a second where many."""

RECORDED_CPU = {
    "place-24x6-s120-seed1": {"ortools": 7.2, "exact": 0.42},
    "place-30x6-s150-seed2": {"ortools": 7.5, "exact": 0.39},
    "place-40x8-s200-seed10": {"ortools": 14.0, "exact": 0.53},
}
SOLVERS = {"ortools": "CP-SAT", "exact": "Exact"}


def rows(given: Given) -> Iterator[Row]:
    """All conflicts of the complete cases, the first conflict, and the rate where there are thousands."""
    folder = None if given.cases is None else given.cases / "mus"
    if folder is None or not folder.exists():
        return
    for path in sorted(folder.glob("*.json")):
        told(f"conflicts {path.stem}")
        known = json.loads(path.read_text(encoding="utf-8"))["known"]
        ended = run([sys.executable, str(HERE / "alone" / "conflicts.py"), str(path), str(SECONDS)], 300)
        yield from complete(path, known, ended, given) if known["complete"] else rate(path, ended)


def judged(known: dict[str, Any], ended: Ended) -> tuple[bool, str]:
    """Whether the answer holds all smallest conflicts and repairs, and no other."""
    if ended.answer is None:
        return False, ended.error
    found = {name: {frozenset(one) for one in ended.answer[name]} for name in ("mus", "mcs")}
    right = all(found[name] == {frozenset(one) for one in known[name]} for name in found)
    words = "all as known" if right else "NOT those known"
    return right, f"{len(found['mus'])} conflicts, {len(found['mcs'])} repairs, {words}"


def complete(path: Path, known: dict[str, Any], ended: Ended, given: Given) -> Iterator[Row]:
    """All conflicts and repairs beside the peer's two solvers; then the first conflict."""
    right, gate = judged(known, ended)
    answer = ended.answer or {}
    spent = answer.get("cpu")
    target, what = f"{ALL} s CPU", "conflicts and repairs, all"
    reached = right and spent <= ALL
    ours = Row(what, path.stem, gate, right, spent, None, ended.wall, target=target, reached=reached)
    compared = [(f"CPMpy marco, {name}", beside(path, known, solver, given)) for solver, name in SOLVERS.items()]
    told_of = [(peer, *figures) for peer, figures in compared if figures is not None]
    for peer, other, basis, note in told_of:
        yield replace(ours, peer=peer, peer_cpu=other, peer_basis=basis, note=note)
    if not told_of:
        yield ours
    first = answer.get("first")
    soon = right and first <= FIRST
    yield Row("first conflict", path.stem, cpu=first, target=f"{FIRST} s CPU", reached=soon)


def beside(path: Path, known: dict[str, Any], solver: str, given: Given) -> tuple[float | None, str, str] | None:
    """The peer's CPU seconds, where they are from, and what is wrong with its answer; None where nothing is known."""
    if given.peers_apart is None:
        recorded = RECORDED_CPU.get(path.stem, {}).get(solver)
        return None if recorded is None else (recorded, RECORDED, "")
    ended = run([given.peers_apart, str(HERE / "peers" / "cpmpy_conflicts.py"), str(path), solver], 120)
    if ended.answer is None:
        return None, NOW, f"the peer gave no answer: {ended.error}"
    right, words = judged(known, ended)
    return ended.answer["cpu"], NOW, "" if right else f"the peer: {words}"


def rate(path: Path, ended: Ended) -> Iterator[Row]:
    """How many conflicts are found a second where there are thousands, each checked to be one and smallest."""
    answer = ended.answer or {"mus": [], "cpu": 1.0, "first": None, "wrong": 0}
    found = len(answer["mus"])
    a_second = found / answer["cpu"]
    right = found > 0 and answer["wrong"] == 0
    gate = f"{found} conflicts, {answer['checked']} of them checked, {answer['wrong']} wrong" if found else ended.error
    judging = path.stem.startswith("place-12x4-s60")
    yield Row(
        "conflicts a second", path.stem, gate, right, answer["cpu"], wall=ended.wall,
        target=f"{RATE} a second" if judging else "", reached=(right and a_second >= RATE) if judging else None,
        note=f"{a_second:.0f} a second",
    )  # fmt: skip
