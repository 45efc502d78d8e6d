"""One search: the points, zones and proofs it holds, how it begins, and how it closes zones by solving in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from purposebuilt.appraisal.archive import Archive
from purposebuilt.appraisal.clock import Clock, Progress
from purposebuilt.appraisal.outer import Outer
from purposebuilt.appraisal.questions import Questions
from purposebuilt.appraisal.space import space_of, with_ranges
from purposebuilt.appraisal.zones import Zones
from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.problems import Exit, Problem, Refusal, register
from purposebuilt.programme import Floats, Programme

UNLIMITED = register("PB401", "An objective can be bettered without limit, so there is no frontier.")


class Search:
    """What is known at any moment: `archive` (points), `outer` (proofs), `zones` (where points could still be)."""

    def __init__(
        self,
        programme: Programme,
        resolution: float | Sequence[float] | None,
        clock: Clock,
        workers: int,
        progress: Progress,
    ) -> None:
        self.programme = programme
        self.clock = clock
        self.workers = max(1, workers)
        self.progress = progress
        self.space = space_of(programme, resolution)
        self.archive = Archive(len(self.space.sign), programme.columns)
        self.impossible = False
        self.unresolved = 0.0
        self._models: list[Questions] = []
        self._earlier_solves = 0
        self._earlier_relaxed = 0

    # ---- what a search holds -------------------------------------------------------------------------------------

    @property
    def solves(self) -> int:
        """MILPs solved so far."""
        return self._earlier_solves + sum(model.solves for model in self._models)

    @property
    def relaxed_solves(self) -> int:
        """LPs solved so far."""
        return self._earlier_relaxed

    @property
    def complete(self) -> bool:
        """Whether every zone is shut."""
        return len(self.zones) == 0 and self.zones.laid_aside == 0.0

    def close(self) -> None:
        """Let go of the models."""
        for model in self._models:
            model.close()

    def offer(self, solution: Floats | None) -> bool:
        """List a solution that keeps every row and lies in a zone; False where it does not."""
        if solution is None or self.programme.broken(solution):
            return False
        point = self.space.values(solution)
        if not self.zones.split(point):
            return False
        self.archive.add(point, solution)
        return True

    # ---- beginning -----------------------------------------------------------------------------------------------

    def begin(self, seeds: Sequence[Floats]) -> bool:
        """Floors, ceilings, ranges and the first points. False where the programme is impossible or time ran out."""
        first = Questions(self.programme, self.space)
        self._models = [first]
        floors, points = self._floors(first)
        if not points:
            return False
        self._earlier_solves = first.solves
        self.space = replace(with_ranges(self.space, np.array([self.space.values(x) for x in points])), floor=floors)
        self.space = replace(self.space, ceiling=self._ceilings())
        first.close()
        self.outer = Outer(self.space)
        self.zones = Zones(self.outer)
        for objective, floor in enumerate(floors):
            self.outer.add_half_space(np.eye(len(floors))[objective], floor)
        self.zones.tighten()
        self._models = [Questions(self.programme, self.space) for _ in range(self.workers)]
        for solution in [*points, *seeds]:
            self.offer(solution)
        return True

    def _floors(self, model: Questions) -> tuple[Floats, list[Floats]]:
        """The proven least of each objective, and for each a point that reaches it and that none betters."""
        count = len(self.space.sign)
        floors = np.full(count, -np.inf)
        points: list[Floats] = []
        for objective in range(count):
            self.progress("finding the best of each objective alone", objective, count)
            weights = np.eye(count)[objective]
            answer = model.wait(model.begin_weights(weights, self._limits(weights)))
            if answer.state == "impossible":
                self.impossible = True
                return floors, []
            if answer.unlimited:
                raise _unlimited(objective)
            floors[objective] = self.space.raised(objective, answer.bound + self.space.offset[objective])
            if answer.values is None:
                return floors, points
            points.append(answer.values)
        return floors, points

    def _ceilings(self) -> Floats:
        """The proven greatest value of each objective, from LPs; infinite where an LP gives none."""
        count = len(self.space.sign)
        ceilings = np.full(count, np.inf)
        relaxed = Questions(self.programme, self.space, relaxed=True)
        for objective in range(count):
            cut = relaxed.weights_cut(-np.eye(count)[objective], Limits(seconds=self.clock.left))
            if cut is not None:
                ceilings[objective] = -cut.bound
        self._earlier_relaxed += relaxed.solves
        relaxed.close()
        return ceilings

    # ---- closing -------------------------------------------------------------------------------------------------

    def cover(self, coverage: float) -> None:
        """Search zones, widest gap first, until nothing above the coverage is left or time is out."""
        self.zones.coverage = coverage
        while len(self.zones) and not self.clock.out:
            self.progress("closing zones", len(self.archive), None)
            order = np.argsort(-self.zones.gaps, kind="stable")[: self.workers]
            corners = self.zones.corners[order]
            self._search_zones(corners)

    def _search_zones(self, corners: Floats) -> None:
        weights = self._even_weights()
        limits = self._limits(weights)
        begun = [(m, m.begin_zone(c, weights, limits)) for m, c in zip(self._models, corners, strict=False)]
        for (model, future), corner in zip(begun, corners, strict=False):
            self._learn(corner, model.wait(future))
        self.zones.tighten()

    def _learn(self, corner: Floats, answer: Answer) -> None:
        if answer.state == "impossible":
            self.outer.add_empty(corner - self.space.margin)
        elif not self.offer(answer.values) and not self.clock.out:
            self._leave(corner)

    def _leave(self, corner: Floats) -> None:
        """Lay a zone aside that the solver could neither shut nor find a checked point in: its gap stays unproven."""
        at = np.all(self.zones.corners == corner, axis=1)
        self.zones.laid_aside = max(self.zones.laid_aside, float(self.zones.gaps[at].max(initial=0.0)))
        self.zones.corners, self.zones.gaps = self.zones.corners[~at], self.zones.gaps[~at]

    def _even_weights(self) -> Floats:
        """Weights for which no objective counts for nothing: 1 for whole numbers, else one over the range."""
        return np.ones(len(self.space.sign)) if self.space.grain.all() else 1.0 / self.space.ranges

    def _limits(self, weights: Floats) -> Limits:
        """A gap below which no better point can hide, where all counted objectives are whole; else a small one."""
        counted = weights > 0
        grain = self.space.grain[counted]
        if grain.all() and np.all(weights[counted] == np.round(weights[counted])):
            gap = float(np.gcd.reduce((grain * weights[counted]).astype(np.int64))) - 1e-3
        else:
            gap = 1e-7 * float(weights @ self.space.ranges)
        return Limits(absolute_gap=gap, relative_gap=0.0, seconds=self.clock.left)


def _unlimited(objective: int) -> Refusal:
    problem = Problem(
        UNLIMITED,
        f"Objective {objective + 1} can be bettered without limit.",
        "Give the columns or rows that it counts a bound.",
    )
    return Refusal((problem,), Exit.DESIGN_NOT_READY)
