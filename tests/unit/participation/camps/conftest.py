"""A room in which two types of organisation differ, and nothing else."""

import numpy as np
import pytest
from tests.unit.participation.camps.rooms import votes

from purposebuilt.participation.ballots import Ballots


@pytest.fixture
def ballots_of_types() -> Ballots:
    cast, camp = votes(90, 25, 5, 2)
    body = camp * 6 + np.arange(90) % 6
    nothing = np.full(12, np.nan)
    return Ballots(
        statements=tuple(f"s{at:02}" for at in range(25)),
        participants=tuple(f"p{at:02}" for at in range(90)),
        votes=cast,
        matters=np.zeros(cast.shape, dtype=bool),
        body=body,
        bodies=tuple(f"o{at:02}" for at in range(12)),
        type=np.arange(12) // 6,
        types=("council", "trust"),
        place=np.full(12, -1),
        places=(),
        weight=nothing,
        people=nothing,
    )
