"""Parts of a graph are those that SciPy finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.sparse import csgraph

from purposebuilt.appraisal.structure.connected import components


@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_parts_are_those_that_scipy_finds(count, edges):
    kept = np.array([edge for edge in edges if max(edge) < count], dtype=np.int64).reshape(-1, 2)
    graph = sparse.coo_array((np.ones(len(kept)), (kept[:, 0], kept[:, 1])), shape=(count, count))
    _, expected = csgraph.connected_components(graph, directed=False)
    assert components(count, kept[:, 0], kept[:, 1]).tolist() == expected.tolist()


def test_a_long_chain_is_one_part():
    nodes = np.random.default_rng(1).permutation(5_000)
    assert components(5_000, nodes[:-1], nodes[1:]).max() == 0
