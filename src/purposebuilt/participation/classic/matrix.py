"""Votes as one matrix with ids, whatever they came as: an array, a room, its arrays, or red-dwarf's list of records."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purposebuilt import problems
from purposebuilt.participation.ballots import Ballots, Bools, Floats, latest
from purposebuilt.participation.room import Moderation, Room
from purposebuilt.problems import Exit, Problem, Refusal

Records = Sequence[Mapping[str, Any]]
Votes = NDArray[Any] | Sequence[Sequence[float]] | Room | Ballots | Records
"""What :func:`analyse` takes: see :func:`matrix_of`."""

VOTES_NOT_READ = problems.register(
    "PB535", "Votes for the classic calculation are not a table of agree, pass, disagree."
)
STRANGE_STATEMENT = problems.register(
    "PB536", "A statement that is to be left out of the classic calculation is not there."
)
FIELDS = ("participant_id", "statement_id", "vote")


@dataclass(frozen=True, eq=False)
class Matrix:
    """Votes (people x statements: 1, 0, -1, NaN not seen) with both ids; which statements are zeroed, which meta."""

    people: tuple[Hashable, ...]
    statements: tuple[Hashable, ...]
    votes: Floats
    zeroed: Bools
    meta: Bools


def matrix_of(votes: Votes, moderated_out: Collection[Hashable] = (), meta: Collection[Hashable] = ()) -> Matrix:
    """The matrix of what was given.

    An array is people x statements, and its ids are the numbers of its rows and columns. Records are red-dwarf's: each
    has participant_id, statement_id and vote, and a later one for the same two replaces an earlier one. Of a room the
    latest position of each participant on each statement counts, and its own moderation is kept. People and statements
    of records and rooms stand in the order of their ids: by number where every id is one, else by their words.
    `moderated_out` and `meta` name further statements by id. Raises Refusal (PB535, PB536) for anything else.
    """
    given = _read(votes)
    known = set(given.statements)
    strangers = [one for one in (*moderated_out, *meta) if one not in known]
    if strangers and not isinstance(votes, Sequence | Ballots):
        raise _refused(
            STRANGE_STATEMENT,
            f"Statement {strangers[0]!r} is to be left out, but the votes are about {len(given.statements)} others.",
            "Name statements by their keys or, in an array, by the numbers of their columns, counted from 0.",
        )
    asks = given.meta | _among(given.statements, meta)
    out = given.zeroed | asks | _among(given.statements, moderated_out)
    _checked(given.votes)
    return Matrix(given.people, given.statements, given.votes, out, asks)


def _among(ids: Sequence[Hashable], named: Iterable[Hashable]) -> Bools:
    wanted = set(named)
    return np.array([one in wanted for one in ids], dtype=np.bool_)


def _read(votes: Votes) -> Matrix:
    if isinstance(votes, Room):
        return _of_room(votes)
    if isinstance(votes, Ballots):
        return _sorted(votes.participants, votes.statements, votes.votes)
    if isinstance(votes, Sequence) and all(isinstance(one, Mapping) for one in votes):
        return _of_records(votes)
    return _of_array(votes)


def _of_array(votes: NDArray[Any] | Sequence[Any]) -> Matrix:
    try:
        array = np.asarray(votes, dtype=np.float64)
    except (TypeError, ValueError):
        array = np.empty(0)
    if array.ndim != 2:
        raise _refused(
            VOTES_NOT_READ,
            "The votes are neither a table with a row for each person and a column for each statement, nor records.",
            "Give an array of 1 (agree), 0 (pass), -1 (disagree) and NaN (not seen), a room, or a list of records.",
        )
    n, m = array.shape
    none = np.zeros(m, dtype=np.bool_)
    return Matrix(tuple(range(n)), tuple(range(m)), array, none, none)


def _of_room(room: Room) -> Matrix:
    out = [one.key for one in room.statements if one.moderation is Moderation.OUT]
    asks = [one.key for one in room.statements if one.meta]
    people, keys = [one.key for one in room.participants], [one.key for one in room.statements]
    read = _sorted(people, keys, latest(room, None)[0])
    return Matrix(read.people, read.statements, read.votes, _among(read.statements, out), _among(read.statements, asks))


def _of_records(records: Sequence[Any]) -> Matrix:
    unread = [at for at, one in enumerate(records, 1) if any(name not in one for name in FIELDS)]
    if unread or not records:
        where = f"Record {unread[0]} of {len(records)} has not all of" if unread else "There are no records with"
        raise _refused(
            VOTES_NOT_READ,
            f"{where} {', '.join(FIELDS)}.",
            "Give each record these three; a vote is 1 (agree), 0 (pass) or -1 (disagree).",
        )
    people = _in_order({one["participant_id"] for one in records})
    asked = _in_order({one["statement_id"] for one in records})
    row = {one: at for at, one in enumerate(people)}
    column = {one: at for at, one in enumerate(asked)}
    votes = np.full((len(people), len(asked)), np.nan)
    for one in records:
        given = one["vote"]
        votes[row[one["participant_id"]], column[one["statement_id"]]] = np.nan if given is None else given
    none = np.zeros(len(asked), dtype=np.bool_)
    return Matrix(people, asked, votes, none, none)


def _sorted(people: Sequence[str], statements: Sequence[str], votes: Floats) -> Matrix:
    rows, columns = _in_order(people), _in_order(statements)
    row: dict[Hashable, int] = {one: at for at, one in enumerate(people)}
    column: dict[Hashable, int] = {one: at for at, one in enumerate(statements)}
    across = np.array([column[one] for one in columns], dtype=np.int64)
    moved = votes[np.array([row[one] for one in rows], dtype=np.int64)][:, across]
    none = np.zeros(len(columns), dtype=np.bool_)
    return Matrix(rows, columns, moved, none, none)


def _in_order(ids: Collection[Any]) -> tuple[Hashable, ...]:
    """By number where every id is a whole number or written as one, else by their words, as red-dwarf does."""
    try:
        return tuple(sorted(ids, key=lambda one: (int(one), str(one))))
    except (TypeError, ValueError):
        return tuple(sorted(ids, key=str))


def _checked(votes: Floats) -> None:
    strange = ~(np.isnan(votes) | (votes == 0) | (votes == 1) | (votes == -1))
    if strange.any():
        row, column = (int(at[0]) for at in np.nonzero(strange))
        raise _refused(
            VOTES_NOT_READ,
            f"{int(strange.sum())} votes are not 1, 0 or -1; the first is {votes[row, column]:g}, in row {row} and "
            f"column {column}, both counted from 0.",
            "Write 1 for agree, 0 for pass, -1 for disagree and NaN for not seen.",
        )


def _refused(code: str, message: str, remedy: str) -> Refusal:
    return Refusal((Problem(code, message, remedy),), Exit.FILE_UNREADABLE)
