"""What the worse half of the room would say: two camps along one line, without drawing either.

Each position is what everybody gives a statement, plus the person's own leniency, plus the product of where the person
and the statement stand on one line (the model of Community Notes: Wojcik and others 2022, arXiv 2210.15723).
Each statement's agreement is then a straight line over where people stand, pulled towards flat.
"""

from __future__ import annotations

import numpy as np

from purposebuilt.participation.ballots import Floats, picked

PULL = 2.0
"""How strongly each figure is pulled to nothing: as two further people (or statements) without an opinion would."""

ROUNDS = 20
"""Rounds of alternating least squares; the order of statements does not change after about ten."""


def taken_off(votes: Floats) -> Floats:
    """How much less than the whole room its worse half is expected to agree with each statement (m), at least 0.

    `votes` (n x m) is 1, 0, -1 or NaN. Rows and columns must stand in an order of their own, such as by key.
    """
    heard = ~np.isnan(votes)
    if votes.shape[0] < 2 or not heard.any():
        return np.zeros(votes.shape[1])
    seen = heard.astype(np.float64)
    stand = _line(np.where(heard, votes, 0.0), seen)
    high, low = stand > 0, stand <= 0
    if not high.any() or not low.any():
        return np.zeros(votes.shape[1])
    level, slope, plain = _agreement(votes, seen, stand)
    worse = level + np.minimum(slope * stand[high].mean(), slope * stand[low].mean())
    made: Floats = plain - worse
    return made


def _line(value: Floats, seen: Floats) -> Floats:
    """Where people stand on the line that says most about their positions; mean 0, mean square 1. Changes `value`."""
    rest = _without_leniency(value, seen)
    start = int(np.argmax((rest**2).sum(axis=0)))
    statement = rest.T @ rest[:, start]
    size = np.sqrt((statement**2).mean())
    if size == 0:
        return np.zeros(len(value))
    statement = statement / size
    person = np.zeros(len(value))
    for _ in range(ROUNDS):
        person = rest @ statement / (seen @ statement**2 + PULL)
        person = person / max(np.sqrt((person**2).mean()), 1e-12)
        statement = rest.T @ person / (seen.T @ person**2 + PULL)
    person = rest @ statement / (seen @ statement**2 + PULL)
    person = person - person.mean()
    standing: Floats = person / max(np.sqrt((person**2).mean()), 1e-12)
    return standing


def _without_leniency(value: Floats, seen: Floats) -> Floats:
    """Positions less what everybody gives the statement and what the person gives every statement; changes `value`."""
    whole = value.sum() / seen.sum()
    by_person, by_statement = seen.sum(axis=1) + PULL, seen.sum(axis=0) + PULL
    said, put = value.sum(axis=1) - whole * seen.sum(axis=1), value.sum(axis=0) - whole * seen.sum(axis=0)
    person, statement = np.zeros(len(value)), np.zeros(value.shape[1])
    for _ in range(8):
        person = (said - seen @ statement) / by_person
        statement = (put - seen.T @ person) / by_statement
    given = whole + person[:, None] + statement
    given *= seen
    value -= given
    return value


def _agreement(votes: Floats, seen: Floats, stand: Floats) -> tuple[Floats, Floats, Floats]:
    """The agree share as a straight line over where people stand: level, slope, and the share without a line (m)."""
    agree = (votes == 1).astype(np.float64)
    whole = agree.sum() / seen.sum()
    people = seen.sum(axis=0)
    at, square = seen.T @ stand, seen.T @ stand**2
    more, moved = agree.sum(axis=0) - whole * people, agree.T @ stand - whole * at
    down = (people + PULL) * (square + PULL) - at**2
    level = ((square + PULL) * more - at * moved) / down
    slope = ((people + PULL) * moved - at * more) / down
    return whole + level, slope, whole + more / (people + PULL)


def canonical(votes: Floats, people: tuple[str, ...], statements: tuple[str, ...]) -> Floats:
    """Votes with people and statements in the order of their keys, so that no other order matters."""
    rows = sorted(range(len(people)), key=people.__getitem__)
    columns = sorted(range(len(statements)), key=statements.__getitem__)
    return picked(votes, np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64))
