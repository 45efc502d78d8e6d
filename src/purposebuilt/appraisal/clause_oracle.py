"""Questions about sets of requirements, answered by an incremental SAT solver: for programmes of yes-or-no columns."""

from __future__ import annotations

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.oracle import Keeping, Mask, OutOfTime, Verdict, mask_of, positions
from purposebuilt.appraisal.verified import Untrue
from purposebuilt.engines.clauses import Encoded
from purposebuilt.engines.sat import Sat
from purposebuilt.programme import Programme


class ClauseOracle:
    """One solver that lives through all questions and learns from each; a requirement is one assumption."""

    def __init__(self, programme: Programme, encoded: Encoded, clock: Clock) -> None:
        self.solves = 0
        self._clock = clock
        self._columns = programme.columns
        self._keeping = Keeping(programme)
        self._selectors = encoded.selectors
        self._first = programme.columns + 1
        self._sat = Sat(encoded.clauses)

    def asked(self, wanted: Mask) -> Verdict:
        """Whether everything wanted can be kept together; a model is checked row by row."""
        if self._clock.out:
            raise OutOfTime
        self.solves += 1
        assumptions = [self._selectors[at] for at in positions(wanted)]
        answer = self._sat.ask(assumptions, self._late if self._clock.left is not None else None)
        if answer is None:
            raise OutOfTime
        if not answer:
            return Verdict(False, mask_of(literal - self._first for literal in self._sat.clash()))
        kept = self._keeping.kept_by(self._sat.values(self._columns).astype(float))
        if kept is None or wanted & ~kept:
            raise Untrue("a model of the clauses does not keep the rows that it stands for")
        return Verdict(True, kept)

    def close(self) -> None:
        """Let go of the solver's memory."""
        self._sat.close()

    def _late(self) -> bool:
        return self._clock.out
