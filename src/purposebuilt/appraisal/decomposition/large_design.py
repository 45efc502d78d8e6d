"""A design under one weighting, as arrays: lines and candidates, teams with fixed costs, agreements, limits, blocks.

It says the same as the programme of a design (see :func:`programme_of`), in the shape that decomposition uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from purposebuilt.programme import Floats, Integers, Programme

NONE = -1
"""A candidate without a team, a seat or a limit."""


@dataclass(frozen=True, eq=False)
class LargeDesign:
    """Least: costs of chosen candidates, fixed costs of teams that any line uses, strengths of pairs that disagree.

    `first` (L + 1): where each line's candidates begin among all A. `cost`, `team`, `seat` (A): a candidate's own cost,
    who does it and who decides (numbers, or :data:`NONE`). `fixed` (T): a team's cost, paid once. `pairs` (P x 2) of
    lines that belong together and `strength` (P): the cost where the two chosen seats differ or either is none.
    `function` and `block` (L): what is arranged, and in which block (a system). A limit (`cap`, K) holds what counts
    against it: `use` of chosen candidates whose `limit` it is (A) and `team_use` of used teams whose `team_limit` it
    is (T). Pairs lie within a block; what spans blocks is teams, and limits that count teams only. Costs and uses are
    not below zero.
    """

    first: Integers
    cost: Floats
    team: Integers
    seat: Integers
    fixed: Floats
    pairs: Integers
    strength: Floats
    function: Integers
    block: Integers
    cap: Floats
    limit: Integers
    use: Floats
    team_limit: Integers
    team_use: Floats

    def __post_init__(self) -> None:
        if len(self.pairs) and np.any(self.block[self.pairs[:, 0]] != self.block[self.pairs[:, 1]]):
            raise ValueError("a pair of lines that belong together lies in two blocks")
        counted = (self.limit != NONE) & (self.use > 0)
        spread = np.unique(np.stack([self.limit[counted], self.block[self.line_of[counted]]]), axis=1)
        if spread.shape[1] > np.unique(spread[0]).size:
            raise ValueError("a limit counts candidates of two blocks; it may count teams only")

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.first) - 1

    @property
    def candidates(self) -> int:
        """How many candidates there are, all lines together."""
        return len(self.cost)

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return int(self.block.max(initial=-1)) + 1

    @cached_property
    def line_of(self) -> Integers:
        """The line of each candidate (A)."""
        return np.repeat(np.arange(self.lines, dtype=np.int64), np.diff(self.first))

    @cached_property
    def agreements(self) -> Agreements:
        """The agreements that the design makes possible, by pair, then seat."""
        return _agreements(self)

    @cached_property
    def scale(self) -> Floats:
        """What is much for each limit (K): its cap, or the most that one candidate or team counts."""
        most = np.maximum(self.cap, 1e-9)
        for of, use in ((self.limit, self.use), (self.team_limit, self.team_use)):
            np.maximum.at(most, of[of != NONE], use[of != NONE])
        return most

    def value(self, chosen: Integers) -> float:
        """What a choice costs. `chosen` (L) has the position of each line's candidate among all A."""
        teams = self._teams(chosen)
        seats = self.seat[chosen][self.pairs]
        agree = (seats[:, 0] == seats[:, 1]) & (seats[:, 0] != NONE)
        return float(self.cost[chosen].sum() + self.fixed[teams].sum() + self.strength[~agree].sum())

    def usage(self, chosen: Integers) -> Floats:
        """What counts against each limit (K) under a choice."""
        teams = self._teams(chosen)
        return _counted(self.limit[chosen], self.use[chosen], self.cap.size) + _counted(
            self.team_limit[teams], self.team_use[teams], self.cap.size
        )

    def keeps(self, chosen: Integers) -> bool:
        """Whether a choice has a candidate of each line for it and keeps every limit."""
        own = np.array_equal(self.line_of[chosen], np.arange(self.lines))
        return own and bool(np.all(self.usage(chosen) <= self.cap * (1 + 1e-9) + 1e-9))

    def _teams(self, chosen: Integers) -> Integers:
        used = np.unique(self.team[chosen])
        found: Integers = used[used != NONE]
        return found

    def shared(self) -> Integers:
        """The teams that lines of more than one block may use, in order."""
        held = np.flatnonzero(self.team != NONE)
        found = np.unique(np.stack([self.team[held], self.block[self.line_of[held]]]), axis=1)[0]
        teams, count = np.unique(found, return_counts=True)
        return teams[count > 1]


def programme_of(design: LargeDesign) -> Programme:
    """The whole design as one programme: x for candidates, y for teams, m for agreements, in the form of formulation.

    Rows: one candidate for a line; `y >= sum of x` for each line and team; `m <= sum of x` for each side of a pair and
    seat; the limits. y and m are continuous and follow from x. The objective's offset is the sum of strengths.
    """
    total, teams = design.candidates, len(design.fixed)
    items = design.agreements
    width = total + teams + len(items.weight)
    one = _rows(design.line_of, np.arange(total), np.ones(total), width)
    held = np.flatnonzero(design.team != NONE)
    entry, row = np.unique(design.line_of[held] * max(1, teams) + design.team[held], return_inverse=True)
    use = _rows(row, held, np.ones(held.size), width) - _rows(
        np.arange(entry.size), total + entry % max(1, teams), np.ones(entry.size), width
    )
    sides = np.arange(2 * len(items.weight))
    agree = _rows(sides, total + teams + sides // 2, np.ones(sides.size), width) - _rows(
        items.side, items.candidate, np.ones(items.side.size), width, sides.size
    )
    counted, counting = np.flatnonzero(design.limit != NONE), np.flatnonzero(design.team_limit != NONE)
    limits = _rows(
        np.concatenate([design.limit[counted], design.team_limit[counting]]),
        np.concatenate([counted, total + counting]),
        np.concatenate([design.use[counted], design.team_use[counting]]),
        width,
        design.cap.size,
    )
    matrix = sparse.vstack([one, use, agree, limits])
    zero = matrix.shape[0] - design.lines - design.cap.size
    return Programme.from_arrays(
        np.concatenate([design.cost, design.fixed, -items.weight]),
        "min",
        matrix,
        np.concatenate([np.ones(design.lines), np.full(zero + design.cap.size, -np.inf)]),
        np.concatenate([np.ones(design.lines), np.zeros(zero), design.cap]),
        0.0,
        1.0,
        np.arange(width) < total,
        offset=[float(design.strength.sum())],
    )


@dataclass(frozen=True, eq=False)
class Agreements:
    """Each pair and seat that both its lines can have (I of them): `pair`, `weight`; and which candidates have it.

    `side` and `candidate` go together: side 2i is the first line of item i, 2i + 1 the second.
    """

    pair: Integers
    weight: Floats
    side: Integers
    candidate: Integers


def _agreements(design: LargeDesign) -> Agreements:
    width = np.diff(design.first)
    seats = int(design.seat.max(initial=0)) + 1
    found = []
    for side in (0, 1):
        line = design.pairs[:, side] if len(design.pairs) else np.zeros(0, np.int64)
        pair = np.repeat(np.arange(line.size), width[line])
        begin = np.repeat(np.cumsum(width[line]) - width[line], width[line])
        candidate = design.first[line].repeat(width[line]) + np.arange(pair.size) - begin
        keep = design.seat[candidate] != NONE
        found.append((pair[keep] * seats + design.seat[candidate[keep]], candidate[keep]))
    both = np.intersect1d(found[0][0], found[1][0])
    sides, candidates = [], []
    for side, (key, candidate) in enumerate(found):
        at = np.searchsorted(both, key)
        hit = (at < both.size) & (both[np.minimum(at, both.size - 1)] == key) if both.size else np.zeros(key.size, bool)
        sides.append(2 * at[hit] + side)
        candidates.append(candidate[hit])
    return Agreements(both // seats, design.strength[both // seats], np.concatenate(sides), np.concatenate(candidates))


def _counted(of: Integers, amount: Floats, count: int) -> Floats:
    held = of != NONE
    return np.bincount(of[held], weights=amount[held], minlength=count).astype(np.float64)


def _rows(row: Integers, column: Integers, value: Floats, width: int, height: int | None = None) -> sparse.csr_array:
    tall = (int(row.max(initial=-1)) + 1) if height is None else height
    return sparse.csr_array((value, (row, column)), shape=(tall, width))
