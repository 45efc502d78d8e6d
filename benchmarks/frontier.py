"""Complete frontiers of cases with published points, each in a fresh process, beside pyaugmecon 2.0.1.

    python benchmarks/frontier.py --cases FOLDER [--most 400] [--time-limit 300] [--peer-python PATH] [--long]

`FOLDER/moip` holds the cases (the format is told in `alone/frontier.py`). Right answers come before times: the set of
points must equal the published one, or their number where only that is known.
"""

from __future__ import annotations

import fnmatch
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from printing import main, told
from processes import Ended, run
from rows import NOW, RECORDED, Given, Row

HERE = Path(__file__).parent
NAME = "pyaugmecon 2.0.1, HiGHS"


@dataclass(frozen=True)
class Peer:
    """CPU seconds of pyaugmecon as recorded, how many times faster is asked, and whether it is short enough to run."""

    recorded: float
    times: float = 30.0
    short: bool = True


PEERS = {
    "KP_p-3_n-10_ins-1": Peer(3.6),
    "KP_p-3_n-20_ins-1": Peer(11.8),
    "4kp50": Peer(15.2),
    "2kp50": Peer(22.0),
    "AP_p-3_n-10_ins-1": Peer(45.9),
    "2kp100": Peer(164.7, 100.0, short=False),
    "ics-6-3-3-3-1": Peer(182.4, 100.0, short=False),
    "3kp40": Peer(973.0, 100.0, short=False),
}

GUIDES = {
    "3kp40": 2.0,
    "KP_p-5_n-20_*": 0.3,
    "MOKP_p-4_n-50_1": 5.0,
    "AP_p-3_n-20_*": 15.0,
    "ics-8-4-3-3-*": 20.0,
    "ics-5-4-3-4-*": 60.0,
    "KP_p-3_n-100_*": 30.0,
}
"""CPU seconds to reach on two 2.5 GHz cores, by the name of the case; the last two are the stretch."""


@dataclass(frozen=True)
class Case:
    """A case on file: its published points (None where only their number is known) and their number."""

    path: Path
    points: tuple[tuple[int, ...], ...] | None
    count: int

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def guide(self) -> float | None:
        return next((seconds for name, seconds in GUIDES.items() if fnmatch.fnmatch(self.name, name)), None)


def cases(folder: Path, most: int) -> list[Case]:
    """The cases up to so many points, and those that a peer or a guide names; the smallest first."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        front = read["front"]
        case = Case(path, None if front is None else tuple(tuple(point) for point in front), read["count"])
        if case.count <= most or case.name in PEERS or case.guide:
            found.append(case)
    return sorted(found, key=lambda case: (case.count, case.name))


def ours(case: Case, given: Given) -> Row:
    """Our side of a case, in a process of its own."""
    script = str(HERE / "alone" / "frontier.py")
    command = [sys.executable, script, str(case.path), str(given.workers), str(given.time_limit)]
    ended = run(command, 2 * given.time_limit + 60)
    right, gate = judged(case, ended)
    answer = ended.answer or {}
    return Row("frontier", case.name, gate, right, answer.get("cpu"), ended.cpu, answer.get("wall"))


def judged(case: Case, ended: Ended) -> tuple[bool, str]:
    """Whether the points are the published ones, and what to say of it."""
    if ended.answer is None:
        return False, ended.error
    points = [tuple(point) for point in ended.answer["points"]]
    if not ended.answer["complete"]:
        return False, f"cut off at {len(points)} of {case.count}"
    if case.points is None:
        return len(points) == case.count, f"{len(points)} points, {case.count} published (their number only)"
    same = set(points) == set(case.points) and len(points) == len(case.points)
    return same, f"{len(points)} points, " + ("all as published" if same else f"not the {case.count} published")


def peer(case: Case, given: Given) -> Row | None:
    """The peer's side where it runs now: its CPU as `started`, its work without imports as `cpu`."""
    known = PEERS[case.name]
    if given.peer_python is None or not (known.short or given.long):
        return None
    script = str(HERE / "peers" / "pyaugmecon_frontier.py")
    ended = run([given.peer_python, script, str(case.path), str(given.workers)], 3600)
    if ended.answer is None:
        return None
    same = case.points is None or {tuple(point) for point in ended.answer["points"]} == set(case.points)
    return Row("peer", case.name, right=same, cpu=ended.answer["cpu"], started=ended.cpu, wall=ended.wall)


def rows(given: Given) -> Iterator[Row]:
    """A row for each case: beside the peer where it has one, against its guide where it has one, else its gate."""
    if given.cases is None:
        return
    chosen = cases(given.cases / "moip", given.most)
    if not chosen:
        return
    told(f"first run, so that what is compiled is there: {chosen[0].name}")
    ours(chosen[0], given)
    made = []
    for case in chosen:
        told(f"frontier {case.name}")
        made.append(ours(case, given))
    live = {case.name: peer(case, given) for case in chosen if case.name in PEERS}
    pace = pace_of(live)
    for case, row in zip(chosen, made, strict=True):
        yield from beside(case, row, live, pace)


def pace_of(live: dict[str, Row | None]) -> float:
    """This machine's CPU seconds for one recorded second, by the peer's own runs (1 where it did not run)."""
    ran = {name: row.started for name, row in live.items() if row and row.started}
    return sum(ran.values()) / sum(PEERS[name].recorded for name in ran) if ran else 1.0


def beside(case: Case, row: Row, live: dict[str, Row | None], pace: float) -> Iterator[Row]:
    """The rows that one case stands in."""
    if case.name in PEERS:
        yield against(row, PEERS[case.name], live[case.name], pace)
    if case.guide:
        stretch = case.guide >= 30
        target = f"{case.guide:g} s CPU" + (", stretch" if stretch else "")
        met = bool(row.right) and row.cpu is not None and row.cpu <= case.guide
        yield replace(row, what="stretch" if stretch else "absolute guide", target=target, reached=met)
    if case.name not in PEERS and not case.guide:
        yield replace(row, what="published fronts")


def against(row: Row, known: Peer, live: Row | None, pace: float) -> Row:
    """Our row with the peer's figure beside it: measured now, else recorded and brought to this machine's pace."""
    if live:
        said = replace(row, peer_cpu=live.started, peer_basis=NOW, note=within(row, live))
    else:
        basis = RECORDED if pace == 1.0 else f"{RECORDED} ({known.recorded:g}) x {pace:.2f}, this machine's pace"
        said = replace(row, peer_cpu=known.recorded * pace, peer_basis=basis)
    met = bool(row.right) and said.ratio is not None and said.ratio >= known.times
    target = f"{known.times:g} times"
    return replace(said, what="frontier beside the peer", peer=NAME, target=target, reached=met)


def within(row: Row, live: Row) -> str:
    """What is said of both sides without start-up."""
    if not row.cpu or not live.cpu:
        return ""
    wrong = "" if live.right else "; the peer's points are not the published ones"
    return f"without start-up {live.cpu / row.cpu:,.0f} times ({live.cpu:.2f} / {row.cpu:.3f} s){wrong}"


if __name__ == "__main__":
    main(__doc__, {"frontier": rows})
