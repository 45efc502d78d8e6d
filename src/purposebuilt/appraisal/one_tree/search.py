"""Searching one tree, or the same tree in parts on several cores, in rounds that end at the same place on every run."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

import numpy as np

from purposebuilt.appraisal.clock import Clock, Progress
from purposebuilt.engines.tree.compiled import Choices, Stock, Tree
from purposebuilt.programme import Floats, Integers

ALONE = 20_000
"""Nodes that one tree searches before branches are handed to others."""

ROUND = 50_000
"""Nodes of each tree in a round; after it they tell one another what they listed."""

PART = 500
"""Nodes between two looks at the clock."""

DIVE = 200
"""Nodes of a dive for one half-space, at least; twice as many as there are groups where that is more."""

QUICK = 3e9
"""Sums that a quick try may take."""


@dataclass(frozen=True, eq=False)
class Searched:
    """Points listed (N x k, turned and scaled, beaten ones included), what was taken, and what is proven of the rest.

    `gap` is the most, in units of every range, by which an unlisted point could be better than all that are listed.
    """

    points: Floats
    taken: Integers
    complete: bool
    gap: float
    nodes: int


@dataclass(frozen=True, slots=True)
class Until:
    """When a search may stop before its end: the clock, nodes in all (None for no limit), or after one quick try.

    A quick try ends at the same place on every run: a second or so of work, counted in sums and not in time.
    """

    clock: Clock
    nodes: int | None = None
    quick: bool = False

    def most_nodes(self, choices: Choices) -> float:
        """How many nodes may be searched; a node costs about one sum for each reduced cost."""
        quick = QUICK / max(1, choices.reduced.size) if self.quick else np.inf
        return min(quick, np.inf if self.nodes is None else self.nodes)


def searched(
    choices: Choices, seeds: Sequence[tuple[Floats, Integers]], until: Until, workers: int, progress: Progress
) -> Searched:
    """List everything that a complete frontier needs, or as much as there is time for."""
    stock = Stock(choices)
    trees = [Tree(stock)]
    try:
        for point, taken in seeds:
            trees[0].offer(point, taken)
        for half_space in range(len(choices.weight)):
            trees[0].dive(half_space, max(DIVE, 2 * len(choices.first)))
        return _rounds(stock, trees, until, max(1, workers), progress)
    finally:
        for tree in trees:
            tree.close()
        stock.close()


def _rounds(stock: Stock, trees: list[Tree], until: Until, workers: int, progress: Progress) -> Searched:
    most = until.most_nodes(stock.choices)
    stop = Event()
    done = [_parts(trees[0], int(min(ALONE, most)), until.clock, stop)]
    if not done[0]:
        trees.extend(Tree(stock) for _ in range(workers - 1))
        done.extend(True for _ in range(workers - 1))
    told = [0] * len(trees)
    with ThreadPoolExecutor(max_workers=len(trees)) as threads:
        while not all(done) and not until.clock.out and _nodes(trees) < most:
            _tell_one_another(trees, told)
            _share(trees, done)
            done = _round(threads, trees, until.clock, stop)
            progress(f"{len(trees[0]):,} points listed", _nodes(trees), None)
    complete = all(done)
    gap = 0.0 if complete else max(tree.gap() for tree in trees)
    points, taken = zip(*(tree.listed() for tree in trees), strict=True)
    return Searched(np.concatenate(points), np.concatenate(taken), complete, gap, _nodes(trees))


def _round(threads: ThreadPoolExecutor, trees: Sequence[Tree], clock: Clock, stop: Event) -> list[bool]:
    """One round of every tree; which of them have nothing left to search. Ctrl-C ends it soon and is passed on."""
    try:
        return list(threads.map(lambda tree: _parts(tree, ROUND, clock, stop), trees))
    except KeyboardInterrupt:
        stop.set()
        raise


def _parts(tree: Tree, nodes: int, clock: Clock, stop: Event) -> bool:
    """Search so many nodes, in parts so that the end of time is heard; True once nothing is left to search."""
    done = False
    for start in range(0, max(nodes, 1), PART):
        done = tree.run(min(PART, nodes - start))
        if done or clock.out or stop.is_set():
            break
    return done


def _nodes(trees: Sequence[Tree]) -> int:
    return sum(tree.counts().nodes for tree in trees)


def _tell_one_another(trees: Sequence[Tree], told: list[int]) -> None:
    """Offer what each tree listed since the last time to all others; what was told is not told back."""
    news = [tree.listed(start) for tree, start in zip(trees, told, strict=True)]
    for at, (points, taken) in enumerate(news):
        for point, candidates in zip(points, taken, strict=True):
            for other, tree in enumerate(trees):
                if other != at:
                    tree.offer(point, candidates)
    told[:] = [len(tree) for tree in trees]


def _share(trees: Sequence[Tree], done: list[bool]) -> None:
    """Give each tree that has nothing to do some branches of another's, the first that has any to spare."""
    for idle, tree in enumerate(trees):
        if done[idle]:
            givers = (other for other in trees if other is not tree)
            done[idle] = not any(giver.give_to(tree) for giver in givers)
