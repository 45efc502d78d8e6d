"""Camps and rounds beside the whole room: an attacker with every band of several exports pins no small count."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.camps import camps
from purposebuilt.participation.listening import Listened, listen
from purposebuilt.participation.room import (
    About,
    Organisation,
    Participant,
    Position,
    Positions,
    Room,
    Stance,
    Statement,
)
from purposebuilt.publishing.listening.data import as_json

MINIMUM = 5
STANCES = (1, 0, -1)
ROOMS = (1, 3)


def made(seed: int) -> Room:
    """A room of two rounds with small organisations, tiny types, two camps, and people who come, go and turn."""
    draw = np.random.default_rng(seed)
    bodies, each = int(draw.integers(10, 16)), int(draw.integers(2, 6))
    kinds = draw.choice(["a", "b", "c"], bodies, p=[0.6, 0.3, 0.1])
    people = tuple(Participant(f"p{at:03}", f"o{at // each:02}") for at in range(bodies * each))
    agrees = draw.choice([0.03, 0.1, 0.5, 0.9, 0.97], 10)
    camp, split = draw.random(len(people)) < 0.4, draw.random(10) < 0.6
    positions = []
    for number in (1, 2):
        passes = draw.choice([0.02, 0.3], 10)
        there = draw.random(len(people)) < 0.93
        for at in np.flatnonzero(there):
            for one in range(10):
                likely = (0.96 if camp[at] == (one % 2 == 0) else 0.04) if split[one] else agrees[one]
                said = Stance.AGREE if draw.random() < likely else Stance.DISAGREE
                said = Stance.PASS if draw.random() < passes[one] else said
                positions.append(Position(people[at].key, f"s{one}", said, round=number))
    statements = tuple(Statement(f"s{one}", f"Thing {one}.") for one in range(10))
    organisations = tuple(Organisation(f"o{at:02}", f"Body {at}", kinds[at], "xy"[at % 2]) for at in range(bodies))
    columns = Positions.of(positions, [one.key for one in people], [one.key for one in statements])
    return Room(About("Made", "Made", "o00", illustrative=True, question="?"), statements, organisations, people,
                (), columns)  # fmt: skip


def first_only(room: Room) -> Room:
    kept = [one for one in room.each_position() if one.round == 1]
    columns = Positions.of(kept, [one.key for one in room.participants], [one.key for one in room.statements])
    return Room(room.about, room.statements, room.organisations, room.participants, (), columns)


class System:
    """Counts as whole numbers, each cell with what is told of sums of cells."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes, self.rows, self.low, self.high = np.array(sizes), [], [], []
        self.cells: list[Any] = []

    def add(self, row: Any, low: float, high: float) -> None:
        self.rows.append(row), self.low.append(low), self.high.append(high)

    def told(self, row: Any, shown: dict[str, Any], people: int, *, upper: bool = False) -> None:
        if not people:
            return
        self.cells.append((row, people))
        if shown.get("low") is None:
            return
        low, high = (Fraction(round(shown[edge] * 60), 60) * people for edge in ("low", "high"))
        if upper:
            self.add(row, math.floor(low) + 1 if low else 0, math.floor(high))
        else:
            self.add(row, math.ceil(low), people if shown["high"] >= 1 else math.ceil(high) - 1)

    def pinned(self) -> Iterator[tuple[int, int, int]]:
        """Cells of which fewer than five counts remain and one is small; nothing where no reading fits."""
        limits = LinearConstraint(np.array(self.rows), self.low, self.high)
        box = Bounds(np.zeros(len(self.sizes)), self.sizes)
        for row, people in self.cells:
            ends = [milp(sign * row, constraints=limits, bounds=box, integrality=np.ones(len(self.sizes)))
                    for sign in (1, -1)]  # fmt: skip
            if any(one.status != 0 for one in ends):
                return
            low, high = round(ends[0].fun), round(-ends[1].fun)
            small = low < MINIMUM or people - high < MINIMUM
            if small and high - low + 1 < min(MINIMUM, people + 1):
                yield low, high, people


def whole_and_groups(export: dict[str, Any], room: Room, at: int, camp: dict[str, int], number: int | None) -> System:
    """What one export tells of a statement: cells are body x camp x stance, every size known to the attacker."""
    heard = ballots(room, number)
    votes = heard.votes[:, at]
    seen = np.flatnonzero(~np.isnan(votes))
    groups = sorted({(int(heard.body[who]), camp.get(heard.participants[who], -1)) for who in seen})
    place = {one: index for index, one in enumerate(groups)}
    size = np.zeros(len(groups), dtype=int)
    for who in seen:
        size[place[int(heard.body[who]), camp.get(heard.participants[who], -1)]] += 1
    made_of = System([int(one) for one in size for _ in STANCES])
    member = np.repeat(np.eye(len(groups)), 3, axis=1)
    for index in range(len(groups)):
        made_of.add(member[index], size[index], size[index])
    stance = [np.tile(np.eye(3)[one], len(groups)) for one in range(3)]
    told = export["statements"][at]
    everybody = int(size.sum())
    for one, name in enumerate(("agree", "passing", "disagree")):
        made_of.told(stance[one], told["system"][name] if name != "passing" else {}, everybody, upper=one == 2)
    kinds = (("by_type", heard.types, heard.type), ("by_place", heard.places, heard.place),
             ("by_body", heard.bodies, np.arange(len(heard.bodies))))  # fmt: skip
    for name, keys, of in kinds:
        for index, key in enumerate(keys):
            inside = np.repeat([float(of[body] == index) for body, _ in groups], 3)
            if key in told[name]:
                made_of.told(inside * stance[0], told[name][key]["agree"], int(inside @ np.repeat(size, 3)) // 3)
    for each in export["camps"]["telling"]:
        if each["statement"] == heard.statements[at]:
            for label, shown in enumerate(each["agree"], 1):
                inside = np.repeat([float(other == label) for _, other in groups], 3)
                made_of.told(inside * stance[0], shown, int(inside @ np.repeat(size, 3)) // 3)
    return made_of


def both_rounds(late: dict[str, Any], early: dict[str, Any], room: Room, at: int) -> System | None:
    """Cells: before x after of the same people (9), others before (3) and others of the latest whole (3)."""
    one, two, now = ballots(room, 1), ballots(room, 2), ballots(room)
    key = now.statements[at]
    line = next((each for each in late["rounds"]["statements"] if each["statement"] == key), None)
    if line is None or line["changed"]["low"] is None:
        return None
    answered = [{who for who, vote in zip(each.participants, each.votes[:, at], strict=True) if not np.isnan(vote)}
                for each in (one, two, now)]  # fmt: skip
    same = len(answered[0] & answered[1])
    more = len(answered[0]) - same, len(answered[2]) - same
    made_of = System([same] * 9 + [more[0]] * 3 + [more[1]] * 3)

    def row(*cells: int) -> Any:
        return np.isin(np.arange(15), cells).astype(float)

    for cells, people in ((range(9), same), ((9, 10, 11), more[0]), ((12, 13, 14), more[1])):
        made_of.add(row(*cells), people, people)
    for stance, name in ((0, "agree"), (1, "passing"), (2, None)):
        before, after = [3 * stance + to for to in range(3)], [3 * of + stance for of in range(3)]
        for cells, when in ((before, "before"), (after, "after")):
            made_of.told(row(*cells), line[f"{name}_{when}"] if name else {}, same, upper=stance == 1)
        for cells, extra, export, number in ((before, 9, early, 0), (after, 12, late, 1)):
            known = export["statements"][at]["system"]["agree" if stance == 0 else "disagree"] if stance != 1 else {}
            made_of.told(row(*cells, extra + stance), known, same + more[number], upper=stance == 2)
            made_of.told(row(extra + stance), {}, more[number])
    made_of.told(row(1, 2, 3, 5, 6, 7), line["changed"], same)
    return made_of


def exports(room: Room, voice: str) -> tuple[Listened, dict[str, Any]]:
    heard = listen(room, voice)
    return heard, json.loads(as_json(heard))


def attacked(seed: int, voices: tuple[str, ...] = ("person", "organisation")) -> tuple[int, int, list[Any]]:
    """How many systems of counts were searched, how many of rounds, and what was pinned."""
    room, early_room = made(seed), first_only(made(seed))
    found = camps(ballots(room), 0)
    camp = {str(key): label for key, label in found.by_participant.items()} if found.found else {}
    searched, rounds, pinned = 0, 0, []
    for voice in voices:
        _, late = exports(room, voice)
        _, early = exports(early_room, voice)
        for at in range(len(late["statements"])):
            system = whole_and_groups(late, room, at, camp, None)
            pinned += [(seed, voice, at, "groups", *one) for one in system.pinned()]
            searched += 1
            twice = both_rounds(late, early, room, at)
            if twice is not None:
                pinned += [(seed, voice, at, "rounds", *one) for one in twice.pinned()]
                rounds += 1
    return searched, rounds, pinned


@pytest.mark.parametrize("seed", ROOMS)
def test_whole_exports_pin_no_small_count(seed: int) -> None:
    searched, rounds, pinned = attacked(seed, ("organisation",))
    assert searched == 10
    assert rounds > 0
    assert pinned == []
