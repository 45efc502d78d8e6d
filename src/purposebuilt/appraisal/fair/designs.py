"""The fair designs of a programme: three meanings of fair, each sought over every possible design.

Least-worst: the partner that loses most loses as little as can be, then the next, and so on (Rawls 1971; Sen 1970 for
the order of a dictionary). Shared gain: the product of gains is the greatest (Nash 1950; where designs fill out a
convex set it is the proportional fairness of Kelly, Maulloo and Tan 1998). Even shares: everybody gets the same share
of the most it could gain, or more (Kalai and Smorodinsky 1975; in the order of a dictionary, Imai 1983).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from purposebuilt.appraisal.clock import Clock, Progress, untold
from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.fair.camps import Camps, sums
from purposebuilt.appraisal.fair.ground import FINE, Ground, Question
from purposebuilt.appraisal.fair.leximin import Burdens, Leximin, leximin
from purposebuilt.appraisal.fair.nash import LEAST, Gains, Nash, nash
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.programme import Floats, Programme

Found = TypeVar("Found", Leximin, Nash)


@dataclass(frozen=True, eq=False)
class Asking:
    """What fairness is sought in: a programme, the ruler for losses, designs known (solutions N x n), who speaks.

    `today` is today's arrangement as a solution where it keeps every requirement, else None. `groups` are voices
    whose favourites are wanted too. `seconds` limits the search; None does not.
    """

    programme: Programme
    spread: Spread
    known: Floats
    voices: tuple[Voice, ...]
    groups: tuple[Voice, ...] = ()
    today: Floats | None = None
    explorer: Explorer | None = None
    seconds: float | None = None
    progress: Progress = untold


@dataclass(frozen=True, eq=False)
class FairDesigns:
    """What was found, for camps (v) on the ruler of the spread.

    `favourites` holds the cost of each camp's favourite (v), `start` the cost from which gains are counted (v): that
    of today's arrangement where `from_today`, else of the worst design known for each. `most` is what each can gain
    from there at most (v). `unknown` is by how much a favourite could at most be better than the one found. `together`
    is the least mean cost of all partners under any design found. `shared` and `even` are None where nobody can gain.
    `solutions` are all new designs worth listing (M x n), the favourites among them; `standing` is the design (n) to
    keep where nobody can gain: today's arrangement, or the least-worst.
    """

    camps: Camps
    favourites: Floats
    start: Floats
    from_today: bool
    most: Floats
    unknown: float
    together: float
    least_worst: Leximin
    shared: Nash | None
    even: Leximin | None
    solutions: Floats
    standing: Floats


def fair_designs(asking: Asking) -> FairDesigns:
    """Seek the favourites of all camps, then the three fair designs; at least one voice and one known design."""
    ground = Ground.of(asking.programme, asking.spread, asking.explorer, Clock(asking.seconds))
    camps, today = Camps.of(asking.voices), asking.today
    favourites, unknown = _favourites(ground, camps, asking)
    every = [*asking.known, *favourites, *(() if today is None else (today,))]
    costs = camps.costs(np.array([ground.losses(each) for each in every]))
    best = costs.min(axis=0)
    start = costs.max(axis=0) if today is None else costs[-1]
    starts = [*favourites, *(() if today is None else (today,)), every[int(np.argmin((costs - best).max(axis=1)))]]
    counted = bool(camps.weights.max(axis=0).min() > 0)
    asking.progress("Finding the fair designs", 0, 3)
    least = _efficient(ground, leximin(ground, regrets(camps, best), starts), counted)
    most = start - best if today is None else _most(ground, camps, start, starts)
    asking.progress("Finding the fair designs", 1, 3)
    shared = nash(ground, Gains(camps, start, most), starts)
    shared = None if shared is None else _efficient(ground, shared, counted)
    asking.progress("Finding the fair designs", 2, 3)
    portions = shares(camps, start, most)
    even = None if portions is None else _efficient(ground, leximin(ground, portions, starts), counted)
    new = [*favourites, *(each.solution for each in (least, shared, even) if each is not None)]
    return FairDesigns(
        camps=camps,
        favourites=best,
        start=start,
        from_today=today is not None,
        most=most,
        unknown=unknown,
        together=float((costs @ camps.members).min() / camps.members.sum()),
        least_worst=least,
        shared=shared,
        even=even,
        solutions=np.array(new),
        standing=least.solution if today is None else today,
    )


def _favourites(ground: Ground, camps: Camps, asking: Asking) -> tuple[list[Floats], float]:
    """The favourites (solutions) of all camps, of the groups and of all partners added up; what is not proven of them.

    Where a weight is nothing, the favourite is one that no design betters elsewhere either.
    """
    mean = camps.members @ camps.weights / camps.members.sum()
    wanted = np.vstack([Camps.of([*asking.voices, *asking.groups]).weights, mean])
    losses = np.array([ground.losses(each) for each in asking.known])
    found: list[Floats] = []
    unknown = 0.0
    for at, weights in enumerate(wanted):
        asking.progress("Finding each partner's favourite", at, len(wanted))
        nearest = asking.known[int(np.argmin(losses @ weights))]
        answer = ground.ask(_sum_of(weights), (nearest, *found))
        solution = nearest if answer.solution is None else answer.solution
        found.append(solution if weights.min() > 0 else undominated(ground, solution))
        unknown = max(unknown, answer.value - answer.bound)
    return found, unknown


def regrets(camps: Camps, best: Floats) -> Burdens:
    """What each camp loses against its favourite, whose cost is `best` (v)."""
    free = np.zeros((0, camps.weights.shape[1]))
    return Burdens(camps.weights, best, camps.members, sums(camps.members), free, np.zeros(0))


def shares(camps: Camps, start: Floats, most: Floats) -> Burdens | None:
    """What each camp that can gain misses of the most that it can gain (a share); nobody may lose. None if none can."""
    able = most >= LEAST
    if not able.any():
        return None
    some = camps.only(able)
    rows = some.weights / most[able][:, None]
    return Burdens(rows, (start - most)[able] / most[able], some.members, sums(some.members), camps.weights, start)


def undominated(ground: Ground, solution: Floats) -> Floats:
    """The design (solution) that loses least in all among those that lose no more than the given one anywhere."""
    losses = ground.losses(solution)
    count = len(losses)
    question = replace(_sum_of(np.ones(count)), rows=np.eye(count), upper=losses)
    found = ground.ask(question, (solution,))
    return solution if found.solution is None or found.value > losses.sum() - FINE else found.solution


def _efficient(ground: Ground, found: Found, counted: bool) -> Found:
    """The same with a design that no other betters anywhere: what is said of burdens and gains holds of it too.

    Where somebody counts each objective, to better one is to lessen a burden, and nothing is left to ask.
    """
    if counted:
        return found
    solution = undominated(ground, found.solution)
    return replace(found, solution=solution, losses=ground.losses(solution))


def _most(ground: Ground, camps: Camps, start: Floats, known: Sequence[Floats]) -> Floats:
    """What each camp can gain at most while nobody loses (v), never below nothing."""
    found = [
        ground.ask(replace(_sum_of(weights), rows=camps.weights, upper=start), known).value for weights in camps.weights
    ]
    gained: Floats = np.maximum(start - np.minimum(found, start), 0.0)
    return gained


def _sum_of(weights: Floats) -> Question:
    """The least weighted sum of losses, with no rows and no columns of its own."""
    none = np.zeros(0)
    rows = np.zeros((0, len(weights)))
    return Question(rows, none, weights, none, none, np.zeros(0, dtype=np.bool_), lambda _: np.zeros(0))
