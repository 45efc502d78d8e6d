"""Swapping the rounds of whole organisations: parts add up to what is recomputed from scratch."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.participation.rounds.chance import EXACT, WAYS, changes, holm, p_values, spread_parts, swaps

CELLS = st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.booleans()), min_size=2, max_size=6)


def slow_change(rows, swapped):
    """The change of the variance between organisations, with some of them swapped, from scratch."""
    there = [(b, a) if turn else (a, b) for (a, b, here), turn in zip(rows, swapped, strict=True) if here]
    return np.var([b for _, b in there]) - np.var([a for a, _ in there]) if there else 0.0


@settings(max_examples=60, deadline=None)
@given(CELLS)
def test_parts_of_a_variance_add_up_under_every_swap(rows):
    before, after, there = (np.array(column)[:, None] for column in zip(*rows, strict=True))
    ways = np.array(list(product((0.0, 1.0), repeat=len(rows))))
    found = changes(spread_parts(before, after, there), ways)[:, 0]
    assert found == pytest.approx([slow_change(rows, way) for way in ways], abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=7))
def test_p_values_are_those_of_all_swaps(parts):
    found = p_values(changes(np.array(parts, dtype=float)[:, None], swaps(len(parts))))[0]
    ways = list(product((1, -1), repeat=len(parts)))
    sizes = [abs(sum(value * sign for value, sign in zip(parts, signs, strict=True))) for signs in ways]
    assert found == pytest.approx(np.mean([size >= abs(sum(parts)) for size in sizes]))


def test_many_organisations_are_drawn_from_a_seed():
    drawn = swaps(EXACT + 1)
    assert drawn.shape == (WAYS, EXACT + 1)
    assert not drawn[0].any()
    assert np.array_equal(drawn, swaps(EXACT + 1))
    many = EXACT + 20
    assert p_values(changes(np.ones((many, 1)), swaps(many)))[0] == pytest.approx(1 / WAYS)


def test_holm_steps_down():
    """Holm 1979: the least p times three, the next times two, and never falling."""
    assert holm(np.array([0.01, 0.04, 0.03])) == pytest.approx([0.03, 0.06, 0.06])
    assert holm(np.array([0.5, 0.9, 0.6])) == pytest.approx([1, 1, 1])
