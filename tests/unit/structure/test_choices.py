"""Groups of binaries of which one may be chosen."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from purposebuilt.appraisal.structure.choices import NONE, choice_groups
from purposebuilt.programme import Programme


def programme(rows, lower, upper, *, high=1.0, integer=True):
    matrix = np.atleast_2d(np.asarray(rows, dtype=float))
    return Programme.from_arrays(np.zeros(matrix.shape[1]), "min", matrix, lower, upper, 0.0, high, integer)


def test_lines_of_a_design_are_groups():
    of, rows = choice_groups(
        programme([[1, 1, 0, 0, 0], [0, 0, 1, 1, 0], [1, 0, 0, 0, -1]], [1, 1, -np.inf], [1, 1, 0])
    )
    assert of.tolist() == [0, 0, 1, 1, NONE]
    assert rows.tolist() == [0, 1]


def test_an_assignment_is_covered_by_half_of_its_rows():
    rows = [[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]]
    of, chosen = choice_groups(programme(rows, 1, 1))
    assert of.tolist() == [0, 0, 1, 1]
    assert chosen.tolist() == [0, 1]


def test_exact_rows_come_before_packing_rows_and_groups_are_numbered_by_row():
    of, rows = choice_groups(programme([[0, 1, 1, 1], [2, 2, 0, 0]], [-np.inf, 2], [1, 2]))
    assert of.tolist() == [1, 1, 0, 0]
    assert rows.tolist() == [0, 1]


def test_what_is_no_choice_is_no_group():
    cases = [
        programme([[1, 1]], 1, 2),
        programme([[1, 2]], 1, 1),
        programme([[1, 1]], 1, 1, high=2.0),
        programme([[1, 1]], 1, 1, integer=False),
        programme([[1, -1]], 1, 1),
        programme([[0, 0]], 1, 1),
    ]
    assert all(not choice_groups(case).rows.size for case in cases)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_every_possible_solution_takes_at_most_one_of_each_group(data):
    n, m = data.draw(st.integers(1, 6)), data.draw(st.integers(0, 4))
    matrix = data.draw(
        st.lists(st.lists(st.sampled_from([0, 0, 1, 1, 2]), min_size=n, max_size=n), min_size=m, max_size=m)
    )
    lower = data.draw(st.lists(st.sampled_from([-np.inf, 0.0, 1.0]), min_size=m, max_size=m))
    case = programme(np.array(matrix, dtype=float).reshape(m, n), lower, 1.0)
    of, rows = choice_groups(case)
    assert np.all(np.unique(of[of != NONE]) == np.arange(len(rows)))
    for code in range(2**n):
        x = np.array([(code >> at) & 1 for at in range(n)], dtype=float)
        if case.broken(x):
            continue
        for group, row in enumerate(rows):
            taken = x[of == group].sum()
            assert taken == 1 if case.row_lower[row] == case.row_upper[row] else taken <= 1
