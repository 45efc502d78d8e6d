"""The map and the groups: beside slow twins, and the same whatever the sign, the order of people and of statements."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.classic import slow

from purposebuilt.participation import classic
from purposebuilt.participation.classic.grouping import grouped
from purposebuilt.participation.classic.kmeans import kmeans, silhouettes
from purposebuilt.participation.classic.projection import project
from purposebuilt.problems import Refusal


def made(seed: int, n: int = 60, m: int = 30, camps: int = 3, seen: float = 0.6) -> np.ndarray:
    """Votes of people in camps, each with its own leaning on each statement; more agree than disagree."""
    rng = np.random.default_rng(seed)
    leaning = rng.standard_normal((camps, m)) + 0.3
    votes = np.sign(np.round(leaning[np.arange(n) % camps] + 0.9 * rng.standard_normal((n, m))))
    votes[rng.random((n, m)) > seen] = np.nan
    return votes


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two groupings put the same people together (adjusted Rand index 1)."""
    pairs = set(zip(one.tolist(), other.tolist(), strict=True))
    return len(pairs) == len(set(one.tolist())) == len(set(other.tolist()))


points_of = st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), min_size=4, max_size=25, unique=True)


@settings(max_examples=60, deadline=None)
@given(points_of, st.data())
def test_silhouettes_are_those_of_the_definition(points, data) -> None:
    groupings = [data.draw(st.lists(st.integers(0, 3), min_size=len(points), max_size=len(points))) for _ in range(3)]
    found = silhouettes(np.array(points, dtype=float), [np.array(one) for one in groupings])
    for labels, value in zip(groupings, found, strict=True):
        if 1 < len(set(labels)) < len(points):
            assert value == pytest.approx(slow.silhouette(points, labels))
        else:
            assert np.isnan(value)


def test_k_means_from_many_starts_is_k_means_from_each() -> None:
    rng = np.random.default_rng(3)
    points = rng.standard_normal((80, 2)) * [3, 1]
    starts = [points[rng.choice(80, size=k, replace=False)] for k in (2, 2, 3, 4, 5, 5)]
    for start, (labels, centres) in zip(starts, kmeans(points, starts), strict=True):
        assert labels.tolist() == slow.lloyd([tuple(p) for p in points], [tuple(c) for c in start])
        assert centres == pytest.approx(np.array([points[labels == k].mean(axis=0) for k in range(len(start))]))


def test_a_centre_that_loses_everybody_moves_to_the_farthest_point() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [30.0, 0.0]])
    labels, centres = kmeans(points, [np.array([[1.0, 0.0], [500.0, 0.0]])])[0]
    assert labels.tolist() == [0, 0, 0, 1]
    assert centres == pytest.approx(np.array([[1.0, 0.0], [30.0, 0.0]]))


@pytest.mark.parametrize(("n", "m"), [(40, 12), (12, 40)])
def test_axes_are_the_principal_components(n: int, m: int) -> None:
    votes = made(5, n, m)
    found = project(votes, np.zeros(m, dtype=bool))
    filled = np.where(np.isnan(votes), np.nanmean(votes, axis=0), votes) - np.nanmean(votes, axis=0)
    left, size, right = np.linalg.svd(filled)
    scale = np.sqrt(m / (~np.isnan(votes)).sum(axis=1))
    wanted = left[:, :2] * size[:2] * scale[:, None]
    sign = np.sign((wanted * found.people).sum(axis=0))
    assert found.people * sign == pytest.approx(wanted, abs=1e-9)
    assert found.loadings * sign == pytest.approx(right[:2].T, abs=1e-9)
    assert found.variance == pytest.approx(size[:2] ** 2 / (size**2).sum())
    assert abs(found.loadings[:, 0] @ slow.first_axis(filled.tolist())) == pytest.approx(1, abs=1e-6)
    largest = np.abs(found.loadings).argmax(axis=0)
    assert (found.loadings[largest, [0, 1]] > 0).all()


def test_a_large_room_is_projected_as_a_small_one() -> None:
    votes = made(6, 400, 250, seen=0.2)
    found = project(votes, np.zeros(250, dtype=bool))
    filled = np.where(np.isnan(votes), 0, votes - np.nanmean(votes, axis=0))
    _, size, right = np.linalg.svd(filled, full_matrices=False)
    sign = np.sign((right[:2].T * found.loadings).sum(axis=0))
    assert found.loadings * sign == pytest.approx(right[:2].T, abs=1e-9)
    assert found.variance == pytest.approx(size[:2] ** 2 / (size**2).sum())


def test_statements_taken_out_count_as_passed_by_all_and_stay() -> None:
    votes = made(7)
    zeroed = np.where(np.arange(30) < 3, 0.0, votes)
    one, other = classic.analyse(votes, moderated_out=[0, 1, 2]), project(zeroed, np.zeros(30, dtype=bool))
    assert one.projections == pytest.approx(other.people, abs=1e-9)
    assert not {0, 1, 2} & {*one.consensus_agree, *one.most_divisive, *(at for of in one.representative for at in of)}
    assert one.na[:, 0].sum() == (votes[one.grouped, 0] == 1).sum()


def test_what_nobody_saw_changes_nothing() -> None:
    votes = made(8)
    wider = np.insert(np.insert(votes, 5, np.nan, axis=1), 9, np.nan, axis=0)
    one, other = classic.analyse(votes), classic.analyse(wider)
    assert np.delete(other.projections, 9, axis=0) == pytest.approx(one.projections, abs=1e-9)
    assert np.delete(other.labels, 9).tolist() == one.labels.tolist()
    assert other.labels[9] == -1
    assert other.projections[9].tolist() == [0, 0]
    assert [[at - (at > 5) for at in of] for of in other.representative] == [list(of) for of in one.representative]


@pytest.mark.parametrize("seed", range(6))
def test_groups_hang_neither_on_sign_nor_on_order(seed: int) -> None:
    votes = made(seed, 70 + 10 * seed, 25 + 3 * seed, camps=1 + seed % 4, seen=0.3 + 0.1 * seed)
    found = classic.analyse(votes)
    rng = np.random.default_rng(seed)
    for sign in (1, -1):
        rows, columns = rng.permutation(len(votes)), rng.permutation(votes.shape[1])
        other = classic.analyse(sign * votes[rows][:, columns])
        assert same(other.labels, found.labels[rows])
        assert other.silhouette == pytest.approx(found.silhouette, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_those_of_every_mirrored_map(seed: int) -> None:
    votes = made(20 + seed, camps=2 + seed % 3)
    points = project(votes, np.zeros(30, dtype=bool)).people
    for k in (2, 3, 4):
        found = [grouped(points * flip, k, None, turned) for flip, turned in (([1, 1], 1.0), ([-1, -1], -1.0))]
        assert same(found[0].labels, found[1].labels)
    free = grouped(points, None, None)
    for flip in ([1, -1], [-1, 1], [-1, -1]):
        mirrored = grouped(points * flip, None, None)
        if mirrored.silhouette == pytest.approx(free.silhouette, abs=1e-9):
            assert same(mirrored.labels, free.labels)
        else:  # only where the start of red-dwarf itself, which looks along x one way, was the better one
            own = max(free.silhouette, mirrored.silhouette)
            assert own == pytest.approx(best_of_own_starts(points), abs=1e-9)


def best_of_own_starts(points: np.ndarray) -> float:
    """The best silhouette that red-dwarf's rule gives on the map and on its mirror images."""
    worth = []
    for flip in ([1, 1], [1, -1], [-1, 1], [-1, -1]):
        order = np.unique(points * flip, axis=0) * flip
        runs = kmeans(points, [order[:k] for k in (2, 3, 4, 5)])
        worth.append(silhouettes(points, [labels for labels, _ in runs]).max())
    return max(worth)


@pytest.mark.parametrize("seed", range(8))
def test_the_silhouette_is_never_below_that_of_red_dwarfs_start(seed: int) -> None:
    votes = made(40 + seed, camps=1 + seed % 4, seen=0.4)
    found = classic.analyse(votes)
    points = found.projections[found.grouped]
    runs = kmeans(points, [np.unique(points, axis=0)[:k] for k in (2, 3, 4, 5)])
    assert found.silhouette >= silhouettes(points, [labels for labels, _ in runs]).max() - 1e-9


def test_given_centres_are_where_the_search_starts_and_number_the_groups() -> None:
    votes = made(9)
    free = classic.analyse(votes, k=3)
    turned = classic.analyse(votes, k=3, centres=free.centres[::-1])
    assert same(turned.labels, free.labels)
    assert turned.centres == pytest.approx(free.centres[::-1], abs=1e-9)
    fewer = classic.analyse(votes, k=3, centres=free.centres[:1].tolist())
    assert fewer.k == 3


def test_groups_are_numbered_by_size() -> None:
    found = classic.analyse(made(10, camps=2))
    assert found.sizes.tolist() == sorted(found.sizes.tolist(), reverse=True)
    assert found.sizes.sum() == found.grouped.sum()


def test_light_voters_are_on_the_map_but_in_no_group() -> None:
    votes = made(11)
    votes[4, 6:] = np.nan
    found = classic.analyse(votes)
    assert not found.grouped[4]
    assert found.labels[4] == -1
    assert classic.analyse(votes, min_votes=1).grouped[4] == (~np.isnan(votes[4])).any()


@pytest.mark.parametrize(
    "votes",
    [np.ones((6, 9)), np.ones((1, 9)), np.full((4, 9), np.nan), np.array([[1.0, -1.0], [-1.0, 1.0]]), np.ones((5, 1))],
)
def test_rooms_too_small_or_too_much_alike_are_no_more_than_one_group(votes: np.ndarray) -> None:
    found = classic.analyse(votes)
    assert found.k == (1 if (~np.isnan(votes)).any() else 0)
    assert np.isnan(found.silhouette)
    assert np.isfinite(found.projections).all()


def test_more_groups_than_places_are_refused() -> None:
    with pytest.raises(Refusal, match=r"PB537 .*stand in 1 different places"):
        classic.analyse(np.ones((6, 9)), k=2)


@pytest.mark.parametrize("centres", [[1.0, 2.0], "here", [[1, 2, 3]], [[float("nan"), 0]]])
def test_centres_that_are_no_pairs_are_refused(centres) -> None:
    with pytest.raises(Refusal, match="PB538"):
        classic.analyse(made(1), k=2, centres=centres)
