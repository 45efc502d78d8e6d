"""What every benchmark of the table gives: one `Row` for each line of it, made from what was `Given` to the command.

A benchmark that stands in the table offers `rows(given: Given) -> Iterator[Row]` and is named in `table.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NOW = "measured now"
RECORDED = "recorded 2026-11-21"


@dataclass(frozen=True)
class Given:
    """What the person who asks for the table gave.

    `cases` is the folder with `moip`, `mus`, `mcda` and `build` (None: rows that need it are left out); `peer_python`
    the interpreter in which the peers are installed (None: recorded figures stand in), `peers_apart` that of
    the peers that cannot stand beside those; `data` the folder of England's
    tables; `long` also runs what takes minutes; `time_limit` is seconds for one frontier; `workers` is for
    both sides; published fronts of more than `most` points are left out unless a line of the table names them.
    """

    cases: Path | None = None
    peer_python: str | None = None
    peers_apart: str | None = None
    data: Path | None = None
    long: bool = False
    time_limit: float = 300.0
    workers: int = 2
    most: int = 1000


@dataclass(frozen=True)
class Row:
    """One line: what is measured on which case, whether the answer is right, and the times of both sides.

    `right` says whether the gate was passed (None: nothing to compare with) and `gate` in words what was compared.
    `cpu` is CPU seconds of our work alone; `started` those of a whole fresh process, start-up included (None where the
    work is no process of its own); `wall` is seconds on the clock. `ratio` is the peer's CPU over ours, start-up
    included where we know it. `target` is in words, `reached` whether it is met (None: not to be judged by this run).
    """

    what: str
    case: str
    gate: str = ""
    right: bool | None = None
    cpu: float | None = None
    started: float | None = None
    wall: float | None = None
    peer: str = ""
    peer_cpu: float | None = None
    peer_basis: str = ""
    target: str = ""
    reached: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times our CPU seconds the peer needs; a wrong or unfinished answer has no ratio."""
        ours = self.cpu if self.started is None else self.started
        return None if self.right is False or self.peer_cpu is None or not ours else self.peer_cpu / ours
