"""Which nodes of a graph hang together.

SciPy has this too, in `scipy.sparse.csgraph`; loading that costs about 0.08 CPU seconds at each start, more than most
small searches take in all, so these few lines stand in for it and are tested against it.
"""

from __future__ import annotations

import numpy as np

from purposebuilt.programme import Integers


def components(count: int, one: Integers, other: Integers) -> Integers:
    """The part of each of `count` nodes, given edges from `one` to `other`; parts are numbered by their first node.

    Every node takes the least label among its neighbours and then that label's own, until nothing changes: the labels
    of a chain halve their number each time (Shiloach and Vishkin 1982, Journal of Algorithms 3).
    """
    label = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(label[one], label[other])
        new = label.copy()
        for end in (label[one], label[other], one, other):
            np.minimum.at(new, end, low)
        while np.any(new != new[new]):
            new = new[new]
        if np.array_equal(new, label):
            break
        label = new
    parts: Integers = np.unique(label, return_inverse=True)[1].reshape(count).astype(np.int64)
    return parts
