"""Exchange rates in sentences, with round units that people use: each 1 percentage point, each 0.01, each £0.10."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from purposebuilt.appraisal.exchanged import Bend, LeftOut, PairPull, Prices
from purposebuilt.appraisal.quantities import listed, say, say_apart, share, title
from purposebuilt.formulation.configuration import Objective

Pair: TypeAlias = tuple[Objective, Objective]
"""What is gained and what it is paid in."""


def unit(objective: Objective, span: float) -> float:
    """A round amount to speak of: the largest power of ten that is a tenth of the span at most.

    Never finer than the power of ten at or below the objective's resolution.
    """
    finest = _power(objective.resolution)
    return max(_power(span / 10.0), finest) if span > 0 else finest


def _power(value: float) -> float:
    return float(10.0 ** math.floor(math.log10(value) + 1e-9))


def amount(value: float, objective: Objective) -> str:
    """An amount with enough decimals to show two figures of it, finer than the objective's resolution if need be."""
    size = abs(value)
    if not size > 0 or not math.isfinite(size):
        return say_apart(value, objective)
    finer = max(_power(size) / 10.0, 1e-6)
    return say_apart(value, replace(objective, resolution=min(objective.resolution, finer)))


def stride(objective: Objective, step: float) -> str:
    """The unit that prices are for: ``1 percentage point``, ``£0.10 a head``, ``10 WTE``, ``0.01``."""
    if objective.unit == "share":
        points = 100 * step
        return f"{points:g} percentage point{'' if points == 1 else 's'}"
    return say(step, replace(objective, resolution=step))


def cost(price: float, step: float, objective: Objective) -> str:
    """What a stride costs in the loss's unit; a share in percentage points."""
    paid = price * step
    if paid < objective.resolution / 1000:
        return "next to nothing" if paid > 0 else "nothing"
    if objective.unit != "share":
        return amount(paid, objective)
    points = 100 * paid
    decimals = min(6, max(0, 1 - math.floor(math.log10(points))))
    return f"{points:.{decimals}f} percentage points"


def way_said(pair: Pair, step: float, ends: tuple[float, float], knee: Bend | None, average: float) -> str:
    """What the way from the best in the loss to the best in the gain costs, before its knee and beyond.

    Prices are said for a gain of `step`; `average` is the price of the whole way where it has no knee.
    """
    first, last = ends
    if knee is None:
        return f"F{_piece(pair, step, (first, last), average)[1:]}."
    return (
        f"F{_piece(pair, step, (first, knee.gain_at), knee.before)[1:]}; "
        f"beyond that, {_piece(pair, step, (knee.gain_at, last), knee.beyond)}."
    )


def _piece(pair: Pair, step: float, ends: tuple[float, float], price: float) -> str:
    """A piece of the way: what each step costs, or where it is shorter than a step, what it costs in all."""
    gain, loss = pair
    start, end = (say(value, gain) for value in ends)
    length = abs(ends[1] - ends[0])
    if length < step:
        return f"from {start} to {end} costs {cost(price, length, loss)} in {title(loss)}"
    more = "more" if gain.sense == "max" else "less"
    return f"from {start} to {end} each {stride(gain, step)} {more} costs {cost(price, step, loss)} in {title(loss)}"


def both_said(pair: Pair) -> str:
    """That the bests of two objectives can be had together."""
    return f"The best in {title(pair[0])} and in {title(pair[1])} can be had together, but for what does not count."


def held_said(pair: Pair, step: float, prices: Prices | None, designs: int) -> str:
    """The cheapest next step with everything else held, over the designs from which there is one."""
    gain, loss = pair
    if prices is None:
        return "With all else held, no listed design leads to another in this way."
    low, middle, high = (cost(price, step, loss) for price in (prices.cheapest, prices.median, prices.dearest))
    spread = "" if low == high else f" in the middle case (from {low} to {high})"
    where = f"from {prices.steps:,} of the {designs:,} listed designs; from the others there is no such step"
    return f"With all else held, {stride(gain, step)} costs {middle}{spread}, {where}."


def together_said(
    left_out: Sequence[LeftOut], enough: Sequence[tuple[str, ...]], objectives: Sequence[Objective]
) -> str:
    """Which things can be left out of the talk, and what leaving out each of the others could cost."""
    known = {each.name: each for each in objectives}
    if len(enough[0]) < len(objectives):
        sets = ", or ".join(listed(title(known[name]) for name in kept) for kept in enough)
        idle = [name for name in known if all(name not in kept for kept in enough)]
        tail = f" Nothing is lost by leaving {listed(title(known[name]) for name in idle)} out of the talk."
        told = f"It is enough to talk of {sets}: whoever chooses by that loses nothing that counts in the rest."
        return f"{told}{tail if idle else ''}"
    costs = listed(
        f"{amount(each.error, known[each.objective])} in {title(known[each.objective])} ({share(each.share)})"
        for each in left_out
    )
    return (
        "None of the things weighed can be left out of the talk. A design that is no worse in all the others may be "
        f"worse in the one left out, by up to {costs}; shares are of the range."
    )


def pull_said(pull: PairPull, pair: Pair) -> str:
    """Whether two objectives ever, or always, pull apart over the listed designs."""
    first, second = title(pair[0]), title(pair[1])
    both = f"{first[:1].upper()}{first[1:]} and {second}"
    if pull.stands == "never":
        return f"{both} never pull apart: no listed design gains in one and loses in the other."
    if pull.stands == "always":
        return f"{both} always pull apart: no listed design is better than another in both."
    seen = pull.apart + pull.together
    return f"{both} pull apart in {share(pull.apart / seen)} of the pairs of designs that differ in both."


def holds_said(complete: bool, designs: int, bound: Sequence[float], objectives: Sequence[Objective]) -> str:
    """To what bound statements about the listed designs hold for every possible one."""
    if complete:
        return "The list is complete, so this holds for every possible design, to what counts as a difference."
    if not all(math.isfinite(each) for each in bound):
        return f"This is read from the {designs:,} designs listed; how many more there are is not known."
    gaps = listed(f"{say_apart(gap, each)} in {title(each)}" for gap, each in zip(bound, objectives, strict=True))
    return (
        f"This is read from the {designs:,} designs listed. One that is not listed may give a gain for less, but for "
        f"every possible design one that is listed is no more than this much worse, all at once: {gaps}."
    )
