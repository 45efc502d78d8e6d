"""Hypothesis strategies for small programmes with one to five objectives of mixed senses."""

import numpy as np
from hypothesis import strategies as st

from purposebuilt.programme import Programme


@st.composite
def small(draw, objectives=(1, 5), columns=(1, 6), rows=(0, 3), high=2):
    """Whole columns 0..1 or 0..2, rows with small whole coefficients: few enough combinations to write all down."""
    n = draw(st.integers(*columns))
    k = draw(st.integers(*objectives))
    m = draw(st.integers(*rows))
    whole = st.integers(-5, 9)
    costs = draw(st.lists(st.lists(whole, min_size=n, max_size=n), min_size=k, max_size=k))
    matrix = draw(st.lists(st.lists(st.integers(-3, 5), min_size=n, max_size=n), min_size=m, max_size=m))
    centre = draw(st.lists(st.integers(-4, 12), min_size=m, max_size=m))
    width = draw(st.lists(st.sampled_from([0, 2, 5, np.inf]), min_size=m, max_size=m))
    upper = draw(st.lists(st.integers(1, high), min_size=n, max_size=n))
    return Programme.from_arrays(
        np.array(costs, dtype=float).reshape(k, n),
        draw(st.lists(st.sampled_from(["min", "max"]), min_size=k, max_size=k)),
        np.array(matrix, dtype=float).reshape(m, n),
        np.array(centre, dtype=float) - width,
        np.array(centre, dtype=float),
        0.0,
        upper,
        True,
        requirement_of_row=[draw(st.sampled_from([None, "a", "b", "c"])) for _ in range(m)],
        offset=draw(st.lists(st.sampled_from([0.0, 0.5, -3.0]), min_size=k, max_size=k)),
    )
