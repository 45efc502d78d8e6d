"""An engine that is closed while it solves is not waited for, so that Ctrl-C is heard at once."""

import numpy as np

from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Programme


def market_split():
    """Few equations of large numbers over many yes-or-noes: small to write and long to solve (Cornuejols, Dawande)."""
    rng = np.random.default_rng(5)
    rows = rng.integers(0, 100, (5, 40))
    sides = rows.sum(axis=1) // 2
    return Programme.from_arrays(np.zeros(40), "min", rows, sides, sides, 0.0, 1.0, True)


def test_a_solve_on_its_way_is_not_waited_for():
    engine = Highs(market_split(), stoppable=True)
    solving = engine.begin(Limits(seconds=60.0))
    engine.close()
    assert not solving.done()
    assert solving.result().state != "solved"
