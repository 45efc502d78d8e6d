"""One round of the choice: each block arranges function after function, the best for it while the rest stays.

A function's lines in a block, with everything else held, are a small facility location problem: which of its teams to
run, and who then does each line. All sets of teams are tried (:data:`MOST` teams at most, those that look best), so the
step is exact as far as they reach. Which teams of several blocks run is decided between rounds: here they are there at
no cost, or not at all; how much a block would lose without one, or gain by one, is what it reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from purposebuilt.appraisal.decomposition.parts import LARGE, Part
from purposebuilt.appraisal.decomposition.shares import costs_of
from purposebuilt.programme import Booleans, Floats, Integers

DEAREST = 1e5
"""The highest price of a whole limit, in middling candidates: beyond it nothing fits, and numbers lose their digits."""

MOST = 7
"""Of how many teams all sets are tried."""


@dataclass(frozen=True, eq=False)
class PlaceWork:
    """A block's next round: its `chosen` columns (n) and which shared entries are `open`.

    `limits` are the prices, the caps and the scales of all limits (K). `passes` over all functions at most, fewer where
    one changes nothing. `worths`: whether they are asked for.
    """

    block: int
    chosen: Integers
    open: Booleans
    limits: tuple[Floats, Floats, Floats]
    passes: int
    worths: bool


@dataclass(frozen=True, eq=False)
class Placed:
    """A block after its round: its `chosen` columns (n); `worth`, of each shared entry's team to the block.

    Of a team that is open, what the block would lose without it; of another, what it would gain by it. The worth stands
    at the first entry of the team, 0 at its others.
    """

    chosen: Integers
    worth: Floats
    keeps: bool


def place(parts: Sequence[Part], work: PlaceWork) -> Placed:
    """Arrange a block: at the limits' prices, dearer where a limit is not kept, then at no price within the limits."""
    part = parts[work.block]
    own = np.unique(np.concatenate([part.limit[part.limit >= 0], part.team_limit[part.team_limit >= 0]]))
    (opening, room, scale), chosen, best = work.limits, work.chosen, None
    prices = opening.copy()
    unit = float(np.median(part.cost[part.cost < LARGE / 2]))
    for number in range(_TRIES):
        desk = _Desk(part, work, prices)
        chosen = desk.arrange(chosen, work.passes if number == 0 else 2)
        over = own[desk.usage(chosen)[own] > room[own] * (1 + 1e-9)]
        if not over.size:
            best = chosen
            break
        dearer = 1.08 if number < _GENTLE else 2.0
        lowest, highest = 0.002 * unit * len(part.lines) / scale[over], DEAREST * unit / scale[over]
        prices[over] = np.clip(prices[over] * dearer, lowest, np.maximum(lowest, highest))
    desk = _Desk(part, work, np.zeros_like(prices))
    if best is None:
        return Placed(chosen, np.zeros(len(part.shared_entry)), False)
    best = desk.arrange(best, work.passes, within=room)
    worth = _Desk(part, work, prices).worths(best) if work.worths else np.zeros(len(part.shared_entry))
    return Placed(best, worth, True)


_GENTLE, _TRIES = 25, 50
"""Prices of limits rise by a little so many times, then double: a block that cannot keep them is seen soon."""


class _Desk:
    """A block at given prices of limits: what its candidates and teams cost now, and its functions one by one."""

    def __init__(self, part: Part, work: PlaceWork, limits: Floats) -> None:
        self.part = part
        price = np.where(part.limit >= 0, limits[part.limit], 0.0) if limits.size else np.zeros(part.cost.shape)
        self.cost = part.cost + price * part.use
        self.open = work.open.copy()
        self.fixed = costs_of(part, limits)
        self.count = len(limits)
        self.shut = np.zeros(part.cost.shape, dtype=np.int64)
        np.add.at(self.shut, part.shared_row, (part.shared_mask & ~work.open[:, None]).astype(np.int64))
        position = np.full(int(part.team.max(initial=-1)) + 2, -1, dtype=np.int64)
        position[part.teams] = np.arange(len(part.teams))
        self.team = np.where(part.team >= 0, position[part.team], -1)
        names, at = np.unique(part.function, return_inverse=True)
        self.rows = [np.flatnonzero(at == number) for number in range(len(names))]
        self.group = at
        self.near = _neighbours(part, at, len(names))

    def usage(self, chosen: Integers) -> Floats:
        """What counts against each limit (K), shared teams left out."""
        part, every = self.part, np.arange(len(chosen))
        limit, use = part.limit[every, chosen], part.use[every, chosen]
        held = limit >= 0
        teams = np.unique(self.team[every, chosen])
        teams = teams[teams >= 0]
        counted = teams[part.team_limit[teams] >= 0]
        lines: Floats = np.bincount(limit[held], weights=use[held], minlength=self.count).astype(np.float64)
        return lines + np.bincount(part.team_limit[counted], weights=part.team_use[counted], minlength=self.count)

    def arrange(self, chosen: Integers, passes: int, within: Floats | None = None) -> Integers:
        """Function after function until a pass changes nothing; `within` limits where they are given."""
        chosen = chosen.copy()
        counts = self._counts(chosen)
        usage = self.usage(chosen) if within is not None else None
        for _ in range(passes):
            changed = False
            for group, rows in enumerate(self.rows):
                found, gain = self._best(group, chosen, counts)
                if gain <= 1e-9 or np.array_equal(found, chosen[rows]):
                    continue
                trial = chosen.copy()
                trial[rows] = found
                if within is not None and usage is not None:
                    after = self.usage(trial)
                    if np.any((after > within * (1 + 1e-9)) & (after > usage)):
                        continue
                    usage = after
                chosen, changed = trial, True
                counts = self._counts(chosen)
            if not changed:
                break
        return chosen

    def worths(self, chosen: Integers) -> Floats:
        """For each shared entry's team, at its first entry, what opening or shutting it would change (>= 0)."""
        part = self.part
        worth = np.zeros(len(part.shared_entry))
        counts = self._counts(chosen)
        team = part.team[part.shared_row, part.shared_mask.argmax(axis=1)]
        for name in np.unique(team):
            entries = np.flatnonzero(team == name)
            row, mask = part.shared_row[entries], part.shared_mask[entries]
            groups = np.unique(self.group[row])
            before = sum(self._best(int(group), chosen, counts)[1] for group in groups)
            turn = mask.astype(np.int64) if self.open[entries[0]] else -mask.astype(np.int64)
            self.shut[row] += turn
            after = sum(self._best(int(group), chosen, counts)[1] for group in groups)
            self.shut[row] -= turn
            worth[entries[0]] = abs(before - after)
        return worth

    def _counts(self, chosen: Integers) -> Integers:
        team = self.team[np.arange(len(chosen)), chosen]
        return np.bincount(team[team >= 0], minlength=len(self.part.teams))

    def _pays(self, group: int, chosen: Integers) -> Floats:
        """What each candidate of a function's lines costs, hand-offs to the rest as it stands included."""
        rows = self.rows[group]
        own, other, strength = self.near[group]
        pays = self.cost[rows] + LARGE * (self.shut[rows] > 0)
        if len(own):
            seat = self.part.seat[other, chosen[other]]
            agree = (self.part.seat[rows[own]] == seat[:, None]) & (seat[:, None] >= 0)
            np.subtract.at(pays, own, agree * strength[:, None])
        return pays

    def _best(self, group: int, chosen: Integers, counts: Integers) -> tuple[Integers, float]:
        """The best columns for a function's lines while the rest stays, and what they save."""
        rows = self.rows[group]
        pays, team = self._pays(group, chosen), self.team[rows]
        mine = np.bincount(team[np.arange(len(rows)), chosen[rows]] + 1, minlength=len(counts) + 1)[1:]
        there = np.append((counts - mine) > 0, True)[team]  # -1, nobody's team, is there
        priced = np.unique(team[~there])
        free = np.where(there, pays, LARGE).min(axis=1)
        apart = np.where(team[:, :, None] == priced, pays[:, :, None], LARGE).min(axis=1)
        if len(priced) > MOST:
            keep = np.sort(np.argsort(apart.sum(axis=0) + self.fixed[priced], kind="stable")[:MOST])
            priced, apart = priced[keep], apart[:, keep]
        sets = (np.arange(2 ** len(priced))[:, None] >> np.arange(len(priced))) & 1
        least = np.where(sets[:, None, :] > 0, apart, LARGE).min(axis=2, initial=LARGE)
        values = np.minimum(free, least).sum(axis=1) + sets @ self.fixed[priced]
        at = int(values.argmin())
        allowed = there | np.isin(team, priced[sets[at] > 0])
        found = np.where(allowed, pays, 2 * LARGE).argmin(axis=1)
        now = pays[np.arange(len(rows)), chosen[rows]].sum()
        used = np.unique(team[np.arange(len(rows)), chosen[rows]])
        used = used[used >= 0]
        used = used[counts[used] <= mine[used]]
        return found, float(now + self.fixed[used].sum() - values[at])


Near = tuple[Integers, Integers, Floats]


def _neighbours(part: Part, group: Integers, count: int) -> list[Near]:
    """For each function: positions among its rows, the rows that belong together with them, and how strongly."""
    place = np.zeros(len(group), dtype=np.int64)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(count))
    place[order] = np.arange(len(group)) - starts[group[order]]
    own = part.pairs.ravel()
    other = part.pairs[:, ::-1].ravel()
    strength = np.repeat(part.strength, 2)
    by = np.argsort(group[own], kind="stable")
    cuts = np.searchsorted(group[own][by], np.arange(count + 1))
    return [
        (place[own[by[begin:end]]], other[by[begin:end]], strength[by[begin:end]])
        for begin, end in pairwise(cuts.tolist())
    ]
