"""Which way each column may be moved: what the objectives prefer, and which rows stand in the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.structure.choices import rows_of_entries
from purposebuilt.programme import Booleans, Floats, Integers, Programme


@dataclass(frozen=True, eq=False)
class Entries:
    """The stored entries of a matrix that are not nothing: `row`, `column`, `value`, and which way each locks.

    An entry locks its column down where less of the column could break the row, and up where more could.
    """

    row: Integers
    column: Integers
    value: Floats
    locks_down: Booleans
    locks_up: Booleans


def entries_of(programme: Programme) -> Entries:
    """The entries of a programme's rows (Achterberg 2007, "Constraint integer programming", section 3.3, for locks)."""
    matrix = programme.matrix
    used = matrix.data != 0
    row, column, value = rows_of_entries(programme)[used], matrix.indices[used].astype(np.int64), matrix.data[used]
    above, below = np.isfinite(programme.row_upper)[row], np.isfinite(programme.row_lower)[row]
    down = np.where(value > 0, below, above)
    up = np.where(value > 0, above, below)
    return Entries(row, column, value, down, up)


def turned(programme: Programme) -> Floats:
    """The objectives (k x n) so that less is better in each."""
    sign = np.array([1.0 if sense == "min" else -1.0 for sense in programme.sense])
    costs: Floats = programme.objectives * sign[:, None]
    return costs


def likes_less(programme: Programme) -> Booleans:
    """Columns of which less is worse in no objective (n)."""
    found: Booleans = np.all(turned(programme) >= 0, axis=0)
    return found


def likes_more(programme: Programme) -> Booleans:
    """Columns of which more is worse in no objective (n)."""
    found: Booleans = np.all(turned(programme) <= 0, axis=0)
    return found
