"""The same people told of twice, before and after: whether the figures, and those of both whole rooms, bind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from purposebuilt.participation.ballots import Bools
from purposebuilt.participation.room import Ints
from purposebuilt.participation.small_numbers.beside import Known, counts_of
from purposebuilt.participation.small_numbers.parts import safe
from purposebuilt.participation.small_numbers.shown import Shown

FAR = 2
"""Counts of this many times the smallest cell, and as far from everybody, tell of nobody few."""


@dataclass(frozen=True, slots=True)
class Twice:
    """What is told of the same `people`: who agreed and passed before and after, and who changed."""

    people: int
    before: tuple[Shown, Shown]
    after: tuple[Shown, Shown]
    changed: Shown


def free_twice(told: Twice, before: Known | None, after: Known, minimum: int) -> bool:
    """Whether every count behind these figures keeps `minimum` possible values in a row, and so does each whole.

    `before` and `after` are what is known of everybody in either round. Tried are the counts nearest to the ends of
    the bands, all together; those found possible are possible, so that a yes is sure and a no may be too careful.
    """
    people = told.people
    first, last = (_points(*each, people, minimum) for each in (told.before, told.after))
    if not len(first) or not len(last):
        return False
    wholes = (_whole(before, first, minimum), _whole(after, last, minimum))
    first, last = _within(first, wholes[0]), _within(last, wholes[1])
    low, high = _changes(first, last, told.changed, people)
    fits = high > low
    first, last = first[fits.any(axis=1)], last[fits.any(axis=0)]
    pairs = set(zip(low[fits].tolist(), high[fits].tolist(), strict=True))
    moves = {at for one, other in pairs for at in range(one, other + 1)}
    if not moves or not _free(moves, people, minimum) or not all(_all_free(side, minimum) for side in (first, last)):
        return False
    return all(
        one is None or whole is None or _beside(one, whole, side, minimum)
        for one, whole, side in zip((before, after), wholes, (first, last), strict=True)
    )


def _points(agree: Shown, passing: Shown, people: int, minimum: int) -> Ints:
    """Counts of those who agree, pass and disagree (k x 3) near the ends of what is told of the first two."""
    each = (_near(*one, minimum) for one in (counts_of(agree, people), counts_of(passing, people, upper=True)))
    made = [(one, other, people - one - other) for one, other in product(*each) if one + other <= people]
    return np.array(made, dtype=np.int64).reshape(-1, 3)


def _whole(known: Known | None, some: Ints, minimum: int) -> Ints | None:
    """Counts of those who agree, pass and disagree of everybody (k x 3) near the ends of what is known of them.

    `some` are the counts of a part of them, which bound those of all.
    """
    if known is None:
        return None
    others = known.people - int(some[0].sum())
    each = [
        _near(max(one[0], int(part.min())), min(one[1], int(part.max()) + others), minimum)
        for one, part in zip((known.bounds(), known.disagree), (some[:, 0], some[:, 2]), strict=True)
    ]
    made = [(one, known.people - one - other, other) for one, other in product(*each) if one + other <= known.people]
    return np.array(made, dtype=np.int64).reshape(-1, 3)


def _within(some: Ints, everybody: Ints | None) -> Ints:
    """Those counts of some people that may be part of counts of everybody."""
    return some if everybody is None else some[_inside(some, everybody).any(axis=1)]


def _near(low: int, high: int, minimum: int) -> list[int]:
    more = minimum + 1
    return sorted({*range(low, min(low + more, high + 1)), *range(max(low, high + 1 - more), high + 1)})


def _inside(some: Ints, everybody: Ints) -> Bools:
    """Which counts of some people (k x 3) may be part of which counts of everybody (l x 3)."""
    made: Bools = np.all(some[:, None] <= everybody[None], axis=2)
    return made


def _changes(first: Ints, last: Ints, changed: Shown, people: int) -> tuple[Ints, Ints]:
    """How few and how many may have changed (k x l), by the counts before and after and by what is told.

    At least half of what the counts differ by moved; where a stance before and the same after are more than everybody,
    somebody kept it. Two numbers in a row are asked for by the caller: one alone may be out of reach.
    """
    low, high = counts_of(changed, people)
    fewest = np.abs(first[:, None] - last[None]).sum(axis=2) // 2
    most = (2 * people - first[:, None] - last[None]).min(axis=2)
    return np.maximum(fewest, low), np.minimum(np.minimum(most, people), high)


def _all_free(counts: Ints, minimum: int) -> bool:
    """Whether of these possible counts (k x 3) those of each stance are free."""
    return len(counts) > 0 and all(_free(set(each), int(counts[0].sum()), minimum) for each in counts.T.tolist())


def _free(possible: set[int], people: int, minimum: int) -> bool:
    """Whether as many possible counts as the smallest cell stand in a row, or all of them are far from few.

    A part with fewer people than that has no more counts than its people, and none.
    """
    if min(possible) >= FAR * minimum and people - max(possible) >= FAR * minimum:
        return True
    return any(all(at + more in possible for more in range(min(minimum, people + 1))) for at in possible)


def _beside(known: Known, whole: Ints, side: Ints, minimum: int) -> bool:
    """Whether everybody, those who are not among the same people, and each group stay free beside what is told."""
    fits = _inside(side, whole)
    rest = (whole[None] - side[:, None])[fits]
    others = known.people - int(side[0].sum())
    if not _all_free(whole[fits.any(axis=0)], minimum) or not _all_free(rest, minimum):
        return False
    low, high = known.agree
    return safe(max(low, int(side[:, 0].min())), min(high, int(side[:, 0].max()) + others), known.families)
