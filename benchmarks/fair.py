"""How long the fair options take, how far they are proven, and how much better they are than the best listed point.

Run: `python benchmarks/fair.py [--design FOLDER ...] [--coverage 0.10] [--time-limit 120]`
For each design: the frontier, then favourites and the three fair options; the loss, gain or share that counts in
each, what no design can better, and the same for the best point that the frontier search had listed.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from purposebuilt import design_files, rulebooks
from purposebuilt.appraisal import frontier
from purposebuilt.appraisal.fair import Asking, FairDesigns, fair_designs
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import voices
from purposebuilt.formulation import formulate

EXAMPLES = Path(__file__).parents[1] / "examples"
OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")


def run(folder: Path, coverage: float, limit: float) -> None:
    """Time one design and print what was found."""
    design = design_files.read(folder)
    made = formulate(design, rulebooks.load(design.identity.rulebook), OBJECTIVES)
    today = made.today if made.today is not None and not made.broken(made.today) else None
    solution = None if today is None else made.solution(today)
    found = frontier(
        made.programme,
        resolution=[each.resolution for each in made.objectives],
        time_limit=limit,
        workers=2,
        coverage=coverage,
        explorer=made.explorer(),
        seeds=() if solution is None else (solution,),
    )
    spread = Spread.of(made.objectives, found.points)
    everyone = voices(design, made.objectives)
    wall, cpu = time.perf_counter(), time.process_time()
    fair = fair_designs(
        Asking(made.programme, spread, found.solutions, everyone, today=solution, explorer=made.explorer())
    )
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{folder.name}: {len(made.lines)} lines, {len(everyone)} partners in {len(fair.camps)} camps")
    print(
        f"  frontier {found.seconds:.1f} s, {len(found.points)} points; fair options {wall:.1f} s wall, {cpu:.1f} s CPU"
    )
    print(f"  favourites proven to {fair.unknown:.1e} of all there is to gain")
    told(fair, spread)


def told(fair: FairDesigns, spread: Spread) -> None:
    """One line for each fair option."""
    costs = fair.camps.costs(spread.losses())
    least = fair.least_worst
    listed = float((costs - fair.favourites).max(axis=1).min())
    said("greatest loss", (least.most, least.bound), listed, f"settled for {least.settled} partners")
    gains = fair.start - costs
    lawful = gains.min(axis=1) >= -1e-9
    if fair.shared is not None:
        counted = fair.camps.members * fair.shared.gaining
        logs = np.log(np.maximum(gains[lawful], 1e-12)) @ counted / counted.sum()
        best = float(np.exp(logs.max(initial=-np.inf)))
        more = f"Kelly's test {fair.shared.elsewhere:.2e}"
        said("geometric mean of gains", (fair.shared.mean, fair.shared.bound), best, more)
    if fair.even is not None:
        able = fair.most >= 1e-4
        shares = (gains[lawful][:, able] / fair.most[able]).min(axis=1).max(initial=-np.inf)
        held = (1 - fair.even.most, 1 - fair.even.bound)
        said("smallest share of the gain", held, float(shares), f"settled for {fair.even.settled} partners")


def said(what: str, held: tuple[float, float], listed: float, more: str) -> None:
    """What counts in one option, its bound, and the best listed."""
    value, bound = held
    print(f"  {what:28} {value:8.4%}, best possible {bound:8.4%} (gap {abs(value - bound):.1e}); ", end="")
    print(f"best listed {listed:8.4%}, {abs(listed - value):.2%} apart; {more}")


def main() -> None:
    """Time the shipped examples, or the designs that are named."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--design", type=Path, nargs="*", default=[EXAMPLES / "tiny", EXAMPLES / "west_yorkshire"])
    asked.add_argument("--coverage", type=float, default=0.10, help="share of each range to prove first (0.10)")
    asked.add_argument("--time-limit", type=float, default=120.0, help="seconds for the frontier (120)")
    given = asked.parse_args()
    for folder in given.design:
        run(folder, given.coverage, given.time_limit)


if __name__ == "__main__":
    main()
