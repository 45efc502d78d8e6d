"""What each group said, statement by statement: counts, probabilities, tests, and what the groups share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.room import Ints

SEEN_BY = 5
SHARE = 0.1
VOTES_A_GROUP = 3
META_PRIORITY = 7.0
NEWNESS = 8.0
"""How many times more than its importance a statement that nobody has seen gains; halved with every five votes."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of groups (k x m): see :class:`purposebuilt.participation.classic.Classic` for each."""

    na: Ints
    nd: Ints
    ns: Ints
    pa: Floats
    pd: Floats
    pat: Floats
    pdt: Floats
    ra: Floats
    rd: Floats
    rat: Floats
    rdt: Floats


def counts(votes: Floats, labels: Ints, k: int) -> tuple[Ints, Ints, Ints]:
    """Agree, disagree and all votes of each group on each statement (each k x m); label -1 belongs to no group."""
    member = (labels == np.arange(k)[:, None]).astype(np.float32)
    chosen = (votes == 1, votes == -1, ~np.isnan(votes))
    na, nd, ns = (np.rint(member @ one.astype(np.float32)).astype(np.int64) for one in chosen)
    return na, nd, ns


def figures(na: Ints, nd: Ints, ns: Ints) -> Figures:
    """Everything that follows from the counts of the groups (k x m), by the formulas of polismath and red-dwarf."""
    others = [count.sum(axis=0) - count for count in (na, nd, ns)]
    pa, pd = probability(na, ns), probability(nd, ns)
    return Figures(
        na=na,
        nd=nd,
        ns=ns,
        pa=pa,
        pd=pd,
        pat=majority(na, ns),
        pdt=majority(nd, ns),
        ra=pa / probability(others[0], others[2]),
        rd=pd / probability(others[1], others[2]),
        rat=difference(na, others[0], ns, others[2]),
        rdt=difference(nd, others[1], ns, others[2]),
    )


def probability(count: Ints, seen: Ints) -> Floats:
    """(count + 1) / (seen + 2): the share with one vote added each way (polismath repness; passes count as seen)."""
    return np.asarray((1 + count) / (2 + seen), dtype=np.float64)


def majority(count: Ints, seen: Ints) -> Floats:
    """The z value that more than half chose so: 2 sqrt(S+1) ((A+1)/(S+1) - 0.5) (polismath stats, prop-test)."""
    seen = seen + 1
    return np.asarray(2 * np.sqrt(seen) * (((count + 1) / seen) - 0.5), dtype=np.float64)


def difference(inside: Ints, outside: Ints, seen_inside: Ints, seen_outside: Ints) -> Floats:
    """The z value that a group chose so more than the others: two proportions, 1 added to every count; 0 where all did.

    polismath stats, two-prop-test.
    """
    inside, outside, seen_inside, seen_outside = inside + 1, outside + 1, seen_inside + 1, seen_outside + 1
    one, other = inside / seen_inside, outside / seen_outside
    pooled = (inside + outside) / (seen_inside + seen_outside)
    error = np.sqrt(pooled * (1 - pooled) * (1 / seen_inside + 1 / seen_outside))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(pooled == 1, 0.0, (one - other) / error)


def priority(na: Ints, nd: Ints, ns: Ints, extremity: Floats, meta: Bools) -> Floats:
    """How urgently a statement (m) should be shown next (polismath conversation, priority-metric); 49 where it is meta.

    ((1 - p of a pass) (1 + extremity) (p of an agreement) (1 + 8 * 2^(-S/5)))^2 over everybody who is grouped.
    """
    importance = probability(na, ns) * (1 - probability(ns - (na + nd), ns)) * (1 + extremity)
    urgency = importance * (1 + NEWNESS * np.power(2.0, -(ns / 5)))
    return np.asarray(np.where(meta, META_PRIORITY, urgency) ** 2)


def divided(na: Ints, nd: Ints, ns: Ints, grouped: int) -> Floats:
    """How evenly and how fully the grouped people are split on a statement (m), 0 to 1.

    (1 - |A - D| / (A + D + 2)) (A + D) / (S + 2); NaN where fewer than 5 people or a tenth of them saw it.
    """
    chosen = na + nd
    value = (1 - np.abs(na - nd) / (chosen + 2)) * chosen / (ns + 2)
    return np.where(ns >= max(SEEN_BY, SHARE * grouped), value, np.nan)


def gaps(pa: Floats, ns: Ints) -> Floats:
    """The widest difference between two groups' agree probability (m); NaN where a group gave fewer than 3 votes."""
    if not len(pa):
        return np.full(pa.shape[1], np.nan)
    return np.where((ns >= VOTES_A_GROUP).all(axis=0), np.ptp(pa, axis=0), np.nan)


def shared(probabilities: Floats) -> Floats:
    """Group-aware consensus (m): the product of the groups' probabilities (k x m); NaN where there is no group."""
    return np.asarray(probabilities.prod(axis=0) if len(probabilities) else np.full(probabilities.shape[1], np.nan))
