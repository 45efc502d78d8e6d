"""Matrix products on one thread: on small tables a second one gains little, and costs much where cores are busy.

OpenBLAS, which numpy brings along, parts a product between threads and then waits for the slowest in a loop that gives
no way. Where other work holds a core, each of a hundred small products waits for a turn of the scheduler: a room of
500 x 300 then took twenty times as long. One thread also makes results independent of how many cores there are.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

NAMES = ("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads64_", "openblas_{}_num_threads")
"""How the two functions are called, in numpy's own builds and in others; the braces stand for set or get."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Work on one thread of OpenBLAS, then put back what was set; with another library nothing changes."""
    found = _switch()
    if found is None:
        yield
        return
    get, put = found
    before = get()
    put(1)
    try:
        yield
    finally:
        put(before)


@cache
def _switch() -> tuple[Callable[[], int], Callable[[int], object]] | None:
    """The functions of OpenBLAS that tell and set the number of threads; none where numpy uses something else."""
    try:
        library = ctypes.CDLL(importlib.import_module("numpy._core._multiarray_umath").__file__)
    except (ImportError, OSError, TypeError):
        return None
    for name in NAMES:
        get, put = (getattr(library, name.format(way), None) for way in ("get", "set"))
        if get is not None and put is not None:
            get.restype, put.argtypes = ctypes.c_int, [ctypes.c_int]
            return get, put
    return None
