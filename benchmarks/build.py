"""The large placement programme (41,200 binaries, 101,500 rows) built and handed to HiGHS, beside three peers.

    python benchmarks/build.py --cases FOLDER [--peer-python PATH]

`FOLDER/build/placement_model.py` yields the arrays and is read in place. Each side is a fresh process; what is compared
is CPU from the arrays to a model that HiGHS holds, imports left out. Right answers first: the peers' models have the
same columns, rows and entries, our blocks give the very same programme, and its relaxation costs what is published.
A changed bound is then solved again without building anew. Last, West Yorkshire is formulated.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from printing import main, told
from processes import Ended, run
from rows import NOW, RECORDED, Given, Row

HERE = Path(__file__).parent
WHAT = "build 41,200 binaries, 101,500 rows"
SIZE = (41_200, 101_500, 272_800)
RELAXATION = 127_936
TO_REACH = 0.15
PEERS = {
    "highspy": ("arrays by hand, highspy", 0.06),
    "linopy": ("linopy 0.10.1", 1.5),
    "pyomo": ("pyomo 6.10.1", 11.6),
}
"""Name and recorded CPU seconds."""


def rows(given: Given) -> Iterator[Row]:
    """Our two ways of building, each beside the peers; the changed bound; West Yorkshire."""
    if given.cases is not None:
        model = str(given.cases / "build" / "placement_model.py")
        if Path(model).exists():
            yield from built(given, model)
            yield changed(model)
    yield west_yorkshire()


def built(given: Given, model: str) -> Iterator[Row]:
    told("build: ours")
    script = str(HERE / "alone" / "build.py")
    for way, name in (("arrays", "Programme.from_arrays"), ("blocks", "formulation blocks")):
        ended = run([sys.executable, script, model, way])
        right, gate = judged(ended)
        answer = ended.answer or {}
        taken = answer.get("cpu")
        reached = right and taken <= TO_REACH
        parts = f"programme {answer.get('programme', 0):.3f} s, to HiGHS {answer.get('to_highs', 0):.3f} s"
        target = f"{TO_REACH} s CPU"
        yield Row(WHAT, name, gate, right, taken, wall=ended.wall, target=target, reached=reached, note=parts)
        if way == "arrays":
            yield from (beside(given, model, peer, taken) for peer in PEERS)


def judged(ended: Ended) -> tuple[bool, str]:
    """Whether the programme is the one that was asked for."""
    answer = ended.answer
    if answer is None:
        return False, ended.error
    size = (answer["columns"], answer["rows"], answer["entries"])
    right = size == SIZE and answer.get("same", True)
    return right, "{:,} columns, {:,} rows, {:,} entries".format(*size)


def beside(given: Given, model: str, peer: str, taken: float | None) -> Row:
    """One peer: run now where its environment is given, else its recorded figure (of a slower machine)."""
    name, recorded = PEERS[peer]
    if given.peer_python is None:
        return Row(WHAT, f"beside {peer}", cpu=taken, peer=name, peer_cpu=recorded, peer_basis=RECORDED)
    told(f"build: {peer}")
    ended = run([given.peer_python, str(HERE / "peers" / "build.py"), model, peer], 600)
    right, gate = judged(ended)
    cost = None if ended.answer is None else ended.answer["cpu"]
    return Row(WHAT, f"beside {peer}", gate, right, taken, peer=name, peer_cpu=cost, peer_basis=NOW)


def changed(model: str) -> Row:
    """The relaxation, one bound changed, solved again: warm beside building anew."""
    told("build: the relaxation, and again with a changed bound")
    ended = run([sys.executable, str(HERE / "alone" / "build.py"), model, "arrays", "solve"])
    answer = ended.answer
    name, target = "a changed bound, solved again", "without rebuilding"
    if answer is None:
        return Row(WHAT, name, ended.error, False, target=target, reached=False)
    agreed = abs(answer["changed_lp"] - answer["anew_lp"]) < 1e-3 and answer["changed_lp"] > answer["lp"] + 1e-3
    right = abs(answer["lp"] - RELAXATION) < 0.5 and agreed
    gate = f"relaxation {answer['lp']:,.2f} ({RELAXATION:,} published); changed {answer['changed_lp']:,.2f}"
    gate += f", built anew {answer['anew_lp']:,.2f}"
    return Row(
        WHAT, name, gate, right, answer["again"], wall=ended.wall, peer="ours, built anew", peer_cpu=answer["anew"],
        peer_basis=NOW, target=target, reached=right and answer["again"] < answer["anew"],
        note=f"the first solve took {answer['first']:.2f} s CPU",
    )  # fmt: skip


def west_yorkshire() -> Row:
    """Our largest shipped design, from what was read to arrays."""
    from purposebuilt import design_files, rulebooks  # noqa: PLC0415 - so that the table's help stays quick
    from purposebuilt.formulation import formulate  # noqa: PLC0415

    design = design_files.read(HERE.parent / "examples" / "west_yorkshire")
    rulebook = rulebooks.load(design.identity.rulebook)
    cpu, wall = time.process_time(), time.perf_counter()
    made = formulate(design, rulebook).programme
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    size = f"{made.columns:,} columns, {made.rows:,} rows"
    return Row(WHAT, "West Yorkshire formulated", cpu=cpu, wall=wall, target="1 s CPU", reached=cpu <= 1.0, note=size)


if __name__ == "__main__":
    main(__doc__, {"build": rows})
