"""Parts that add up: what is told alone, what together, and what rounds tell of those who came and went."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.participation.small_numbers import apart, camp_sizes, moved, typical
from purposebuilt.problems import Refusal


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 12), max_size=9))
def test_no_small_part_follows_from_the_whole(people: dict[str, int]) -> None:
    told = apart(people, 5)
    assert sorted((*told.alone, *told.together)) == sorted(people)
    assert all(people[key] >= 5 for key in told.alone)
    if told.together and told.alone:
        assert len(told.together) >= 2
        assert sum(people[key] for key in told.together) >= 5


def test_the_smallest_of_the_others_keeps_a_lone_small_part_company() -> None:
    told = apart({"trust": 30, "council": 12, "hospice": 1, "charity": 6}, 5)
    assert told.together == ("charity", "hospice")
    assert told.alone == ("council", "trust")
    assert apart({"trust": 30, "council": 12}, 5).together == ()


def test_camps_are_told_together_or_not_at_all() -> None:
    assert {key: one.text for key, one in camp_sizes({"A": 41, "B": 18}, 5).items()} == {
        "A": "40 to 49", "B": "10 to 19",
    }  # fmt: skip
    assert not any(one.told for one in camp_sizes({"A": 41, "B": 4}, 5).values())


def test_a_median_is_told_to_a_grid_and_for_people_enough() -> None:
    assert typical([10, 20, 33, 41, 52, 61, 70, 72, 80, 90], 5).text == "about 55"
    assert not typical([10, 20, 33, 41], 5).told


def test_rounds_tell_no_single_person_who_came() -> None:
    without, one_more = moved(54, 54, 54, 3, 5), moved(53, 54, 53, 4, 5)
    assert without == one_more
    assert (without.joined.text, without.changed.text) == ("fewer than 5", "fewer than 5")
    assert moved(54, 55, 54, 0, 5).joined.text == "fewer than 10"


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_told_of_rounds_holds_the_truth(stayed: int, joined: int, left: int, changed: int) -> None:
    told = moved(stayed + left, stayed + joined, stayed, min(changed, stayed), 5)
    for shown, truth in ((told.joined, joined), (told.left, left), (told.unchanged, stayed - min(changed, stayed))):
        assert shown.low is not None
        assert shown.high is not None
        assert shown.low <= truth <= shown.high
        assert shown.high - shown.low >= 4


def test_more_cannot_stay_than_were_there() -> None:
    with pytest.raises(Refusal) as refused:
        moved(10, 8, 9, 0, 5)
    assert refused.value.problems[0].code == "PB566"
