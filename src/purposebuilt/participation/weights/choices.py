"""Best-worst sets: which of a few statements matters most and least, over and over, for lists too long to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import BestWorst, Ints, Room
from purposebuilt.participation.weights.maxdiff import Floats, Sets, chances, fit
from purposebuilt.participation.weights.shares import Shares, Way
from purposebuilt.problems import Problem, Where, register

NOT_A_CHOICE = register("PB561", "A best-worst choice is not between different things of what was shown.")

LEAST_SHOWN = 2


@dataclass(frozen=True, eq=False)
class BestWorstScores:
    """What a room's best and worst choices say of k statements, in the order of their keys.

    `shown`, `best` and `worst` (k) count sets. `counted` (k) is (best - worst) / shown, from -1 to 1. `utilities` (k)
    are those of the maximum-difference logit, around 0, with every organisation one voice; `shares` (k) sum to 1 and
    are the chance that each would be picked as the best of all.
    """

    statements: tuple[str, ...]
    shown: Ints
    best: Ints
    worst: Ints
    counted: Floats
    utilities: Floats
    shares: Floats
    problems: tuple[Problem, ...] = ()


def best_worst_scores(room: Room) -> BestWorstScores:
    """Scores by counting, and by the logit with shrinkage (parameter `weights.logit_spread`), of the whole room.

    Louviere, Flynn and Marley, Best-Worst Scaling, Cambridge University Press, 2015 (counting and logit).
    """
    good, wrong = _sound(room.best_worst)
    statements = tuple(sorted({key for one in good for key in one.shown}))
    at = {key: row for row, key in enumerate(statements)}
    shown, best, worst = np.zeros((3, len(statements)), dtype=np.int64)
    for one in good:
        shown[[at[key] for key in one.shown]] += 1
        best[at[one.best]] += 1
        worst[at[one.worst]] += 1
    counted = (best - worst) / np.maximum(shown, 1)
    utilities = fit(_gathered(good, at, _voices(room, good)), len(statements), value("weights.logit_spread"))
    shares = chances(utilities) if statements else utilities
    return BestWorstScores(statements, shown, best, worst, counted, utilities, shares, wrong)


def best_worst_shares(room: Room) -> Shares:
    """Shares of each person from their latest round of sets: the logit, shrunk towards the room's utilities.

    What somebody was never shown keeps the room's utility, so that a short list of sets says something about all.
    """
    scores = best_worst_scores(room)
    good, _ = _sound(room.best_worst)
    spread = value("weights.logit_spread")
    of_person: dict[str, list[BestWorst]] = {}
    for one in good:
        of_person.setdefault(one.participant, []).append(one)
    people = tuple(sorted(of_person))
    rows = [_personal(of_person[person], scores, spread) for person in people]
    shares = np.array(rows).reshape(len(people), len(scores.statements))
    return Shares(Way.BEST_WORST, people, scores.statements, shares, {}, scores.problems)


def _personal(rows: Sequence[BestWorst], scores: BestWorstScores, spread: float) -> Floats:
    """One person's shares: only what this person saw moves away from the room's utilities."""
    seen = sorted({key for one in rows for key in one.shown})
    at = {key: row for row, key in enumerate(seen)}
    where = np.searchsorted(np.array(scores.statements), seen)
    utilities = scores.utilities.copy()
    sets = _gathered(rows, at, np.ones(len(rows)))
    utilities[where] = fit(sets, len(seen), spread, scores.utilities[where])
    return chances(utilities)


def _sound(rows: Sequence[BestWorst]) -> tuple[list[BestWorst], tuple[Problem, ...]]:
    """The choices of each person's latest round that are sound, by person, and what is wrong with the others."""
    latest: dict[str, int] = {}
    for one in rows:
        latest[one.participant] = max(latest.get(one.participant, one.round), one.round)
    last = [one for one in rows if one.round == latest[one.participant]]
    good = [one for one in last if _is_choice(one)]
    return sorted(good, key=lambda one: (one.participant, one.shown)), tuple(
        _not_a_choice(one) for one in last if not _is_choice(one)
    )


def _is_choice(one: BestWorst) -> bool:
    different = len(set(one.shown)) == len(one.shown) >= LEAST_SHOWN
    return different and one.best in one.shown and one.worst in one.shown and one.best != one.worst


def _not_a_choice(one: BestWorst) -> Problem:
    return Problem(
        NOT_A_CHOICE,
        f"'{one.participant}' was shown {', '.join(one.shown) or 'nothing'} and picked '{one.best}' as the most and "
        f"'{one.worst}' as the least important.",
        "A set shows two or more different statements; the best and the worst are two of them. Until then it is left "
        "out.",
        where=Where(sheet="best_worst", key=one.participant),
    )


def _voices(room: Room, rows: Sequence[BestWorst]) -> Floats:
    """A weight for each choice, such that every organisation counts the same and all weights sum to the choices."""
    body = {one.key: one.organisation or f"~{one.key}" for one in room.participants}
    bodies = [body.get(one.participant, f"~{one.participant}") for one in rows]
    many = {name: bodies.count(name) for name in set(bodies)}
    return np.array([len(rows) / (len(many) * many[name]) for name in bodies], dtype=np.float64)


def _gathered(rows: Sequence[BestWorst], at: dict[str, int], weights: Floats) -> list[Sets]:
    """The choices as arrays, one block for each size of set."""
    made = []
    for size in sorted({len(one.shown) for one in rows}):
        of_size = [row for row, one in enumerate(rows) if len(one.shown) == size]
        shown = np.array([[at[key] for key in rows[row].shown] for row in of_size])
        best = np.array([rows[row].shown.index(rows[row].best) for row in of_size])
        worst = np.array([rows[row].shown.index(rows[row].worst) for row in of_size])
        made.append(Sets(shown, best, worst, weights[of_size]))
    return made
