"""From a drawing to what is told: numbers of camps, signs, shares of agreement, and the statements that tell most."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.camps.axis import PRIOR, Axis
from purposebuilt.participation.camps.drawing import Drawn, plane
from purposebuilt.participation.camps.heard import Bools, Floats, Given, Heard
from purposebuilt.participation.camps.parted import agreement, centres_of, nearest
from purposebuilt.participation.camps.record import NONE, Camps, Telling
from purposebuilt.participation.room import Ints

MOST_TELLING = 5
"""So many statements are named as the telling ones."""

LEAST_DIFFERENCE = 0.2
"""A statement tells camps apart where their shares of agreement differ by a fifth or more."""


def told(result: Camps, of: Given, votes: Heard, drawn: Drawn) -> Camps:
    """The same with camps, in the order of the input."""
    first = drawn.axes[0]
    named = int(np.argmax(np.abs(first.loadings)))
    turn = float(np.where(first.loadings[named] * votes.sign < 0, -1, 1))
    label = _numbered(drawn.label, votes, named)
    count = int(label.max()) + 1
    n, m = of.votes.shape
    labels = np.full(n, NONE)
    labels[votes.people] = label + 1
    share, taken = _shares(of.votes, labels, count)
    difference = np.zeros(m)
    difference[votes.asked] = _apart(votes, drawn.axes, label)
    return replace(
        result,
        found=True,
        labels=tuple(labels.tolist()),
        sizes=tuple(np.bincount(label).tolist()),
        axis=_spread_out(turn * first.positions, votes.people, n, np.nan),
        second=_spread_out(drawn.axes[1].positions, votes.people, n, np.nan) if count > 2 else np.zeros(0),
        loadings=_spread_out(turn * votes.sign * first.loadings, votes.asked, m, 0.0),
        named_by=of.statements[votes.asked[named]],
        shares=share,
        votes=taken,
        telling=_most(of, difference, share, taken),
        follows={name: _follows(label, group[votes.people]) for name, group in of.groups.items()},
    )


def _spread_out(values: NDArray[np.floating], at: Ints, length: int, empty: float) -> Floats:
    whole = np.full(length, empty)
    whole[at] = values
    return whole


def _numbered(label: Ints, votes: Heard, named: int) -> Ints:
    """Camps from 0, the largest first; of two alike, the one that agrees more with what names the axis."""
    size = np.bincount(label)
    given = votes.sign * votes.votes[:, named]
    agrees = np.bincount(label, weights=given == 1) / np.maximum(np.bincount(label, weights=votes.seen[:, named]), 1)
    order = sorted(range(len(size)), key=lambda camp: (-size[camp], -agrees[camp], camp))
    return np.argsort(order)[label]


def _shares(votes: Floats, labels: Ints, count: int) -> tuple[Floats, Ints]:
    """The share that agrees and the number of votes, of each camp on each statement."""
    member = (labels == np.arange(1, count + 1)[:, None]).astype(np.float64)
    taken = member @ ~np.isnan(votes)
    agree = member @ (votes == 1)
    return np.divide(agree, taken, out=np.full_like(agree, np.nan), where=taken > 0), taken.astype(np.int64)


def _apart(votes: Heard, axes: tuple[Axis, ...], label: Ints) -> Floats:
    """The largest difference between camps in the share that agrees, by statement, camps drawn without it.

    Somebody's position without a statement loses what that vote adds to it; the camps' centres stay. Shares are drawn
    to one half by one vote each way, so that few votes make no great difference.
    """
    centres = centres_of(plane(axes), label)
    camp = nearest([_leaving(axis, votes.seen) for axis in axes], centres)
    agrees = votes.votes == votes.sign
    shares = []
    for one in range(len(centres)):
        inside = (camp == one) & votes.seen
        agree = np.count_nonzero(inside & agrees, axis=0)
        shares.append((agree + 1) / (np.count_nonzero(inside, axis=0) + 2))
    return np.asarray(np.max(shares, axis=0) - np.min(shares, axis=0))


def _leaving(axis: Axis, seen: Bools) -> Floats:
    """Where everybody would stand (n x m) if one statement at a time were left out."""
    square = axis.loadings.astype(np.float64) ** 2
    weight = (seen @ square)[:, None]
    pull = axis.level * axis.loadings
    return np.asarray((pull.sum(axis=1, keepdims=True) - pull) / (weight - seen * square + PRIOR * weight.mean()))


def _most(of: Given, difference: Floats, share: Floats, taken: Ints) -> tuple[Telling, ...]:
    order = sorted(range(len(difference)), key=lambda at: (-round(float(difference[at]), 9), of.statements[at]))
    return tuple(
        Telling(of.statements[at], float(difference[at]), tuple(share[:, at].tolist()), tuple(taken[:, at].tolist()))
        for at in order[:MOST_TELLING]
        if difference[at] >= LEAST_DIFFERENCE
    )


def _follows(label: Ints, group: Ints) -> float:
    """How far the camps are a known division, over those whose group is known."""
    known = group >= 0
    return agreement(label[known], np.unique(group[known], return_inverse=True)[1]) if known.any() else 0.0
