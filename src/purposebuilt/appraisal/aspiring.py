"""The exact answer to an aspiration, in the background: one live model, of which only bounds change between questions.

The programme minimises the same achievement function as :mod:`purposebuilt.appraisal.aspirations`: with the depth
column t of `space.extended` it is `-t + AUGMENT sum_i w_i y_i` under `y_i + t / w_i <= q_i`.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as OutOfPatience
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal.aspirations import AUGMENT, Aim, Nearest
from purposebuilt.appraisal.space import extended, scales, space_of
from purposebuilt.appraisal.verified import Untrue, verified
from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation
    from purposebuilt.formulation.configuration import Configuration

CLOSE = 1e-4
"""The share of an objective's range below which being nearer never counts."""


@dataclass(frozen=True, eq=False)
class Exact:
    """What the solver found, computed again in plain Python. `state` is solved, impossible, unfinished or cancelled.

    `values` (k, own units) and `solution` (n) are None where nothing was found. `achievement` is the design's own,
    `bound` the least that any possible one can have: no further apart than `Aspiring.close_enough` when solved.
    `nearest` knows the new point too. `seconds` is the time inside the solver.
    """

    state: str
    values: Floats | None
    solution: Floats | None
    configuration: Configuration | None
    achievement: float
    bound: float
    nearest: Nearest
    seconds: float


class Pending:
    """A question on its way. It answers once; asking it again gives the same answer."""

    def __init__(
        self, asked: Future[Answer], finish: Callable[[Answer, bool], Exact], stop: Callable[[], None]
    ) -> None:
        self._asked = asked
        self._finish = finish
        self._stop = stop
        self._cancelled = False
        self._answer: Exact | None = None

    @property
    def done(self) -> bool:
        """Whether an answer can be had without waiting."""
        return self._asked.done()

    def answer(self, timeout: float | None = None) -> Exact | None:
        """The answer, waiting up to `timeout` seconds (without limit where None); None where it is not there yet.

        Raises Untrue where what the solver returned does not hold when it is computed again.
        """
        if self._answer is None:
            try:
                found = self._asked.result(timeout)
            except OutOfPatience:
                return None
            self._answer = self._finish(found, self._cancelled)
        return self._answer

    def then(self, after: Callable[[Exact], Exact]) -> Pending:
        """The same question with something done to its answer."""
        return Pending(self._asked, lambda answer, stopped: after(self._finish(answer, stopped)), self._stop)

    def cancel(self) -> None:
        """Stop the solver soon; the best that it has found by then is the answer."""
        if not self.done:
            self._cancelled = True
            self._stop()


class Aspiring:
    """A live model of a programme for one set of weights. Ask again and only bounds change; the last design warms it.

    A question that is still on its way is cancelled by the next one.
    """

    def __init__(self, programme: Programme, nearest: Nearest, weights: Floats) -> None:
        self.programme = programme
        self.nearest = nearest
        self.weights = weights
        # The depth column's unit in each objective is what one unit of shortfall means there.
        self._space = replace(space_of(programme, None), ranges=1.0 / weights)
        self._scale = scales(self._space)
        self._engine = Highs(extended(programme, self._space), stoppable=True)
        self._last: Pending | None = None

    def close(self) -> None:
        """Stop what is on its way and let go of the model."""
        self._settle()
        self._engine.close()

    @property
    def close_enough(self) -> float:
        """How near to the proven bound an answer counts as solved: half of the smallest difference that counts."""
        return max(CLOSE, 0.5 * float((self.nearest.resolution * self.weights).min()))

    def ask(self, aim: Aim, seconds: float | None = None, start: Floats | None = None) -> Pending:
        """Begin to look for the design with the best achievement; `start` (n) is a solution to begin from.

        Raises ValueError where the aim has other weights than the model.
        """
        if not np.allclose(aim.weights, self.weights, rtol=1e-12):
            raise ValueError("a live model keeps its weights: make another for other weights")
        self._settle()
        named = ~np.isnan(aim.wanted)
        engine, rows, columns = self._engine, self.programme.rows, self.programme.columns
        upper = np.where(named, (np.nan_to_num(aim.wanted) - self._space.offset) / self._scale, np.inf)
        engine.row_bounds(rows, np.full(len(upper), -np.inf), upper)
        room = 1e6 if named.any() else 0.0
        engine.column_bounds(columns, np.array([-room]), np.array([room]))
        engine.costs(np.append(AUGMENT * (self.weights @ self._space.costs), -1.0))
        warm = None if start is None else np.append(start, self._depth(start, aim))
        asked = engine.begin(Limits(absolute_gap=self.close_enough, seconds=seconds), warm)
        self._last = Pending(asked, lambda answer, stopped: self._told(answer, stopped, aim), engine.stop)
        return self._last

    def _depth(self, solution: Floats, aim: Aim) -> float:
        """The depth at which a solution stands: the least that any aspiration is passed by, in units of shortfall."""
        over = (aim.wanted - self._turned(solution)) * self.weights
        return float(np.nanmin(over)) if not np.isnan(aim.wanted).all() else 0.0

    def _turned(self, solution: Floats) -> Floats:
        turned: Floats = self._space.costs @ solution + self._space.offset
        return turned

    def _settle(self) -> None:
        """Stop the question before: a model must not be changed while it is being solved."""
        if self._last is not None:
            self._last.cancel()
            self._last.answer()

    def _told(self, answer: Answer, stopped: bool, aim: Aim) -> Exact:
        base = float(AUGMENT * (self.weights * (self._space.offset - np.nan_to_num(aim.wanted))).sum())
        state = "cancelled" if stopped and answer.state == "unfinished" else answer.state
        if answer.values is None:
            bound = answer.bound + base
            return Exact(state, None, None, None, np.inf, bound, self.nearest, answer.seconds)
        solution = answer.values[:-1]
        broken = self.programme.broken(solution)
        if broken:
            raise Untrue(f"the nearest design breaks {', '.join(broken)}")
        achieved = float(aim.achievement(self._turned(solution)[None, :])[0])
        values = self.programme.values(solution)
        self.nearest = self.nearest.with_point(values)
        bound = min(answer.bound + base, achieved)
        return Exact(state, values, solution, None, achieved, bound, self.nearest, answer.seconds)


def solve_in_background(
    formulation: Formulation,
    nearest: Nearest,
    aim: Aim,
    seconds: float | None = None,
    start: Configuration | None = None,
) -> Pending:
    """Begin to look for the design of a formulation that comes nearest to an aim; gives a handle at once.

    Its answer has been computed again in plain Python, requirement by requirement and objective by objective. `start`
    is a configuration to begin from. To ask several times with the same weights, keep an :class:`Aspiring`.
    """
    model = Aspiring(formulation.programme, nearest, aim.weights)
    asked = model.ask(aim, seconds, None if start is None else formulation.solution(start))

    def meant(found: Exact) -> Exact:
        model.close()
        if found.solution is None or found.values is None:
            return found
        configuration = formulation.configuration(found.solution)
        verified(formulation, configuration, found.values)
        return replace(found, configuration=configuration)

    return asked.then(meant)
