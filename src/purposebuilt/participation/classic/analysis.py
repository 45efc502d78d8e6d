"""The classic calculation whole: from votes to a map, groups, figures and lists."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt import problems
from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.classic.figures import Figures, counts, divided, figures, gaps, priority, shared
from purposebuilt.participation.classic.grouping import Grouping, grouped
from purposebuilt.participation.classic.kmeans import silhouettes
from purposebuilt.participation.classic.lists import consensus, most, representative
from purposebuilt.participation.classic.matrix import Matrix, Votes, matrix_of
from purposebuilt.participation.classic.projection import Projection, project
from purposebuilt.participation.one_thread import one_thread
from purposebuilt.participation.room import Ints
from purposebuilt.problems import Exit, Problem, Refusal

MIN_VOTES = 7

LABELS_NOT_READ = problems.register("PB539", "Labels for the classic calculation do not fit the people who voted.")

Keys = tuple[Hashable, ...]


@dataclass(frozen=True, eq=False)
class Classic:
    """Everything that the classic calculation gives: n people, m statements, k groups.

    Who and what: `people` (n) and `statements` (m) are ids, in the order of every array below. `zeroed` (m) marks the
    statements that moderation took out and those that ask who people are (`meta`): they count as passed by everybody on
    the map, keep their figures, and stand in no list.

    The map: `projections` (n x 2) and `positions` (m x 2) say where people and statements stand, `loadings` (m x 2) are
    the axes, `means` (m) what gaps were filled with, `variance` (2) the share of the votes' variance on each axis. The
    largest loading of each axis is positive.

    Groups: `grouped` (n) says who took part, `labels` (n) in which group (-1: in none), `k` how many groups there are,
    `centres` (k x 2) their middles on the map, `silhouette` how well they stand apart (-1 to 1; NaN for one group),
    `sizes` (k) how many people each has.

    Figures of the groups, each k x m: `na`, `nd`, `ns` count agreements, disagreements and all votes, passes included;
    `pa` and `pd` are probabilities with one vote added each way; `pat` and `pdt` are z values of a majority; `ra` and
    `rd` say how many times likelier the vote is inside the group than outside; `rat` and `rdt` are z values of that
    difference.

    Figures of the statements (m): `group_aware_agree` and `group_aware_disagree` multiply the probabilities of all
    groups; `extremity` is the distance of the statement from the middle of the map; `priority` says what to show next;
    `divisive` (0 to 1) how evenly the grouped people are split, NaN where too few saw it; `gap` is the widest
    difference of agree probability between two groups, NaN where a group hardly saw it.

    Lists of statement ids, in order: `representative` for each group, five at most, and `sides` whether each is listed
    as "agree" or "disagree"; `consensus_agree` and `consensus_disagree` over everybody, grouped or not, five at most;
    `most_divisive`, ten at most.
    """

    people: Keys
    statements: Keys
    zeroed: Bools
    meta: Bools
    projections: Floats
    positions: Floats
    loadings: Floats
    means: Floats
    variance: Floats
    grouped: Bools
    labels: Ints
    k: int
    centres: Floats
    silhouette: float
    sizes: Ints
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
    group_aware_agree: Floats
    group_aware_disagree: Floats
    extremity: Floats
    priority: Floats
    divisive: Floats
    gap: Floats
    representative: tuple[Keys, ...]
    sides: tuple[tuple[str, ...], ...]
    consensus_agree: Keys
    consensus_disagree: Keys
    most_divisive: Keys


@one_thread()
def analyse(
    votes: Votes,
    k: int | None = None,
    centres: ArrayLike | None = None,
    *,
    min_votes: int = MIN_VOTES,
    moderated_out: Collection[Hashable] = (),
    meta: Collection[Hashable] = (),
) -> Classic:
    """Run the Polis calculation on votes, as red-dwarf 0.4.0 runs it, the same for any sign and order.

    `votes` may be an array (people x statements: 1 agree, 0 pass, -1 disagree, NaN not seen), a Room, its Ballots, or
    red-dwarf's list of records (participant_id, statement_id, vote; the latest counts). `k` fixes the number of groups;
    left open, 2 to 5 are tried and the best silhouette wins. `centres` (pairs) are where k-means starts; left out, it
    starts from several places that hang neither on sign nor on order. Who gave fewer than `min_votes` votes (or than
    there are statements, where these are fewer) is on the map but in no group. `moderated_out` and `meta` name
    statements that are zeroed besides those that a room marks itself.

    Source: compdemocracy/polis, math/src/polismath/math; red-dwarf 0.4.0, reddwarf.implementations.base.run_pipeline.
    Raises Refusal: PB535 and PB536 (votes, statements), PB537 (too many groups), PB538 (centres).
    """
    matrix = matrix_of(votes, moderated_out, meta)
    seen = ~np.isnan(matrix.votes)
    least = min(min_votes, int(seen.any(axis=0).sum()))
    taking = seen.sum(axis=1) >= max(least, 1)
    del seen
    where = project(matrix.votes, matrix.zeroed)
    turned = -1.0 if (matrix.votes == -1).sum() > (matrix.votes == 1).sum() else 1.0
    found = grouped(where.people[taking], k, centres, turned)
    labels = np.full(len(matrix.people), -1, dtype=np.int64)
    labels[taking] = found.labels
    return _described(matrix, where, Grouping(labels, found.centres, found.silhouette))


@one_thread()
def with_labels(
    votes: Votes, labels: ArrayLike, *, moderated_out: Collection[Hashable] = (), meta: Collection[Hashable] = ()
) -> Classic:
    """The same figures and lists for groups that somebody else made, such as Polis's own.

    `labels` has one number for each person, in the order of `Classic.people` (an array's rows; else the order of ids):
    0 to k - 1, or -1 for somebody in no group. Centres are the groups' means on the map. Raises Refusal (PB539).
    """
    matrix = matrix_of(votes, moderated_out, meta)
    given = np.asarray(labels)
    if given.shape != (len(matrix.people),) or given.dtype.kind not in "iu":
        raise _refused(f"There are {len(matrix.people)} people, but the labels are not that many whole numbers.")
    given = given.astype(np.int64)
    k = int(given.max(initial=-1)) + 1
    if k < 1 or len(np.unique(given[given >= 0])) < k or given.min() < -1:
        raise _refused(f"Not every group from 0 to {max(k - 1, 0)} has people, or a label is below -1.")
    where = project(matrix.votes, matrix.zeroed)
    taking = given >= 0
    worth = float(silhouettes(where.people[taking], [given[taking]])[0])
    centres = np.array([where.people[given == at].mean(axis=0) for at in range(k)])
    return _described(matrix, where, Grouping(given, centres, worth))


def _described(matrix: Matrix, where: Projection, found: Grouping) -> Classic:
    """Work out every figure and list of a grouping (labels of all people, -1 for nobody's)."""
    k = len(found.centres)
    na, nd, ns = counts(matrix.votes, found.labels, k)
    of = figures(na, nd, ns)
    every = [one[0] for one in counts(matrix.votes, np.zeros(len(matrix.people), dtype=np.int64), 1)]
    listable = (every[2] > 0) & ~matrix.zeroed
    lists = [representative(of, group, listable) for group in range(k)]
    grouped_people = int((found.labels >= 0).sum())
    all_na, all_nd, all_ns = na.sum(axis=0), nd.sum(axis=0), ns.sum(axis=0)
    extremity = np.sqrt((where.statements**2).sum(axis=1))
    split = divided(all_na, all_nd, all_ns, grouped_people)
    named = _Names(matrix.statements)
    return Classic(
        people=matrix.people,
        statements=matrix.statements,
        zeroed=matrix.zeroed,
        meta=matrix.meta,
        projections=where.people,
        positions=where.statements,
        loadings=where.loadings,
        means=where.means,
        variance=where.variance,
        grouped=found.labels >= 0,
        labels=found.labels,
        k=k,
        centres=found.centres,
        silhouette=found.silhouette,
        sizes=np.bincount(found.labels[found.labels >= 0], minlength=k),
        **{one.name: getattr(of, one.name) for one in fields(Figures)},
        group_aware_agree=shared(of.pa),
        group_aware_disagree=shared(of.pd),
        extremity=extremity,
        priority=priority(all_na, all_nd, all_ns, extremity, matrix.meta),
        divisive=split,
        gap=gaps(of.pa, ns),
        representative=tuple(named(at for at, _ in one) for one in lists),
        sides=tuple(tuple("agree" if agrees else "disagree" for _, agrees in one) for one in lists),
        consensus_agree=named(consensus(every[0], every[2], listable)),
        consensus_disagree=named(consensus(every[1], every[2], listable)),
        most_divisive=named(most(split, listable)),
    )


class _Names:
    """Turns numbers of statements into their ids."""

    def __init__(self, ids: Keys) -> None:
        self.ids = ids

    def __call__(self, numbers: Iterable[int]) -> Keys:
        return tuple(self.ids[at] for at in numbers)


def _refused(message: str) -> Refusal:
    remedy = "Give each person, in the order of the ids, the number of a group counted from 0, or -1 for none."
    return Refusal((Problem(LABELS_NOT_READ, message, remedy),), Exit.DESIGN_NOT_READY)
