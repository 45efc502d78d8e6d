"""Made rooms of any kind: adopting is safe to repeat, adds and never takes away, and the design goes round."""

from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.adoption.rooms import dales
from tests.unit.participation.ground.rooms import made

from purposebuilt import workflow
from purposebuilt.design import Design
from purposebuilt.participation.adoption import Adopted, adopt
from purposebuilt.participation.ground import Sort, shared_ground
from purposebuilt.participation.room import Room
from purposebuilt.participation.small_numbers import released
from purposebuilt.problems import Severity

AIMS = ("quality", "access", "", "no-such-aim")


def anything(seed: int, bodies: int, statements: int) -> Room:
    """A room with statements that word a purpose, name an aim or do neither; on every second one all agree."""
    room = made(organisations=bodies, each=2, statements=statements, seed=seed)
    purposes = ("", "home-today", "")
    asked = tuple(
        replace(one, purpose=purposes[(seed + at) % 3], aim=AIMS[(seed + at) % 4])
        for at, one in enumerate(room.statements)
    )
    taken = room.positions
    agreed = np.where(taken.statement % 2 == seed % 2, np.int8(1), taken.stance)
    reasons = {at: f"Because {at % 3}" for at in range(0, len(taken), 2)}
    return replace(room, statements=asked, positions=replace(taken, stance=agreed, reasons=reasons))


@cache
def errors(design: Design) -> int:
    return sum(each.severity is Severity.ERROR for each in workflow.check(design).problems)


def naive(room: Room, design: Design) -> set[str]:
    """The words of the purposes that come in, by the rule as it is written down, one statement at a time."""
    ground = released(shared_ground(room), room, 5)
    have = {" ".join(each.statement.lower().rstrip(".").split()) for each in design.purposes}
    found: set[str] = set()
    for one in room.statements:
        words = " ".join(one.text.lower().rstrip(".").split())
        may = one.aim in ("quality", "access") and not one.purpose and words not in have
        if may and ground[one.key].sort == Sort.SHARED:
            found.add(one.text)
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([12, 32]), st.integers(1, 8))
def test_adopting_any_room(seed: int, bodies: int, statements: int) -> None:
    room, design = anything(seed, bodies, statements), dales()
    ground = released(shared_ground(room), room, 5)
    once = adopt(room, design, ground=ground)
    again = adopt(room, once.design, ground=ground)
    assert again.design == once.design
    assert (again.purposes, again.tensions, again.updated) == ((), (), ())
    assert {each.statement for each in once.purposes} == naive(room, design)
    assert_nothing_lost(design, once)
    assert errors(once.design) == errors(design) == 0


def assert_nothing_lost(design: Design, made: Adopted) -> None:
    assert made.design.purposes[: len(design.purposes)] == design.purposes
    assert [each.key for each in made.design.tensions][: len(design.tensions)] == [each.key for each in design.tensions]
    for name in ("partners", "functions", "arrangements", "decisions", "places", "teams"):
        assert getattr(made.design, name) == getattr(design, name)
