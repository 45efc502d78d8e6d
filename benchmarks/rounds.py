"""Does clarity grow: how often growth is told where there is none, how often found where there is, and how fast.

    python benchmarks/rounds.py [--rooms 200] [--seed 1]

All rooms are made from a seed, with people nested in organisations, who keep half of their stances from round to round.
In rooms without change both rounds are drawn alike; in the others fewer people pass, organisations come together, or
the people inside them do. The time is the least of seven runs, in CPU seconds of one thread.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, replace

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from numbers_reached import measured
from printing import machine
from purposebuilt.participation.room import About, Organisation, Participant, Positions, Room, Statement
from purposebuilt.participation.rounds import Verdict, clarity

FALSE, SECONDS = 0.05, 0.050


@dataclass(frozen=True)
class Recipe:
    """A room: people, organisations, statements, and for each round how many pass and how far people stand apart.

    `apart` is the standard deviation between organisations and `inside` that within them, in log-odds.
    """

    n: int
    orgs: int
    statements: int
    passes: tuple[float, ...] = (0.2, 0.2)
    apart: tuple[float, ...] = (1.0, 1.0)
    inside: tuple[float, ...] = (0.8, 0.8)
    density: float = 0.8


ROOMS = (Recipe(30, 8, 20), Recipe(40, 12, 20), Recipe(90, 25, 30), Recipe(200, 50, 40))
CHANGES = {
    "passing": ("passes 20% -> 12%", {"passes": (0.2, 0.12)}),
    "apart": ("organisations half as far apart", {"apart": (1.0, 0.5)}),
    "inside": ("people inside them of one mind", {"inside": (3.0, 0.3)}),
}


def made(recipe: Recipe, seed: int) -> Room:
    """Draw a room."""
    rng = np.random.default_rng(seed)
    shape = (recipe.n, recipe.statements)
    org = np.sort(np.r_[np.arange(recipe.orgs), rng.integers(0, recipe.orgs, recipe.n - recipe.orgs)])
    level, of_org = rng.normal(0.5, 0.9, shape[1]), rng.normal(0, 1, (recipe.orgs, shape[1]))[org]
    own, luck, passing = rng.normal(0, 1, shape), rng.random(shape), rng.random(shape)
    rounds = []
    for passes, apart, inside in zip(recipe.passes, recipe.apart, recipe.inside, strict=True):
        anew = rng.random(shape) < 0.5
        luck, passing = np.where(anew, rng.random(shape), luck), np.where(anew, rng.random(shape), passing)
        agree = luck < 1 / (1 + np.exp(-(level + apart * of_org + inside * own)))
        stance = np.where(passing < passes, 0, np.where(agree, 1, -1))
        rounds.append(np.where(rng.random(shape) < recipe.density, stance, 2))
    table = np.array(rounds)
    at, person, statement = np.nonzero(table != 2)
    stance = table[at, person, statement].astype(np.int8)
    return Room(
        About("A made room", illustrative=True),
        tuple(Statement(f"s{s:03d}", f"Statement {s}.") for s in range(shape[1])),
        tuple(Organisation(f"org{o:03d}") for o in range(recipe.orgs)),
        tuple(Participant(f"p{p:04d}", f"org{org[p]:03d}") for p in range(recipe.n)),
        positions=Positions(person, statement, stance, np.zeros(len(at), dtype=bool), (at + 1).astype(np.int16)),
    )


def verdicts(recipe: Recipe, rooms: int, seed: int) -> list[tuple[Verdict, ...]]:
    """What is told of the three questions in each of some rooms."""
    found = []
    for at in range(rooms):
        whole = clarity(made(recipe, seed * 100_003 + at)).whole
        found.append(tuple(one.verdict for one in whole.questions) if whole else ())
    return found


def share(told: list[tuple[Verdict, ...]], place: int, verdict: Verdict) -> float:
    return sum(one[place] is verdict for one in told) / len(told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(machine())
    kept, most = True, 0.0
    names = ("passing", "inside", "apart")
    for recipe in ROOMS:
        what = f"{recipe.n} people, {recipe.orgs} organisations, {recipe.statements} statements"
        told = verdicts(recipe, asked.rooms, asked.seed)
        wrong = sum(any(one in (Verdict.GREW, Verdict.FELL) for one in each) for each in told) / len(told)
        # Two standard errors of a share of one in twenty are let pass.
        well = wrong <= FALSE + 2 * (FALSE * (1 - FALSE) / asked.rooms) ** 0.5
        kept &= well
        most = max(most, wrong)
        print(f"{what}: no change, told of one in {wrong:.1%} (target {FALSE:.0%}): {'kept' if well else 'NOT kept'}")
        for name, (words, fields) in CHANGES.items():
            found = verdicts(replace(recipe, **fields), asked.rooms, asked.seed + 1)  # type: ignore[arg-type]
            print(f"  {words}: found in {share(found, names.index(name), Verdict.GREW):.0%}")
    room = made(Recipe(500, 60, 300, (0.2, 0.15, 0.1), (1, 0.8, 0.6), (0.8, 0.7, 0.6)), asked.seed)
    times = []
    for _ in range(7):
        start = time.process_time()
        clarity(room)
        times.append(time.process_time() - start)
    measured("rounds: growth told where there is none, the most", most, FALSE + 2 * (FALSE * 0.95 / asked.rooms) ** 0.5)
    measured("rounds: 500 people, 300 statements, 3 rounds", 1e3 * min(times), 1e3 * SECONDS, unit="ms")
    quick = min(times) < SECONDS
    verdict = "kept" if quick else "NOT kept"
    print(f"500 people, 300 statements, 3 rounds: {min(times) * 1e3:.0f} CPU ms (target 50 ms): {verdict}")
    return 0 if kept and quick else 1


if __name__ == "__main__":
    raise SystemExit(main())
