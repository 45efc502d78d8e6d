"""What groups have in common, beside loops; and camps that are only known groups."""

import numpy as np
import pytest
from tests.unit.participation.camps.rooms import votes

from purposebuilt.participation.camps import camps
from purposebuilt.participation.camps.heard import given, heard
from purposebuilt.participation.camps.known import centred, known, without_leniency


def slow_taken(rest: np.ndarray, seen: np.ndarray, group: np.ndarray, own: bool) -> np.ndarray:
    """One division taken out of the votes, statement by statement."""
    m = rest.shape[1]
    groups = [one for one in set(group.tolist()) if one >= 0 and (group == one).sum() > 1]
    above, size, within, means = np.zeros(m), np.zeros(m), np.zeros(m), {}
    for s in range(m):
        parts = {one: rest[(group == one) & seen[:, s], s] for one in groups}
        parts = {one: part for one, part in parts.items() if len(part)}
        voted = sum(map(len, parts.values()))
        means[s] = {one: (part.mean(), len(part)) for one, part in parts.items()}
        squares = sum(((part - part.mean()) ** 2).sum() for part in parts.values())
        within[s] = squares / max(voted - len(parts), 1)
        above[s] = sum(len(p) * p.mean() ** 2 for p in parts.values()) - (len(parts) - 1) * within[s]
        size[s] = voted - sum(len(p) ** 2 for p in parts.values()) / max(voted, 1)
    spread = np.maximum(above / size if own else np.full(m, above.sum() / size.sum()), 0)
    left = rest.copy()
    for s in range(m):
        for one, (mean, count) in means[s].items():
            left[(group == one) & seen[:, s], s] -= mean * spread[s] / (spread[s] + within[s] / count)
    return left


@pytest.mark.parametrize("name", ["type", "organisation"])
def test_what_is_taken_out_is_what_loops_take_out(name: str) -> None:
    cast, group = votes(60, 15, 4, 5)
    group[:4] = [-1, -1, 7, 8]
    seen = ~np.isnan(cast)
    rest = centred(np.nan_to_num(cast), seen)
    of = heard(given(cast))
    of = type(of)(np.nan_to_num(cast), seen, np.arange(60), np.arange(15), 1, {name: group})
    learnt = known(of, rest)
    assert [division.name for division in learnt.divisions] == [name]
    slow = slow_taken(rest, seen, group, name == "type")
    assert learnt.without(rest[None].astype(np.float32))[0] == pytest.approx(slow, abs=1e-4)


def test_groups_that_do_not_matter_are_left_alone() -> None:
    cast, _ = votes(60, 15, 4)
    of = heard(given(cast))
    groups = {"type": np.arange(60) % 4, "organisation": np.arange(60) % 13}
    of = type(of)(of.votes, of.seen, of.people, of.asked, of.sign, groups)
    assert known(of, centred(of.votes, of.seen)).divisions == ()


def test_means_are_taken_out_of_people_and_statements() -> None:
    cast, _ = votes(30, 20, 2)
    seen = ~np.isnan(cast)
    rest = centred(np.nan_to_num(cast), seen)
    assert np.abs(rest.sum(axis=0)).max() < 1e-9
    assert np.abs(rest.sum(axis=1)).max() < 1e-3


def test_leniency_that_shows_less_near_full_agreement_is_taken_out_by_least_squares() -> None:
    cast, _ = votes(30, 12, 2)
    seen = ~np.isnan(cast)
    filled = np.nan_to_num(cast)
    level = np.nanmean(cast, axis=0)
    own = np.nanmean(cast - level, axis=1)
    rest = centred(filled, seen, 40)
    terms = [centred(np.outer(a, b), seen, 40)[seen] for a, b in ((own, level), (own, level**2), (own**2, level))]
    share = np.linalg.lstsq(np.array(terms).T, rest[seen], rcond=None)[0]
    slow = rest[seen] - np.array(terms).T @ share
    assert without_leniency(filled, seen)[seen] == pytest.approx(slow, abs=0.005)
    assert without_leniency(-filled, seen) == pytest.approx(-without_leniency(filled, seen), abs=1e-9)


def test_a_spread_of_leniency_makes_no_camps() -> None:
    rng = np.random.default_rng(0)
    odds = rng.normal(0.5, 0.9, 50) + rng.normal(0, 1.2, (200, 1))
    assert not camps(np.where(rng.random((200, 50)) < 1 / (1 + np.exp(-odds)), 1, -1)).found


def test_types_that_differ_are_no_hidden_camp(ballots_of_types) -> None:
    found = camps(ballots_of_types)
    assert not found.found
    assert "type of organisation" in found.reason
    assert "type" in found.set_aside
    assert camps(ballots_of_types.votes).found
