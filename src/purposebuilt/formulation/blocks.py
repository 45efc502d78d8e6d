"""Blocks of columns and rows, appended as arrays and joined once into a programme.

Rows are kept in the order in which they come, so the compressed rows are the blocks laid end to end: nothing is sorted
and no triplet is ever made. Method: compressed sparse row storage, as in SciPy's ``csr_array``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from purposebuilt.programme import FREE, Booleans, Floats, Integers, Programme, Sense


@dataclass(frozen=True, eq=False)
class Form:
    """A linear form over a programme's columns: `coefficients` (k) on `columns` (k), and a constant."""

    columns: Integers
    coefficients: Floats
    constant: float = 0.0

    def dense(self, count: int) -> Floats:
        """The form's coefficients over all columns (`count`), those of a column named twice added up."""
        return np.bincount(self.columns, weights=self.coefficients, minlength=count).astype(np.float64)

    def plus(self, other: Form, factor: float = 1.0) -> Form:
        """Add `factor` times another form."""
        return Form(
            np.concatenate([self.columns, other.columns]),
            np.concatenate([self.coefficients, factor * other.coefficients]),
            self.constant + factor * other.constant,
        )


@dataclass(frozen=True, eq=False)
class Aim:
    """An objective: a form and whether more (``max``) or less (``min``) is better."""

    form: Form
    sense: Sense


@dataclass
class Blocks:
    """Columns and rows in the making. Indices that it gives back stay good; nothing is ever taken away."""

    count: int = 0
    row_count: int = 0
    _lower: list[Floats] = field(default_factory=list)
    _upper: list[Floats] = field(default_factory=list)
    _integer: list[Booleans] = field(default_factory=list)
    _names: list[Sequence[str]] = field(default_factory=list)
    _lengths: list[Integers] = field(default_factory=list)
    _columns: list[Integers] = field(default_factory=list)
    _values: list[Floats] = field(default_factory=list)
    _row_lower: list[Floats] = field(default_factory=list)
    _row_upper: list[Floats] = field(default_factory=list)
    _owner: list[Integers] = field(default_factory=list)
    _requirements: dict[str, int] = field(default_factory=dict)

    def columns(
        self,
        count: int,
        lower: ArrayLike = 0.0,
        upper: ArrayLike = 1.0,
        *,
        integer: bool = False,
        names: Sequence[str] = (),
    ) -> Integers:
        """Append columns between bounds and give back their indices (`count`). `names` is empty or one for each."""
        self._lower.append(np.broadcast_to(np.asarray(lower, dtype=np.float64), (count,)))
        self._upper.append(np.broadcast_to(np.asarray(upper, dtype=np.float64), (count,)))
        self._integer.append(np.full(count, integer, dtype=np.bool_))
        self._names.append(names or ("",) * count)
        made = np.arange(self.count, self.count + count, dtype=np.int64)
        self.count += count
        return made

    def rows(
        self, columns: ArrayLike, values: ArrayLike, lower: ArrayLike, upper: ArrayLike, requirement: str = ""
    ) -> None:
        """Append rows that all have the same width: `columns` is m x w; values and bounds are spread over it."""
        at = np.asarray(columns, dtype=np.int64)
        spread = np.broadcast_to(np.asarray(values, dtype=np.float64), at.shape).ravel()
        self.ragged(np.full(at.shape[0], at.shape[1], dtype=np.int64), at.ravel(), spread, (lower, upper), requirement)

    def ragged(
        self,
        lengths: ArrayLike,
        columns: ArrayLike,
        values: ArrayLike,
        bounds: tuple[ArrayLike, ArrayLike],
        requirement: str = "",
    ) -> None:
        """Append rows of the given lengths (m), whose columns and values lie end to end, between bounds."""
        widths = np.asarray(lengths, dtype=np.int64)
        count = int(widths.shape[0])
        self._lengths.append(widths)
        self._columns.append(np.asarray(columns, dtype=np.int64))
        self._values.append(np.asarray(values, dtype=np.float64))
        self._row_lower.append(np.broadcast_to(np.asarray(bounds[0], dtype=np.float64), (count,)))
        self._row_upper.append(np.broadcast_to(np.asarray(bounds[1], dtype=np.float64), (count,)))
        owner = self._requirements.setdefault(requirement, len(self._requirements)) if requirement else FREE
        self._owner.append(np.full(count, owner, dtype=np.int64))
        self.row_count += count

    def keep(self, form: Form, lower: float, upper: float, requirement: str = "") -> None:
        """Append one row: the form lies between two bounds."""
        dense = form.dense(self.count)
        at = np.flatnonzero(dense)
        within = (lower - form.constant, upper - form.constant)
        self.ragged([at.shape[0]], at, dense[at], within, requirement)

    def programme(self, aims: Sequence[Aim]) -> Programme:
        """The programme with these objectives. Column names are left out where no block gave any."""
        names: tuple[str, ...] = ()
        if any(block and block[0] for block in self._names):
            names = tuple(name for block in self._names for name in block)
        objectives = [aim.form.dense(self.count) for aim in aims]
        return Programme(
            objectives=np.array(objectives) if objectives else np.zeros((0, self.count)),
            sense=tuple(aim.sense for aim in aims),
            matrix=self._matrix(),
            row_lower=_joined(self._row_lower, np.float64),
            row_upper=_joined(self._row_upper, np.float64),
            column_lower=_joined(self._lower, np.float64),
            column_upper=_joined(self._upper, np.float64),
            integer=_joined(self._integer, np.bool_),
            requirement_of_row=_joined(self._owner, np.int64),
            requirements=tuple(self._requirements),
            offset=np.array([aim.form.constant for aim in aims], dtype=np.float64),
            column_names=names,
        )

    def _matrix(self) -> sparse.csr_array:
        lengths = _joined(self._lengths, np.int64)
        starts = np.zeros(lengths.shape[0] + 1, dtype=np.int64)
        np.cumsum(lengths, out=starts[1:])
        small = starts[-1] < np.iinfo(np.int32).max
        kind = np.int32 if small else np.int64
        columns = _joined(self._columns, np.int64).astype(kind)
        values = _joined(self._values, np.float64)
        return sparse.csr_array((values, columns, starts.astype(kind)), shape=(self.row_count, self.count))


def _joined(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts).astype(kind, copy=False) if parts else np.zeros(0, dtype=kind)
