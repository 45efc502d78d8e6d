"""Matrix products on one thread: on small tables a second one gains little, and costs much where cores are busy.

OpenBLAS, which numpy brings along, parts a product between threads and then waits for the slowest in a loop that gives
no way. Where other work holds a core, each of a hundred small products waits for a turn of the scheduler: a room of
500 x 300 then took twenty times as long. One thread also makes results independent of how many cores there are. The
only file that knows threadpoolctl.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Work on one thread of the library that multiplies matrices for numpy, then put back what was set."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    """What numpy has loaded: looked for once, which takes milliseconds."""
    np.zeros(1)
    return ThreadpoolController()
