"""How much organisations differ inside a group, and groups from one another: learned from all statements together.

Each statement alone says little about either. How alike two people of one organisation are is one figure for the room.
How far groups are apart is a mixture over a grid for each statement, whose prior weights are those under which all
statements are likeliest (empirical Bayes; maximum likelihood over a mixing distribution, Laird 1978, J. Am. Stat.
Assoc. 73, 805-811), with a little mass kept everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.ballots import Floats

ALIKE = np.array([0.0, 0.02, 0.04, 0.06, 0.08, 0.11, 0.15, 0.2, 0.3, 0.4, 0.6])
"""The grid of intra-class correlations: how alike two people of one organisation are, beyond those of its group."""

APART = np.array([0.0, 0.05, 0.1, 0.16, 0.24, 0.36])
"""The grid of standard deviations between groups, in radians on the arcsine scale (0.1 is 10 points at a half)."""

LEAST = 0.05
"""Scatter below this part of what is expected counts as this: near unanimity the approximation by a gamma ends."""

STEPS = 15
"""Steps of expectation and maximisation; the weights hardly move after ten."""


@dataclass(frozen=True, eq=False)
class Count:
    """One question with two answers: B organisations on m statements, `yes` of those `asked`, in G `groups` (G x B)."""

    yes: Floats
    asked: Floats
    groups: Floats


def counted_as(asked: Floats, alike: float | Floats) -> Floats:
    """How many independent people those asked in each organisation are worth: n / (1 + (n - 1) alike)."""
    worth: Floats = asked / (1 + np.maximum(asked - 1, 0) * alike)
    return worth


def likeness(count: Count) -> float:
    """How alike two people of one organisation are, beyond those of its group: the intra-class correlation.

    The mean over a grid, each value weighted by how likely it makes the scatter of organisations about their group's
    share on all statements; 0 where no organisation sent two people, since nothing can be learned then.
    """
    if not count.asked.size or count.asked.max() < 2:
        return 0.0
    likely = scatter(count).sum(axis=1)
    weight = np.exp(likely - likely.max())
    return float(weight @ ALIKE / weight.sum())


def scatter(count: Count) -> Floats:
    """The log-likelihood of each correlation of the grid given the scatter on each statement (R x m).

    The sum of squares of organisations about their group's share, each by its number of people, is taken as a gamma
    variable of the mean and variance that it would have.
    """
    groups, asked = count.groups, count.asked
    whole = (count.yes.sum(axis=0) + 1) / (asked.sum(axis=0) + 2)
    people, said = groups @ asked, groups @ count.yes
    raw = np.divide(said, people, out=np.zeros_like(people), where=people > 0)
    smooth = (said + 4 * whole) / (people + 4)
    unit, everybody = groups.T @ (smooth * (1 - smooth)), groups.T @ people
    share = np.divide(count.yes, asked, out=np.zeros_like(asked), where=asked > 0)
    off = (asked * (share - groups.T @ raw) ** 2 / np.where(unit > 0, unit, 1)).sum(axis=0)
    lost = np.where(asked > 0, 1 - asked / np.where(everybody > 0, everybody, 1), 0)
    others = np.maximum(asked - 1, 0)
    # Sums of lost * (1 + others * alike) and of its square, as polynomials of the correlation.
    by_power = [(lost * others**power).sum(axis=0) for power in range(3)]
    alike = ALIKE[:, None]
    mean = by_power[0] + alike * by_power[1]
    square = by_power[0] + 2 * alike * by_power[1] + alike**2 * by_power[2]
    told = mean[0] > 0.5
    shape = np.where(told, mean**2 / np.where(told, square, 1) / 2, 0.5)
    ratio = np.maximum(off / np.where(told, mean, 1), LEAST)
    likely = 0.5 * np.log(shape) + shape * (1 + np.log(ratio) - ratio) - 1 / (12 * shape)
    return np.where(told, likely, 0)


def mixed(likelihood: Floats) -> Floats:
    """The posterior weight of each cell of a grid for each item (cells x items), the prior learned from all items.

    `likelihood` holds logarithms. One item's worth of prior mass is spread over the cells, so none ever gets zero.
    """
    cells, items = likelihood.shape
    relative = np.exp(likelihood - likelihood.max(axis=0))
    prior = np.full(cells, 1 / cells)
    for _ in range(STEPS):
        share = prior[:, None] * (relative / (prior @ relative))
        prior = (share.sum(axis=1) + 1 / cells) / (items + 1)
    posterior: Floats = prior[:, None] * (relative / (prior @ relative))
    return posterior
