"""Hypothesis strategies for small programmes with the shape of a design: lines, teams, agreements, thresholds."""

import numpy as np
from hypothesis import strategies as st

from purposebuilt.programme import Programme

SMALL = st.integers(0, 3)


class Rows:
    """Rows in the making over n columns: each a list of (column, value) with its bounds."""

    def __init__(self, n):
        self.n = n
        self.matrix, self.lower, self.upper = [], [], []

    def add(self, entries, low, high):
        made = np.zeros(self.n)
        for at, value in entries:
            made[at] += value
        self.matrix.append(made)
        self.lower.append(low)
        self.upper.append(high)


@st.composite
def shaped(draw, *, lines=(1, 3), candidates=(1, 3), teams=(0, 3), agreements=(0, 2), objectives=(1, 3)):
    """Lines choose one candidate; teams open where a candidate asks for them; agreements need a candidate on each side.

    Teams are continuous and mostly priced, agreements continuous and mostly rewarded; a threshold row may hold a mix.
    """
    counts = draw(st.lists(st.integers(*candidates), min_size=lines[0], max_size=lines[1]))
    y, m, k = draw(st.integers(*teams)), draw(st.integers(*agreements)), draw(st.integers(*objectives))
    total = sum(counts)
    n = total + y + m
    rows = Rows(n)
    line = np.repeat(np.arange(len(counts)), counts)
    for one in range(len(counts)):
        rows.add([(at, 1) for at in np.flatnonzero(line == one)], 1, 1)
    _teams(draw, rows, line, y)
    _agreements(draw, rows, total, np.arange(total + y, n))
    if draw(st.booleans()):
        value = draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))
        rows.add(enumerate(value), -np.inf, draw(st.sampled_from([1, 2.5, 4])))
    costs = np.array([_costs(draw, total, y, m) for _ in range(k)])
    senses = draw(st.lists(st.sampled_from(["min", "max"]), min_size=k, max_size=k))
    turned = costs * np.array([[1.0 if sense == "min" else -1.0] for sense in senses])
    matrix = np.array(rows.matrix)
    offset = draw(st.lists(st.sampled_from([0.0, -2.0]), min_size=k, max_size=k))
    return Programme.from_arrays(
        turned, senses, matrix, rows.lower, rows.upper, 0.0, 1.0, np.arange(n) < total, offset=offset
    )


def _teams(draw, rows, line, count):
    """`y >= sum of a line's candidates of the team`; of some teams also `y <= all its candidates`."""
    total = len(line)
    team = np.array(draw(st.lists(st.integers(-1, count - 1), min_size=total, max_size=total)), dtype=int)
    for each in range(count):
        for one in np.unique(line[team == each]):
            own = np.flatnonzero((line == one) & (team == each))
            rows.add([*((at, 1) for at in own), (total + each, -1)], -np.inf, 0)
        if draw(st.booleans()):
            rows.add([(total + each, 1), *((at, -1) for at in np.flatnonzero(team == each))], -np.inf, 0)


def _agreements(draw, rows, total, columns):
    for column in columns:
        for _ in range(2):
            side = draw(st.lists(st.integers(0, total - 1), min_size=1, max_size=2, unique=True))
            rows.add([(column, 1), *((at, -1) for at in side)], -np.inf, 0)


def _costs(draw, total, y, m):
    """Prices of candidates and teams, rewards of agreements; now and then the other way round."""
    prices = np.array(draw(st.lists(SMALL, min_size=total + y + m, max_size=total + y + m)), dtype=float)
    prices[total + y :] *= -1
    if draw(st.integers(0, 9)) == 0:
        prices[total:] *= -1
    return prices
