"""The lines of the table on West Yorkshire: what is proven of its frontier in 120 s, and when 20 points were listed.

Two things are said of what is proven. *By ranges alone*: every objective is proven to the share of its range. *Or to
what counts*: each is, or else to the difference in it that counts at all (its resolution), beyond which our search does
not go, because nobody would tell such designs apart.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from printing import told
from rows import Given, Row

if TYPE_CHECKING:
    from purposebuilt.appraisal import Frontier
    from purposebuilt.formulation.configuration import Objective

FOLDER = Path(__file__).parents[1] / "examples" / "west_yorkshire"
WHAT = "West Yorkshire, coverage in 120 s"
SECONDS, POINTS, SOON = 120.0, 20, 20.0
TARGETS = {
    ("closeness", "hand_offs", "running_cost"): 0.03,
    ("closeness", "hand_offs", "running_cost", "disruption"): 0.08,
}
"""The share of each range within which an unlisted design may be better, by what is weighed."""


@dataclass
class Watch:
    """Hears what the search tells, and notes when the twentieth point was listed."""

    began: float = field(default_factory=time.perf_counter)
    twenty: float | None = None

    def __call__(self, stage: str, _done: float, _total: float | None) -> None:
        words = stage.split()
        if self.twenty is None and words[1:2] == ["points"] and int(words[0].replace(",", "")) >= POINTS:
            self.twenty = time.perf_counter() - self.began


def rows(given: Given, seconds: float = SECONDS) -> Iterator[Row]:
    """Three objectives, then four; every design that is listed is evaluated again before it counts."""
    for objectives, share in TARGETS.items():
        told(f"West Yorkshire, {len(objectives)} objectives, up to {seconds:g} s")
        yield from searched(objectives, share, given.workers, seconds)


def searched(names: tuple[str, ...], share: float, workers: int, seconds: float) -> Iterator[Row]:
    """One search: what is proven by ranges alone, what to the differences that count, and the first points."""
    from purposebuilt import design_files, rulebooks  # noqa: PLC0415 - so that the table's help stays quick
    from purposebuilt.appraisal import frontier  # noqa: PLC0415
    from purposebuilt.formulation import formulate  # noqa: PLC0415

    design = design_files.read(FOLDER)
    made = formulate(design, rulebooks.load(design.identity.rulebook), names)
    watch, cpu = Watch(), time.process_time()
    found = frontier(
        made.programme,
        resolution=[each.resolution for each in made.objectives],
        time_limit=seconds,
        workers=workers,
        coverage=share,
        explorer=made.explorer(),
        progress=watch,
    )
    cpu = time.process_time() - cpu
    kept = len(found.points) > 0 and not any(made.programme.broken(solution) for solution in found.solutions)
    name, gate = f"{len(names)} objectives", f"{len(found.points)} designs, every row checked again"
    yield from proven(Row(WHAT, name, gate, kept, cpu, wall=found.seconds), found, made.objectives, share)
    soon = watch.twenty is not None and watch.twenty <= SOON
    target = f"{SOON:g} s on the clock"
    yield Row(WHAT, f"{name}, first {POINTS} points", wall=watch.twenty, target=target, reached=soon)


def proven(row: Row, found: Frontier, objectives: Sequence[Objective], share: float) -> Iterator[Row]:
    """The two lines on what is proven, the second with each objective's bound in its own unit."""
    shares = np.asarray(found.bound) / np.asarray(found.ranges)
    counts = np.array([each.resolution for each in objectives])
    within = shares <= share + 1e-9
    fine = within | (np.asarray(found.bound) <= counts * (1 + 1e-9))
    said = (
        f"{each.name} {bound:.4g} {each.unit}, {part:.1%} of its range ({counted:.4g} counts)"
        for each, bound, part, counted in zip(objectives, found.bound, shares, counts, strict=True)
    )
    yield replaced(row, "by ranges alone", share, bool(within.all()), f"widest {shares.max():.1%} of a range")
    yield replaced(row, "or to what counts", share, bool(fine.all()), "none better by more than: " + "; ".join(said))


def replaced(row: Row, how: str, share: float, reached: bool, note: str) -> Row:
    """The line of one way of counting."""
    case, target = f"{row.case}, {how}", f"{share:.0%} of each range"
    return Row(
        row.what, case, row.gate, row.right, row.cpu, wall=row.wall, target=target,
        reached=bool(row.right) and reached, note=note,
    )  # fmt: skip
