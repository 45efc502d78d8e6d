"""A programme in pieces that can be searched one by one: reduced, split, and with twins put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.structure.compact import Compact
from purposebuilt.appraisal.structure.dominated import never
from purposebuilt.appraisal.structure.parts import joined, parts
from purposebuilt.appraisal.structure.reduction import STEPS, Out, Reduced, reduced
from purposebuilt.appraisal.structure.symmetry import ordered
from purposebuilt.programme import Floats, Integers, Programme

EVERY_STEP = (*STEPS, "parts", "symmetry")
"""Every step by name, in the order in which they are taken."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Programmes whose frontiers add up to that of the programme they came from, and the way back.

    `twin_of` (one for each piece) is the first piece with the same programme: itself where there is none before.
    """

    programmes: tuple[Programme, ...]
    twin_of: tuple[int, ...]
    reduced: Reduced
    _parts: tuple[Compact, ...]

    def restored(self, solutions: Sequence[Floats]) -> Floats:
        """A solution of the programme they came from, from one of each piece; objectives add up."""
        return self.reduced.restored(joined(self._parts, solutions))

    def taken(self, solution: Floats) -> list[Floats]:
        """What each piece would have of a solution of the programme they came from; it need not be possible there."""
        left = solution[self.reduced.kept]
        return [left[each.kept] for each in self._parts]


def pieces(programme: Programme, steps: Sequence[str] = EVERY_STEP, out: Out = never) -> Pieces:
    """Reduce a programme, split it and put twins in order, by some steps or all; once `out()`, reduce no further.

    Raises KeyError for a step that there is not.
    """
    small = reduced(programme, [step for step in steps if step not in ("parts", "symmetry")], out)
    whole = small.programme
    alone = (Compact(whole, *_all_columns(whole)),)
    found = parts(whole) if "parts" in steps else alone
    programmes = [ordered(each.programme) if "symmetry" in steps else each.programme for each in found]
    first: dict[bytes, int] = {}
    twins = tuple(first.setdefault(_said(each), at) for at, each in enumerate(programmes))
    return Pieces(tuple(programmes), twins, small, found)


def _all_columns(programme: Programme) -> tuple[Integers, Floats]:
    return np.arange(programme.columns, dtype=np.int64), np.zeros(programme.columns)


def _said(programme: Programme) -> bytes:
    """The programme's arrays but for its constants, end to end: equal where two programmes are the same."""
    matrix = programme.matrix.sorted_indices()
    arrays = (
        np.array(programme.objectives.shape), programme.objectives, matrix.indptr, matrix.indices, matrix.data,
        programme.row_lower, programme.row_upper, programme.column_lower, programme.column_upper, programme.integer,
    )  # fmt: skip
    return b"|".join(array.tobytes() for array in arrays)
