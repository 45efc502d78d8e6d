"""A mixed-integer programme with several objectives, as arrays: it knows nothing of health or of solvers.

Rows remember the requirement they stand for, so that a conflict can be told in the partners' words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Booleans: TypeAlias = NDArray[np.bool_]
Sense: TypeAlias = Literal["min", "max"]

FREE = -1
"""The requirement number of a row that stands for none: it is part of the programme's meaning and never given up."""


@dataclass(frozen=True, eq=False)
class Programme:
    """Objectives (k x n), rows (m x n) between bounds, columns between bounds, which columns are whole numbers.

    `sense` has one entry for each objective; `offset` (k) is added to its value. `requirement_of_row` (m) holds
    positions in `requirements`, or :data:`FREE`. `column_names` may be empty.
    """

    objectives: Floats
    sense: tuple[Sense, ...]
    matrix: sparse.csr_array
    row_lower: Floats
    row_upper: Floats
    column_lower: Floats
    column_upper: Floats
    integer: Booleans
    requirement_of_row: Integers
    requirements: tuple[str, ...] = ()
    offset: Floats = field(default_factory=lambda: np.zeros(0))
    column_names: tuple[str, ...] = ()

    @classmethod
    def from_arrays(  # noqa: PLR0913, PLR0917 - the arrays of a programme are its definition
        cls,
        objectives: ArrayLike,
        sense: str | Sequence[str],
        matrix: Any,
        row_lower: ArrayLike,
        row_upper: ArrayLike,
        column_lower: ArrayLike,
        column_upper: ArrayLike,
        integer: ArrayLike,
        requirement_of_row: Sequence[str | None] | None = None,
        offset: ArrayLike | None = None,
        column_names: Sequence[str] = (),
    ) -> Programme:
        """Make a programme from NumPy arrays and any SciPy sparse (or dense) matrix.

        `objectives` is k x n (or n for one objective). `sense` is ``min`` or ``max`` for all objectives, or one for
        each.
        `requirement_of_row` gives each row's requirement by name, None for a row that no requirement owns.
        Infinite bounds are ``+-numpy.inf``. Raises ValueError, naming the array, where shapes or senses do not fit.
        """
        costs = np.atleast_2d(np.asarray(objectives, dtype=np.float64))
        rows = sparse.csr_array(matrix, dtype=np.float64)
        senses = _senses(sense, costs.shape[0])
        names, positions = _requirements(requirement_of_row, rows.shape[0])
        made = cls(
            objectives=costs,
            sense=senses,
            matrix=rows,
            row_lower=_vector("row_lower", row_lower, rows.shape[0]),
            row_upper=_vector("row_upper", row_upper, rows.shape[0]),
            column_lower=_vector("column_lower", column_lower, costs.shape[1]),
            column_upper=_vector("column_upper", column_upper, costs.shape[1]),
            integer=np.broadcast_to(np.asarray(integer, dtype=np.bool_), (costs.shape[1],)).copy(),
            requirement_of_row=positions,
            requirements=names,
            offset=np.zeros(costs.shape[0]) if offset is None else _vector("offset", offset, costs.shape[0]),
            column_names=tuple(column_names),
        )
        if rows.shape[1] != costs.shape[1]:
            raise ValueError(f"matrix has {rows.shape[1]} columns but the objectives have {costs.shape[1]}")
        return made

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return int(self.objectives.shape[1])

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.row_lower.shape[0])

    def values(self, solution: ArrayLike) -> Floats:
        """The objectives' values (k) at a solution (n), in the senses given."""
        values: Floats = self.objectives @ np.asarray(solution, dtype=np.float64) + self.offset
        return values

    def broken(self, solution: ArrayLike, tolerance: float = 1e-6) -> tuple[str, ...]:
        """What a solution breaks, in words: rows (by requirement), column bounds, wholeness. Empty when it keeps all.

        The tolerance is absolute for small rows and relative to the row's bound for large ones.
        """
        x = np.asarray(solution, dtype=np.float64)
        found: list[str] = []
        activity = self.matrix @ x
        slack_low = tolerance * np.maximum(1.0, np.abs(np.where(np.isfinite(self.row_lower), self.row_lower, 0)))
        slack_high = tolerance * np.maximum(1.0, np.abs(np.where(np.isfinite(self.row_upper), self.row_upper, 0)))
        bad = (activity < self.row_lower - slack_low) | (activity > self.row_upper + slack_high)
        found.extend(self._row_name(int(row)) for row in np.flatnonzero(bad))
        outside = (x < self.column_lower - tolerance) | (x > self.column_upper + tolerance)
        found.extend(f"column {int(column)} outside its bounds" for column in np.flatnonzero(outside))
        broken_whole = self.integer & (np.abs(x - np.round(x)) > tolerance)
        found.extend(f"column {int(column)} not whole" for column in np.flatnonzero(broken_whole))
        return tuple(found)

    def _row_name(self, row: int) -> str:
        position = int(self.requirement_of_row[row])
        return f"row {row}" if position == FREE else f"row {row} of '{self.requirements[position]}'"


def _vector(name: str, values: ArrayLike, length: int) -> Floats:
    vector = np.asarray(values, dtype=np.float64)
    if vector.ndim > 1 or vector.size not in (1, length):
        raise ValueError(f"{name} has {vector.size} entries, {length} are needed")
    return np.broadcast_to(vector.reshape(-1) if vector.size == 1 else vector, (length,)).copy()


def _senses(sense: str | Sequence[str], count: int) -> tuple[Sense, ...]:
    given = (sense,) * count if isinstance(sense, str) else tuple(sense)
    if len(given) != count:
        raise ValueError(f"sense has {len(given)} entries, {count} objectives are given")
    known: dict[str, Sense] = {"min": "min", "max": "max"}
    if any(word not in known for word in given):
        raise ValueError("each sense is 'min' or 'max'")
    return tuple(known[word] for word in given)


def _requirements(names: Sequence[str | None] | None, rows: int) -> tuple[tuple[str, ...], Integers]:
    if names is None:
        return (), np.full(rows, FREE, dtype=np.int64)
    if len(names) != rows:
        raise ValueError(f"requirement_of_row has {len(names)} entries, {rows} rows are given")
    unique = tuple(dict.fromkeys(name for name in names if name is not None))
    position = {name: at for at, name in enumerate(unique)}
    return unique, np.array([FREE if name is None else position[name] for name in names], dtype=np.int64)
