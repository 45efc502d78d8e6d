"""Tensions: what each thing weighed costs in each other along the frontier, and who pulls against whom."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.appraisal.exchange_said import cost, pull_said, stride, unit
from purposebuilt.appraisal.exchanged import Bite, Exchange, ExchangeRate, PairPull, Prices
from purposebuilt.appraisal.quantities import listed
from purposebuilt.formulation.configuration import Objective
from purposebuilt.publishing import scales
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Bullets, Cell, Column, Details, Paragraph, Section, Table
from purposebuilt.publishing.words import counted, sentence, share, some_of

_FELT = 0.005
"""A change in what a partner loses counts from this on: half a per cent of all there is to gain."""


def section(reading: Reading) -> Section | None:
    """Prices pair by pair; none where the frontier is too small to have any."""
    found = reading.appraisal.exchange
    if found is None or len(found.rates) < 2:
        return None
    told = (
        "A price is what one thing costs in another. Along the frontier, all else is free to move, and the way runs"
        " from the best in what is paid to the best in what is gained. With all else held, a step makes nothing else"
        " worse by as much as counts."
    )
    pairs = tuple(_pair(reading, found, pull) for pull in found.pulls)
    return Section(
        "prices", "What each thing costs in the others", (Paragraph(told), *_general(reading, found), *pairs)
    )


def _general(reading: Reading, found: Exchange) -> tuple[Block, ...]:
    settled = [pull_said(pull, _objectives(reading, pull)) for pull in found.pulls if pull.stands != "sometimes"]
    hard = ""
    if found.knee is not None and found.price is not None and found.price >= 1:
        frontier = reading.appraisal.frontier
        values = frontier.points[found.knee] if frontier else ()
        where = some_of([scales.full(o, v) for o, v in zip(reading.appraisal.objectives, values, strict=False)], 5)
        hard = (
            f"The design that costs most to leave has {where}: whoever goes from it to any other design found loses at"
            f" least {found.price:.2f} times what is gained, as shares of the ranges."
        )
    lines = (*settled, found.sentence, hard, found.holds)
    return (Bullets(tuple(sentence(line) for line in lines if line)),)


def _objectives(reading: Reading, pull: PairPull) -> tuple[Objective, Objective]:
    known = {each.name: each for each in reading.appraisal.objectives}
    return known[pull.first], known[pull.second]


def _pair(reading: Reading, found: Exchange, pull: PairPull) -> Details:
    """One pair of things: the price of each in the other, and where the first step past the knee bites."""
    ways = [rate for rate in found.rates if {rate.gain, rate.loss} == {pull.first, pull.second}]
    rows = tuple(_row(reading, rate) for rate in ways)
    columns = (
        Column("To gain", wide=True),
        Column("Along the frontier, all else free", wide=True),
        Column("All else held: cheapest", numeric=True),
        Column("In the middle", numeric=True),
        Column("Dearest", numeric=True),
    )
    first, second = _objectives(reading, pull)
    table = Table(f"{first.title} and {second.title.lower()}", columns, rows, cards=True)
    bites = tuple(block for rate in ways if rate.beyond for block in _beyond(reading, rate, rate.beyond))
    return Details(sentence(pull_said(pull, (first, second))), (table, *bites))


def _row(reading: Reading, rate: ExchangeRate) -> tuple[Cell, ...]:
    known = {each.name: each for each in reading.appraisal.objectives}
    gain, loss = known[rate.gain], known[rate.loss]
    values = scales.values_of(reading, gain)
    step = unit(gain, max(values) - min(values))
    told = Cell(gain.title, note=f"{stride(gain, step)} {scales.direction(gain)}, paid in {loss.title.lower()}")
    held = (Cell("No such step"),) * 3 if rate.held is None else _held(rate.held, step, loss)
    return (told, Cell(sentence(rate.sentence)), *held)


def _held(prices: Prices, step: float, loss: Objective) -> tuple[Cell, ...]:
    figures = (prices.cheapest, prices.median, prices.dearest)
    return tuple(Cell(cost(price, step, loss).capitalize()) for price in figures)


def _beyond(reading: Reading, rate: ExchangeRate, bite: Bite) -> tuple[Block, ...]:
    known = {each.name: each for each in reading.appraisal.objectives}
    gain, loss = known[rate.gain], known[rate.loss]
    start = scales.full(gain, rate.knee.gain_at) if rate.knee else ""
    places = [reading.name("place", place) for place in bite.places]
    many = counted(len(bite.lines), "line")
    differ = "differs" if len(bite.lines) == 1 else "differ"
    told = (
        f"Past {start} in {gain.title.lower()}, paid in {loss.title.lower()}, {many} {differ}:"
        f" most in {some_of(places, 3)}. {felt(reading, bite.felt)}"
    )
    lines = Details(f"The {many}", (Bullets(reading.grouped(bite.lines)),), paper=False)
    return (Paragraph(told), *((lines,) if bite.lines else ()))


def felt(reading: Reading, changes: Mapping[str, float]) -> str:
    """Who gains and who loses by a step, by its own weights: the most first, as shares of all there is to gain."""
    if not changes:
        return ""
    losing = sorted((-change, key) for key, change in changes.items() if change >= _FELT)
    gaining = sorted((change, key) for key, change in changes.items() if change <= -_FELT)
    return f"By their own weights {_who(reading, losing, 'lose')}, and {_who(reading, gaining, 'gain')}."


def _who(reading: Reading, found: list[tuple[float, str]], what: str) -> str:
    if not found:
        return f"nobody {what}s"
    named = [f"{reading.name('body', key)} ({share(abs(change), 1)})" for change, key in found[:2]]
    verb = f"{what}s" if len(found) == 1 else what
    return f"{counted(len(found), 'partner')} {verb}, most of all {listed(named)}"
