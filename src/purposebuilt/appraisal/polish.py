"""Leaving alone what need not change: an option keeps today's arrangement wherever that costs nothing.

A search looks at the objectives only, so lines that no objective feels may differ from today for no reason. Each of
them is put back where no objective gets worse and every requirement is still kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.formulation.configuration import Configuration
from purposebuilt.programme import Booleans, Floats, Integers

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

_SAME = 1e-9
"""Share of a value (or of 1, for small values) by which two sums of the same terms may differ by rounding."""


def polished(formulation: Formulation, configuration: Configuration) -> Configuration:
    """The same configuration with today's arrangement back on every line where that makes nothing worse.

    Every objective stays within its resolution of what it was and none gets worse; every requirement stays kept.
    The result is one from which no single line can go back any more. Without an arrangement of today nothing changes.
    """
    if formulation.today is None:
        return configuration
    explorer = formulation.explorer()
    start = explorer.choices(configuration)
    judge = _Judge(formulation, start, np.asarray(explorer.values(start[None, :]))[0])
    today = explorer.choices(formulation.today)
    choice = judge.start.copy()
    while True:
        differing = np.flatnonzero(choice != today)
        tries = np.repeat(choice[None, :], differing.size, axis=0)
        tries[np.arange(differing.size), differing] = today[differing]
        free = differing[judge.harmless(tries)] if differing.size else differing
        if not free.size:
            return explorer.configuration(choice) if np.any(choice != judge.start) else configuration
        choice = _as_many_as_go(judge, choice, today, free)


@dataclass(frozen=True, eq=False)
class _Judge:
    """Says which choices are no worse than the start, whose objectives (k) are `before`."""

    formulation: Formulation
    start: Integers
    before: Floats

    def harmless(self, choices: Integers) -> Booleans:
        """Which choices (N x L) keep every requirement and lose nothing in any objective (N)."""
        explorer = self.formulation.explorer()
        values = np.asarray(explorer.values(choices))
        objectives = self.formulation.objectives
        sign = np.array([1.0 if each.sense == "min" else -1.0 for each in objectives])
        grain = np.array([each.resolution for each in objectives])
        worse = (values - self.before) * sign > _SAME * np.maximum(1.0, np.abs(self.before))
        beyond = np.abs(values - self.before) > grain
        kept: Booleans = np.asarray(explorer.feasible(choices), dtype=bool) & ~np.any(worse | beyond, axis=1)
        return kept


def _as_many_as_go(judge: _Judge, choice: Integers, today: Integers, free: Integers) -> Integers:
    """Put back all of `free` lines if that is harmless together, else halves of them, else the first alone."""
    part = free
    while True:
        tried = choice.copy()
        tried[part] = today[part]
        if part.size == 1 or judge.harmless(tried[None, :])[0]:
            return tried
        part = part[: part.size // 2]
