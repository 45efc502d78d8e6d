"""Swing weights: shares by person, two levels, pairs, and what is told about what is missing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.weights.made import PEOPLE, cards, criterion, pair, room, swing

from purposebuilt.design import Figure
from purposebuilt.participation.weights import consistencies, geometric_consistency, geometric_means, levelled
from purposebuilt.participation.weights.swings import swing_shares

TREE = (
    criterion("near", weight=Figure(60)),
    criterion("cheap", weight=Figure(40)),
    criterion("home", parent="near", weight=Figure(2)),
    criterion("work", parent="near", weight=Figure(1)),
)


def codes(problems):
    return [one.code for one in problems]


def test_swings_become_shares_of_those_who_decide():
    made = swing_shares(room(cards("north0", near=100, cheap=50, joined=50) + cards("north1", near=1, cheap=100)))
    assert made.participants == ("north0",)
    assert made.about == ("cheap", "joined", "near")
    assert made.shares.tolist() == [[0.25, 0.25, 0.5]]
    assert made.problems == ()


def test_everybody_is_heard_where_nobody_decides_and_it_is_said():
    people = tuple(replace(one, decides=False) for one in PEOPLE)
    made = swing_shares(room(cards("north1", near=100, cheap=100), people=people))
    assert made.participants == ("north1",)
    assert codes(made.problems) == ["PB540"]
    assert "everybody" in made.problems[0].message


def test_two_levels_multiply_down():
    given_by = cards("north0", near=100, cheap=25, home=100, work=100)
    made = swing_shares(room(given_by), TREE)
    assert made.about == ("cheap", "home", "work")
    assert made.shares[0] == pytest.approx([0.2, 0.4, 0.4])


def test_a_level_that_was_left_out_takes_the_designs_own_weights_and_it_is_said():
    made = swing_shares(room(cards("north0", near=100, cheap=100) + cards("south0", near=50, cheap=100, home=9)), TREE)
    assert made.shares[0] == pytest.approx([0.5, 1 / 2])  # nobody weighed 'work': only 'home' stands below 'near'
    both = swing_shares(room(cards("north0", near=100, cheap=100) + cards("trust0", home=100, work=50)), TREE)
    assert both.shares[0] == pytest.approx([0.5, 1 / 3, 1 / 6])
    assert both.shares[1] == pytest.approx([0.4, 0.4, 0.2])
    assert codes(both.problems) == ["PB545", "PB545"]


def test_what_is_missing_from_a_card_counts_as_nothing_and_it_is_said():
    made = swing_shares(room(cards("north0", near=100, cheap=60) + cards("south0", near=100)))
    assert made.shares.tolist() == [[0.375, 0.625], [0.0, 1.0]]
    assert codes(made.problems) == ["PB543"]
    assert "'cheap'" in str(made.problems[0])


def test_what_says_nothing_is_told_and_left_out():
    wrong = (swing("north0", "near", 120), swing("north0", "cheap", -1), pair("south0", "near", "near", 2))
    made = swing_shares(room((*wrong, *cards("trust0", near=0, cheap=0), pair("south0", "near", "cheap", 0))))
    assert made.participants == ()
    assert sorted(codes(made.problems)) == ["PB541", "PB541", "PB542", "PB542", "PB544"]
    assert made.shares.shape == (0, 2)


def test_the_latest_round_counts_and_row_order_does_not():
    first = cards("north0", near=100, cheap=100)
    later = replace(first[1], value=Figure(0), round=2)
    for rows in ((*first, later), (later, *first)):
        assert swing_shares(room(rows)).shares.tolist() == [[0.0, 1.0]]


def test_a_reason_for_a_parent_goes_to_what_is_below():
    rows = (*cards("north0", cheap=1, home=2, work=2), swing("north0", "near", 100, "People first."))
    made = swing_shares(room(rows), TREE)
    assert made.reasons == {("north0", "home"): "People first.", ("north0", "work"): "People first."}


def test_pairs_alone_give_geometric_means():
    rows = (
        pair("north0", "near", "cheap", 2),
        pair("north0", "near", "joined", 8),
        pair("north0", "cheap", "joined", 4),
    )
    assert swing_shares(room(rows)).shares[0] == pytest.approx([4 / 13, 1 / 13, 8 / 13])
    assert geometric_means([("a", "b", 2), ("c", "d", 2)]) is None


def test_a_whole_matrix_of_pairs_worked_by_hand():
    """Rows (1, 5, 6, 7), (., 1, 4, 6), (., ., 1, 4), (., ., ., 1): the fourth roots of the products of its rows."""
    rows = [("a", "b", 5), ("a", "c", 6), ("a", "d", 7), ("b", "c", 4), ("b", "d", 6), ("c", "d", 4)]
    by_hand = np.array([210, 24 / 5, 1 / 6, 1 / 168]) ** 0.25
    made = geometric_means([(one, other, float(ratio)) for one, other, ratio in rows])
    assert list(made.values()) == pytest.approx(by_hand / by_hand.sum(), abs=1e-12)
    assert list(made.values()) == pytest.approx([0.61, 0.24, 0.10, 0.04], abs=5e-3)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.05, 20), min_size=2, max_size=6))
def test_pairs_that_agree_give_back_their_weights(weights):
    keys = [f"k{at}" for at in range(len(weights))]
    said = [(a, b, weights[i] / weights[j]) for i, a in enumerate(keys) for j, b in enumerate(keys) if i < j]
    made = geometric_means(said)
    assert list(made.values()) == pytest.approx(np.array(weights) / sum(weights), rel=1e-9)
    assert geometric_consistency(said) == pytest.approx(0, abs=1e-12)


def test_the_geometric_index_of_a_circle():
    """For three things 2/((n-1)(n-2)) times the sum of squared logs: each of the three is off by (abc)^(1/3)."""
    made = geometric_consistency([("a", "b", 2.0), ("b", "c", 2.0), ("a", "c", 2.0)])
    assert made == pytest.approx(3 * (np.log(2) / 3) ** 2)


def test_pairs_that_do_not_fit_the_swings_are_said():
    rows = (*cards("north0", near=60, cheap=50, joined=0), pair("north0", "near", "cheap", 2))
    (made,) = consistencies(room((*rows, pair("north0", "cheap", "near", 0.9))), {"near": "closeness", "cheap": "cost"})
    assert made.inconsistent[0].sentence == "You said that closeness counts twice cost; your swings say 1.2 times."
    assert [one.consistent for one in made.pairs] == [True, False]
    assert made.index == pytest.approx(np.sqrt(2 / 1.2 * 0.9 * 1.2))
    assert made.sentence == "1 of 2 pairs does not fit the swings: talk about the widest first."
    (nought,) = consistencies(room((*rows[:3], pair("north0", "near", "joined", 3))))
    assert nought.inconsistent[0].sentence.endswith("your swings give joined nothing.")
    assert (nought.index, nought.inconsistent[0].factor) == (None, None)


def test_nearly_equal_swings_are_pointed_out():
    made = levelled(room(cards("north0", near=100, cheap=90, joined=85) + cards("south0", near=100, cheap=90)))
    assert [(one.participant, one.least) for one in made] == [("north0", 0.85)]
