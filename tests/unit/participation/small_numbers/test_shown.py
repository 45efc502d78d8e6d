"""Each figure alone: whatever the estimate, a count below the smallest cell looks like every other such count."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.participation.small_numbers import counted, left_over, rest, share, size
from purposebuilt.participation.small_numbers.shown import GROUP, STEPS, step

MINIMUM = 5


def possible(told: Iterable[tuple[Hashable, int]]) -> dict[Hashable, set[int]]:
    """What an attacker who knows the method learns: the counts that go with each thing told."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    for words, count in told:
        found[words].add(count)
    return found


def hidden(counts: set[int], minimum: int) -> bool:
    """All counts below the smallest cell are possible, or none is."""
    return counts.isdisjoint(range(minimum)) or counts >= set(range(minimum))


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([3, 5, 7]))
def test_no_estimator_whatever_tells_a_small_count_or_a_small_rest(data: st.DataObject, minimum: int) -> None:
    people = data.draw(st.integers(GROUP * minimum, 12 * minimum))
    estimates = data.draw(st.lists(st.floats(0, 1), min_size=people + 1, max_size=people + 1))
    upper = data.draw(st.booleans())
    told = [
        (share(estimates[count], people, minimum, (count, people - count), upper).text, count)
        for count in range(people + 1)
    ]
    for counts in possible(told).values():
        assert hidden(counts, minimum)
        assert hidden({people - count for count in counts}, minimum)


@pytest.mark.parametrize("people", [10, 14, 15, 17, 20, 24, 25, 31, 50, 63])
def test_agree_disagree_and_what_is_left_never_tell_of_fewer_than_five_counts(people: int) -> None:
    told = []
    for agree, disagree in itertools.product(range(people + 1), repeat=2):
        if agree + disagree > people:
            continue
        one = share(agree / people, people, MINIMUM, (agree, people - agree))
        other = share(disagree / people, people, MINIMUM, (disagree, people - disagree), upper=True)
        left = rest(one, other)
        passing = people - agree - disagree
        assert left.low is not None
        assert left.high is not None
        assert left.low - 1e-3 <= passing / people <= left.high + 1e-3
        told.append(((one.text, other.text), (agree, passing, disagree)))
    for at in range(3):
        for counts in possible((words, each[at]) for words, each in told).values():
            assert min(counts) >= MINIMUM or len(counts) >= MINIMUM


@settings(deadline=None)
@given(st.integers(GROUP * MINIMUM, 2000))
def test_a_band_holds_at_least_the_smallest_cell(people: int) -> None:
    width = step(people, MINIMUM)
    assert width in STEPS
    assert width * people >= MINIMUM
    assert (1 / width).denominator == 1


def test_too_small_a_group_has_no_figure() -> None:
    told = share(0.5, 9, MINIMUM)
    assert told.text == "withheld"
    assert not told.told
    assert told.number is told.low is told.high is None
    assert told.reason.startswith("Fewer than 10 people answered")
    assert rest(told, told).reason == told.reason
    assert left_over(told, told, MINIMUM).reason == told.reason


def test_shares_in_words() -> None:
    assert share(0.64, 120, MINIMUM).text == "60-65%"
    assert share(0.64, 60, MINIMUM).text == "60-70%"
    assert share(0.5, 17, MINIMUM).text == "33-67%"
    assert share(0.0, 60, MINIMUM).text == "fewer than 5 people, or under 10%"
    assert share(0.2, 60, MINIMUM, (4, 56)).text == "fewer than 5 people, or under 10%"
    assert share(0.9, 60, MINIMUM, (57, 3)).text == "over 90%, or all but fewer than 5 people"
    assert share(0.6, 60, MINIMUM, upper=True).text == "50-60%"


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_counts_and_what_they_leave_over_hold_the_truth(one: int, other: int) -> None:
    whole, part = max(one, other), min(one, other)
    left = left_over(counted(whole, MINIMUM), counted(part, MINIMUM), MINIMUM)
    assert left.low is not None
    assert left.high is not None
    assert left.low <= whole - part <= left.high
    assert left.high - left.low >= MINIMUM - 1
    assert "0" not in left.text.split()
    assert "0" not in counted(part, MINIMUM).text.split()


def test_counts_in_words() -> None:
    assert [counted(number, MINIMUM).text for number in (0, 4, 5, 12)] == [
        "fewer than 5", "fewer than 5", "5 to 9", "10 to 14",
    ]  # fmt: skip
    assert [size(number, MINIMUM).text for number in (0, 9, 10, 63)] == [
        "fewer than 10", "fewer than 10", "10 to 19", "60 to 69",
    ]  # fmt: skip


@pytest.mark.parametrize("groups", [2, 3, 4])
def test_sizes_of_parts_and_whole_leave_five_values_for_each_small_part(groups: int) -> None:
    told = [
        ((size(sum(parts), 3).text, *(size(part, 3).text for part in parts)), parts[0])
        for parts in itertools.product(range(9 if groups < 4 else 7), repeat=groups)
    ]
    for counts in possible(told).values():
        assert min(counts) >= 3 or len(counts) >= 3
