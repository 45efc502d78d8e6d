"""The reductions one after another: a smaller programme with the same frontier, and the way back.

Every step takes a programme to one with the same columns and tighter bounds (or columns called whole), and proves for
itself that no point of the frontier is lost; so does any sequence of them. At the end the columns with one value left
and the rows that nothing can break are taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.appraisal.structure.compact import Compact, compacted
from purposebuilt.appraisal.structure.dominated import dominated, never
from purposebuilt.appraisal.structure.forced import forced
from purposebuilt.appraisal.structure.implied import implied_whole
from purposebuilt.programme import Floats, Integers, Programme

ROUNDS = 10
"""The steps are repeated at most this many times, each only where another has changed something since its last time."""

Out: TypeAlias = Callable[[], bool]
"""Whether time has run out."""


@dataclass(frozen=True)
class Done:
    """What one step did in all its rounds: columns fixed, columns called whole, rows taken out (below 0: added)."""

    step: str
    fixed: int
    whole: int
    rows: int


@dataclass(frozen=True, eq=False)
class Reduced:
    """A smaller programme with the same frontier.

    `in_place` has the columns and rows of the programme it came from, with tighter column bounds; `done` says what each
    step did, in the order in which they were asked for.
    """

    programme: Programme
    in_place: Programme
    done: tuple[Done, ...]
    _compact: Compact

    @property
    def kept(self) -> Integers:
        """The number that each column of the smaller programme had before."""
        return self._compact.kept

    def restored(self, solution: ArrayLike) -> Floats:
        """A solution of the smaller programme as one of the programme it came from, with the same objectives."""
        return self._compact.restored(solution)


def reduced(programme: Programme, steps: Sequence[str] | None = None, out: Out = never) -> Reduced:
    """Make a programme smaller by some steps, or by all of :data:`STEPS`, without losing a point of its frontier.

    A programme without a solution stays without one. Once `out()` no further step is taken; what the steps before did
    holds. Raises KeyError for a step that there is not.
    """
    wanted = tuple(STEPS) if steps is None else tuple(steps)
    now = programme
    tally = {step: np.zeros(3, dtype=np.int64) for step in wanted}
    settled: dict[str, Programme] = {}
    for _ in range(ROUNDS):
        if all(settled.get(step) is now for step in wanted):
            break
        for step in wanted:
            if settled.get(step) is now or out():
                continue
            made = STEPS[step](now, out)
            tally[step] += _difference(now, made)
            now = now if _same(now, made) else made
            settled[step] = now
    compact = compacted(now)
    done = tuple(Done(step, *(int(count) for count in counts)) for step, counts in tally.items())
    tight = replace(programme, column_lower=now.column_lower, column_upper=now.column_upper)
    return Reduced(compact.programme, tight, done, compact)


def _difference(before: Programme, after: Programme) -> Integers:
    """Columns newly fixed, columns newly whole, rows taken out."""
    fixed = _fixed(after) - _fixed(before)
    return np.array([fixed, int(after.integer.sum() - before.integer.sum()), before.rows - after.rows], dtype=np.int64)


def _same(before: Programme, after: Programme) -> bool:
    """Whether a step that took one to the other changed nothing."""
    return before.rows == after.rows and all(
        np.array_equal(getattr(before, name), getattr(after, name))
        for name in ("column_lower", "column_upper", "integer")
    )


def _fixed(programme: Programme) -> int:
    return int((programme.column_lower == programme.column_upper).sum())


def _whole(programme: Programme, _out: Out) -> Programme:
    """Call columns whole that may be."""
    whole = implied_whole(programme)
    return programme if np.array_equal(whole, programme.integer) else replace(programme, integer=whole)


def _forced(programme: Programme, _out: Out) -> Programme:
    """Fix what has one value worth taking."""
    return forced(programme)


def _undominated(programme: Programme, out: Out) -> Programme:
    """Fix dominated candidates at 0."""
    found = dominated(programme, out)
    return replace(programme, column_upper=np.where(found, 0.0, programme.column_upper)) if found.any() else programme


STEPS: Mapping[str, Callable[[Programme, Out], Programme]] = {
    "implied": _whole,
    "forced": _forced,
    "dominated": _undominated,
}
"""Every step by name, in the order in which they are taken."""
