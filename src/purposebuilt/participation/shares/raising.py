"""Raising every part of the budget, one unit of money at a time, without going through every unit.

The rule (Peters, Pierczynski and Skowron; equalshares.net, 'Completion'): raise the part of each voice by one unit of
money until nothing more fits into the real budget, or until the next raise would overspend it; then what was bought
before that raise stands. What is bought need not grow steadily, so no raise may be passed over unproven: spans of
raises are passed over where `bounds` proves that the same projects are bought, in the same order, for all of them, and
parted where it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import lcm

from purposebuilt.participation.shares.bounds import Bounded, bounded, orders
from purposebuilt.participation.shares.exact import bought
from purposebuilt.participation.shares.stakes import Stakes

PIECES = 64
SINGLES = (48, 112, 160)
"""Pieces of spans, and raises one by one (at first, then, later), asked for together: each asking takes its time."""
SHORT = 12
"""A span of so few raises is parted into its raises."""
CLOSE = 16
"""Where the order turns within so few raises, it is quicker to ask for one raise after another than for spans."""
Order = tuple[int, ...]


@dataclass(slots=True)
class Span:
    """The raises from `first` to `last`, and what is bought in all of them once that is known.

    Where it could not be decided, `turn` guesses where in it the order turns.
    """

    first: int
    last: int
    asked: bool = False
    order: Order | None = None
    turn: float = 0.5

    @property
    def open(self) -> bool:
        """Whether it must be parted: it was asked for and is undecided."""
        return self.asked and self.order is None and self.first < self.last


@dataclass
class Rise:
    """A search through the raises from 0 on: `part` is that of a voice of weight 1 before any raise."""

    stakes: Stakes
    part: Fraction
    limit: int
    until_full: bool
    floats: Bounded | None
    spans: list[Span] = field(default_factory=list)
    close: bool | None = None
    """Whether the order turns so often that raises are asked for one by one."""
    asked: int = 0
    """How often they were."""

    def start(self, raised: int) -> Fraction:
        """What a unit of mass holds after so many raises."""
        return self.stakes.start(self.part + raised)

    def found(self) -> tuple[int, Order]:
        """How often parts were raised in the end, and what is bought then."""
        self.spans = [Span(0, 0), *_doubling(1, max(64, int(4 * self.part)))]
        passed: tuple[int, Order] = 0, ()
        while True:
            if not self.spans:
                self.spans = _doubling(passed[0] + 1, 8 * passed[0])
            first = self.spans[0]
            if not first.asked:
                self._ask([span for span in self.spans if not span.asked])
            elif first.open:
                self._part()
            else:
                order = bought(self.stakes, self.start(first.first)) if first.order is None else first.order
                if self._stops(order):
                    return passed if self._spent(order) > self.limit else (first.first, order)
                passed = first.last, order
                self.spans.pop(0)

    def _spent(self, order: Order) -> int:
        return sum(self.stakes.cost[project] for project in order)

    def _stops(self, order: Order) -> bool:
        spent, taken = self._spent(order), set(order)
        left = [cost for at, cost in enumerate(self.stakes.cost) if at not in taken]
        return spent > self.limit or not left or (self.until_full and min(left) > self.limit - spent)

    def _ask(self, asked: list[Span]) -> None:
        """Ask for what is bought in these spans; what lies beyond one that surely stops need not be known."""
        if self.floats is not None:
            start, step = self.start(0), self.stakes.start(Fraction(1))
            below = lcm(start.denominator, step.denominator)
            base, more = int(start * below), int(step * below)
            parts = [(base + span.first * more, base + span.last * more) for span in asked]
            for span, answer in zip(asked, orders(self.floats, parts, below, self.limit), strict=True):
                span.order, span.turn = answer.order, answer.turn
        for span in asked:
            span.asked = True
        for at, span in enumerate(self.spans):
            if span.order is not None and self._stops(span.order):
                del self.spans[at + 1 :]
                break

        turns = sum(one.order != other.order for one, other in pairwise(asked))
        if self.close and turns * CLOSE < len(asked):
            self.close = False

    def _part(self) -> None:
        """Part the undecided spans, the leftmost first, until there are enough pieces to ask for together."""
        if self.close is None:
            self.close = self.spans[0].last - self.spans[0].first < CLOSE
        room = PIECES
        if self.close:
            room, self.asked = SINGLES[min(self.asked, len(SINGLES) - 1)], self.asked + 1
        spans: list[Span] = []
        for span in self.spans:
            pieces = [span]
            if span.open and room > 0:
                pieces = _one_by_one(span, room) if self.close else _graded(span)
                room -= len(pieces)
            spans.extend(pieces)
        self.spans = spans


def _doubling(first: int, last: int) -> list[Span]:
    """Spans from `first` on, each as long as all raises before it, past `last`."""
    spans = []
    while first <= last:
        spans.append(Span(first, 2 * first - 1))
        first *= 2
    return spans


def _one_by_one(span: Span, most: int) -> list[Span]:
    """Its raises one by one, as far as there is room; the rest stays undecided."""
    end = min(span.last, span.first + most - 1)
    singles = [Span(at, at) for at in range(span.first, end + 1)]
    return singles if end == span.last else [*singles, Span(end + 1, span.last, asked=True)]


def _graded(span: Span) -> list[Span]:
    """Pieces that are small about where the order turns, and larger away from it; of a short span, its raises."""
    if span.last - span.first < SHORT:
        return _one_by_one(span, SHORT)
    turn = span.first + round(span.turn * (span.last - span.first))
    ends = {span.last}
    step = 1
    while step <= span.last - span.first:
        ends |= {at for at in (turn - step, turn + step - 1) if span.first <= at < span.last}
        step *= 4
    spans, first = [], span.first
    for last in sorted(ends):
        spans.append(Span(first, last))
        first = last + 1
    return spans


def plainly(stakes: Stakes, part: Fraction) -> Order:
    """What is bought where a voice of weight 1 holds `part`, without any raise."""
    floats = bounded(stakes) if stakes.cost else None
    if floats is not None:
        start = stakes.start(part)
        whole = (start.numerator, start.numerator)
        order = orders(floats, [whole], start.denominator, sum(stakes.cost))[0].order
        if order is not None:
            return order
    return bought(stakes, stakes.start(part))


def raised(stakes: Stakes, part: Fraction, budget: Fraction, until_full: bool = True) -> tuple[int, Order]:
    """How often every part was raised by one unit of money, and what is bought then.

    Stops before the first raise that would spend more than the budget; also, with `until_full`, at the first after
    which no project that somebody wants fits into what is left. Where everything is bought it stops in any case.
    """
    if not stakes.cost:
        return 0, ()
    limit = int(budget * stakes.scale // 1)
    return Rise(stakes, part, limit, until_full, bounded(stakes)).found()
