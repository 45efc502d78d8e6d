"""What each reduction of a programme buys: sizes after each step, and the complete frontier with and without them.

    python benchmarks/structure.py --cases FOLDER --time-limit 30

Cases are those of `benchmarks/frontier.py`; generated designs with identical places and the shipped examples are always
there. CPU seconds of one run each, no spread: read differences below a third as nothing.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np

from design_shaped import Trial, make, programme_of
from purposebuilt import design_files, rulebooks
from purposebuilt.appraisal import frontier
from purposebuilt.appraisal.structure.pieces import EVERY_STEP, pieces
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.formulation import formulate
from purposebuilt.programme import Programme

EXAMPLES = Path(__file__).parents[1] / "examples"
WITHOUT = ("dominated", "forced", "parts", "symmetry")
FOUR = ("closeness", "hand_offs", "running_cost", "disruption")
THREE = ("closeness", "running_cost", "disruption")


def identical_places(places: int, functions: int, seed: int, *, apart: bool) -> Programme:
    """Functions in places that are alike in everything; one row over all ties them together unless they are apart."""
    rng = np.random.default_rng(seed)
    candidates = 3
    lines, n = places * functions, places * functions * candidates
    costs = np.tile(rng.integers(1, 20, (2, functions * candidates)), places)
    matrix = np.kron(np.eye(lines), np.ones((1, candidates)))
    upper = np.ones(lines)
    if not apart:
        matrix = np.vstack([matrix, np.tile(np.tile([0.0, 1.0, 2.0], functions), places)])
        upper = np.append(upper, float(lines))
    lower = np.where(np.arange(len(upper)) < lines, 1.0, -np.inf)
    return Programme.from_arrays(costs, "min", matrix, lower, upper, 0.0, 1.0, np.ones(n, dtype=bool))


def read(path: Path) -> Programme:
    """A case on file (`sense`, `C`, `rows`, `ub`) as a programme."""
    case = json.loads(path.read_text(encoding="utf-8"))
    matrix = np.zeros((len(case["rows"]), case["n"]))
    for at, row in enumerate(case["rows"]):
        matrix[at, row["idx"]] = row["val"]
    low = [-np.inf if row["lo"] is None else row["lo"] for row in case["rows"]]
    high = [np.inf if row["hi"] is None else row["hi"] for row in case["rows"]]
    top = np.inf if case["ub"] is None else case["ub"]
    return Programme.from_arrays(case["C"], case["sense"], matrix, low, high, 0.0, top, True)


def example(name: str, objectives: tuple[str, ...]) -> Programme:
    design = design_files.read(EXAMPLES / name)
    return formulate(design, rulebooks.load(design.identity.rulebook), objectives).programme


def agreement_against_difference(functions: int, seed: int = 1) -> None:
    """Hand-offs as `m <= x` of both sides, beside `z >= x - x'` for each pair and body: LP bound and solve time."""
    trial = make(seed, functions, 5, 5 * functions // 2)
    agree = programme_of(trial)
    apart = by_difference(trial, agree)
    for name, programme in (("agreement m <= x, m <= x'", agree), ("difference z >= x - x'", apart)):
        weights = np.array([-1.0, -4.0, 0.01, 0.002])
        cost, constant = weights @ programme.objectives, float(weights @ programme.offset)
        bounds = []
        for relaxed in (True, False):
            engine, cpu = Highs(programme, relaxed=relaxed), time.process_time()
            engine.costs(cost)
            answer = engine.solve(Limits(seconds=20.0))
            seconds = time.process_time() - cpu
            best, proven = answer.objective + constant, answer.bound + constant
            bounds.append(f"{best:9.5f} (proven {proven:9.5f}), {seconds:.2f} s CPU")
            engine.close()
        print(f"{name:26} {programme.columns:6d} x {programme.rows:6d}  LP {bounds[0]}  whole {bounds[1]}", flush=True)


def by_difference(trial: Trial, agree: Programme) -> Programme:
    """The same with one z for each pair and place: `z >= left candidates of a body - right candidates of it`."""
    kept = np.flatnonzero(agree.integer)
    first = len(agree.row_lower) - 2 * int((~agree.integer).sum())
    rows, weights = [], []
    pairs = [(f, g, w) for (f, g), w in zip(trial.pairs, trial.strength, strict=True)]
    n = kept.size + len(pairs) * trial.places
    for f, g, strength in pairs:
        for place in range(trial.places):
            z = kept.size + len(weights)
            weights.append(strength / (trial.strength.sum() * trial.places))
            left, right = (np.arange(*trial.first[[at * trial.places + place, at * trial.places + place + 1]])
                           for at in (f, g))  # fmt: skip
            for body in np.unique(trial.body[left]):
                row = np.zeros(n)
                row[left[trial.body[left] == body]] += 1.0
                row[right[trial.body[right] == body]] -= 1.0
                row[z] = -1.0
                rows.append(row)
    objectives = np.hstack([agree.objectives[:, kept], np.zeros((4, len(weights)))])
    objectives[1, kept.size :] = -np.array(weights)
    top = np.hstack([agree.matrix[:first][:, kept].toarray(), np.zeros((first, len(weights)))])
    low = np.append(agree.row_lower[:first], np.full(len(rows), -np.inf))
    return Programme.from_arrays(
        objectives, agree.sense, np.vstack([top, rows]), low,
        np.append(agree.row_upper[:first], np.zeros(len(rows))), 0.0, 1.0, np.arange(n) < kept.size,
        offset=[0.0, float(np.sum(weights)), 0.0, 0.0],
    )  # fmt: skip


def sizes(name: str, programme: Programme) -> None:
    """Columns, rows and candidates after each further step."""
    told = [f"{programme.columns} x {programme.rows}"]
    for upto in range(1, len(EVERY_STEP) + 1):
        cpu = time.process_time()
        made = pieces(programme, EVERY_STEP[:upto])
        cpu = time.process_time() - cpu
        columns = sum(each.columns for each in made.programmes)
        rows = sum(each.rows for each in made.programmes)
        said = f"{EVERY_STEP[upto - 1]} {columns} x {rows}"
        told.append(said + (f" in {len(made.programmes)}" if len(made.programmes) > 1 else ""))
    print(f"{name:28} " + " -> ".join(told) + f"  ({cpu:.2f} s CPU)", flush=True)


def ablation(name: str, programme: Programme, limit: float) -> None:
    """The complete frontier with every step, without each, and with none."""
    told = []
    for label, steps in (
        ("all", EVERY_STEP),
        *((f"no {step}", tuple(each for each in EVERY_STEP if each != step)) for step in WITHOUT),
        ("none", ()),
    ):
        cpu = time.process_time()
        found = frontier(programme, time_limit=limit, steps=steps)
        cpu = time.process_time() - cpu
        state = f"{len(found.points)}" if found.complete else f"cut off at {len(found.points)}"
        told.append(f"{label} {cpu:.2f} s ({state}; {found.nodes} nodes, {found.solves} MILPs)")
    print(f"{name:28} " + " | ".join(told), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--only", nargs="*", default=["2kp50", "AP_p-3_n-10_ins-1", "ics-6-3-3-3-1", "ics-8-4-3-3-1"])
    parser.add_argument("--time-limit", type=float, default=15.0)
    given = parser.parse_args()
    published = sorted(given.cases.rglob("*.json")) if given.cases else []
    cases = {path.stem: read(path) for path in published if path.stem in given.only}
    cases["places 3 x 3 tied"] = identical_places(3, 3, 1, apart=False)
    cases["places 4 x 4 tied"] = identical_places(4, 4, 1, apart=False)
    cases["places 4 x 5 apart"] = identical_places(4, 5, 1, apart=True)
    cases["tiny, 4 objectives"] = example("tiny", FOUR)
    large = {
        "West Yorkshire, 3": example("west_yorkshire", THREE),
        "West Yorkshire, 4": example("west_yorkshire", FOUR),
    }
    print("sizes, columns x rows")
    for name, programme in {**cases, **large}.items():
        sizes(name, programme)
    print("complete frontier, CPU seconds")
    for name, programme in cases.items():
        ablation(name, programme, given.time_limit)
    print("hand-offs in two forms")
    agreement_against_difference(100)


if __name__ == "__main__":
    main()
