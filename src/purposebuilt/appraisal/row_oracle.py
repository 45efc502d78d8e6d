"""Questions about sets of requirements, answered by HiGHS: a live LP and a live MILP, rows let go by their bounds."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.oracle import Keeping, Mask, OutOfTime, Verdict, all_of, mask_of, positions
from purposebuilt.appraisal.verified import Untrue
from purposebuilt.engines.engine import Limits, proven_by_duals
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import FREE, Floats, Programme

_NONE = 1e-9
"""A row multiplier below this share of the largest plays no part in a proof of impossibility."""


class RowOracle:
    """For any programme. The LP comes first: where it rules a set out, its multipliers name a part that clashes."""

    def __init__(self, programme: Programme, clock: Clock) -> None:
        self.solves = 0
        self._programme = programme
        self._clock = clock
        self._keeping = Keeping(programme)
        self._relaxed = Highs(programme, relaxed=True)
        self._whole = Highs(programme)
        self._rows = [np.flatnonzero(programme.requirement_of_row == at) for at in range(len(programme.requirements))]
        self._current = all_of(len(programme.requirements))

    def asked(self, wanted: Mask) -> Verdict:
        """Ask the LP, and where it does not rule the set out, the MILP."""
        if self._clock.out:
            raise OutOfTime
        self._hold(wanted)
        core = self._core_by_relaxation(wanted)
        if core is not None:
            return Verdict(False, core)
        self.solves += 1
        answer = self._whole.solve(Limits(absolute_gap=np.inf, seconds=self._clock.left))
        if answer.values is not None:
            kept = self._keeping.kept_by(answer.values)
            if kept is None:
                raise Untrue("a solution breaks a row that stands for no requirement")
            return Verdict(True, kept | wanted)
        if answer.state == "impossible":
            return Verdict(False, wanted)
        raise OutOfTime

    def close(self) -> None:
        """Let go of the models."""
        self._relaxed.close()
        self._whole.close()

    def _hold(self, wanted: Mask) -> None:
        """Put the rows of what is wanted under their bounds and let the others go."""
        for at in positions(self._current ^ wanted):
            for row in self._rows[at]:
                lower, upper = self._programme.row_lower[row : row + 1], self._programme.row_upper[row : row + 1]
                if not wanted >> at & 1:
                    lower, upper = np.array([-np.inf]), np.array([np.inf])
                self._relaxed.row_bounds(int(row), lower, upper)
                self._whole.row_bounds(int(row), lower, upper)
        self._current = wanted

    def _core_by_relaxation(self, wanted: Mask) -> Mask | None:
        """The requirements in an LP's proof that what is wanted is impossible; None where the LP gives no such proof.

        The proof is checked here: multipliers by which the rows add up to `0 >= something above 0` (Farkas).
        """
        self.solves += 1
        answer = self._relaxed.solve(Limits(seconds=self._clock.left))
        if answer.state != "impossible" or answer.duals is None:
            return None
        ray = answer.duals / max(float(np.abs(answer.duals).max(initial=0.0)), 1e-300)
        ray[np.abs(ray) < _NONE] = 0.0
        proven = max(self._strength(ray), self._strength(-ray))
        if not proven > 1e-7:
            return None
        named = self._programme.requirement_of_row[ray != 0]
        core = mask_of({int(at) for at in named if at != FREE})
        return None if core & ~wanted else core

    def _strength(self, ray: Floats) -> float:
        return proven_by_duals(self._relaxed.as_it_stands(), np.zeros(self._programme.columns), ray)
