"""The ground on which fairness is sought: every possible design, seen as its losses, with questions asked of a solver.

A question is to make a price on the losses (and on a few columns of its own) as small as can be. It is answered in
four steps, each of which may end it: the relaxation, whose duals prove a bound; its solution rounded; what is torn in
it solved as a small programme; the whole programme, from the best design so far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.strengthen import strengthened
from purposebuilt.engines.engine import Answer, Limits, proven_by_duals
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Booleans, Floats, Programme

FINE = 1e-6
"""A difference in loss, or in a price of losses, that does not count: a millionth of all there is to gain."""

SURE = 3 * FINE
"""What lies no further than this above its bound is proven: a solver keeps each row to a millionth, and no better."""

TORN_NODES = 500
"""How many nodes of its tree the small programme about what is torn may take: the same on every run."""

NODES = 1000
"""How many nodes of its tree a whole programme may take."""

SMALL = 300
"""Up to this many columns a programme is solved without the solver's heuristics: they cost more than they find."""

_WHOLE = 1e-6


@dataclass(frozen=True, eq=False)
class Question:
    """Make `price` (k + q) small over losses (k) and columns of the question's own (q), where `rows` are <= `upper`.

    `rows` is r x (k + q). `whole` (q) says which of its own columns are whole numbers, between `low` and `high` (q).
    `fill` gives the best own columns for the losses of a design.
    """

    rows: Floats
    upper: Floats
    price: Floats
    low: Floats
    high: Floats
    whole: Booleans
    fill: Callable[[Floats], Floats]

    def worth(self, losses: Floats) -> float:
        """The price of a design with these losses (k); infinite where it does not keep the rows."""
        both = np.concatenate([losses, self.fill(losses)])
        kept = np.all(self.rows @ both <= self.upper + FINE)
        return float(self.price @ both) if kept else np.inf


@dataclass(frozen=True, eq=False)
class Finding:
    """The best design found (its solution n and losses k, or None), its price, and what no design can go below.

    `bound` is infinite where the rows leave no design.
    """

    solution: Floats | None
    losses: Floats | None
    value: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether nothing possible is better by anything that counts."""
        return self.value - self.bound <= SURE


@dataclass(frozen=True, eq=False)
class Ground:
    """A programme whose objectives are losses on a spread's ruler: `losses = costs x + offset`, k of them.

    `low` and `high` hold what each loss can be at all; they limit the solver's columns and leave nothing out.
    """

    programme: Programme
    strong: Programme
    costs: Floats
    offset: Floats
    low: Floats
    high: Floats
    explorer: Explorer | None
    clock: Clock

    @classmethod
    def of(cls, programme: Programme, spread: Spread, explorer: Explorer | None, clock: Clock) -> Ground:
        """The ground of a programme whose losses are measured between the best and the worst of a spread."""
        span = spread.worst - spread.best
        flat = np.abs(span) <= 1e-12
        scale = np.where(flat, 1.0, span)[:, None]
        costs = np.where(flat[:, None], 0.0, programme.objectives / scale)
        offset = np.where(flat, 0.0, (programme.offset - spread.best) / scale[:, 0])
        least, most = _ends(costs, programme)
        return cls(programme, strengthened(programme), costs, offset, least + offset, most + offset, explorer, clock)

    def losses(self, solution: Floats) -> Floats:
        """The losses (k) of a solution (n)."""
        found: Floats = self.costs @ solution + self.offset
        return found

    def whole(self, solution: Floats) -> Floats | None:
        """A solution that keeps every row, made of the same choices; None where they do not keep every row."""
        if self.explorer is not None:
            made = self.explorer.decode(self.explorer.encode(solution))
            if not self.programme.broken(made):
                return made
        rounded = np.where(self.programme.integer, np.round(solution), solution)
        return None if self.programme.broken(rounded) else rounded

    def best(self, question: Question, designs: Sequence[Floats]) -> Finding:
        """Which of some designs (solutions) answers a question best; ties go to the first."""
        found = Finding(None, None, np.inf, -np.inf)
        for solution in designs:
            losses = self.losses(solution)
            value = question.worth(losses)
            if value < found.value - 1e-12:
                found = Finding(solution, losses, value, -np.inf)
        return found

    def relaxed(self, question: Question) -> Answer:
        """The answer of the relaxation, its bound proven by its duals; `values` are those of all columns."""
        asked = self._asked(question)
        engine = Highs(asked, relaxed=True)
        price = self._price(question)
        engine.costs(price)
        answer = engine.solve(Limits(seconds=self.clock.left))
        engine.close()
        if answer.state == "impossible":
            return answer
        bound = -np.inf if answer.duals is None else proven_by_duals(asked, price, answer.duals)
        return Answer(answer.state, answer.values, answer.objective, bound, answer.duals)

    def ask(self, question: Question, known: Sequence[Floats] = ()) -> Finding:
        """The best design for a question, from `known` ones (solutions) on, and what no design can go below."""
        found = self.best(question, known)
        answer = self.relaxed(question)
        if answer.state == "impossible":
            return Finding(found.solution, found.losses, found.value, np.inf)
        found = self._better(question, found, answer.values, answer.bound)
        if found.proven or self.clock.out:
            return found
        return self._solved(question, found, answer.values)

    def _solved(self, question: Question, found: Finding, torn: Floats | None) -> Finding:
        engine = Highs(self._asked(question), plain=self.programme.columns <= SMALL)
        engine.costs(self._price(question))
        if torn is not None and self.programme.columns > SMALL:
            fixed = self.programme.integer & (np.abs(torn[: self.programme.columns] - self._rounded(torn)) < _WHOLE)
            own = self.programme
            low, high = (np.where(fixed, self._rounded(torn), end) for end in (own.column_lower, own.column_upper))
            engine.column_bounds(0, low, high)
            answer = engine.solve(self._limits(TORN_NODES))
            found = self._better(question, found, answer.values, found.bound)
            engine.column_bounds(0, own.column_lower, own.column_upper)
        if not found.proven and not self.clock.out:
            answer = engine.solve(self._limits(NODES), self._start(question, found))
            if answer.state == "impossible":
                found = Finding(found.solution, found.losses, found.value, min(found.value, np.inf))
            else:
                found = self._better(question, found, answer.values, max(found.bound, answer.bound))
        engine.close()
        return found

    def _better(self, question: Question, found: Finding, values: Floats | None, bound: float) -> Finding:
        """The better of what was found and what a solver gave, with a bound that no design goes below."""
        made = None if values is None else self.whole(values[: self.programme.columns])
        new = self.best(question, () if made is None else (made,))
        best = new if new.value < found.value - 1e-12 else found
        return Finding(best.solution, best.losses, best.value, min(bound, best.value))

    def _limits(self, nodes: int) -> Limits:
        return Limits(absolute_gap=FINE / 4, seconds=self.clock.left, nodes=nodes)

    def _rounded(self, values: Floats) -> Floats:
        return np.round(values[: self.programme.columns])

    def _start(self, question: Question, found: Finding) -> Floats | None:
        if found.solution is None or found.losses is None:
            return None
        return np.concatenate([found.solution, found.losses, question.fill(found.losses)])

    def _price(self, question: Question) -> Floats:
        return np.concatenate([np.zeros(self.programme.columns), question.price])

    def _asked(self, question: Question) -> Programme:
        """The strengthened programme with columns for the losses and the question's own, and their rows."""
        strong, count, own = self.strong, len(self.offset), len(question.low)
        top = sparse.hstack([strong.matrix, sparse.csr_array((strong.rows, count + own))])
        tie = sparse.hstack([sparse.csr_array(self.costs), -sparse.eye_array(count), sparse.csr_array((count, own))])
        rows = sparse.hstack([sparse.csr_array((len(question.upper), strong.columns)), sparse.csr_array(question.rows)])
        return Programme.from_arrays(
            objectives=np.zeros(strong.columns + count + own),
            sense="min",
            matrix=sparse.csr_array(sparse.vstack([top, tie, rows])),
            row_lower=np.concatenate([strong.row_lower, -self.offset, np.full(len(question.upper), -np.inf)]),
            row_upper=np.concatenate([strong.row_upper, -self.offset, question.upper]),
            column_lower=np.concatenate([strong.column_lower, self.low, question.low]),
            column_upper=np.concatenate([strong.column_upper, self.high, question.high]),
            integer=np.concatenate([strong.integer, np.zeros(count, dtype=np.bool_), question.whole]),
        )


def _ends(costs: Floats, programme: Programme) -> tuple[Floats, Floats]:
    """The least and the most of each form (k x n) over the columns' own bounds, with a little room."""
    low, high = programme.column_lower, programme.column_upper
    with np.errstate(invalid="ignore"):
        one, other = costs * low, costs * high
    used = costs != 0
    least = np.where(used, np.minimum(one, other), 0.0).sum(axis=1)
    most = np.where(used, np.maximum(one, other), 0.0).sum(axis=1)
    return least - 1e-3, most + 1e-3
