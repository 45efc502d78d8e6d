"""Any room has an answer, however odd: shares add up, lie in their intervals, and nothing is divided by nobody."""

import dataclasses
import warnings

import numpy as np
import pytest

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.ground import Estimate, Voice, shared_ground


def odd_room(seed: int) -> Ballots:
    random = np.random.default_rng(seed)
    n, m = int(random.integers(0, 20)), int(random.integers(1, 7))
    votes = random.choice([1.0, 0.0, -1.0, np.nan], (n, m), p=random.dirichlet([1, 1, 1, 1]))
    votes = votes[~np.isnan(votes).all(axis=1)]
    n = len(votes)
    present, body = np.unique(random.integers(0, random.integers(1, 8), n), return_inverse=True)
    bodies, types, places = len(present), int(random.integers(0, 4)), int(random.integers(0, 4))
    return Ballots(
        statements=tuple(f"s{at}" for at in range(m)),
        participants=tuple(f"m{at:02}" for at in range(n)),
        votes=votes,
        matters=random.random((n, m)) < 0.3,
        body=body,
        bodies=tuple(f"o{at}" for at in range(bodies)),
        type=random.integers(-1, max(types, 1), bodies) if types else np.full(bodies, -1),
        types=tuple(f"t{at}" for at in range(types)),
        place=random.integers(-1, max(places, 1), bodies) if places else np.full(bodies, -1),
        places=tuple(f"p{at}" for at in range(places)),
        weight=random.integers(0, 3, bodies).astype(float),
        people=np.full(bodies, np.nan),
    )


def sound(one: Estimate) -> bool:
    return (
        bool(np.isfinite(dataclasses.astuple(one)).all())
        and one.agree + one.passing + one.disagree == pytest.approx(1)
        and 0 <= one.low <= one.agree <= one.high <= 1
        and 0 <= one.support_low <= one.support <= one.support_high <= 1
    )


@pytest.mark.parametrize("voice", Voice)
def test_any_room_has_a_sound_answer(voice: Voice) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for seed in range(60):
            heard = odd_room(seed)
            found = shared_ground(heard, voice, {key: at % 2 for at, key in enumerate(heard.participants)})
            assert sorted(found.order) == sorted(heard.statements)
            for one in found.statements:
                groups = (*one.by_type.values(), *one.by_place.values(), *one.by_body.values())
                assert all(sound(estimate) for estimate in (one.system, *groups))
                assert 0 <= one.score <= 1
                assert 0 <= one.matters <= 1
