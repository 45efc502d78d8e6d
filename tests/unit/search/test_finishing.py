"""What a solver leaves loose is finished by the explorer, and only where that keeps every row."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal.clock import Clock, untold
from purposebuilt.appraisal.search import Search
from purposebuilt.appraisal.space import space_of
from purposebuilt.programme import Programme


class Tight:
    """Knows that the second column need be no larger than the first; `slip` makes it forget the row."""

    counts = np.array([2])

    def __init__(self, slip: float = 0.0) -> None:
        self.slip = slip

    def encode(self, solution: np.ndarray) -> np.ndarray:
        return np.array([round(solution[0])])

    def decode(self, choice: np.ndarray) -> np.ndarray:
        return np.array([choice[0], choice[0] - self.slip], dtype=float)


def search(explorer: Tight | None) -> Search:
    programme = Programme.from_arrays([[-1.0, 0.0], [0.0, 1.0]], "min", [[-1.0, 1.0]], 0, np.inf, 0, 5, [True, False])
    made = Search(programme, space_of(programme, 0.1), Clock(None), 1, untold)
    made.explorer = explorer  # type: ignore[assignment]
    return made


def test_a_loose_column_is_drawn_tight() -> None:
    assert search(Tight()).finished(np.array([1.0, 4.0])).tolist() == [1.0, 1.0]


def test_without_an_explorer_or_with_a_broken_row_a_solution_stays() -> None:
    loose = np.array([1.0, 4.0])
    assert search(None).finished(loose) is loose
    assert search(Tight(slip=0.5)).finished(loose) is loose
