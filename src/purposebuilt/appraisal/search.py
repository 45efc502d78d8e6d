"""One search: the points, proofs and zones it holds, and how it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from purposebuilt.appraisal.archive import Archive
from purposebuilt.appraisal.clock import Clock, Progress
from purposebuilt.appraisal.explorer import Explorer
from purposebuilt.appraisal.outer import Outer
from purposebuilt.appraisal.questions import Questions
from purposebuilt.appraisal.space import Space, with_ranges
from purposebuilt.appraisal.strengthen import strengthened
from purposebuilt.appraisal.structure.implied import implied_whole
from purposebuilt.appraisal.structure.reduction import reduced
from purposebuilt.appraisal.zones import Zones
from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.problems import Exit, Problem, Refusal, register
from purposebuilt.programme import Floats, Programme

UNLIMITED = register("PB401", "An objective can be bettered without limit, so there is no frontier.")

MOSTLY = 100.0
"""How much more the first objective weighs than all others together where a point best in it is looked for."""


REDUCING = 0.4
"""The share of the time limit that reducing the programme may take: it then goes on with what was reduced by then."""


class Search:
    """What is known at any moment: `archive` (points), `outer` (proofs), `zones` (where points could still be).

    `exact` and `relaxed` are the live models, as many of each as there are workers; `explorer`, where there is one,
    finishes what they find.
    """

    def __init__(self, programme: Programme, space: Space, clock: Clock, workers: int, progress: Progress) -> None:
        self.programme = programme
        strong = strengthened(reduced(programme, out=clock.after(REDUCING)).in_place)
        self._strong = replace(strong, integer=implied_whole(strong))
        self.space = space
        self.clock = clock
        self.workers = max(1, workers)
        self.progress = progress
        self.archive = Archive(len(space.sign), programme.columns)
        self.explorer: Explorer | None = None
        self.impossible = False
        self.exact: list[Questions] = []
        self.relaxed: list[Questions] = []
        self._earlier = [0, 0]

    @property
    def solves(self) -> int:
        """MILPs solved so far."""
        return self._earlier[0] + sum(model.solves for model in self.exact)

    @property
    def relaxed_solves(self) -> int:
        """LPs solved so far."""
        return self._earlier[1] + sum(model.solves for model in self.relaxed)

    @property
    def complete(self) -> bool:
        """Whether every zone is shut."""
        return len(self.zones) == 0 and len(self.zones.left) == 0 and self.zones.laid_aside == 0.0

    def said(self) -> str:
        """Where the search stands, in words."""
        gap = self.zones.largest_gap()
        shares = self.space.in_grains(gap * self.space.span) / self.space.ranges
        each = ", ".join(f"{share:.1%}" for share in shares)
        proven = f"at most {each} of each range better" if np.isfinite(gap) else "not limited yet"
        return f"{len(self.archive)} points listed; what is not listed is {proven}"

    def close(self) -> None:
        """Let go of the models."""
        for model in [*self.exact, *self.relaxed]:
            model.close()

    def offer(self, solution: Floats | None) -> bool:
        """List a solution that keeps every row and lies in a zone; False where it does not."""
        if solution is None:
            return False
        solution = self.finished(solution)
        if self.programme.broken(solution):
            return False
        point = self.space.values(solution)
        if not self.zones.split(point):
            return False
        self.archive.add(point, solution)
        return True

    def finished(self, solution: Floats) -> Floats:
        """The same choices with the other columns as good as they can be.

        A solver leaves a column loose where no weight counts it, or where it was stopped; its point would then be
        worse than what it stands for. Without an explorer the solution stays as it is.
        """
        if self.explorer is None:
            return solution
        made = self.explorer.decode(self.explorer.encode(solution))
        return solution if self.programme.broken(made) else made

    def begin(self, seeds: Sequence[Floats], *, exact: bool) -> bool:
        """Floors, ceilings, ranges and the first points. False where the programme is impossible or time ran out.

        `exact` solves each objective alone to its end; else LPs give the floors, which later proofs make good.
        """
        self._open_models()
        floors, rough = self._floors() if exact else self._floors_of_relaxation()
        if len(rough) < len(floors):
            return False
        roughly = with_ranges(self.space, rough)
        answers = [self._mostly(objective, roughly) for objective in range(len(floors))]
        solutions = [self.finished(answer.values) for _, answer in answers if answer.values is not None]
        if not solutions:
            self.impossible = any(answer.state == "impossible" for _, answer in answers)
            return False
        values = np.array([self.space.values(solution) for solution in solutions])
        self.space = replace(with_ranges(self.space, values), floor=floors, ceiling=self._ceilings())
        self._open_models()
        self.outer = Outer(self.space)
        for weights, answer in answers:
            self.outer.add_half_space(weights, answer.bound + float(weights @ self.space.offset))
        for objective, floor in enumerate(floors):
            self.outer.add_half_space(np.eye(len(floors))[objective], floor)
        self.zones = Zones(self.outer)
        self.zones.tighten()
        for solution in [*solutions, *seeds]:
            self.offer(solution)
        return True

    def limits(self, weights: Floats) -> Limits:
        """A gap below which no better point can hide, where all counted objectives are whole; else a small one."""
        counted = weights > 0
        grain = self.space.grain[counted]
        if grain.all() and np.all(weights[counted] == np.round(weights[counted])):
            gap = float(np.gcd.reduce((grain * weights[counted]).astype(np.int64))) - 1e-3
        else:
            gap = 1e-7 * float(weights @ self.space.ranges)
        return Limits(absolute_gap=gap, relative_gap=0.0, seconds=self.clock.left)

    def _open_models(self) -> None:
        """Live models in the space as it is now known; those of the space before are let go of."""
        self._earlier = [self.solves, self.relaxed_solves]
        self.close()
        self.exact = [Questions(self._strong, self.space) for _ in range(self.workers)]
        self.relaxed = [Questions(self._strong, self.space, relaxed=True) for _ in range(self.workers)]

    def _floors(self) -> tuple[Floats, Floats]:
        """The proven least of each objective (k), and the points (k x k) that reach each; fewer where there is none."""
        count = len(self.space.sign)
        floors = np.full(count, -np.inf)
        found: list[Floats] = []
        for objective in range(count):
            self.progress("finding the best of each objective alone", objective, 2.0 * count)
            weights = np.eye(count)[objective]
            answer = self.exact[0].wait(self.exact[0].begin_weights(weights, self.limits(weights)))
            floors[objective] = self.space.raised(objective, answer.bound + self.space.offset[objective])
            if not self._reached(objective, answer):
                break
            found.append(self.space.values(np.asarray(answer.values)))
        return floors, np.array(found).reshape(len(found), count)

    def _floors_of_relaxation(self) -> tuple[Floats, Floats]:
        """The same from LPs: floors that hold, and points that need not be possible but say how far values range."""
        count = len(self.space.sign)
        floors = np.full(count, -np.inf)
        found: list[Floats] = []
        for objective in range(count):
            self.progress("finding the best of each objective alone", objective, 2.0 * count)
            weights = np.eye(count)[objective]
            answer, cut = self.relaxed[0].weights_answer(weights, Limits(seconds=self.clock.left))
            if not self._reached(objective, answer) or cut is None:
                break
            floors[objective] = self.space.raised(objective, cut.bound)
            found.append(self.space.costs @ cut.solution + self.space.offset)
        return floors, np.array(found).reshape(len(found), count)

    def _reached(self, objective: int, answer: Answer) -> bool:
        """Whether an objective's own best was found; raises Refusal where it has none because it has no limit."""
        self.impossible = answer.state == "impossible"
        if answer.unlimited:
            raise _unlimited(objective)
        return answer.values is not None

    def _mostly(self, objective: int, rough: Space) -> tuple[Floats, Answer]:
        """The weights, and their best: one objective counts most and the others a little, so that none is forgotten.

        With an explorer an LP's solution is rounded where that keeps every row, and the bound is the LP's.
        """
        count = len(self.space.sign)
        self.progress("finding the best of each objective alone", float(count + objective), 2.0 * count)
        weights = 1.0 / (rough.ranges * count)
        weights[objective] *= MOSTLY * count
        explorer = self.explorer
        cut = None if explorer is None else self.relaxed[0].weights_cut(weights, Limits(seconds=self.clock.left))
        if cut is not None and explorer is not None:
            near = explorer.decode(explorer.encode(cut.solution))
            if not self.programme.broken(near):
                return weights, Answer("unfinished", near, np.inf, cut.bound - float(weights @ self.space.offset))
        limits = replace(self.limits(weights), absolute_gap=0.02, seconds=self.clock.part(0.05))
        return weights, self.exact[0].wait(self.exact[0].begin_weights(weights, limits))

    def _ceilings(self) -> Floats:
        """The proven greatest value of each objective, from LPs; infinite where an LP gives none."""
        count = len(self.space.sign)
        ceilings = np.full(count, np.inf)
        for objective in range(count):
            cut = self.relaxed[0].weights_cut(-np.eye(count)[objective], Limits(seconds=self.clock.left))
            if cut is not None:
                ceilings[objective] = -cut.bound
        return ceilings


def _unlimited(objective: int) -> Refusal:
    problem = Problem(
        UNLIMITED,
        f"Objective {objective + 1} can be bettered without limit.",
        "Give the columns or rows that it counts a bound.",
    )
    return Refusal((problem,), Exit.DESIGN_NOT_READY)
