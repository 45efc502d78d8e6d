"""From a frontier to what is said of its trade-offs: rates and knees, where they bite, who pulls against whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import numpy as np

from purposebuilt.appraisal import exchange_said as said
from purposebuilt.appraisal.exchange import Rate, Steps, exchange, least_price
from purposebuilt.appraisal.exchanged import Bend, Bite, Exchange, ExchangeRate, LeftOut, PairPull, Prices
from purposebuilt.appraisal.leaving_out import Against, against, enough
from purposebuilt.appraisal.results import FrontierResult
from purposebuilt.appraisal.spread import Spread
from purposebuilt.programme import Floats, Integers

FindBite: TypeAlias = Callable[[int, int], Bite]


@dataclass(frozen=True, eq=False)
class _Frontier:
    """Points in turned values with what is needed to speak of them."""

    spread: Spread
    turned: Floats
    sign: Floats
    resolution: Floats

    @classmethod
    def of(cls, spread: Spread) -> _Frontier:
        sign = np.array([-1.0 if each.sense == "max" else 1.0 for each in spread.objectives])
        resolution = np.array([each.resolution for each in spread.objectives])
        return cls(spread, spread.points * sign, sign, resolution)


def exchange_of(spread: Spread, result: FrontierResult, bite: FindBite) -> Exchange | None:
    """Everything about trade-offs along a frontier of two or more points and objectives; None of a smaller one.

    `bite` says where the step from one row of the points to another is felt.
    """
    if len(spread.points) < 2 or len(spread.objectives) < 2:
        return None
    frontier = _Frontier.of(spread)
    rates = exchange(frontier.turned, frontier.resolution, frontier.resolution)
    compared = against(frontier.turned, frontier.resolution)
    losses = spread.losses()
    price = np.round(least_price(losses), 9)
    knee = int(price.argmax())
    sufficient = enough(compared, frontier.resolution)
    left_out = _left_out(frontier, compared)
    names = [each.name for each in spread.objectives]
    kept = tuple(tuple(names[at] for at in sorted(each)) for each in sufficient)
    return Exchange(
        rates=tuple(_told(frontier, rate, bite) for rate in rates),
        pulls=_pulls(frontier, compared),
        left_out=left_out,
        enough=kept,
        held={each.name: each.resolution for each in spread.objectives},
        knee=knee if np.isfinite(price[knee]) else None,
        price=float(price[knee]) if np.isfinite(price[knee]) else None,
        holds=said.holds_said(result.complete, len(losses), result.bound, spread.objectives),
        sentence=said.together_said(left_out, kept, spread.objectives),
    )


def _told(frontier: _Frontier, rate: Rate, bite: FindBite) -> ExchangeRate:
    spread = frontier.spread
    pair = (spread.objectives[rate.a], spread.objectives[rate.b])
    first, last = int(rate.stairs[0]), int(rate.stairs[-1])
    ends = (float(spread.points[first, rate.a]), float(spread.points[last, rate.a]))
    step = said.unit(pair[0], float(spread.ranges[rate.a]))
    free, held = _weighted(rate.free), _prices(rate.held)
    knee = None if rate.knee is None or free is None else _bend(frontier, rate, rate.knee, rate.line[[0, -1]])
    return ExchangeRate(
        gain=pair[0].name,
        loss=pair[1].name,
        gain_from=ends[0],
        gain_to=ends[1],
        loss_from=float(spread.points[first, rate.b]),
        loss_to=float(spread.points[last, rate.b]),
        free=free,
        held=held,
        knee=knee,
        turn=None if rate.turn is None or free is None else _bend(frontier, rate, rate.turn, _beside(rate)),
        beyond=None if knee is None or rate.knee is None else bite(rate.knee, _after(rate.line, rate.knee)),
        sentence=said.way_said(pair, step, ends, knee, _slope(frontier, rate, (first, last)))
        if free
        else said.both_said(pair),
        held_sentence=said.held_said(pair, step, held, len(spread.points)),
    )


def _after(line: Integers, row: int) -> int:
    """The row of an envelope that follows another."""
    return int(line[int(np.flatnonzero(line == row)[0]) + 1])


def _beside(rate: Rate) -> Integers:
    """The rows of the envelope before and after its sharpest turn."""
    at = int(np.flatnonzero(rate.line == rate.turn)[0])
    return rate.line[[at - 1, at + 1]]


def _bend(frontier: _Frontier, rate: Rate, row: int, ends: Integers) -> Bend:
    before, beyond = int(ends[0]), int(ends[1])
    points = frontier.spread.points
    return Bend(
        gain_at=float(points[row, rate.a]),
        loss_at=float(points[row, rate.b]),
        before=_slope(frontier, rate, (before, row)),
        beyond=_slope(frontier, rate, (row, beyond)),
    )


def _slope(frontier: _Frontier, rate: Rate, rows: tuple[int, int]) -> float:
    """What one unit of the gain costs over the way from one row to another."""
    start, end = frontier.turned[rows[0]], frontier.turned[rows[1]]
    return float((end[rate.b] - start[rate.b]) / (start[rate.a] - end[rate.a]))


def _prices(steps: Steps) -> Prices | None:
    """Least, middle and most over steps that each count once."""
    if not steps.gain.size:
        return None
    rates = steps.rates
    return Prices(rates.size, float(rates.min()), float(np.median(rates)), float(rates.max()))


def _weighted(steps: Steps) -> Prices | None:
    """The same with the middle by length: half of all that is gained along the way costs no more than that."""
    if not steps.gain.size:
        return None
    order = np.argsort(steps.rates, kind="stable")
    gone = np.cumsum(steps.gain[order])
    middle = order[int(np.searchsorted(gone, gone[-1] / 2.0 * (1 - 1e-12)))]
    rates = steps.rates
    return Prices(rates.size, float(rates.min()), float(rates[middle]), float(rates.max()))


def _pulls(frontier: _Frontier, compared: Against) -> tuple[PairPull, ...]:
    objectives = frontier.spread.objectives
    found = []
    for a, b in combinations(range(len(objectives)), 2):
        apart, together, neither = compared.signs(a, b)
        stands = "never" if not apart else "always" if not together else "sometimes"
        at_stake = {
            objectives[a].name: float(compared.error(frozenset((b,)))[a]),
            objectives[b].name: float(compared.error(frozenset((a,)))[b]),
        }
        found.append(PairPull(objectives[a].name, objectives[b].name, apart, together, neither, stands, at_stake))
    return tuple(found)


def _left_out(frontier: _Frontier, compared: Against) -> tuple[LeftOut, ...]:
    objectives, ranges = frontier.spread.objectives, frontier.spread.ranges
    everything = frozenset(range(len(objectives)))
    found = []
    for at, objective in enumerate(objectives):
        error = float(compared.error(everything - {at})[at])
        found.append(LeftOut(objective.name, error, error / float(ranges[at]) if ranges[at] > 0 else 0.0))
    return tuple(found)
