"""Does clarity grow: the same people, what is told and what is not."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.rounds.made import drawn, room

from purposebuilt.participation.room import PointsGiven
from purposebuilt.participation.rounds import Moved, Status, Verdict, clarity

HOME = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c", "z": ""}


def test_the_same_people_are_compared_and_others_are_counted():
    first = {"a1": 0, "a2": 1, "b1": -1, "b2": -1, "z": 1}
    second = {"a1": 1, "a2": 1, "b1": 1, "c1": 1, "z": 0}
    said = {(who, "s", at): one for at, round_ in ((1, first), (2, second)) for who, one in round_.items()}
    made = clarity(room(said, HOME))
    (step,) = made.steps
    assert made.whole is step
    assert (step.rounds, step.same, step.joined, step.left, step.organisations) == ((1, 2), 4, 1, 1, 3)
    one = step["s"]
    assert (one.people, one.organisations) == (4, 3)
    assert (one.before.agree, one.before.passing, one.before.disagree) == pytest.approx((0.5, 0.5 / 3, 1 / 3))
    assert (one.after.agree, one.after.passing, one.after.disagree) == pytest.approx((2 / 3, 1 / 3, 0))
    assert one.moved == Moved(0.75, to_agree=2, to_pass=1, to_disagree=0)
    assert step.changed == step.changed_any == 0.75
    assert one.before.inside == pytest.approx(1 - 0.5 / (2 / 3))
    assert one.after.inside == 1
    assert one.shift == pytest.approx(1 / 3)
    assert step.verdict is Verdict.CANNOT_SAY
    assert "cannot be said: with fewer than 6 organisations" in made.sentences[1]
    assert one.sentence.endswith(
        "75% of people changed their mind, most towards agree. People are still moving: ask again."
    )
    with pytest.raises(KeyError):
        step["t"]


def slow_shares(rows):
    """Shares with every organisation one voice, from (body, stance)."""
    bodies = sorted({body for body, _ in rows})
    stances = {body: [stance for one, stance in rows if one == body] for body in bodies}
    return [mean(mean(value == stance for value in stances[body]) for body in bodies) for stance in (1, 0, -1)]


CELLS = st.tuples(st.sampled_from(sorted(HOME)), st.sampled_from("st"), st.integers(1, 3))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(CELLS, st.integers(-1, 1), min_size=1))
def test_shares_and_changes_agree_with_slow_ones(said):
    made = clarity(room(said, HOME))
    assert made.rounds == tuple(sorted({number for _, _, number in said}))
    for step in (*made.steps, *([made.whole] if made.whole else [])):
        first, second = step.rounds
        here, there = ({who for who, _, number in said if number == at} for at in step.rounds)
        assert (step.same, step.joined, step.left) == (len(here & there), len(there - here), len(here - there))
        for what in "st":
            same = [who for who in HOME if (who, what, first) in said and (who, what, second) in said]
            if not same:
                assert what not in [one.key for one in step.statements]
                continue
            one = step[what]
            for reading, number in ((one.before, first), (one.after, second)):
                slow = slow_shares([(HOME[who] or f"~{who}", said[who, what, number]) for who in same])
                assert [reading.agree, reading.passing, reading.disagree] == pytest.approx(slow)
                assert 0 <= reading.low <= reading.high <= 1
            moved = [said[who, what, second] for who in same if said[who, what, first] != said[who, what, second]]
            assert one.moved == Moved(len(moved) / len(same), moved.count(1), moved.count(0), moved.count(-1))


def test_order_of_rows_and_people_does_not_matter():
    made = drawn(3, 8, 3, 5, (0.4, 0.2))
    order = np.random.default_rng(0).permutation(len(made.positions))
    at = made.positions
    turned = replace(
        at,
        participant=(len(made.participants) - 1 - at.participant)[order],
        statement=at.statement[order],
        stance=at.stance[order],
        matters=at.matters[order],
        round=at.round[order],
    )
    assert clarity(replace(made, positions=turned, participants=made.participants[::-1])) == clarity(made)


def test_fewer_passes_are_told():
    made = clarity(drawn(1, 20, 3, 12, (0.45, 0.25, 0.05)))
    assert [one.rounds for one in made.steps] == [(1, 2), (2, 3)]
    assert made.whole.rounds == (1, 3)
    passing = made.whole.questions[0]
    assert (passing.name, passing.verdict) == ("passing", Verdict.GREW)
    assert passing.before > 0.4
    assert passing.after < 0.1
    assert any(one.passing is Verdict.GREW for one in made.whole.statements)
    assert "fewer people pass (" in made.whole.sentences[1]
    assert made.sentences == (*made.whole.sentences, *(one.sentences[1] for one in made.steps))


def test_more_passes_are_told_as_such():
    made = clarity(drawn(1, 20, 3, 12, (0.05, 0.45)))
    assert made.whole.questions[0].verdict is Verdict.FELL
    assert "more people pass" in made.whole.sentences[1]


def test_no_change_is_told_as_none():
    """Twenty rooms in which nothing changes: a few at most tell of a change, as the level is one in twenty."""
    told = [clarity(drawn(seed, 12, 2, 8, (0.2, 0.2))).whole for seed in range(20)]
    quiet = [one for one in told if one.verdict is Verdict.NO_CHANGE]
    assert len(quiet) >= 16
    assert "clarity did not change beyond what chance could bring" in quiet[0].sentences[1]


def test_organisations_that_come_together_are_told():
    """Organisations of one mind that stand apart at first and together at last."""
    home = {f"p{at:02}": f"o{at // 3:02}" for at in range(36)}
    said = {
        (who, f"s{what}", number): 1 if number == 2 or (int(who[1:]) // 3 + what) % 2 else -1
        for who in home
        for what in range(4)
        for number in (1, 2)
    }
    made = clarity(room(said, home)).whole
    assert [one.verdict for one in made.questions] == [Verdict.NO_CHANGE, Verdict.NO_CHANGE, Verdict.GREW]
    assert made.questions[2].before == pytest.approx(1)
    assert made.questions[2].after == pytest.approx(0)
    assert made.verdict is Verdict.GREW
    told = "From round 1 to round 2, clarity grew: organisations stand closer to one another."
    assert made.sentences[1].startswith(told)
    assert {one.apart for one in made.statements} == {Verdict.GREW}
    assert made["s0"].after.width < made["s0"].before.width
    assert made["s0"].before.icc1 == 1
    assert {one.status for one in made.statements} == {Status.AGREED}
    assert made.stop
    assert made.sentences[-1].endswith("another round would change little.")


def test_people_of_one_organisation_who_come_together_are_told():
    home = {f"p{at:02}": f"o{at // 2:02}" for at in range(24)}
    said = {
        (who, f"s{what}", number): 1 if number == 2 or int(who[1:]) % 2 else -1
        for who in home
        for what in range(4)
        for number in (1, 2)
    }
    inside = clarity(room(said, home)).whole.questions[1]
    assert (inside.before, inside.after, inside.verdict) == (2.0, 0.0, Verdict.GREW)


def test_statements_may_rest_when_agreed_refused_or_stable():
    home = {f"p{at:02}": f"o{at:02}" for at in range(10)}
    first = {"agreed": 9, "refused": 0, "stable": 4, "moving": 3}
    last = {"agreed": 9, "refused": 1, "stable": 5, "moving": 8}
    said = {
        (f"p{at:02}", what, number): 1 if at < many[what] else -1
        for number, many in ((1, first), (2, last))
        for what in last
        for at in range(10)
    }
    made = clarity(room(said, home)).whole
    assert {one.key: one.status.name.lower() for one in made.statements} == {what: what for what in last}
    assert not made.stop


def test_orders_of_points_are_compared_where_given_twice():
    said = {(who, "s", number): 1 for who in HOME for number in (1, 2)}
    rows = {("a1", 1): "xy", ("b1", 1): "yx", ("a1", 2): "xy", ("b1", 2): "xy", ("c1", 2): "yx"}
    points = tuple(
        PointsGiven(who, what, 6 - 2 * at, round=number)
        for (who, number), order in rows.items()
        for at, what in enumerate(order)
    )
    made = clarity(room(said, HOME, points=points)).whole
    assert (made.orders.before, made.orders.after, made.orders.organisations, made.orders.things) == (0, 1, 2, 2)
    told = "2 organisations are nearer to one order of what matters most (Kendall's W 1.00, before 0.00; "
    assert told in " ".join(made.sentences)
    flat = tuple(replace(one, points=1) for one in points)
    assert clarity(room(said, HOME, points=flat)).whole.orders is None
    assert clarity(room(said, HOME, points=points[:4])).whole.orders is None


def test_one_round_or_none_says_nothing():
    told = "The room holds no round with positions, so whether clarity grew cannot be said."
    assert clarity(room({}, {})).sentences == (told,)
    made = clarity(room({("a1", "s", 1): 1}, HOME))
    assert (made.rounds, made.steps, made.whole) == ((1,), (), None)


def test_nobody_in_both_rounds():
    made = clarity(room({("a1", "s", 1): 1, ("b1", "s", 2): 1}, HOME)).whole
    assert (made.same, made.statements, made.verdict) == (0, (), Verdict.CANNOT_SAY)
    assert "nothing can be compared" in made.sentences[1]


DATA = os.environ.get("PURPOSEBUILT_DELIBERATION", "")


@pytest.mark.skipif(not DATA, reason="PURPOSEBUILT_DELIBERATION names no folder with made rounds")
def test_the_made_rounds_in_which_differences_shrink_and_fewer_pass():
    folder = Path(DATA) / "synthetic" / "rounds_a"
    with (folder / "participants.csv").open() as file:
        home = {row["p"]: row["org"] for row in csv.DictReader(file)}
    with (folder / "votes.csv").open() as file:
        rows = list(csv.DictReader(file))
    made = clarity(room({(row["p"], row["c"], int(row["round"]) + 1): int(row["vote"]) for row in rows}, home))
    assert made.whole.verdict is Verdict.GREW
    assert made.whole.questions[0].verdict is Verdict.GREW
    assert (made.whole.same, made.whole.joined, made.whole.left) == (90, 0, 0)
