"""Each figure and list beside its slow twin in plain Python, on rooms that Hypothesis makes."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.unit.participation.classic import slow

from purposebuilt.participation import classic
from purposebuilt.participation.classic.figures import divided, priority

NAMES = ("na", "nd", "ns", "pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt")


@st.composite
def rooms(draw):
    """Votes with labels (-1: in no group) for one to four groups, and statements that moderation took out."""
    n, m, k = draw(st.integers(2, 14)), draw(st.integers(1, 9)), draw(st.integers(1, 4))
    assume(k <= n)
    cell = st.sampled_from([1.0, 1.0, 0.0, -1.0, float("nan")])
    votes = draw(st.lists(st.lists(cell, min_size=m, max_size=m), min_size=n, max_size=n))
    labels = [*range(k), *draw(st.lists(st.integers(-1, k - 1), min_size=n - k, max_size=n - k))]
    return votes, labels, draw(st.sets(st.integers(0, m - 1), max_size=2))


@settings(max_examples=60, deadline=None)
@given(rooms())
def test_figures_are_those_of_the_formulas(room) -> None:
    votes, labels, out = room
    found = classic.with_labels(votes, labels, moderated_out=out)
    for group in range(found.k):
        for statement in range(len(votes[0])):
            wanted = slow.figures(votes, labels, group, statement)
            got = {name: getattr(found, name)[group, statement] for name in NAMES}
            assert got == pytest.approx(wanted, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(rooms())
def test_lists_are_those_of_the_rules(room) -> None:
    votes, labels, out = room
    found = classic.with_labels(votes, labels, moderated_out=out)
    seen = [any(not np.isnan(row[at]) for row in votes) for at in range(len(votes[0]))]
    listable = [seen[at] and at not in out for at in range(len(seen))]
    for group in range(found.k):
        wanted = slow.representative(votes, labels, group, listable)
        got = [f"{at} {side}" for at, side in zip(found.representative[group], found.sides[group], strict=True)]
        assert alike(votes, labels, group, got, wanted)
    for value, got in ((1, found.consensus_agree), (-1, found.consensus_disagree)):
        columns = list(zip(*votes, strict=True))
        tally = [(column.count(value), sum(not np.isnan(one) for one in column)) for column in columns]
        wanted = slow.consensus(tally, listable)
        merit = [slow.majority(*one) * (one[0] + 1) / (one[1] + 2) for one in tally]
        assert [merit[at] for at in got] == [merit[at] for at in wanted]


def alike(votes, labels, group, got, wanted) -> bool:
    """The same list but for the order, and the choice, of statements with equal merit."""

    def merits(listed):
        rows = [slow.figures(votes, labels, group, int(one.split()[0])) for one in listed]
        return sorted((slow.side(row), round(slow.worth(row), 9)) for row in rows)

    return merits(got) == merits(wanted) and [one.split()[1] for one in got] == [one.split()[1] for one in wanted]


@settings(max_examples=40, deadline=None)
@given(rooms())
def test_what_groups_share_is_the_product_of_their_probabilities(room) -> None:
    votes, labels, _ = room
    found = classic.with_labels(votes, labels)
    for statement in range(len(votes[0])):
        rows = [slow.figures(votes, labels, group, statement) for group in range(found.k)]
        assert found.group_aware_agree[statement] == pytest.approx(np.prod([row["pa"] for row in rows]))
        assert found.group_aware_disagree[statement] == pytest.approx(np.prod([row["pd"] for row in rows]))


def test_a_group_that_only_disagrees_has_no_list_as_in_red_dwarf() -> None:
    votes = [[-1.0, -1.0, -1.0]] * 8 + [[1.0, 1.0, 1.0]] * 8
    found = classic.with_labels(votes, [0] * 8 + [1] * 8)
    assert found.representative[0] == ()
    assert found.representative[1] == (0, 1, 2)


def test_priority_falls_as_votes_come_and_meta_statements_have_49() -> None:
    none, ten = np.array([0, 0, 0]), np.array([0, 10, 0])
    found = priority(ten, none, ten, np.array([0.0, 0.0, 5.0]), np.array([False, False, True]))
    assert found[0] == pytest.approx((0.5 * 0.5 * 9) ** 2)
    assert found[1] == pytest.approx((11 / 12 * (1 - 1 / 12) * (1 + 8 / 4)) ** 2)
    assert found[2] == 49


def test_an_even_split_is_the_most_divisive_and_few_votes_say_nothing() -> None:
    found = divided(np.array([10, 20, 2]), np.array([10, 0, 2]), np.array([20, 20, 4]), 30)
    assert found[0] == pytest.approx(20 / 22)
    assert found[1] == pytest.approx((1 - 20 / 22) * 20 / 22)
    assert np.isnan(found[2])
