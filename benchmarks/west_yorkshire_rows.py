"""The lines of the table on West Yorkshire: what is proven of its frontier in 120 s, and when 20 points were listed.

Two lines say what is proven. *As commands do*: each objective to the share of its range or, where that is wider, to
the difference in it that counts at all (its resolution), beyond which our search does not go, because nobody would tell
such designs apart. *By ranges alone*: each to the share of its range; where the first search stops short of that, a
second one, told that smaller differences count, has the seconds that are left, and the line counts both.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from printing import told
from rows import Given, Row

if TYPE_CHECKING:
    from purposebuilt.appraisal import Frontier
    from purposebuilt.formulation import Formulation
    from purposebuilt.formulation.configuration import Objective

FOLDER = Path(__file__).parents[1] / "examples" / "west_yorkshire"
WHAT = "West Yorkshire, coverage in 120 s"
SECONDS, SHORT, POINTS, SOON = 120.0, 60.0, 20, 20.0
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


def rows(given: Given) -> Iterator[Row]:
    """Three objectives, then four, with all their seconds where long runs are asked for, else with half of them.

    What half of them does not prove is not judged.
    """
    seconds = SECONDS if given.long else SHORT
    for objectives, share in TARGETS.items():
        told(f"West Yorkshire, {len(objectives)} objectives, up to {seconds:g} s")
        for row in searched(objectives, Asked(share, given.workers, seconds)):
            unjudged = row.right and row.reached is False and seconds < SECONDS
            more = f"; not judged after {seconds:g} s (LONG=1: {SECONDS:g} s)"
            yield replace(row, reached=None, note=row.note + more) if unjudged else row


@dataclass(frozen=True)
class Done:
    """A search, its CPU seconds (those of all its threads), and its seconds on the clock."""

    found: Frontier
    cpu: float
    seconds: float


@dataclass(frozen=True)
class Asked:
    """What is asked of a search: the share of each range to prove, solves at once, seconds on the clock."""

    share: float
    workers: int
    seconds: float


def searched(names: tuple[str, ...], asked: Asked) -> Iterator[Row]:
    """One search as our commands make it; then, if need be, a finer one in the seconds that are left."""
    from purposebuilt import design_files, rulebooks  # noqa: PLC0415 - so that the table's help stays quick
    from purposebuilt.formulation import formulate  # noqa: PLC0415

    design = design_files.read(FOLDER)
    made = formulate(design, rulebooks.load(design.identity.rulebook), names)
    counts = np.array([each.resolution for each in made.objectives])
    watch = Watch()
    usual = last = timed(made, asked, counts, watch)
    left = asked.seconds - usual.seconds
    if not by_ranges(usual.found, asked.share) and left > 1:
        told(f"the same, finer than what counts, up to {left:.0f} s")
        finer = np.minimum(counts, asked.share / 2 * usual.found.ranges)
        more = timed(made, replace(asked, seconds=left), finer, Watch())
        last = Done(more.found, usual.cpu + more.cpu, usual.seconds + more.seconds)
    name, share = f"{len(names)} objectives", f"{asked.share:.0%} of each range"
    fine = by_ranges(usual.found, asked.share, counts)
    yield line(f"{name}, as commands do", usual, made, f"{share}, or to what counts", fine)
    yield line(f"{name}, by ranges alone", last, made, share, by_ranges(last.found, asked.share))
    soon = watch.twenty is not None and watch.twenty <= SOON
    target = f"{SOON:g} s on the clock"
    yield Row(WHAT, f"{name}, first {POINTS} points", wall=watch.twenty, target=target, reached=soon)


def timed(made: Formulation, asked: Asked, resolution: np.ndarray, watch: Watch) -> Done:
    """A search to differences of these sizes."""
    from purposebuilt.appraisal import frontier  # noqa: PLC0415

    cpu, wall = time.process_time(), time.perf_counter()
    found = frontier(
        made.programme,
        resolution=resolution.tolist(),
        time_limit=asked.seconds,
        workers=asked.workers,
        coverage=asked.share,
        explorer=made.explorer(),
        progress=watch,
    )
    return Done(found, time.process_time() - cpu, time.perf_counter() - wall)


def line(case: str, done: Done, made: Formulation, target: str, fine: bool) -> Row:
    """The line on one search, whose designs are put into every row again before they count."""
    found = done.found
    kept = len(found.points) > 0 and not any(made.programme.broken(each) for each in found.solutions)
    gate = f"{len(found.points)} designs, every row checked again"
    return Row(
        WHAT, case, gate, kept, done.cpu, wall=done.seconds, target=target, reached=kept and fine,
        note=said(found, made.objectives),
    )  # fmt: skip


def by_ranges(found: Frontier, share: float, counts: np.ndarray | None = None) -> bool:
    """Whether each objective is proven to the share of its range or, with `counts`, to the difference that counts."""
    bound = np.asarray(found.bound)
    fine = bound <= share * np.asarray(found.ranges) * (1 + 1e-9)
    return bool((fine if counts is None else fine | (bound <= counts * (1 + 1e-9))).all())


def said(found: Frontier, objectives: Sequence[Objective]) -> str:
    """Each objective's bound in its own unit, as a share of its range, and beside the difference that counts."""
    each = (
        f"{objective.name} {bound:.4g} {objective.unit}, {bound / span:.1%} of its range"
        f" ({objective.resolution:.4g} counts)"
        for objective, bound, span in zip(objectives, found.bound, found.ranges, strict=True)
    )
    return "none better by more than: " + "; ".join(each)
