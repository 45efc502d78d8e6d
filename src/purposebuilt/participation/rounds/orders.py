"""Whether organisations come nearer to one order of what matters most, where points were given in both rounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.room import Room
from purposebuilt.participation.rounds.measures import concordance
from purposebuilt.participation.rounds.results import Orders
from purposebuilt.participation.weights import Shares, of_one_pot, point_shares


def orders(room: Room, rounds: tuple[int, int]) -> Orders | None:
    """Kendall's W before and after, of organisations by the mean shares of those of their people who gave points twice.

    None where fewer than two organisations gave points in both rounds, their points are on fewer than two things, or
    nobody puts these in any order.
    """
    if not room.points:
        return None
    first, second = (_of_round(room, number) for number in rounds)
    same = sorted(set(first.participants) & set(second.participants))
    things = sorted(set(first.about) | set(second.about))
    home = {one.key: one.organisation or f"~{one.key}" for one in room.participants}
    bodies = sorted({home[key] for key in same})
    if len(bodies) < 2 or len(things) < 2:
        return None
    values = []
    for one in (first, second):
        table: Floats = np.zeros((len(same), len(things)))
        columns = [things.index(key) for key in one.about]
        table[:, columns] = one.shares[[one.participants.index(key) for key in same]]
        member = np.array([[float(home[key] == body) for key in same] for body in bodies])
        # Means that differ by rounding alone are equal, so that ties are ties.
        values.append(np.round(member @ table / member.sum(axis=1, keepdims=True), 9))
    before, after = concordance(values[0]), concordance(values[1])
    return None if np.isnan(before + after) else Orders(before, after, len(bodies), len(things))


def _of_round(room: Room, number: int) -> Shares:
    return point_shares(replace(room, points=tuple(one for one in of_one_pot(room) if one.round == number)))
