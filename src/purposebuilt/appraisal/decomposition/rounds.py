"""The rounds of a decomposition: blocks work apart on an executor; here they agree on what they share.

Each round first lifts the bound (:mod:`rise`), at a temperature that falls from round to round; every few rounds a
choice is made from the prices (:mod:`place`). Nothing here looks at a clock or draws lots: the same design gives the
same rounds on every executor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from purposebuilt.appraisal.decomposition.large_design import LargeDesign
from purposebuilt.appraisal.decomposition.parts import LARGE, Part, Shared
from purposebuilt.appraisal.decomposition.place import DEAREST, PlaceWork, place
from purposebuilt.appraisal.decomposition.proof import Multipliers, proven
from purposebuilt.appraisal.decomposition.rise import Risen, RiseWork, chances, rise
from purposebuilt.appraisal.decomposition.shares import Prices, climb, team_pays
from purposebuilt.engines.executors import Executor
from purposebuilt.programme import Booleans, Floats, Integers

_FIRST = 3
"""After how many rounds a first choice is made, so that there is something to show."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to go on: `rounds` of the bound with `passes` each, a choice made every `every` of them.

    The temperature falls from `hot` to `cold`, as shares of a middling candidate's cost. `settling` is how many rounds
    of choosing follow, in which teams of several blocks are opened and shut by what they are worth to the blocks.
    """

    rounds: int = 36
    passes: int = 3
    every: int = 12
    hot: float = 0.1
    cold: float = 0.002
    settling: int = 4
    gap: float = 0.0


@dataclass(frozen=True, eq=False)
class Standing:
    """How things stand after a round: the best choice so far, its value, and what is proven.

    `chosen` (L) are positions among all candidates, None where no choice keeps the limits yet. `value` is what it
    costs, `bound` the proven least; `multipliers` prove it.
    """

    round: int
    chosen: Integers | None
    value: float
    bound: float
    multipliers: Multipliers

    @property
    def gap(self) -> float:
        """How far the value may be above the least, as a share of the value; infinity while there is none."""
        if self.chosen is None:
            return np.inf
        return (self.value - self.bound) / max(abs(self.value), 1e-12)


def decompose(
    design: LargeDesign, parts: tuple[tuple[Part, ...], Shared], executor: Executor, plan: Plan = Plan()
) -> Iterator[Standing]:
    """Lower the value and lift the bound, round after round; how things stand after each.

    `parts` come from :func:`parts_of`, and the executor is opened on the first of the two. Ends when the plan does,
    or once the gap is no more than the plan asks for.
    """
    state = _State(design, parts[0], parts[1], executor)
    for number in range(plan.rounds):
        cooled = (plan.cold / plan.hot) ** (number / max(1, plan.rounds - 1))
        state.lift(plan.hot * cooled * state.typical, plan.passes)
        if number + 1 in {_FIRST, plan.rounds} or (number + 1) % plan.every == 0:
            state.open = state.likely()
            state.choose(state.cheapest(), worths=False)
        yield state.standing(number + 1)
        if state.gap <= plan.gap:
            return
    for number in range(plan.settling):
        if not state.settle():
            return
        yield state.standing(plan.rounds + number + 1)
        if state.gap <= plan.gap:
            return


@dataclass
class _State:
    """What a decomposition holds between rounds."""

    design: LargeDesign
    parts: tuple[Part, ...]
    shared: Shared
    executor: Executor
    bound: float = -np.inf
    value: float = np.inf
    best: Integers | None = None
    open: Booleans = field(init=False)
    tried: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        design, shared = self.design, self.shared
        self.typical = float(np.median(design.cost)) or 1.0
        self.limits = np.zeros(design.cap.size)
        self.step = 0.02 * float(design.cost.sum()) / design.candidates * design.lines / max(1, design.blocks)
        self.steps = self.step / design.scale
        self.slope = np.zeros(design.cap.size)
        self.prices: list[Prices | None] = [None] * len(self.parts)
        users = np.maximum(1, np.bincount(shared.entry_team, minlength=len(shared.teams)))
        self.share = (design.fixed[shared.teams] / users)[shared.entry_team]
        self.paid = np.zeros((design.lines, self.parts[0].cost.shape[1]))
        self.used = np.zeros(len(shared.teams))
        self.open = np.zeros(len(shared.teams), dtype=np.bool_)
        items = design.agreements
        owner = design.block[design.pairs[items.pair, 0]] if len(design.pairs) else np.zeros(0, np.int64)
        self.items = [np.flatnonzero(owner == block) for block in range(len(self.parts))]
        self.multipliers = self._multipliers()

    @property
    def gap(self) -> float:
        return (self.value - self.bound) / abs(self.value) if self.best is not None else np.inf

    def standing(self, number: int) -> Standing:
        return Standing(number, self.best, self.value, self.bound, self.multipliers)

    def lift(self, temperature: float, passes: int) -> None:
        """A round of the bound; then a step of the limits' prices towards what is used at these prices."""
        usage = np.zeros(self.design.cap.size)
        works = [
            RiseWork(block, self.prices[block], self.share[part.shared_entry], self.limits, temperature, passes)
            for block, part in enumerate(self.parts)
        ]
        for block, risen in enumerate(self.executor.map(rise, works)):
            self._take(block, risen)
            usage += risen.usage
        fixed = self._shared_costs()
        for team in self.shared.steps:
            climb(team, self.paid, self.share, fixed, temperature)
        usage += self._shared_usage(temperature)
        self._prove()
        self._price(usage)

    def _take(self, block: int, risen: Risen) -> None:
        self.prices[block] = risen.prices
        self.paid[self.parts[block].lines] = risen.paid

    def _shared_costs(self) -> Floats:
        teams, design = self.shared.teams, self.design
        counted = design.team_limit[teams] >= 0
        price = np.where(counted, self.limits[design.team_limit[teams]], 0.0) if self.limits.size else 0.0
        return np.asarray(design.fixed[teams] + price * design.team_use[teams])

    def _shared_usage(self, temperature: float) -> Floats:
        """What shared teams count against each limit; notes how far each team is in use."""
        chance = chances(self.paid, temperature)
        self.used = np.zeros(len(self.shared.teams))
        for team in self.shared.steps:
            np.maximum.at(self.used, team.team, (team.mask * chance[team.row]).sum(axis=2).max(axis=1))
        limit, use = self._counting()
        held = limit >= 0
        return np.bincount(limit[held], weights=(self.used * use)[held], minlength=self.limits.size).astype(np.float64)

    def _counting(self) -> tuple[Integers, Floats]:
        return self.design.team_limit[self.shared.teams], self.design.team_use[self.shared.teams]

    def _price(self, usage: Floats) -> None:
        """Dearer where more is used than there is room; steps grow while the sign stays and halve when it turns.

        Method: resilient steps for each price (Riedmiller and Braun 1993). Any price proves a bound, so this needs no
        proof of its own.
        """
        over = (usage - self.design.cap) / self.design.scale
        turned = np.sign(over) * self.slope < 0
        self.steps = np.where(turned, self.steps * 0.5, np.where(self.slope == 0, self.steps, self.steps * 1.2))
        self.slope = np.sign(over)
        price = self.limits + self.steps * self.slope * np.minimum(1.0, 5 * np.abs(over))
        self.limits = np.clip(price, 0.0, DEAREST * self.typical / self.design.scale)

    def _multipliers(self) -> Multipliers:
        design = self.design
        team = np.zeros(design.candidates)
        agree = np.zeros(len(design.agreements.weight))
        held = design.team >= 0
        counted = design.team_limit >= 0
        price = np.where(counted, self.limits[design.team_limit], 0.0) if self.limits.size else 0.0
        team[held] = (design.fixed + price * design.team_use)[design.team[held]]
        for part, prices, items in zip(self.parts, self.prices, self.items, strict=True):
            if prices is None:
                continue
            several = (part.candidate >= 0) & (part.team >= 0)
            pays = team_pays(part, prices, self.share[part.shared_entry])
            team[part.candidate[several]] = pays[several]
            agree[items] = prices.agree
        return Multipliers(self.limits.copy(), team, agree)

    def _prove(self) -> None:
        """The bound that the prices of this round prove, where it is better than the best so far."""
        multipliers = self._multipliers()
        bound = proven(self.design, multipliers)
        if bound > self.bound:
            self.bound, self.multipliers = bound, multipliers

    def likely(self) -> Booleans:
        """The shared teams more in use than not, those most in use first as long as the limits have room."""
        found = np.zeros(len(self.used), dtype=np.bool_)
        room = self.design.cap.copy()
        self._fill(found, room, np.flatnonzero(self.used > 0.5)[np.argsort(-self.used[self.used > 0.5], kind="stable")])
        return found

    def _fill(self, opened: Booleans, room: Floats, order: Integers) -> None:
        limit, use = self._counting()
        for team in order.tolist():
            if limit[team] < 0 or room[limit[team]] >= use[team] - 1e-9:
                opened[team] = True
                if limit[team] >= 0:
                    room[limit[team]] -= use[team]

    def cheapest(self) -> Integers:
        """The cheapest column of each line at the present prices, among those whose team is there."""
        return np.asarray(np.where(self._shut(), LARGE, self.paid).argmin(axis=1))

    def _shut(self) -> Booleans:
        shut = np.zeros(self.paid.shape, dtype=np.bool_)
        shared = self.shared
        np.logical_or.at(shut, shared.entry_row, shared.entry_mask & ~self.open[shared.entry_team][:, None])
        return shut

    def choose(self, columns: Integers, *, worths: bool) -> Floats:
        """A round of choosing from given columns; what each shared team is worth to all blocks together."""
        opened = self.open[self.shared.entry_team]
        works = [
            PlaceWork(
                block,
                columns[part.lines],
                opened[part.shared_entry],
                (self.limits, self.design.cap, self.design.scale),
                6,
                worths,
            )
            for block, part in enumerate(self.parts)
        ]
        found, worth = columns.copy(), np.zeros(len(self.used))
        for part, placed in zip(self.parts, self.executor.map(place, works), strict=True):
            found[part.lines] = placed.chosen
            np.add.at(worth, self.shared.entry_team[part.shared_entry], placed.worth)
        chosen = self.design.first[:-1] + found
        value = self.design.value(chosen)
        if value < self.value and self.design.keeps(chosen):
            self.value, self.best = value, chosen
        self.columns = found
        return worth

    def settle(self) -> bool:
        """Open shared teams that are worth more than they cost, shut those worth less. False where nothing turns."""
        worth = self.choose(self.columns, worths=True)
        gain = worth - self.design.fixed[self.shared.teams]
        before = self.open.copy()
        self.open &= gain >= 0
        limit, use = self._counting()
        running = self.open & (limit >= 0)
        room = self.design.cap - np.bincount(limit[running], weights=use[running], minlength=self.design.cap.size)
        self._fill(self.open, room, np.argsort(-gain, kind="stable")[: int((gain > 0).sum())])
        if np.array_equal(before, self.open) or self.open.tobytes() in self.tried:
            return False
        self.tried.add(self.open.tobytes())
        rows = np.arange(len(self.columns))
        lost = self._shut()[rows, self.columns]
        self.columns = np.where(lost, self.cheapest(), self.columns)
        return True
