"""Best-worst sets: counting, the logit against a slow one, and sets that are shown evenly."""

from __future__ import annotations

from itertools import combinations, permutations
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.weights.made import room

from purposebuilt.participation.room import BestWorst, Participant
from purposebuilt.participation.weights import best_worst_scores, best_worst_shares, sets
from purposebuilt.participation.weights.choices import _gathered
from purposebuilt.participation.weights.maxdiff import fit


def slow_height(choices, utilities, spread):
    """The log of the posterior, pair by pair."""
    total = -sum(value**2 for value in utilities.values()) / (2 * spread**2)
    for one in choices:
        pairs = sum(exp(utilities[a] - utilities[b]) for a, b in permutations(one.shown, 2))
        total += utilities[one.best] - utilities[one.worst] - log(pairs)
    return total


def slow_slope(choices, utilities, spread):
    slope = {key: -value / spread**2 for key, value in utilities.items()}
    for one in choices:
        slope[one.best] += 1
        slope[one.worst] -= 1
        chances = {(a, b): exp(utilities[a] - utilities[b]) for a, b in permutations(one.shown, 2)}
        for (a, b), chance in chances.items():
            slope[a] -= chance / sum(chances.values())
            slope[b] += chance / sum(chances.values())
    return slope


@st.composite
def choices(draw):
    keys = "abcdef"[: draw(st.integers(3, 6))]
    made = []
    for _ in range(draw(st.integers(1, 12))):
        shown = draw(st.permutations(keys))[: draw(st.integers(2, len(keys)))]
        made.append(BestWorst("north0", tuple(shown), *draw(st.permutations(shown))[:2]))
    return made


@settings(max_examples=40, deadline=None)
@given(choices(), st.sampled_from([0.5, 1.0, 3.0]))
def test_newton_finds_where_the_slow_slope_is_nought_and_nothing_near_is_higher(made, spread):
    keys = sorted({key for one in made for key in one.shown})
    at = {key: row for row, key in enumerate(keys)}
    found = dict(zip(keys, fit(_gathered(made, at, np.ones(len(made))), len(keys), spread), strict=True))
    assert all(abs(value) < 1e-7 for value in slow_slope(made, found, spread).values())
    assert sum(found.values()) == pytest.approx(0, abs=1e-8)
    for key in keys:
        for off in (-0.01, 0.01):
            near = {**found, key: found[key] + off}
            assert slow_height(made, near, spread) < slow_height(made, found, spread)


def test_scores_by_counting():
    made = best_worst_scores(
        room(
            best_worst=(BestWorst("north0", ("a", "b", "c"), "a", "c"), BestWorst("north1", ("a", "b", "d"), "a", "b"))
        )
    )
    assert made.statements == ("a", "b", "c", "d")
    assert made.shown.tolist() == [2, 2, 1, 1]
    assert made.counted.tolist() == [1.0, -0.5, -1.0, 0.0]
    assert made.shares.sum() == pytest.approx(1)
    assert np.argmax(made.shares) == 0


def test_choices_that_are_none_are_told_and_left_out():
    wrong = (
        BestWorst("north0", ("a", "b"), "a", "a"),
        BestWorst("north0", ("a", "b"), "a", "z"),
        BestWorst("north0", ("a",), "a", "b"),
        BestWorst("north0", ("a", "a"), "a", "a"),
    )
    made = best_worst_scores(room(best_worst=wrong))
    assert [one.code for one in made.problems] == ["PB561"] * 4
    assert made.statements == ()
    assert best_worst_shares(room(best_worst=wrong)).shares.shape == (0, 0)


def test_every_organisation_is_one_voice():
    """Ten people of one organisation do not outvote one of another."""
    many = (*(Participant(f"p{at}", "north") for at in range(10)), Participant("q", "south"))
    rows = tuple(BestWorst(f"p{at}", ("a", "b", "c"), "a", "b") for at in range(10))
    made = best_worst_scores(room(best_worst=(*rows, BestWorst("q", ("a", "b", "c"), "b", "a")), people=many))
    assert made.utilities == pytest.approx([0, 0, 0], abs=1e-8)


def test_known_utilities_come_back_and_order_does_not_matter():
    true = np.array([1.5, 0.8, 0.0, -0.5, -1.8])
    keys, random = "abcde", np.random.default_rng(5)
    rows = []
    for shown in sets(keys, 3, 400, seed=1):
        pairs = list(permutations(shown, 2))
        chance = np.array([exp(true[keys.index(a)] - true[keys.index(b)]) for a, b in pairs])
        best, worst = pairs[random.choice(len(pairs), p=chance / chance.sum())]
        rows.append(BestWorst("north0", shown, best, worst))
    made = best_worst_scores(room(best_worst=tuple(rows)))
    assert made.utilities == pytest.approx(true, abs=0.3)
    assert np.argsort(made.utilities).tolist() == np.argsort(made.counted).tolist() == np.argsort(true).tolist()
    again = best_worst_scores(room(best_worst=tuple(rows[::-1])))
    assert again.utilities == pytest.approx(made.utilities, abs=1e-9)


def test_somebody_who_saw_little_keeps_near_the_room():
    rows = [BestWorst("north0", ("a", "b", "c"), "a", "c")] * 6 + [BestWorst("south0", ("c", "d"), "c", "d")]
    room_made = room(best_worst=tuple(rows))
    scores, made = best_worst_scores(room_made), best_worst_shares(room_made)
    assert made.participants == ("north0", "south0")
    south = np.log(made.shares[1])
    assert south[0] - south[1] == pytest.approx(scores.utilities[0] - scores.utilities[1])
    assert south[2] - south[3] > scores.utilities[2] - scores.utilities[3]


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 14), st.integers(2, 5), st.integers(1, 20), st.integers(0, 3))
def test_each_statement_is_shown_equally_often(statements, size, count, seed):
    keys = [f"s{at:02}" for at in range(statements)]
    size = min(size, statements)
    made = sets(keys, size, count, seed)
    assert made == sets(keys[::-1], size, count, seed)
    assert all(len(set(one)) == size for one in made)
    shown = [sum(key in one for one in made) for key in keys]
    assert max(shown) - min(shown) <= 1
    assert sum(shown) == size * count


@pytest.mark.parametrize(("statements", "size", "count"), [(7, 3, 7), (9, 3, 12), (13, 4, 13), (12, 4, 24)])
def test_pairs_meet_nearly_equally_often(statements, size, count):
    """The first three have designs in which every pair meets once; the mean must be met to within one."""
    made = sets([f"s{at:02}" for at in range(statements)], size, count, seed=2)
    met = dict.fromkeys(combinations(sorted({key for one in made for key in one}), 2), 0)
    for one in made:
        for two in combinations(sorted(one), 2):
            met[two] += 1
    mean = sum(met.values()) / len(met)
    assert max(met.values()) <= mean + 1.01
    assert sum((value - mean) ** 2 for value in met.values()) / len(met) < 0.35


def test_sets_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="from 2 to 3"):
        sets("abc", 4, 1)
    with pytest.raises(ValueError, match="at least one"):
        sets("abc", 2, 0)
