"""HiGHS's own preparation may lose a row: "impossible" is passed on only when it is said without preparation too."""

import numpy as np

from purposebuilt.engines.highs import Highs
from purposebuilt.programme import Programme


def test_impossible_is_asked_twice_and_the_engine_is_as_before():
    rows = np.array([[1.0, 1.0], [1.0, -1.0]])
    programme = Programme.from_arrays([1.0, 1.0], "min", rows, [1.0, 0.0], [1.0, 0.0], 0.0, 1.0, True)
    engine = Highs(programme)
    asked = []
    unprepared = engine._ask_unprepared
    engine._ask_unprepared = lambda: (asked.append(True), unprepared())
    assert engine.solve().state == "impossible"
    assert asked == [True]
    assert engine._model.getOptionValue("presolve")[1] == "choose"
    engine.row_bounds(1, np.array([-1.0]), np.array([1.0]))
    assert engine.solve().state == "solved"
    assert asked == [True]
    engine.close()
