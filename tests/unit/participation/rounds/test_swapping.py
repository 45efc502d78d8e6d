"""The p values of a room, against every swap of whole organisations carried out on the room itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from statistics import mean, pvariance, variance

import numpy as np
import pytest
from tests.unit.participation.rounds.made import drawn

from purposebuilt.participation.rounds import clarity
from purposebuilt.participation.rounds.chance import holm


def swapped(room, bodies):
    """The room in which the people of some organisations said first what they said second."""
    home = np.array([one.organisation in bodies for one in room.participants])
    at = room.positions
    turned = np.where(home[at.participant], 3 - at.round, at.round).astype(np.int16)
    return replace(room, positions=replace(at, round=turned))


def slow_apart(room, number):
    """The variance between organisations less what people inside them bring about, statement by statement."""
    found = []
    for what in room.statements:
        said: dict[str, list[int]] = {}
        for one in room.each_position():
            if one.statement == what.key and one.round == number:
                body = next(each.organisation for each in room.participants if each.key == one.participant)
                said.setdefault(body, []).append(int(one.stance))
        several = [rows for rows in said.values() if len(rows) > 1]
        inside = sum(variance(rows) * (len(rows) - 1) for rows in several) / sum(len(rows) - 1 for rows in several)
        noise = inside * mean(1 / len(rows) for rows in said.values()) * (1 - 1 / len(said))
        found.append(pvariance([mean(rows) for rows in said.values()]) - noise)
    return mean(found)


@pytest.mark.parametrize("seed", [1, 2])
def test_p_values_are_those_of_swapping_the_room_itself(seed):
    room = drawn(seed, 6, 3, 3, (0.5, 0.2))
    whole = clarity(room).whole
    bodies = [one.key for one in room.organisations]
    sizes = []
    for keep in product((False, True), repeat=len(bodies)):
        made = clarity(swapped(room, {key for key, turn in zip(bodies, keep, strict=True) if turn})).whole
        sizes.append([abs(one.after - one.before) for one in made.questions])
    real = [abs(one.after - one.before) for one in whole.questions]
    slow = np.mean(np.array(sizes) >= np.array(real) - 1e-12, axis=0)
    assert [one.p for one in whole.questions] == pytest.approx(holm(slow))
    apart = whole.questions[2]
    assert (apart.before, apart.after) == pytest.approx((slow_apart(room, 1), slow_apart(room, 2)))
