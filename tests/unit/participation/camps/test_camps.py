"""Camps as a caller sees them: found where they are, the same in any order and sign, and told in words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.camps.rooms import votes

from purposebuilt.participation.camps import camps
from purposebuilt.participation.camps.axis import PRIOR, axis
from purposebuilt.participation.camps.drawing import along_one, plane
from purposebuilt.participation.camps.gate import levelled, shared_by
from purposebuilt.participation.camps.heard import given as given_votes
from purposebuilt.participation.camps.heard import heard
from purposebuilt.participation.camps.known import centred
from purposebuilt.participation.camps.parted import agreement, centres_of
from purposebuilt.participation.camps.telling import _apart
from purposebuilt.participation.room import About, Participant, Position, Positions, Room, Stance, Statement
from purposebuilt.problems import Refusal


def partition(found: object) -> np.ndarray:
    return np.array(found.labels)


def test_two_camps_are_found_as_they_are() -> None:
    cast, camp = votes(60, 30, 1, 2)
    found = camps(cast)
    assert found.found
    assert found.count == 2
    assert agreement(partition(found) - 1, camp) > 0.85
    assert found.p_value <= 0.05
    assert found.stability >= 0.75
    assert found.sizes == tuple(np.bincount(partition(found))[1:])
    assert found.sizes[0] >= found.sizes[1]
    assert found.sentence.startswith("People fall into two camps")


def test_three_camps_are_found_as_they_are() -> None:
    cast, camp = votes(90, 40, 2, 3)
    found = camps(cast)
    assert found.count == 3
    assert agreement(partition(found) - 1, camp) > 0.85
    assert len(found.second) == 90


def test_without_structure_there_are_none() -> None:
    found = [camps(votes(40, 25, seed)[0]) for seed in range(20)]
    assert sum(each.found for each in found) <= 2
    one = next(each for each in found if not each.found)
    assert one.labels == ()
    assert one.count == 1
    assert one.sentence.startswith("No distinct camps: ")


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 500), st.sampled_from([1, 2, 3]), st.sampled_from([1, -1]))
def test_order_and_sign_change_nothing(seed: int, count: int, sign: int) -> None:
    cast, _ = votes(32, 18, seed, count)
    cast[3], cast[:, 5] = cast[4], cast[:, 6]
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(32), rng.permutation(18)
    one, other = camps(cast), camps(sign * cast[np.ix_(rows, columns)])
    assert (one.found, one.p_value, one.ratio, one.stability) == (
        other.found,
        other.p_value,
        other.ratio,
        other.stability,
    )
    if one.found:
        assert agreement(partition(one)[rows], partition(other)) == 1
        assert np.abs(one.axis[rows]) == pytest.approx(np.abs(other.axis))
        assert one.loadings[columns] == pytest.approx(other.loadings) or sign == -1


def test_the_named_statement_fixes_the_sign() -> None:
    cast, _ = votes(60, 30, 1, 2)
    for given_, found in ((cast, camps(cast)), (-cast, camps(-cast))):
        assert found.loadings[found.named_by] == np.abs(found.loadings).max()
        agree, disagree = given_[:, found.named_by] == 1, given_[:, found.named_by] == -1
        assert found.axis[agree].mean() > found.axis[disagree].mean()


def test_shares_are_counted_in_each_camp() -> None:
    cast, _ = votes(60, 30, 1, 2)
    found = camps(cast)
    for camp in (1, 2):
        mine = cast[partition(found) == camp]
        assert np.array_equal(found.votes[camp - 1], (~np.isnan(mine)).sum(axis=0))
        assert found.shares[camp - 1] == pytest.approx((mine == 1).sum(axis=0) / found.votes[camp - 1])


def test_a_difference_is_measured_between_camps_drawn_without_the_statement() -> None:
    cast, _ = votes(40, 16, 1, 2)
    of = heard(given_votes(cast))
    rest = centred(of.votes, of.seen).astype(np.float32)
    first = axis(levelled(rest, of.seen), of.seen, shared_by(of.seen))
    drawn = along_one(first, of.seen, shared_by(of.seen), np.random.default_rng(0))
    low, high = centres_of(plane((first,)), drawn.label)[:, 0]
    prior = PRIOR * np.mean([sum(first.loadings[t] ** 2 for t in np.flatnonzero(row)) for row in of.seen])
    for s in range(16):
        agree, voted = [1, 1], [2, 2]
        for i in np.flatnonzero(of.seen[:, s]):
            others = [t for t in np.flatnonzero(of.seen[i]) if t != s]
            pull = sum(first.level[i, t] * first.loadings[t] for t in others)
            at = pull / (sum(first.loadings[t] ** 2 for t in others) + prior)
            camp = int(abs(at - high) < abs(at - low))
            agree[camp] += of.votes[i, s] * of.sign == 1
            voted[camp] += 1
        expected = abs(agree[0] / voted[0] - agree[1] / voted[1])
        assert _apart(of, (first,), drawn.label)[s] == pytest.approx(expected, abs=1e-6)


def test_somebody_with_few_votes_is_in_no_camp() -> None:
    cast, _ = votes(60, 30, 1, 2)
    cast[7, 4:] = np.nan
    found = camps(cast)
    assert found.labels[7] == -1
    assert np.isnan(found.axis[7])
    assert set(found.labels) == {-1, 1, 2}


def test_a_handful_that_stands_apart_is_no_camp() -> None:
    cast, _ = votes(60, 30, 3)
    cast[:2] = np.where(np.arange(30) % 2, 1, -1)
    assert not camps(cast).found


def test_a_room_and_its_array_say_the_same() -> None:
    cast, _ = votes(40, 20, 1, 2)
    people, asked = [f"p{at:02}" for at in range(40)], [f"s{at:02}" for at in range(20)]
    taken = [Position(people[i], asked[j], Stance(int(cast[i, j]))) for i, j in np.argwhere(~np.isnan(cast))]
    room = Room(
        About("A test"),
        statements=tuple(Statement(key, f"Text of {key}.") for key in asked),
        participants=tuple(Participant(key) for key in people),
        positions=Positions.of(taken, people, asked),
    )
    one, other = camps(room), camps(cast)
    assert one.labels == other.labels
    assert one.by_participant["p00"] == one.labels[0]
    assert one.named_by == asked[other.named_by]
    assert f"Text of {one.telling[0].statement}." in one.sentence


def test_too_few_votes_are_no_camps_and_no_error() -> None:
    for shape in ((1, 1), (5, 30), (30, 2)):
        found = camps(np.ones(shape))
        assert not found.found
        assert found.p_value is None
        assert "there are too few" in found.reason
    assert not camps(np.full((30, 20), np.nan)).found


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        (np.zeros(4), "PB530"),
        (np.zeros((0, 3)), "PB530"),
        (np.array([["a"]]), "PB530"),
        (np.full((3, 3), 2.0), "PB531"),
    ],
)
def test_what_is_no_table_of_votes_is_refused(given_: np.ndarray, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        camps(given_)
    assert [problem.code for problem in refused.value.problems] == [code]
