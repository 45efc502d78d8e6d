"""What is read as votes: a room, ballots or a bare array, brought into an order and a sign that follow from content."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt import problems
from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.room import Ints, Room

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NOT_A_TABLE = problems.register(
    "PB530", "What was given to look for camps in is no table of people by statements with at least one of each."
)
NOT_A_VOTE = problems.register(
    "PB531", "A vote in a table is not 1 (agree), 0 (pass), -1 (disagree) or empty (not seen)."
)

LEAST_VOTES = 7
"""Somebody with fewer votes (or, where there are few statements, with fewer than half of them) is in no camp."""

ROUNDS = 4
"""How often the marks of people and statements are refined by one another."""


@dataclass(frozen=True, eq=False)
class Heard:
    """Votes as they are worked on: n people by m statements, the order and the sign fixed by their content.

    `votes` is 1, 0, -1 and 0 where not `seen`. `people` and `asked` say which row and column of the input each is.
    `sign` is -1 where all votes were turned round. `groups` holds the known ways to divide the people, finest last,
    each a number for each person or -1, by the name of what they are.
    """

    votes: Floats
    seen: Bools
    people: Ints
    asked: Ints
    sign: int
    groups: dict[str, Ints]


@dataclass(frozen=True, eq=False)
class Given:
    """The input: `votes` (n x m) with NaN for not seen, keys of people and statements, and known groups of people."""

    votes: Floats
    participants: tuple[str, ...] | tuple[int, ...]
    statements: tuple[str, ...] | tuple[int, ...]
    groups: dict[str, Ints]


def given(room: Room | Ballots | NDArray[np.generic]) -> Given:
    """Read any of the three. Raises Refusal (PB530, PB531) where an array is no table of votes."""
    if isinstance(room, Room):
        room = ballots(room)
    if isinstance(room, Ballots):
        groups = {"type": _of(room.type, room.body), "place": _of(room.place, room.body), "organisation": room.body}
        return Given(room.votes, room.participants, room.statements, groups)
    votes = _table(room)
    return Given(votes, tuple(range(votes.shape[0])), tuple(range(votes.shape[1])), {})


def _of(of_body: Ints, body: Ints) -> Ints:
    return of_body[body] if len(of_body) else np.full(len(body), -1, dtype=np.int64)


def _table(array: NDArray[np.generic]) -> Floats:
    try:
        votes = np.array(array, dtype=np.float64)
    except (TypeError, ValueError):
        votes = np.empty(0)
    if votes.ndim != 2 or 0 in votes.shape:
        _refuse(
            NOT_A_TABLE,
            f"What was given has the shape {votes.shape}.",
            "Give one row a person, one column a statement.",
        )
    strange = np.argwhere(~(np.isnan(votes) | np.isin(votes, (-1, 0, 1))))
    if len(strange):
        row, column = strange[0]
        what = f"Row {row}, column {column} (from 0) has {votes[row, column]:g}, as the first of {len(strange)}."
        _refuse(NOT_A_VOTE, what, "Write 1 for agree, 0 for pass, -1 for disagree and NaN for not seen.")
    return votes


def _refuse(code: str, message: str, remedy: str) -> None:
    raise problems.Refusal((problems.Problem(code, message, remedy),), problems.Exit.DESIGN_NOT_READY)


def heard(of: Given) -> Heard:
    """Keep who voted enough on what divides anybody, and bring rows, columns and sign into the order of content."""
    seen = ~np.isnan(of.votes)
    enough = min(LEAST_VOTES, (of.votes.shape[1] + 1) // 2)
    people = np.flatnonzero(seen.sum(axis=1) >= max(1, enough))
    votes = of.votes[people]
    asked = np.flatnonzero(_varies(votes))
    people, asked = _by_key(people, of.participants), _by_key(asked, of.statements)
    votes = of.votes[np.ix_(people, asked)]
    seen = ~np.isnan(votes)
    votes = np.where(seen, votes, 0.0)
    sign = _sign(votes)
    rows, columns = _order(sign * votes, seen)
    people, asked = people[rows], asked[columns]
    return Heard(
        sign * votes[np.ix_(rows, columns)],
        seen[np.ix_(rows, columns)],
        people,
        asked,
        sign,
        {name: group[people] for name, group in of.groups.items()},
    )


def _varies(votes: Floats) -> Bools:
    """Statements on which two people at least took different positions."""
    positions = [(votes == stance).any(axis=0) for stance in (-1, 0, 1)]
    return np.asarray(np.sum(positions, axis=0) > 1)


def _by_key(at: Ints, keys: tuple[str, ...] | tuple[int, ...]) -> Ints:
    """The same, in the order of their keys, which decides between rows or columns that nothing else tells apart."""
    return np.array(sorted(at.tolist(), key=lambda one: keys[one]), dtype=np.int64)


def _sign(votes: Floats) -> int:
    """Which way round the votes are worked on, so that turning all of them round changes nothing."""
    for power in (1, 3):
        for total in (votes.sum(axis=0), votes.sum(axis=1)):
            if (way := (total**power).sum()) != 0:
                return 1 if way > 0 else -1
    return 1


def _order(votes: Floats, seen: Bools) -> tuple[Ints, Ints]:
    """An order of rows and columns that follows from the content alone.

    Each row gets a mark from the marks of its columns by vote, and the other way round, some times over (the
    refinement of Weisfeiler and Leman 1968). All sums are of whole numbers below 2**53, so they are exact in any order.
    """
    parts = (votes, np.abs(votes), seen.astype(np.float64))
    column = np.zeros(votes.shape[1], dtype=np.uint64)
    row = np.zeros(votes.shape[0], dtype=np.uint64)
    for _ in range(ROUNDS):
        row = _mark(row, [part @ _weight(column, salt) for salt, part in enumerate(parts)])
        column = _mark(column, [part.T @ _weight(row, salt) for salt, part in enumerate(parts)])
    return np.argsort(row, kind="stable"), np.argsort(column, kind="stable")


def _weight(mark: NDArray[np.uint64], salt: int) -> Floats:
    """Whole numbers below 2**39 that follow from the marks."""
    return (_mixed(mark + np.uint64(salt + 1)) >> np.uint64(25)).astype(np.float64)


def _mark(mark: NDArray[np.uint64], sums: list[Floats]) -> NDArray[np.uint64]:
    for each in sums:
        mark = _mixed(mark ^ each.astype(np.int64).view(np.uint64))
    return mark


def _mixed(mark: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Stir the bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    mark = mark + np.uint64(0x9E3779B97F4A7C15)
    mark = (mark ^ (mark >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mark = (mark ^ (mark >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mark ^ (mark >> np.uint64(31))
