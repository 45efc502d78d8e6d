"""A programme with the shape of a design: functions in places, teams with fixed costs, hand-offs as agreements.

The trial has 100 functions in 5 places, 250 dependencies, 12 bodies and 4 objectives (closeness to people, most;
hand-offs avoided, most; running cost, least; disruption, least). Everything in it is invented, from a seed.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from purposebuilt.appraisal import frontier
from purposebuilt.programme import Programme

BODIES = 12


@dataclass(frozen=True)
class Trial:
    """The tables of a trial; candidates are numbered through all lines, line l's from `first[l]`; `first` has L + 1."""

    functions: int
    places: int
    first: np.ndarray
    body: np.ndarray
    tables: np.ndarray
    fixed: np.ndarray
    pairs: np.ndarray
    strength: np.ndarray


def make(seed: int, functions: int, places: int, dependencies: int, most: int = 5) -> Trial:
    """Draw a trial. `tables` has each candidate's closeness, variable cost and disruption."""
    rng = np.random.default_rng(seed)
    lines = functions * places
    counts = rng.integers(2, most + 1, lines)
    first = np.concatenate([[0], np.cumsum(counts)])
    total = int(first[-1])
    people = rng.uniform(0.6, 1.8, places)
    place = np.repeat(np.arange(lines) % places, counts)
    function = np.repeat(np.arange(lines) // places, counts)
    local = rng.random(total) < 0.6
    shared = rng.integers(0, 6, (functions, 3))
    body = np.where(local, 6 + place % (BODIES - 6), shared[function, rng.integers(0, 3, total)])
    close = np.where(local, 1.0, np.where(body < 3, 0.5, 0.25)) * people[place] / lines
    cost = people[place] * rng.uniform(1.0, 6.0, functions)[function] * np.where(local, 1.08, 1.0)
    move = rng.uniform(0.5, 8.0, lines).repeat(counts) * people[place]
    move[first[:-1] + rng.integers(0, counts)] = 0.0
    pairs = np.array([rng.choice(functions, 2, replace=False) for _ in range(dependencies)])
    return Trial(
        functions=functions,
        places=places,
        first=first,
        body=body,
        tables=np.stack([close, cost, move]),
        fixed=rng.uniform(0.5, 4.0, functions),
        pairs=pairs,
        strength=rng.uniform(0.2, 1.0, dependencies),
    )


def programme_of(trial: Trial, *, separate: bool = False) -> Programme:
    """The MILP: x for candidates, y for teams (a body that runs a function), m for agreements, each with its rows.

    A team's row sums all candidates of a line that it does: `y >= sum of x`. With `separate` there is a row for each,
    `y >= x`: the same solutions, but a relaxation far from whole.
    """
    first, total = trial.first, int(trial.first[-1])
    lines = len(first) - 1
    line = np.repeat(np.arange(lines), np.diff(first))
    function, place = line // trial.places, line % trial.places
    teams, team_of = np.unique(function * BODIES + trial.body, return_inverse=True)
    wanted, weights, sides = _agreements(trial, function, place)
    x, y, m = total, len(teams), len(wanted)
    one = sparse.csr_array((np.ones(total), (line, np.arange(total))), shape=(lines, x + y + m))
    held, row_of = np.unique(team_of * trial.places + place, return_inverse=True)
    if separate:
        held, row_of = held[row_of], np.arange(total)
    run = sparse.csr_array(
        (
            np.concatenate([np.ones(total), -np.ones(len(held))]),
            (
                np.concatenate([row_of, np.arange(len(held))]),
                np.concatenate([np.arange(total), x + held // trial.places]),
            ),
        ),
        shape=(len(held), x + y + m),
    )
    agree = sparse.csr_array(
        (
            np.concatenate([np.ones(2 * m), -np.ones(len(sides))]),
            (
                np.concatenate([np.arange(2 * m), sides[:, 0]]),
                np.concatenate([x + y + np.arange(2 * m) // 2, sides[:, 1]]),
            ),
        ),
        shape=(2 * m, x + y + m),
    )
    objectives = np.zeros((4, x + y + m))
    objectives[0, :x] = trial.tables[0]
    objectives[1, x + y :] = weights
    objectives[2, :x] = trial.tables[1]
    objectives[2, x : x + y] = trial.fixed[teams // BODIES]
    objectives[3, :x] = trial.tables[2]
    matrix = sparse.vstack([one, run, agree])
    return Programme.from_arrays(
        objectives,
        ("max", "max", "min", "min"),
        matrix,
        np.concatenate([np.ones(lines), np.full(len(held) + 2 * m, -np.inf)]),
        np.concatenate([np.ones(lines), np.zeros(len(held) + 2 * m)]),
        0.0,
        1.0,
        np.arange(x + y + m) < x + y,
    )


def _agreements(trial: Trial, function: np.ndarray, place: np.ndarray) -> tuple[list, np.ndarray, np.ndarray]:
    """Each (dependency, place, body) on which both sides can agree; and the (row, column) pairs of their sides."""
    of = {}
    for candidate, key in enumerate(zip(function, place, trial.body, strict=True)):
        of.setdefault(tuple(int(part) for part in key), []).append(candidate)
    wanted, sides, weights = [], [], []
    for (f, g), strength in zip(trial.pairs, trial.strength, strict=True):
        for where in range(trial.places):
            for body in range(BODIES):
                left, right = of.get((f, where, body)), of.get((g, where, body))
                if left and right:
                    row = 2 * len(wanted)
                    sides += [(row, c) for c in left] + [(row + 1, c) for c in right]
                    weights.append(strength)
                    wanted.append((f, g, where, body))
    return wanted, np.array(weights) / (trial.strength.sum() * trial.places), np.array(sides)


class TrialExplorer:
    """The trial's arithmetic without a solver (see `appraisal.explorer.Explorer`)."""

    def __init__(self, trial: Trial, programme: Programme) -> None:
        self.trial = trial
        self.counts = np.diff(trial.first)
        self._programme = programme
        self._total = int(trial.first[-1])
        line = np.repeat(np.arange(len(self.counts)), self.counts)
        function, place = line // trial.places, line % trial.places
        self._teams, self._team_of = np.unique(function * BODIES + trial.body, return_inverse=True)
        self._wanted, _, _ = _agreements(trial, function, place)
        where = np.arange(trial.places)
        self._left = (trial.pairs[:, :1] * trial.places + where).ravel()
        self._right = (trial.pairs[:, 1:] * trial.places + where).ravel()
        self._strength = np.repeat(trial.strength, trial.places) / (trial.strength.sum() * trial.places)

    def encode(self, solution):
        shares = np.split(solution[: self._total], self.trial.first[1:-1])
        return np.array([int(np.argmax(share)) for share in shares])

    def decode(self, choice):
        x = np.zeros(self._total)
        at = self.trial.first[:-1] + choice
        x[at] = 1.0
        y = np.zeros(len(self._teams))
        y[self._team_of[at]] = 1.0
        body = self.trial.body[at].reshape(self.trial.functions, self.trial.places)
        m = [float(body[f, p] == d == body[g, p]) for f, g, p, d in self._wanted]
        return np.concatenate([x, y, m])

    def values(self, choices):
        trial = self.trial
        at = trial.first[:-1] + np.asarray(choices)
        body = trial.body[at]
        close, cost, move = (table[at].sum(axis=1) for table in trial.tables)
        agreed = (body[:, self._left] == body[:, self._right]) @ self._strength
        runs = np.sort(body.reshape(len(at), trial.functions, trial.places), axis=2)
        teams = 1 + np.count_nonzero(np.diff(runs, axis=2), axis=2)
        return np.stack([close, agreed, cost + teams @ trial.fixed, move], axis=1)

    def feasible(self, choices):
        return np.ones(len(choices), dtype=bool)


class Told:
    """Prints what the search says, once a second at most, and notes when the twentieth point was listed."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.twenty: float | None = None
        self._last = 0

    def __call__(self, stage: str, done: float, total: float | None) -> None:
        seconds = time.monotonic() - self.began
        words = stage.split()
        if self.twenty is None and words[1:2] == ["points"] and int(words[0]) >= 20:
            self.twenty = seconds
        if int(seconds) > self._last:
            self._last = int(seconds)
            print(f"{self._last:4d} s  {stage}" + (f" ({done / total:.0%})" if total else ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--functions", type=int, default=100)
    parser.add_argument("--most", type=int, default=5, help="candidates of a line at most")
    parser.add_argument("--coverage", type=float, default=0.10)
    parser.add_argument("--time-limit", type=float, default=120.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--separate", action="store_true", help="a row for each candidate of a team")
    given = parser.parse_args()
    trial = make(given.seed, given.functions, 5, 5 * given.functions // 2, given.most)
    programme = programme_of(trial, separate=given.separate)
    print(f"columns {programme.columns}, rows {programme.rows}, candidates {int(trial.first[-1])}")
    told, cpu = Told(), time.process_time()
    found = frontier(
        programme,
        time_limit=given.time_limit,
        workers=given.workers,
        coverage=given.coverage,
        explorer=TrialExplorer(trial, programme),
        progress=told,
    )
    print(f"points {len(found.points)}, proven bound {found.bound_share:.4f} of each range, complete: {found.complete}")
    print("bound in each objective: " + ", ".join(f"{value:.4g}" for value in found.bound))
    print("ranges: " + ", ".join(f"{value:.4g}" for value in found.ranges))
    print(f"first 20 points after {told.twenty or 0:.1f} s; {found.solves} MILPs, {found.relaxed_solves} LPs")
    print(f"{found.seconds:.1f} s wall, {time.process_time() - cpu:.1f} s CPU")


if __name__ == "__main__":
    main()
