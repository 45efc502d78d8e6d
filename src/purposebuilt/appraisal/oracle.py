"""Which sets of requirements can be kept together: one live LP and one live MILP, rows let go by their bounds."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.clock import Clock
from purposebuilt.engines.engine import Limits, proven_by_duals
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import FREE, Floats, Programme

_NONE = 1e-9
"""A row multiplier below this share of the largest plays no part in a proof of impossibility."""


class Oracle:
    """Answers questions about sets of requirements (by position). What was once answered is remembered.

    `solves` counts LPs and MILPs. `kept` holds what each solution found keeps: any part of one of these is possible.
    """

    def __init__(self, programme: Programme, clock: Clock) -> None:
        self.programme = programme
        self.clock = clock
        self.solves = 0
        self.kept: list[frozenset[int]] = []
        self.cores: list[frozenset[int]] = []
        self._relaxed = Highs(programme, relaxed=True)
        self._whole = Highs(programme)
        self._rows = [np.flatnonzero(programme.requirement_of_row == at) for at in range(len(programme.requirements))]
        self._current = frozenset(range(len(programme.requirements)))

    def close(self) -> None:
        """Let go of the models."""
        self._relaxed.close()
        self._whole.close()

    def possible(self, wanted: frozenset[int]) -> bool | None:
        """Whether everything wanted can be kept together; None where time ran out first."""
        if any(wanted <= kept for kept in self.kept):
            return True
        if any(core <= wanted for core in self.cores):
            return False
        return None if self.clock.out else self._asked(wanted)

    def core_within(self, wanted: frozenset[int]) -> frozenset[int]:
        """The smallest known impossible part of a set that is known to be impossible."""
        return min((core for core in self.cores if core <= wanted), key=lambda core: (len(core), sorted(core)))

    def _asked(self, wanted: frozenset[int]) -> bool | None:
        """Ask the LP, and where it does not rule the set out, the MILP; remember what either says."""
        self._keep(wanted)
        core = self._core_by_relaxation(wanted)
        if core is not None:
            self.cores.append(core)
            return False
        self.solves += 1
        answer = self._whole.solve(Limits(absolute_gap=np.inf, seconds=self.clock.left))
        if answer.values is not None:
            self.kept.append(self._kept_by(answer.values))
            return True
        if answer.state == "impossible":
            self.cores.append(wanted)
            return False
        return None

    def _keep(self, wanted: frozenset[int]) -> None:
        """Put the rows of what is wanted under their bounds and let the others go."""
        for at in sorted(self._current ^ wanted):
            for row in self._rows[at]:
                lower, upper = self.programme.row_lower[row : row + 1], self.programme.row_upper[row : row + 1]
                if at not in wanted:
                    lower, upper = np.array([-np.inf]), np.array([np.inf])
                self._relaxed.row_bounds(int(row), lower, upper)
                self._whole.row_bounds(int(row), lower, upper)
        self._current = wanted

    def _core_by_relaxation(self, wanted: frozenset[int]) -> frozenset[int] | None:
        """The requirements in an LP's proof that what is wanted is impossible; None where the LP gives no such proof.

        The proof is checked here: multipliers by which the rows add up to `0 >= something above 0` (Farkas).
        """
        self.solves += 1
        answer = self._relaxed.solve(Limits(seconds=self.clock.left))
        if answer.state != "impossible" or answer.duals is None:
            return None
        ray = answer.duals / max(float(np.abs(answer.duals).max(initial=0.0)), 1e-300)
        ray[np.abs(ray) < _NONE] = 0.0
        proven = max(self._strength(ray), self._strength(-ray))
        if not proven > 1e-7:
            return None
        named = self.programme.requirement_of_row[ray != 0]
        core = frozenset(int(at) for at in named if at != FREE)
        return core if core <= wanted else None

    def _strength(self, ray: Floats) -> float:
        return proven_by_duals(self._relaxed.as_it_stands(), np.zeros(self.programme.columns), ray)

    def _kept_by(self, solution: Floats) -> frozenset[int]:
        """Every requirement that a solution keeps, wanted or not."""
        programme = self.programme
        activity = programme.matrix @ solution
        scale = np.maximum(1.0, np.abs(activity)) * 1e-7
        broken = (activity < programme.row_lower - scale) | (activity > programme.row_upper + scale)
        named = {int(at) for at in programme.requirement_of_row[broken]}
        return frozenset(range(len(programme.requirements))) - named
