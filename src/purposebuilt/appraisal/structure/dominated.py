"""Candidates that another candidate of the same choice betters, whatever else is chosen.

Of a choice group at most one column is 1. Column j is *dominated* by k of the same group where in every possible
solution with `x_j = 1` the swap (`x_j` to 0, `x_k` to 1) keeps every row and makes no objective worse. Then j may be
fixed at 0: a solution that takes j is matched or bettered by one that takes k.

*Plainly*: k is no dearer in any objective and no more demanding in any row. *With what hangs on them*: a row that holds
only columns of the group and one other column y says how much of y each candidate needs, as in `x_j + x_k <= y`. The
swap may raise y to 1 where k needs it (it may have been less: the change of every row and objective is reckoned at its
worst over y rising by 0 to 1), and lower y from 1 to 0 where j needed it, so that it was 1, and k does not. Every other
row is checked with these changes reckoned in, so a y that somebody else needs cannot be lowered. So a candidate with a
team of its own is compared together with that team.

Columns are struck out one at a time, the last first, each time by a column that is still there. A swapped solution is
possible in the whole programme, so it can be swapped again: the chain ends at a column that stays. Equals are kept one
way only, the first. (Dominated columns: Achterberg and others 2020, "Presolve reductions in mixed integer programming",
section 6.4, here for each of several objectives.)
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.structure.choices import choice_groups
from purposebuilt.appraisal.structure.pulls import turned
from purposebuilt.programme import Booleans, Floats, Integers, Programme

NONE = -1


def never() -> bool:
    """Time that does not run out."""
    return False


def dominated(programme: Programme, out: Callable[[], bool] = never) -> Booleans:
    """Columns (n) that may be fixed at 0 together without losing a point of the frontier.

    Once `out()` no further group is looked at; what was found by then holds.
    """
    groups = choice_groups(programme)
    by_column = sparse.csc_array(programme.matrix)
    costs = turned(programme)
    found = np.zeros(programme.columns, dtype=np.bool_)
    order = np.argsort(groups.of, kind="stable")
    ends = np.searchsorted(groups.of[order], np.arange(len(groups.rows) + 1))
    open_to_it = (programme.column_lower == 0) & (programme.column_upper == 1)
    for begin, end in itertools.pairwise(ends.tolist()):
        if out():
            break
        members = order[begin:end]
        members = members[open_to_it[members]]
        if members.size > 1:
            found[members] = _struck(_account(programme, by_column, costs, members))
    return found


@dataclass(frozen=True, eq=False)
class _Account:
    """What each candidate of a group (g) and each column that hangs on one (y) adds to everything that is to be low.

    `own` (f x g) and `hanging` (f x y): objectives, rows with an upper bound, rows with a lower bound turned round.
    `need_of` (f) is the hanging column whose need the line states, or NONE; `needs` (g x y) is how much of it each
    candidate needs. `unit` (y): between 0 and 1.
    """

    own: Floats
    hanging: Floats
    need_of: Integers
    needs: Floats
    unit: Booleans


def _struck(account: _Account) -> Booleans:
    """Candidates (g) struck out, the last first, each by one that is still there and no worse in every solution."""
    left = np.ones(account.own.shape[1], dtype=np.bool_)
    for j in range(len(left) - 1, -1, -1):
        left[j] = False
        change = account.own - account.own[:, [j]]
        plainly = np.all(change <= 0, axis=0)
        left[j] = not (plainly & left).any() and not (_together(account, change, j) & left).any()
    return ~left


def _together(account: _Account, change: Floats, j: int) -> Booleans:
    """Candidates (g) that may take the place of j with what hangs on them; `change` (f x g) is without it."""
    if not account.unit.size:
        return np.zeros(change.shape[1], dtype=np.bool_)
    needs, before = account.needs, account.needs[[j]]
    raised = (needs > np.maximum(before, 0.0)) & (needs <= 1) & account.unit
    lowered = (needs <= 0) & (before >= 1) & account.unit
    worst = change + np.maximum(account.hanging, 0.0) @ raised.T - account.hanging @ lowered.T
    stated = account.need_of != NONE
    met = (raised | lowered)[:, account.need_of[stated]].T
    worst[stated] = np.where(met, 0.0, worst[stated])
    together: Booleans = np.all(worst <= 0, axis=0)
    return together


class _Entries(NamedTuple):
    """Entries of some rows (or columns): where each one's row stands among those asked for, its column, its value."""

    row: Integers
    column: Integers
    value: Floats


def _entries(matrix: sparse.csr_array | sparse.csc_array, rows: Integers) -> _Entries:
    """The entries of some rows of a matrix kept by rows, or of some columns of one kept by columns."""
    begin = matrix.indptr[rows].astype(np.int64)
    sizes = matrix.indptr[rows + 1] - begin
    at = np.arange(int(sizes.sum())) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)
    return _Entries(np.repeat(np.arange(rows.size), sizes), matrix.indices[at].astype(np.int64), matrix.data[at])


def _position(sought: Integers, among: Integers) -> Integers:
    """Where each number stands in `among`, whose numbers rise; NONE where it does not stand there."""
    at = np.minimum(np.searchsorted(among, sought), among.size - 1)
    return np.where(among[at] == sought, at, NONE)


def _account(programme: Programme, by_column: sparse.csc_array, costs: Floats, members: Integers) -> _Account:
    """The account of a group: the rows of its candidates and of the columns that hang on them."""
    rows = np.unique(_entries(by_column, members).column)
    hanging, need_row = _hanging(programme, _entries(programme.matrix, rows), rows, members)
    more = np.setdiff1d(_entries(by_column, hanging).column, rows)
    need_row = np.append(need_row, np.full(more.size, NONE))
    rows = np.concatenate([rows, more])
    dense = np.hstack([_dense(by_column, rows, each) for each in (members, hanging)])
    columns = np.concatenate([members, hanging])
    above, below = np.isfinite(programme.row_upper[rows]), np.isfinite(programme.row_lower[rows])
    lines = np.concatenate([costs[:, columns], dense[above], -dense[below]])
    need_of = np.concatenate([np.full(len(costs), NONE), need_row[above], np.full(int(below.sum()), NONE)])
    size = members.size
    unit = (programme.column_lower[hanging] == 0) & (programme.column_upper[hanging] == 1)
    return _Account(lines[:, :size], lines[:, size:], need_of, _needs(lines, need_of, size), unit)


def _dense(by_column: sparse.csc_array, rows: Integers, columns: Integers) -> Floats:
    """Rows x columns of a matrix, where all entries of those columns stand in those rows."""
    entries = _entries(by_column, columns)
    order = np.argsort(rows)
    dense = np.zeros((rows.size, columns.size))
    dense[order[np.searchsorted(rows, entries.column, sorter=order)], entries.row] = entries.value
    return dense


def _hanging(programme: Programme, entries: _Entries, rows: Integers, members: Integers) -> tuple[Integers, Integers]:
    """Columns that hang on a group, and for each of its rows the position of the one whose need it states, or NONE.

    A row states a need where it holds one column beside the group's, at less than nothing, and asks for at most 0.
    """
    beside = (_position(entries.column, members) == NONE) & (entries.value != 0)
    alone = np.bincount(entries.row[beside], minlength=rows.size) == 1
    asks = alone & (programme.row_upper[rows] == 0)
    at = np.flatnonzero(beside & asks[entries.row] & (entries.value < 0))
    hanging, position = np.unique(entries.column[at], return_inverse=True)
    need_row = np.full(rows.size, NONE, dtype=np.int64)
    need_row[entries.row[at]] = position
    return hanging, need_row


def _needs(lines: Floats, need_of: Integers, size: int) -> Floats:
    """How much of each hanging column each candidate needs (g x y): the most that a row says."""
    needs = np.zeros((size, lines.shape[1] - size))
    for line in np.flatnonzero(need_of != NONE).tolist():
        column = int(need_of[line])
        needs[:, column] = np.maximum(needs[:, column], lines[line, :size] / -lines[line, size + column])
    return needs
