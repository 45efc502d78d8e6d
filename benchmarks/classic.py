"""Classic mode beside red-dwarf 0.4.0: right answers first, then times, memory and import, measured in the same run.

    python benchmarks/classic.py [--data FOLDER] [--peer-python PATH] [--runs 7] [--seed 1]

FOLDER holds real conversations (`polis/NAME/votes.csv`, `comments.csv`, `expected.json`, `expected_full.csv`); rooms
made from a seed stand beside them. Each program works in a fresh process of its own with one thread; what is compared
is the median CPU time of the runs in it, so that other work on the machine counts for little. Without a peer, the
recorded time of a conversation stands in its place. The exit code says whether every answer is right.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

import processes
from numbers_reached import measured as number
from printing import machine, told
from purposebuilt.participation import classic

HERE = Path(__file__).parent
processes.ENVIRONMENT.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
FIGURES = ("na", "nd", "ns", "pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt")
SMALL, SMALL_RATIO, LARGE_RATIO, MEMORY_MB, IMPORT_S, AGREED, AGREED_SAME_K = 600, 20, 5, 120, 0.5, 0.53, 0.62
Z = 1.2815515655446004
MADE = [(30, 30, 0.7), (60, 40, 0.6), (120, 60, 0.6), (300, 80, 0.45), (500, 300, 0.3), (600, 120, 0.4)]
LARGE = (2031, 896, 0.13)


@dataclass
class Case:
    """A room: votes, columns that are out, Polis's own groups (person -> group) and red-dwarf's recorded seconds."""

    name: str
    votes: np.ndarray
    out: list[int]
    stored: dict[int, int] = field(default_factory=dict)
    recorded: float | None = None


def conversations(folder: Path) -> Iterator[Case]:
    """The real ones; rows and columns are numbered as people and statements are."""
    for one in sorted((folder / "polis").iterdir()):
        with (one / "comments.csv").open(encoding="utf-8") as file:
            out = [int(row["c"]) for row in csv.DictReader(file) if row["moderated"] == "-1" or int(row["meta"] or 0)]
        with (one / "votes.csv").open(encoding="utf-8") as file:
            rows = [(int(row["p"]), int(row["c"]), float(row["vote"])) for row in csv.DictReader(file)]
        people = sorted({person for person, _, _ in rows})
        at = {person: row for row, person in enumerate(people)}
        votes = np.full((len(people), 1 + max(*out, *(statement for _, statement, _ in rows))), np.nan)
        for person, statement, vote in rows:
            votes[at[person], statement] = vote
        with (one / "expected_full.csv").open(encoding="utf-8") as file:
            labels = [(int(row["id"]), row["a"]) for row in csv.DictReader(file) if row["kind"] == "label_polis"]
        stored = {at[person]: int(float(label)) for person, label in labels if person in at}
        expected = json.loads((one / "expected.json").read_text(encoding="utf-8"))
        yield Case(one.name, votes, out, stored, expected["red_dwarf"]["seconds_median"])


def made(n: int, m: int, seen: float, seed: int) -> Case:
    """A room from a seed: two directions of opinion, statements of unlike favour, people who vote much and little."""
    rng = np.random.default_rng([seed, n, m])
    leaning = rng.standard_normal((n, 2)) @ rng.standard_normal((2, m)) * 0.6 + 0.8 * rng.standard_normal(m) + 0.4
    leaning += rng.standard_normal((n, m))
    votes = np.where(leaning > 0.4, 1.0, np.where(leaning < -0.4, -1.0, 0.0))
    diligence, age = rng.beta(1.0, 1.0 / seen, n), rng.beta(2.0, 1.0, m)
    chance = np.outer(diligence, age)
    votes[rng.random((n, m)) > np.minimum(1, chance * seen / chance.mean())] = np.nan
    return Case(f"made {n} x {m}", votes, [at for at in range(m) if at % 7 == 3])


def rand(one: np.ndarray, other: np.ndarray) -> float:
    """The adjusted Rand index of two groupings (Hubert and Arabie 1985)."""
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)
    pairs = [float((count * (count - 1) / 2).sum()) for count in (table, table.sum(axis=0), table.sum(axis=1))]
    chance = pairs[1] * pairs[2] / (len(one) * (len(one) - 1) / 2)
    most = (pairs[1] + pairs[2]) / 2
    return (pairs[0] - chance) / (most - chance) if most > chance else 1.0


def wrong(case: Case, peer: dict[str, np.ndarray], lists: dict[str, Any]) -> list[str]:
    """What differs from red-dwarf: figures and lists given its labels, the map, and its labels given its centres."""
    rows, columns = peer["people"].astype(int), peer["statements"].astype(int)
    labels = np.full(len(case.votes), -1)
    labels[rows] = peer["labels"].astype(int)
    ours = classic.with_labels(case.votes, labels, moderated_out=case.out)
    sign = np.where((ours.projections[rows] * peer["projections"]).sum(axis=0) < 0, -1, 1)
    small = max(len(rows), len(columns)) <= 500
    far = np.abs(ours.projections[rows] * sign - peer["projections"]).max()
    found = [f"map off by {far:.1e}"] if far > (1e-6 if small else 1e-3) else []
    pairs = [(name, getattr(ours, name)[:, columns], peer[name]) for name in FIGURES]
    pairs += [("shared, agree", ours.group_aware_agree[columns], peer["gac_agree"])]
    pairs += [("shared, disagree", ours.group_aware_disagree[columns], peer["gac_disagree"])]
    found += [name for name, mine, theirs in pairs if np.abs(mine - theirs).max() > 1e-9]
    mine = [ours.consensus_agree, ours.consensus_disagree, *ours.representative, *ours.sides]
    theirs = [lists["agree"], lists["disagree"], *lists["representative"], *lists["sides"]]
    found += ["lists"] if [list(one) for one in mine] != theirs else []
    again = classic.analyse(case.votes, len(peer["centres"]), peer["centres"] * sign, moderated_out=case.out)
    own = labels >= 0
    return found + (["labels from its centres"] if rand(again.labels[own], labels[own]) < 0.99 else [])


def moved(case: Case, found: classic.Classic, seed: int) -> bool:
    """Whether groups change when agree and disagree change places, and people and statements their order."""
    rng = np.random.default_rng(seed)
    for sign in (1, -1, -1, 1):
        rows, columns = rng.permutation(len(case.votes)), rng.permutation(case.votes.shape[1])
        place = np.argsort(columns)
        other = classic.analyse(sign * case.votes[rows][:, columns], moderated_out=[int(place[at]) for at in case.out])
        own = other.grouped
        if rand(other.labels[own], found.labels[rows][own]) < 1:
            return True
    return False


def measured(case: Case, asked: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One room: answers compared, both programs timed, each in its own process."""
    given, answer = folder / "votes.npz", folder / "answer.npz"
    np.savez(given, votes=case.votes, out=np.array(case.out, dtype=int))
    told(case.name)
    ours = processes.run([sys.executable, str(HERE / "alone" / "classic.py"), str(given), str(asked.runs)]).answer
    found = classic.analyse(case.votes, moderated_out=case.out)
    line: dict[str, Any] = {"case": case, "found": found, **ours, "seconds": float(np.median(ours["seconds"]))}
    line["wrong"] = ["groups move with sign or order"] if moved(case, found, asked.seed) else []
    line["peer"], line["basis"] = case.recorded, "recorded"
    if asked.peer_python:
        peer_script = str(HERE / "peers" / "red_dwarf.py")
        peer = processes.run([asked.peer_python, peer_script, str(given), str(max(3, asked.runs // 2)), str(answer)])
        if peer.answer is None:
            line["wrong"].append(f"red-dwarf failed: {peer.error}")
            return line
        arrays = dict(np.load(answer))
        line["wrong"] += wrong(case, arrays, peer.answer)
        line["peer"], line["basis"] = float(np.median(peer.answer["seconds"])), "now"
        line["peer_silhouette"], line["peer_mb"] = float(arrays["silhouette"]), peer.answer["peak_mb"]
        if found.silhouette < line["peer_silhouette"] - 1e-4:
            line["wrong"].append(f"silhouette {found.silhouette:.4f} below {line['peer_silhouette']:.4f}")
    return line


def agreed(line: dict[str, Any]) -> tuple[float, float] | None:
    """How far our groups are those that Polis had stored: adjusted Rand index, free and with as many groups."""
    case, found = line["case"], line["found"]
    both = [at for at in case.stored if found.grouped[at]]
    if not both:
        return None
    stored = np.array([case.stored[at] for at in both])
    stored = np.unique(stored, return_inverse=True)[1]
    as_many = classic.analyse(case.votes, int(stored.max()) + 1, moderated_out=case.out)
    return rand(found.labels[both], stored), rand(as_many.labels[both], stored)


def printed(lines: list[dict[str, Any]]) -> None:
    """Everything in one table."""
    print(
        f"\n  {'room':24} {'people x statements':>20} {'ours ms':>8} {'peer ms':>8} {'ratio':>6}  {'MB':>4} {'peer':>4}"
        f"  {'k':>1} {'silhouette':>10} {'peer':>6}  {'ARI Polis, same k':>17}"
    )
    for line in lines:
        case, found, stored = line["case"], line["found"], agreed(line)
        size = f"{case.votes.shape[0]} x {case.votes.shape[1]}"
        peer, ratio = (
            (f"{1e3 * line['peer']:8.0f}", f"{ratio_of(line):6.1f}") if line["peer"] else (f"{'-':>8}", f"{'-':>6}")
        )
        memory = f"{line['peak_mb']:4.0f} {line.get('peer_mb', float('nan')):4.0f}"
        worth = f"{found.silhouette:10.3f} {line.get('peer_silhouette', float('nan')):6.3f}"
        told_ari = f"{stored[0]:9.2f}, {stored[1]:.2f}" if stored else ""
        times = f"{1e3 * line['seconds']:8.1f} {peer} {ratio}"
        print(f"  {case.name:24} {size:>20} {times}  {memory}  {found.k} {worth}  {told_ari}")
        for one in line["wrong"]:
            print(f"      NOT right: {one}")


def ratio_of(line: dict[str, Any]) -> float:
    return float(line["peer"] / line["seconds"])


def nothing(seed: int, runs: int = 20) -> None:
    """What the classic calculation says of votes without any structure: never that there are no groups."""
    print("\n  votes without any structure: each vote agree 50%, pass 15%, disagree 35%, seen 60%, means of 20 rooms")
    for n, m in ((30, 30), (60, 40), (120, 60), (300, 80)):
        rng = np.random.default_rng([seed, n])
        found = []
        for _ in range(runs):
            votes = rng.choice([1.0, 0.0, -1.0], size=(n, m), p=[0.5, 0.15, 0.35])
            votes[rng.random((n, m)) > 0.6] = np.nan
            found.append(classic.analyse(votes))
        k, worth = np.mean([one.k for one in found]), np.mean([one.silhouette for one in found])
        enough = ((np.minimum(one.pat, one.rat) > Z) | (np.minimum(one.pdt, one.rdt) > Z) for one in found)
        flagged = np.mean([one.sum() / len(one) for one in enough])
        flags = f"{flagged:4.1f} significant statements a group"
        print(f"  {n:4} x {m:<3} {k:4.1f} groups, silhouette {worth:.2f}, {flags}")


def verdicts(lines: list[dict[str, Any]]) -> None:
    """Each target with what was reached."""
    timed = [line for line in lines if line["peer"]]
    small = [ratio_of(line) for line in timed if len(line["case"].votes) <= SMALL]
    large = [ratio_of(line) for line in timed if len(line["case"].votes) > 2 * SMALL]
    stored = [one for one in map(agreed, lines) if one]
    memory, imported = max(line["peak_mb"] for line in lines), float(np.median([line["import_s"] for line in lines]))
    basis = " and ".join(sorted({line["basis"] for line in timed})) or "none"
    print(f"\n  red-dwarf's times: {basis}")
    if small:
        verdict(f"median ratio up to {SMALL} people", np.median(small), SMALL_RATIO, at_least=True)
    if large:
        verdict(f"least ratio above {2 * SMALL} people", min(large), LARGE_RATIO, at_least=True)
    verdict("most memory of a whole process, MB", memory, MEMORY_MB, at_least=False)
    verdict("import, s (numpy included)", imported, IMPORT_S, at_least=False)
    if stored:
        verdict("median ARI with Polis's groups", np.median([one for one, _ in stored]), AGREED, at_least=True)
        verdict("the same, as many groups", np.median([one for _, one in stored]), AGREED_SAME_K, at_least=True)


def verdict(what: str, value: float, target: float, *, at_least: bool) -> None:
    print(f"  {number(f'classic: {what}', value, target, at_least=at_least)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of real conversations")
    parser.add_argument("--peer-python", help="where red-dwarf is")
    parser.add_argument("--runs", type=int, default=7, help="of which the median counts (7)")
    parser.add_argument("--seed", type=int, default=1, help="of the made rooms (1)")
    asked = parser.parse_args()
    print(machine())
    cases = [*(conversations(asked.data) if asked.data else []), *(made(*one, asked.seed) for one in [*MADE, LARGE])]
    with tempfile.TemporaryDirectory() as folder:
        lines = [measured(case, asked, Path(folder)) for case in cases]
    bad = sum(bool(line["wrong"]) for line in lines)
    print(f"\ngate: {len(lines) - bad} of {len(lines)} rooms right")
    verdict("rooms with a wrong answer", bad, 0, at_least=False)
    printed(lines)
    verdicts(lines)
    nothing(asked.seed)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
