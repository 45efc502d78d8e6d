"""The best cut of a line and the agreement of divisions, beside the slow and obvious ways."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.participation.camps.parted import agreement, three, two

POSITIONS = st.lists(st.integers(-20, 20), min_size=3, max_size=9).filter(lambda all_: len(set(all_)) > 1)
DIVISIONS = st.integers(2, 9).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 2), min_size=n, max_size=n) for _ in range(2)])
)


def within(positions: np.ndarray, label: np.ndarray) -> float:
    return sum(float(((part - part.mean()) ** 2).sum()) for part in (positions[label == one] for one in set(label)))


@settings(max_examples=60, deadline=None)
@given(POSITIONS)
def test_no_other_division_in_two_has_less_within(positions: list[int]) -> None:
    line = np.array(positions, dtype=float)
    every = (
        np.array([at in part for at in range(len(line))])
        for k in range(1, len(line))
        for part in combinations(range(len(line)), k)
    )
    best = min(within(line, label) for label in every)
    found = two(line[None])[0]
    assert abs(within(line, found) - best) < 1e-9
    assert (found[line == line.max()] == 1).all()
    assert (found[line == line.min()] == 0).all()


def test_a_row_at_a_time_or_all_at_once_is_the_same() -> None:
    rows = np.random.default_rng(0).normal(size=(5, 12))
    assert np.array_equal(two(rows), np.array([two(row[None])[0] for row in rows]))


@settings(max_examples=60, deadline=None)
@given(DIVISIONS)
def test_agreement_is_that_of_pairs(divisions: tuple[list[int], list[int]]) -> None:
    one, other = (np.array(each) for each in divisions)
    pairs = list(combinations(range(len(one)), 2))
    same = np.array([[one[a] == one[b], other[a] == other[b]] for a, b in pairs], dtype=float)
    both, mean, chance = (
        (same[:, 0] * same[:, 1]).sum(),
        same.sum() / 2,
        same[:, 0].sum() * same[:, 1].sum() / len(pairs),
    )
    expected = 1.0 if mean == chance else (both - chance) / (mean - chance)
    assert abs(agreement(one, other) - expected) < 1e-9


def test_three_clouds_are_three_camps_however_they_lie() -> None:
    rng = np.random.default_rng(3)
    true = rng.integers(0, 3, 60)
    points = np.array([[0, 2], [-2, -1], [2, -1]])[true] + rng.normal(0, 0.3, (60, 2))
    for turned in (points, -points, points * [1, -1], points[:, ::-1]):
        assert agreement(three(turned[None])[0], true) == 1
