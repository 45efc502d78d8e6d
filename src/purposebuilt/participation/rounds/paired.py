"""The same people in two rounds: what they said before and after, by organisation and statement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.ballots import Bools, Floats, asked
from purposebuilt.participation.room import Ints, Room

Stances = NDArray[np.int8]

UNSEEN = 2


@dataclass(frozen=True, eq=False)
class Heard:
    """Every round of a room on one table: stances (rounds x n x m; -1, 0, 1, and 2 for not seen), people by body.

    `rounds` are the numbers of those in which somebody took a position. `starts` (B) are the rows at which bodies
    begin; people stand in the order of their bodies and keys, statements in the order of their keys.
    """

    rounds: tuple[int, ...]
    statements: tuple[str, ...]
    stances: Stances
    starts: Ints

    def present(self) -> Bools:
        """Who took any position in which round (rounds x n)."""
        made: Bools = (self.stances != UNSEEN).any(axis=2)
        return made

    def by_body(self, values: Bools) -> Floats:
        """Sums over the people of each body (B x m) of something that each has or has not (n x m)."""
        made: Floats = np.add.reduceat(values, self.starts, axis=0, dtype=np.int32).astype(np.float64)
        return made


def heard(room: Room) -> Heard:
    """Put all rounds of a room on one table. People who took no position are left out."""
    numbers, layer = _layers(room.positions.round)
    columns = sorted(asked(room).tolist(), key=lambda at: room.statements[at].key)
    stances = _stances(room, layer, len(numbers))[:, :, columns]
    known = (stances != UNSEEN).any(axis=2)
    home = [one.organisation or f"~{one.key}" for one in room.participants]
    people = sorted(np.flatnonzero(known.any(axis=0)).tolist(), key=lambda at: (home[at], room.participants[at].key))
    kept = np.flatnonzero(known.any(axis=1))
    bodies = [home[at] for at in people]
    starts = [at for at, body in enumerate(bodies) if at == 0 or body != bodies[at - 1]]
    return Heard(
        tuple(int(numbers[at]) for at in kept),
        tuple(room.statements[at].key for at in columns),
        stances[kept][:, people],
        np.array(starts, dtype=np.int64),
    )


def _layers(rounds: NDArray[np.int16]) -> tuple[Ints, NDArray[np.int32]]:
    """The numbers of the rounds, and which of them each position belongs to."""
    if not len(rounds):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
    low = int(rounds.min())
    above = rounds.astype(np.int32) - low
    there = np.bincount(above) > 0
    return np.flatnonzero(there) + low, (np.cumsum(there, dtype=np.int32) - 1)[above]


def _stances(room: Room, layer: NDArray[np.int32], rounds: int) -> Stances:
    """The last stance of everybody on everything in each round (rounds x n x m); the last row counts."""
    at, shape = room.positions, (rounds, len(room.participants), len(room.statements))
    last = np.full(int(np.prod(shape)), -1, dtype=np.int32)
    cell = (layer * shape[1] + at.participant) * shape[2] + at.statement
    np.maximum.at(last, cell, np.arange(len(at), dtype=np.int32))
    # A place that was never filled looks up the last entry, which stands for not seen.
    made: Stances = np.append(at.stance, np.int8(UNSEEN))[last].reshape(shape)
    return made


@dataclass(frozen=True, eq=False)
class Side:
    """What the same people said in one of two rounds: how many of each body agree, pass and disagree (B x m)."""

    agree: Floats
    passing: Floats
    disagree: Floats
    people: Floats

    @property
    def total(self) -> Floats:
        """Sums of stances, agree 1 and disagree -1 (B x m)."""
        return self.agree - self.disagree

    @property
    def squares(self) -> Floats:
        """Sums of squared stances (B x m)."""
        return self.agree + self.disagree

    def shares(self) -> Floats:
        """Shares of those who disagree, pass and agree (m x 3), each body one voice; 0 where nobody was heard."""
        bodies = np.maximum((self.people > 0).sum(axis=0), 1)
        stances = (self.disagree, self.passing, self.agree)
        return np.column_stack([self.share(one).sum(axis=0) / bodies for one in stances])

    def share(self, some: Floats) -> Floats:
        """Some people of each body (B x m) over all of its people who were heard; 0 where nobody was."""
        made: Floats = some / np.maximum(self.people, 1)
        return made

    def means(self) -> Floats:
        """The mean stance of each body (B x m); 0 where nobody was heard."""
        return self.share(self.total)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two rounds, and what the same people said in both.

    `moves` (m x 3 x 3) counts people by where they stood before and after (disagree, pass, agree). `same`, `joined` and
    `left` count people who took any position in both, only in the second, only in the first.
    """

    rounds: tuple[int, int]
    statements: tuple[str, ...]
    before: Side
    after: Side
    moves: Ints
    same: int
    joined: int
    left: int
    changed_any: int


def pair(of: Heard, first: int, second: int) -> Pair:
    """Compare two rounds, given by their places in `of.rounds`."""
    one, other = of.stances[first], of.stances[second]
    both = (one != UNSEEN) & (other != UNSEEN)
    people = of.by_body(both)
    present = of.present()
    here, there = present[first], present[second]
    return Pair(
        rounds=(of.rounds[first], of.rounds[second]),
        statements=of.statements,
        before=_side(of, one, both, people),
        after=_side(of, other, both, people),
        moves=_moves(one, other, both),
        same=int((here & there).sum()),
        joined=int((there & ~here).sum()),
        left=int((here & ~there).sum()),
        changed_any=int((both & (one != other)).any(axis=1).sum()),
    )


def _side(of: Heard, stances: Stances, both: Bools, people: Floats) -> Side:
    agree, disagree = of.by_body((stances == 1) & both), of.by_body((stances == -1) & both)
    return Side(agree, people - agree - disagree, disagree, people)


def _moves(one: Stances, other: Stances, both: Bools) -> Ints:
    rows, columns = np.nonzero(both)
    cell = 9 * columns + 3 * (one[rows, columns].astype(np.int64) + 1) + other[rows, columns] + 1
    return np.bincount(cell, minlength=9 * both.shape[1]).reshape(-1, 3, 3)
