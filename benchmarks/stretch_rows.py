"""The lines of the table on large complete frontiers of four objectives, made from a seed: thousands of points.

In the first case nothing ties the places to one another, and the search takes it apart; in the second they share posts.

Nobody has published the points of a made case. So every listed solution is put into the rows and objectives in whole
numbers; no point may better another; and HiGHS solves problems of the kind "best in one objective, so good at least in
the others" (half with limits drawn over the ranges, half hard by a listed point): each time the best listed point
within the limits must be exactly as good as HiGHS's, and none may be listed where HiGHS finds nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from printing import told
from processes import Ended, run
from rows import Given, Row

HERE = Path(__file__).parent
SHAPE, SEED = (5, 4, 4), 4
"""Functions, places and objectives; three arrangements."""

GUIDE, CHECKS = 60.0, 36


def rows(given: Given) -> Iterator[Row]:
    """Both made cases, each in a fresh process and checked by HiGHS."""
    from made_places import made  # noqa: PLC0415 - so that the table's help stays quick

    for tied in (False, True):
        yield searched(made(*SHAPE, SEED, tied=tied), given)


def searched(case: dict[str, Any], given: Given) -> Row:
    """One case, written down for a fresh process, and what its list is worth."""
    told(f"stretch {case['name']}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{case['name']}.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        command = [sys.executable, str(HERE / "alone" / "frontier.py"), str(path)]
        ended = run([*command, str(given.workers), str(given.time_limit), "solutions"], 2 * given.time_limit + 60)
    told("stretch: checked by HiGHS")
    right, gate = judged(case, ended)
    answer = ended.answer or {}
    cpu, nodes = answer.get("cpu"), answer.get("nodes", 0)
    return Row(
        "stretch", case["name"], gate, right, cpu, ended.cpu, answer.get("wall"), target=f"{GUIDE:g} s CPU, stretch",
        reached=right and cpu <= GUIDE, note=f"{case['n']} binaries, {nodes:,} nodes",
    )  # fmt: skip


def judged(case: dict[str, Any], ended: Ended) -> tuple[bool, str]:
    """Whether what is listed is possible, unbeaten and complete, as far as checked, and what to say of it."""
    if ended.answer is None:
        return False, ended.error
    points, solutions = np.array(ended.answer["points"]), np.array(ended.answer["solutions"])
    if not ended.answer["complete"]:
        return False, f"cut off at {len(points)} points"
    possible = kept(case, points, solutions)
    beaten = sum(int((points <= point).all(axis=1).sum() > 1) for point in points)
    agreed = sum(agrees(case, points, *asked) for asked in problems_of(points))
    gate = f"{len(points):,} points, {possible:,} possible, {beaten} beaten; {agreed} of {CHECKS} problems as HiGHS's"
    return possible == len(points) and beaten == 0 and agreed == CHECKS, gate


def kept(case: dict[str, Any], points: np.ndarray, solutions: np.ndarray) -> int:
    """How many solutions are of noughts and ones, keep every row and are worth the point that is listed."""
    fine = np.isin(solutions, (0, 1)).all(axis=1) & (solutions @ np.array(case["C"]).T == points).all(axis=1)
    for row in case["rows"]:
        total = solutions[:, row["idx"]] @ np.array(row["val"])
        fine &= (row["lo"] is None or total >= row["lo"]) & (total <= row["hi"])
    return int(fine.sum())


def problems_of(points: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """The objective to make least, and the most that each other may be; in turn over the ranges and by a point."""
    rng = np.random.default_rng(SEED)
    least, most = points.min(axis=0), points.max(axis=0)
    for number in range(CHECKS):
        near = points[rng.integers(len(points))] + rng.integers(-2, 3, points.shape[1])
        wide = rng.integers(least + (most - least) // 4, most + 1)
        yield number % points.shape[1], near if number % 2 else wide


def agrees(case: dict[str, Any], points: np.ndarray, objective: int, limits: np.ndarray) -> bool:
    """Whether HiGHS and the list give the same least value of one objective under limits on the others."""
    others = [at for at in range(points.shape[1]) if at != objective]
    listed = points[(points[:, others] <= limits[others]).all(axis=1), objective]
    best = solved(case, objective, {at: int(limits[at]) for at in others})
    return best == (int(listed.min()) if len(listed) else None)


def solved(case: dict[str, Any], objective: int, limits: dict[int, int]) -> int | None:
    """The least of one objective under limits on others, by HiGHS alone; None where nothing is possible."""
    from purposebuilt.engines.highs import Highs  # noqa: PLC0415
    from purposebuilt.programme import Programme  # noqa: PLC0415

    bounded = [(np.array(case["C"][at]), None, limit) for at, limit in limits.items()]
    for row in case["rows"]:
        weights = np.zeros(case["n"])
        weights[row["idx"]] = row["val"]
        bounded.append((weights, row["lo"], row["hi"]))
    matrix = np.array([weights for weights, _, _ in bounded])
    lower = [-np.inf if low is None else low for _, low, _ in bounded]
    upper = [high for _, _, high in bounded]
    programme = Programme.from_arrays([case["C"][objective]], "min", matrix, lower, upper, 0.0, 1.0, True)
    engine = Highs(programme)
    engine.costs(programme.objectives[0])
    answer = engine.solve()
    engine.close()
    return round(answer.objective) if answer.state == "solved" else None
