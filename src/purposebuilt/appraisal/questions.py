"""The questions a search asks of a solver, on live models whose bounds and costs change: weights, zones, depths."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace

import numpy as np

from purposebuilt.appraisal.space import Space, extended, scales
from purposebuilt.appraisal.structure.compact import compacted, with_constant
from purposebuilt.engines.engine import Answer, Limits, proven_by_duals
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Floats, Programme

SMALL = 300
"""Up to this many columns a MILP is solved without heuristics (measured: 1.4 to 2.2 times faster on knapsacks)."""


@dataclass(frozen=True, eq=False)
class Cut:
    """What an LP taught: a half-space (weights k, bound) and the LP's solution (n), which need not be whole."""

    weights: Floats
    bound: float
    solution: Floats


class Questions:
    """One live model of the programme, extended by the objectives' rows and the depth column (see `space.extended`).

    Columns with one value only and rows that nothing can break stay outside the model: `programme` and `space` are what
    is inside. Solutions that go in and come out have the columns (n) of the programme that was given.
    """

    def __init__(self, programme: Programme, space: Space, *, relaxed: bool = False) -> None:
        self._compact = compacted(programme)
        programme, costs = with_constant(self._compact, space.costs)
        space = replace(space, costs=costs)
        self.programme = programme
        self.space = space
        self.solves = 0
        self._scale = scales(space)
        self._engine = Highs(extended(programme, space), relaxed=relaxed, plain=programme.columns <= SMALL)
        self._open = np.full(len(space.sign), np.inf)

    def close(self) -> None:
        """Let go of the model."""
        self._engine.close()

    def begin_weights(self, weights: Floats, limits: Limits, start: Floats | None = None) -> Future[Answer]:
        """Minimise weights.y over everything possible."""
        self._within(self._open)
        self._depth(0.0, 0.0)
        return self._begin(np.append(weights @ self.space.costs, 0.0), limits, start)

    def begin_within(
        self, upper: Floats, weights: Floats, limits: Limits, start: Floats | None = None
    ) -> Future[Answer]:
        """Minimise weights.y over possible y <= upper. The best is on the frontier where all weights are above zero."""
        self._within(upper)
        self._depth(0.0, 0.0)
        return self._begin(np.append(weights @ self.space.costs, 0.0), limits, start)

    def begin_depth(self, corner: Floats, limits: Limits, *, least: float = -1e6) -> Future[Answer]:
        """Maximise the depth t with y <= corner - t spans on the axes that are limited (Tchebycheff achievement).

        Impossible where no depth is `least` or more.
        """
        self._within(corner)
        self._depth(least, 1e6)
        costs = np.zeros(self.programme.columns + 1)
        costs[-1] = -1.0
        return self._begin(costs, limits, None)

    def begin_near(self, solution: Floats, corner: Floats, limits: Limits) -> Future[Answer]:
        """Maximise the depth in a zone with every whole column fixed that an LP's solution (n) has whole.

        What is left to choose is small (relaxation enforced neighbourhood search, Berthold 2014). Call `free` after.
        """
        solution = self._inside(solution)
        rounded = np.round(solution)
        fixed = self.programme.integer & (np.abs(solution - rounded) < 1e-6)
        lower = np.where(fixed, rounded, self.programme.column_lower)
        upper = np.where(fixed, rounded, self.programme.column_upper)
        self._engine.column_bounds(0, lower, upper)
        return self.begin_depth(corner, limits)

    def free(self) -> None:
        """Give every column its own bounds again."""
        self._engine.column_bounds(0, self.programme.column_lower, self.programme.column_upper)

    def wait(self, future: Future[Answer]) -> Answer:
        """The answer to a question that was begun; its values are the given programme's columns."""
        answer = self._engine.wait(future)
        if answer.values is None:
            return answer
        return Answer(
            answer.state,
            self._compact.restored(answer.values[:-2]),
            answer.objective,
            answer.bound,
            answer.duals,
            answer.unlimited,
            answer.seconds,
        )

    def weights_cut(self, weights: Floats, limits: Limits) -> Cut | None:
        """The half-space of these weights from the LP relaxation; only on a relaxed model."""
        return self.weights_answer(weights, limits)[1]

    def weights_answer(self, weights: Floats, limits: Limits) -> tuple[Answer, Cut | None]:
        """The same with the LP's answer beside it, which says where there is none because the LP is impossible."""
        answer = self.wait(self.begin_weights(weights, limits))
        return answer, self._cut(weights, answer)

    def depth_cut(self, begun: Future[Answer], corner: Floats) -> Cut | None:
        """The half-space that best limits the depth of a zone, from `begin_depth`; only on a relaxed model."""
        answer = self.wait(begun)
        if answer.duals is None:
            return None
        prices = np.maximum(-answer.duals[self.programme.rows :], 0.0) / self._scale
        return self._cut(np.where(np.isfinite(corner), prices, 0.0), answer)

    def _cut(self, weights: Floats, answer: Answer) -> Cut | None:
        if answer.duals is None or answer.values is None:
            return None
        costs = weights @ self.space.costs
        proven = proven_by_duals(self.programme, costs, answer.duals[: self.programme.rows])
        return Cut(weights, proven + float(weights @ self.space.offset), answer.values)

    def _begin(self, costs: Floats, limits: Limits, start: Floats | None) -> Future[Answer]:
        self.solves += 1
        self._engine.costs(costs)
        return self._engine.begin(limits, None if start is None else np.append(self._inside(start), 0.0))

    def _inside(self, solution: Floats) -> Floats:
        """A solution of the programme that was given, as one of the columns in the model."""
        return np.append(solution[self._compact.kept], 1.0)

    def _within(self, upper: Floats) -> None:
        lower = np.full(len(upper), -np.inf)
        self._engine.row_bounds(self.programme.rows, lower, (upper - self.space.offset) / self._scale)

    def _depth(self, lower: float, upper: float) -> None:
        self._engine.column_bounds(self.programme.columns, np.array([lower]), np.array([upper]))
