"""The strength of a factor beside loops, the shuffles, and the level of the gate."""

import numpy as np
import pytest
from tests.unit.participation.camps.rooms import votes

from purposebuilt.participation.camps.gate import Shuffles, judged, shared_by, strength
from purposebuilt.participation.camps.known import Known, centred


def rest_of(cast: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    seen = ~np.isnan(cast)
    return centred(np.nan_to_num(cast), seen).astype(np.float32), seen


def slow_strength(rest: np.ndarray, seen: np.ndarray) -> float:
    n, m = rest.shape
    level = np.zeros((n, m))
    for i in range(n):
        own = rest[i, seen[i]] - rest[i, seen[i]].mean()
        level[i, seen[i]] = own / np.sqrt((own**2).mean())
    links = np.zeros((m, m))
    for a in range(m):
        for b in range(m):
            both = seen[:, a] & seen[:, b]
            if a != b and both.any():
                link = (level[both, a] * level[both, b]).sum() / np.sqrt(both.sum())
                links[a, b] = np.sign(link) * abs(link) ** 1.5
    return float(np.linalg.eigvalsh(links)[-1] ** (1 / 3))


@pytest.mark.parametrize(("camps", "within"), [(2, 0.002), (1, 0.03)])
def test_the_strength_is_that_of_loops(camps: int, within: float) -> None:
    for seed in range(5):
        rest, seen = rest_of(votes(25, 18, seed, camps)[0])
        assert strength(rest[None], seen, shared_by(seen))[0] == pytest.approx(slow_strength(rest, seen), rel=within)


def test_a_shuffle_keeps_each_statements_votes_and_who_saw_it() -> None:
    rest, seen = rest_of(votes(20, 12, 1)[0])
    drawn = Shuffles(rest, seen, np.random.default_rng(0)).draw(30)
    assert (drawn[:, ~seen] == 0).all()
    for column in range(12):
        for table in drawn:
            assert np.array_equal(np.sort(table[seen[:, column], column]), np.sort(rest[seen[:, column], column]))
    assert len({table.tobytes() for table in drawn}) == 30


def test_each_vote_goes_everywhere_equally_often() -> None:
    seen = np.ones((5, 1), dtype=bool)
    shuffles = Shuffles(np.arange(5, dtype=np.float32)[:, None], seen, np.random.default_rng(0))
    where = np.argmax(shuffles.draw(5000)[:, :, 0] == 4, axis=1)
    assert (np.abs(np.bincount(where) - 1000) < 120).all()


def test_rooms_without_a_factor_pass_one_time_in_twenty() -> None:
    passed = []
    for seed in range(150):
        rest, seen = rest_of(votes(24, 20, seed)[0])
        passed.append(judged(rest, Known(seen, ()), 0.05, 59, np.random.default_rng(seed)).p_value <= 0.05)
    assert 0.0 < np.mean(passed) < 0.11


def test_two_camps_pass() -> None:
    rest, seen = rest_of(votes(40, 20, 0, 2)[0])
    verdict = judged(rest, Known(seen, ()), 0.05, 59, np.random.default_rng(0))
    assert verdict.p_value == pytest.approx(1 / 60)
    assert verdict.draws == 59
    assert verdict.ratio > 1.2
