"""What a room said as arrays: who stands where, in which organisation, of which type, in which place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.room import Ints, Moderation, Room

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Cell = TypeVar("Cell", np.float64, np.bool_)


@dataclass(frozen=True, eq=False)
class Ballots:
    """The latest position of each of n participants on each of m statements, and where people belong.

    `votes` (n x m) is 1 agree, 0 pass, -1 disagree, NaN not seen. `matters` (n x m) says what matters to whom. `body`
    (n) counts into `bodies` (B keys of organisations, sorted; somebody without one is a body of their own, keyed ``~``
    and the participant's key). `type` and `place` (B) count into `types` and `places`, sorted; -1 where a body has
    none. `weight` and `people` (B) are NaN where not stated. Statements that moderation took out, and those that ask
    who people are, are left out.
    """

    statements: tuple[str, ...]
    participants: tuple[str, ...]
    votes: Floats
    matters: Bools
    body: Ints
    bodies: tuple[str, ...]
    type: Ints
    types: tuple[str, ...]
    place: Ints
    places: tuple[str, ...]
    weight: Floats
    people: Floats


def ballots(room: Room, round: int | None = None) -> Ballots:  # noqa: A002 - the word of the room
    """The positions of one round, or the latest of all rounds, as arrays. People who took none are left out."""
    kept = asked(room)
    votes, matters = latest(room, round)
    seen = ~np.isnan(votes).all(axis=1) if votes.size else np.zeros(len(room.participants), dtype=bool)
    people = np.flatnonzero(seen)
    body, bodies = _bodies(room, people)
    by_key = {one.key: one for one in room.organisations}
    known = [by_key.get(key) for key in bodies]
    types, kind = _sorted([one.type if one else "" for one in known])
    places, place = _sorted([one.place if one else "" for one in known])
    return Ballots(
        statements=tuple(room.statements[at].key for at in kept),
        participants=tuple(room.participants[at].key for at in people),
        votes=picked(votes, people, kept),
        matters=picked(matters, people, kept),
        body=body,
        bodies=bodies,
        type=kind,
        types=types,
        place=place,
        places=places,
        weight=np.array([float(one.weight) if one and one.weight else np.nan for one in known], dtype=np.float64),
        people=np.array([float(one.people) if one and one.people else np.nan for one in known], dtype=np.float64),
    )


def picked(table: NDArray[Cell], rows: Ints, columns: Ints) -> NDArray[Cell]:
    """These rows and columns in this order; the table itself where they are all of it in its own order."""
    whole = table.shape == (len(rows), len(columns))
    if whole and all(np.array_equal(one, np.arange(len(one))) for one in (rows, columns)):
        return table
    return table[np.ix_(rows, columns)]


def asked(room: Room) -> Ints:
    """The places of the statements that count: those neither moderated out nor asking who people are."""
    kept = [at for at, one in enumerate(room.statements) if one.moderation is not Moderation.OUT and not one.meta]
    return np.array(kept, dtype=np.int64)


def latest(room: Room, round: int | None) -> tuple[Floats, Bools]:  # noqa: A002
    """The last position of everybody on everything: the latest round counts, and in it the last row."""
    n, m = len(room.participants), len(room.statements)
    votes, matters = np.full((n, m), np.nan), np.zeros((n, m), dtype=bool)
    at = room.positions
    rows = np.arange(len(at)) if round is None else np.flatnonzero(at.round == round)
    rows = rows[np.argsort(at.round[rows], kind="stable")]
    # Where a cell is named more than once, numpy keeps what comes last.
    cell = at.participant[rows] * m + at.statement[rows]
    votes.ravel()[cell] = at.stance[rows]
    matters.ravel()[cell] = at.matters[rows]
    return votes, matters


def _bodies(room: Room, people: Ints) -> tuple[Ints, tuple[str, ...]]:
    """The body of each participant; bodies stand in the order of their keys, so that rows may come in any order."""
    names = [room.participants[at].organisation or f"~{room.participants[at].key}" for at in people]
    bodies = tuple(sorted(set(names)))
    index = {key: at for at, key in enumerate(bodies)}
    return np.array([index[name] for name in names], dtype=np.int64), bodies


def _sorted(names: list[str]) -> tuple[tuple[str, ...], Ints]:
    known = tuple(sorted({name for name in names if name}))
    index = {name: at for at, name in enumerate(known)}
    return known, np.array([index.get(name, -1) for name in names], dtype=np.int64)
