"""A live SAT solver: clauses go in, questions under assumptions come out as a model or as the assumptions that clash.

The only file that knows python-sat. A model is a claim: whoever asks checks it against the rows that it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from pysat.solvers import Solver

from purposebuilt.programme import Booleans

_CONFLICTS = 5_000
"""After so many conflicts of the solver the clock is looked at."""


class Sat:
    """An incremental solver (Glucose 4.1, or MiniSat 2.2 where it is small and asked often)."""

    def __init__(self, clauses: Iterable[list[int]] = (), *, light: bool = False) -> None:
        self._solver = Solver(name="minisat22" if light else "glucose4", bootstrap_with=clauses)

    def prefer(self, literals: list[int]) -> None:
        """At the next question, where there is a choice, take these literals."""
        self._solver.set_phases(literals)

    def add(self, clause: list[int]) -> None:
        """One more clause, from now on."""
        self._solver.add_clause(clause)

    def ask(self, assumptions: list[int], late: Callable[[], bool] | None = None) -> bool | None:
        """Whether the clauses can hold together with the assumptions; None where `late` said that time is out."""
        if late is None:
            return bool(self._solver.solve(assumptions=assumptions))
        while True:
            self._solver.conf_budget(_CONFLICTS)
            answer: bool | None = self._solver.solve_limited(assumptions=assumptions)
            if answer is not None or late():
                return answer

    def values(self, count: int) -> Booleans:
        """After yes: whether each of the first `count` variables holds in the model."""
        model = self._solver.get_model()
        held = np.zeros(count, dtype=np.bool_)
        known = np.asarray(model[:count]) > 0
        held[: len(known)] = known
        return held

    def chosen(self, count: int) -> int:
        """After yes: which of the first `count` variables hold, as bits; one that no clause names counts as held."""
        mask = (1 << count) - 1
        for literal in self._solver.get_model()[:count]:
            if literal < 0:
                mask ^= 1 << (-literal - 1)
        return mask

    def clash(self) -> list[int]:
        """After no: assumptions that cannot all hold, not always the fewest; empty where the clauses cannot hold."""
        return list(self._solver.get_core() or [])

    def close(self) -> None:
        """Let go of the solver's memory."""
        self._solver.delete()
