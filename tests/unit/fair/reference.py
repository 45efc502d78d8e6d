"""The slow, obvious reference: every design is written down, every partner is asked, lists are sorted and compared."""

import itertools
import math

import numpy as np

from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.formulation.configuration import Objective

LEAST = 1e-4


def every_design(programme):
    """Every combination of whole numbers that keeps every row."""
    ranges = [range(int(a), int(b) + 1) for a, b in zip(programme.column_lower, programme.column_upper, strict=True)]
    made = [np.array(each, dtype=float) for each in itertools.product(*ranges)]
    return [each for each in made if not programme.broken(each)]


def spread_of(programme, solutions):
    objectives = [Objective(f"o{at}", f"O{at}", "", sense, 0.001) for at, sense in enumerate(programme.sense)]
    return Spread.of(objectives, np.array([programme.values(each) for each in solutions]))


def voices_of(weights):
    return tuple(Voice(f"v{at}", f"V{at}", np.array(each), given=True) for at, each in enumerate(weights))


def costs(spread, programme, voices, designs):
    """What each design costs each voice: one row for each design."""
    losses = [spread.losses(programme.values(each))[0] for each in designs]
    return [[float(sum(w * x for w, x in zip(v.weights, row, strict=True))) for v in voices] for row in losses]


def least_sorted(burdens):
    """The list, sorted from the greatest, that is least in the order of a dictionary (to 6 decimals)."""
    return min([round(value, 6) for value in sorted(row, reverse=True)] for row in burdens)


def sorted_of(row):
    return sorted(row, reverse=True)


def greatest_product(gains, able):
    """As many as can gain, then the greatest mean logarithm of their gains; no gain may be less than nothing."""
    best = (0, -math.inf)
    for row in gains:
        if min(row) < -1e-9:
            continue
        won = [value for value, can in zip(row, able, strict=True) if can and value >= LEAST]
        if won:
            best = max(best, (len(won), round(sum(math.log(value) for value in won) / len(won), 6)))
    return best
