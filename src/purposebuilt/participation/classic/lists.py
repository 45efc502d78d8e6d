"""The short lists of the classic calculation: what stands for each group, and what everybody agrees or disagrees on."""

from __future__ import annotations

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.classic.figures import Figures, majority, probability
from purposebuilt.participation.room import Ints

SIGNIFICANT = 1.2815515655446004
"""The standard normal's 90th percentile: the one-sided test that the classic calculation uses everywhere."""
MOST = 5
MOST_DIVISIVE = 10
Listed = tuple[int, bool]
"""The number of a statement, and whether it is listed for agreement (else for disagreement)."""


def consensus(count: Ints, seen: Ints, listable: Bools) -> list[int]:
    """Statements (by number) that a significant majority of everybody chose, best first, five at most.

    Needs (count + 1) / (seen + 2) > 0.5 and a z value above 1.28; ranked by their product (polismath
    select-consensus-comments). Equals stand as in :func:`_ranked`.
    """
    share, test = probability(count, seen), majority(count, seen)
    chosen = np.flatnonzero(listable & (share > 0.5) & (test > SIGNIFICANT))
    rank = np.unique(-(share * test)[chosen], return_inverse=True)[1]
    return [int(at) for at in chosen[np.argsort(rank.astype(np.int64))][:MOST]]


def most(values: Floats, listable: Bools) -> list[int]:
    """The statements (by number) with the largest values, ten at most; equals in the order of statements."""
    chosen = np.flatnonzero(listable & ~np.isnan(values))
    return [int(at) for at in chosen[np.argsort(-values[chosen], kind="stable")][:MOST_DIVISIVE]]


def representative(of: Figures, group: int, listable: Bools) -> list[Listed]:
    """The statements that stand for one group, agreements first, five at most, as red-dwarf 0.4.0 chooses them.

    The best agreement leads (see :func:`_best_agree`); after it come those whose two tests, of a majority in the group
    and of a difference from the others, are both significant the same way, ranked by repness x its test x probability
    x its test. Where nothing is significant, the statement with the largest difference stands alone. As in red-dwarf, a
    group with significant statements but no agreement worth leading with gets none.
    """
    agrees = of.rat[group] > of.rdt[group]
    enough = listable & (
        ((of.pat[group] > SIGNIFICANT) & (of.rat[group] > SIGNIFICANT))
        | ((of.pdt[group] > SIGNIFICANT) & (of.rdt[group] > SIGNIFICANT))
    )
    chosen = np.flatnonzero(enough)
    lead = _best_agree(of, group, listable)
    if lead is None and not chosen.size and listable.any():
        widest = np.where(listable, np.maximum(of.rat[group], of.rdt[group]), -np.inf)
        lead = int(widest.argmax())
    if lead is None:
        return []
    rest = [int(at) for at in chosen[_ranked(_worth(of, group, agrees)[chosen])] if at != lead]
    listed = [(at, bool(agrees[at])) for at in [lead, *rest][:MOST]]
    return sorted(listed, key=lambda one: not one[1])


def _ranked(worth: Floats) -> Ints:
    """The order by worth, the largest first, with equals as pandas leaves them in red-dwarf.

    It sorts from the back with numpy's default, which is quick and promises nothing about equals: their order is the
    same each time on one machine, and that of red-dwarf on that machine.
    """
    return np.asarray((len(worth) - 1 - np.argsort(worth[::-1]))[::-1])


def _worth(of: Figures, group: int, agrees: Bools) -> Floats:
    """Repness x its test x probability x its test, on the side that stands out more."""
    repness = np.where(agrees, of.ra[group], of.rd[group])
    test = np.where(agrees, of.rat[group], of.rdt[group])
    share = np.where(agrees, of.pa[group], of.pd[group])
    return np.asarray(repness * test * share * np.where(agrees, of.pat[group], of.pdt[group]))


def _best_agree(of: Figures, group: int, listable: Bools) -> int | None:
    """The agreement that leads the list, found by going through the statements in order as polismath does.

    The first with a significant majority, or more likely than not and likelier than outside, is taken. A later one
    takes its place if its ra x rat x pa x pat is larger, where the one taken is likelier inside than outside (ra > 1),
    else if its pa x pat is. Two negative z values make a positive product here, as in polismath.
    """
    pa, pat, ra, rat = of.pa[group], of.pat[group], of.ra[group], of.rat[group]
    heard = listable & ((of.na[group] > 0) | (of.nd[group] > 0))
    first = heard & ((pat > SIGNIFICANT) | ((ra > 1.0) & (pa > 0.5)))
    if not first.any():
        return None
    best = int(first.argmax())
    later = np.flatnonzero(heard[best + 1 :]) + best + 1
    by_repness, by_share = (ra * rat * pa * pat).tolist(), (pa * pat).tolist()
    likelier = (ra > 1.0).tolist()
    for at in later.tolist():
        measure = by_repness if likelier[best] else by_share
        if measure[at] > measure[best]:
            best = at
    return best
