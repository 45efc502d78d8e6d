"""The lines of the table on West Yorkshire: what is proven of its frontier in 120 s, and when 20 points were listed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from printing import told
from rows import Given, Row

FOLDER = Path(__file__).parents[1] / "examples" / "west_yorkshire"
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
        if self.twenty is None and words[1:2] == ["points"] and int(words[0]) >= POINTS:
            self.twenty = time.perf_counter() - self.began


def rows(given: Given) -> Iterator[Row]:
    """Three objectives, then four; every design that is listed is evaluated again before it counts."""
    for objectives, share in TARGETS.items():
        told(f"West Yorkshire, {len(objectives)} objectives, up to {SECONDS:g} s")
        yield from searched(objectives, share, given.workers)


def searched(objectives: tuple[str, ...], share: float, workers: int) -> Iterator[Row]:
    from purposebuilt import design_files, rulebooks  # noqa: PLC0415 - so that the table's help stays quick
    from purposebuilt.appraisal import frontier  # noqa: PLC0415
    from purposebuilt.formulation import formulate  # noqa: PLC0415

    design = design_files.read(FOLDER)
    made = formulate(design, rulebooks.load(design.identity.rulebook), objectives)
    watch, cpu = Watch(), time.process_time()
    found = frontier(
        made.programme,
        resolution=[each.resolution for each in made.objectives],
        time_limit=SECONDS,
        workers=workers,
        coverage=share,
        explorer=made.explorer(),
        progress=watch,
    )
    cpu = time.process_time() - cpu
    kept = not any(made.programme.broken(solution) for solution in found.solutions)
    name, what = f"{len(objectives)} objectives", "West Yorkshire, coverage in 120 s"
    yield Row(
        what, name, f"{len(found.points)} designs, every row checked again", kept, cpu, wall=found.seconds,
        target=f"{share:.0%} of each range", reached=kept and found.bound_share <= share,
        note=f"proven: no design is better by more than {found.bound_share:.1%} of every range",
    )  # fmt: skip
    soon = watch.twenty is not None and watch.twenty <= SOON
    target = f"{SOON:g} s on the clock"
    yield Row(what, f"{name}, first {POINTS} points", wall=watch.twenty, target=target, reached=soon)
