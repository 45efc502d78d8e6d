"""The lines of the table on robustness: published and exact answers first, then 100,000 weightings of 50 options.

What is timed is that of `robustness.py`, the least of three runs in this process, on one thread.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from printing import told
from rows import NOW, RECORDED, Given, Row

WHAT = "SMAA, 100,000 weightings, 50 x 12"
TARGETS = {"TOPSIS SMAA-2": 0.5, "TOPSIS alone": 0.5, "additive SMAA-2": 0.15}
"""CPU seconds to reach."""


def rows(given: Given) -> Iterator[Row]:
    """Each method beside its peer; the gate is the published, printed and exact cases of the folder."""
    import robustness  # noqa: PLC0415 - it sets the threads of NumPy before NumPy is loaded

    told("robustness: right answers")
    folder = None if given.cases is None else given.cases / "mcda"
    with contextlib.redirect_stdout(sys.stderr):
        right = robustness.gate(folder) if folder is not None and folder.exists() else None
    gate = "" if right is None else "thrombo to every printed digit, exact rational cases, published methods"
    now = robustness.peer(given.peers_apart) if given.peers_apart else None
    yield Row(WHAT, "right answers", gate, right)
    for name, work in robustness.works().items():
        told(f"robustness: {name}")
        taken = robustness.least(work, 3)
        peer, cost = robustness.RECORDED.get(name, ("", None))
        live = now is not None and peer.startswith("pyDecision")
        goal = TARGETS.get(name)
        yield Row(
            WHAT, name, cpu=taken, peer=peer if cost else "", peer_cpu=now if live else cost,
            peer_basis=NOW if live else RECORDED,
            target=f"{goal} s CPU" if goal else "", reached=right is not False and taken <= goal if goal else None,
        )  # fmt: skip
