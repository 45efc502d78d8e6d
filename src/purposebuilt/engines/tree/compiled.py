"""The door to the compiled tree: arrays in, points out. The only file that knows the shared library.

What is searched and why it is right stands in `tree.hpp`; docs/explanation/how-the-tree-works.md says it in words.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from purposebuilt.programme import Booleans, Floats, Integers

LEAST_OBJECTIVES, MOST_OBJECTIVES = 2, 6
MOST_OF_A_GROUP = 64
"""A group has at most so many candidates: those still allowed are the bits of one word."""

_WHOLE, _REAL, _LONG = ctypes.c_int, ctypes.c_double, ctypes.c_int64


@dataclass(frozen=True, eq=False)
class Choices:
    """A programme of choices: of each group exactly one candidate is taken.

    Candidates are numbered through all groups, group g's from `first[g]` (g + 1 entries). `cost` is candidates x k,
    less is better, in units of each objective's range. `entry_*` are the candidates' coefficients in rows, as a sparse
    matrix by candidate; rows lie between `lower` and `upper`. `follows` has, for each group, -1 where it
    is branched on, or the candidate (counted from 0 in its group) that is best in every objective once all other groups
    are settled and rows allow it; no row may hold two groups that follow. `weight` (h x k), `constant` (h) and
    `reduced` (h x candidates) are half-spaces: for every choice, weight . y >= constant + the sum of its reduced costs.
    `step` (k) is by how much a point must be better to be worth listing, `top` (k) a value that no point exceeds.
    """

    first: Integers
    follows: Integers
    cost: Floats
    entry_first: Integers
    entry_row: Integers
    entry_value: Floats
    lower: Floats
    upper: Floats
    weight: Floats
    constant: Floats
    reduced: Floats
    step: Floats
    top: Floats


@dataclass(frozen=True, slots=True)
class Counts:
    """What a tree has done: nodes, leaves, points offered, zones tested at nodes, zones open, zones ever made."""

    nodes: int
    leaves: int
    offered: int
    tests: int
    open: int
    zones: int


@dataclass(eq=False)
class Stock:
    """Choices as the compiled side holds them; trees of one stock share it. Let go of it after its trees."""

    choices: Choices
    _handle: int | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        given = self.choices
        sizes = [given.cost.shape[1], len(given.first) - 1, len(given.cost), len(given.lower), len(given.weight)]
        whole = [sizes, given.first, given.follows]
        entries = [given.entry_first, given.entry_row]
        rest = [given.entry_value, given.lower, given.upper, given.weight, given.constant, given.reduced]
        arrays = [*map(_integers, whole), _reals(given.cost), *map(_integers, entries)]
        arrays += [_reals(array) for array in (*rest, given.step, given.top)]
        self._handle = _library().choices_new(*(_address(array) for array in arrays))

    @property
    def handle(self) -> int | None:
        """Where the compiled side keeps it."""
        return self._handle

    def close(self) -> None:
        """Let go of the memory."""
        if self._handle is not None:
            _library().choices_free(self._handle)
            self._handle = None


class Tree:
    """One search among choices. Python's lock is let go of while it runs, so that two trees use two cores."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._objectives = stock.choices.cost.shape[1]
        self._groups = len(stock.choices.first) - 1
        self._handle: int | None = _library().tree_new(stock.handle)

    def close(self) -> None:
        """Let go of the memory."""
        if self._handle is not None:
            _library().tree_free(self._handle)
            self._handle = None

    def offer(self, point: Floats, taken: Integers) -> bool:
        """List a point (k) with the candidate taken in each group; False where it is worth nothing."""
        y, candidates = _reals(point), _integers(taken)
        return bool(_library().tree_offer(self._handle, _address(y), _address(candidates)))

    def dive(self, half_space: int, nodes: int) -> None:
        """List good points for one half-space's weights, looking at so many nodes at most."""
        _library().tree_dive(self._handle, half_space, nodes)

    def run(self, nodes: int) -> bool:
        """Search so many nodes more; True once nothing is left to search."""
        return not _library().tree_run(self._handle, nodes)

    def gap(self) -> float:
        """The most, in every objective's units at once, by which a point not listed could be better than all listed."""
        return float(_library().tree_gap(self._handle))

    def give_to(self, other: Tree) -> bool:
        """Hand untried branches to a tree that has nothing to do; False where there are none."""
        return bool(_library().tree_give(self._handle, other._handle))

    def __len__(self) -> int:
        return int(_library().tree_points(self._handle))

    def listed(self, start: int = 0) -> tuple[Floats, Integers]:
        """Points from number `start` on in the order of finding (N x k, beaten ones included) and what was taken."""
        count = len(self) - start
        points = np.zeros((count, self._objectives))
        taken = np.zeros((count, self._groups), dtype=np.int32)
        _library().tree_read(self._handle, start, _address(points), _address(taken))
        return points, taken.astype(np.int64)

    def counts(self) -> Counts:
        """What was done so far."""
        numbers = np.zeros(6, dtype=np.int64)
        _library().tree_counts(self._handle, _address(numbers))
        return Counts(*(int(number) for number in numbers))


def unbeaten(points: Floats) -> Booleans:
    """Which points (N x k, less is better) no other matches or betters everywhere; the first of equals is kept."""
    given = _reals(points)
    kept = np.zeros(len(given), dtype=np.uint8)
    if len(given):
        _library().points_unbeaten(_address(given), len(given), given.shape[1], _address(kept))
    return kept.astype(np.bool_)


@cache
def _library() -> Any:
    found = ctypes.CDLL(str(Path(__file__).with_name("tree.bin")))
    pointer = ctypes.c_void_p
    known: dict[str, tuple[Any, list[Any]]] = {
        "choices_new": (pointer, [pointer] * 14),
        "choices_free": (None, [pointer]),
        "tree_new": (pointer, [pointer]),
        "tree_free": (None, [pointer]),
        "tree_offer": (_WHOLE, [pointer] * 3),
        "tree_dive": (None, [pointer, _WHOLE, _LONG]),
        "tree_run": (_WHOLE, [pointer, _LONG]),
        "tree_gap": (_REAL, [pointer]),
        "tree_give": (_WHOLE, [pointer] * 2),
        "tree_points": (_LONG, [pointer]),
        "tree_read": (None, [pointer, _LONG, pointer, pointer]),
        "tree_counts": (None, [pointer, pointer]),
        "points_unbeaten": (None, [pointer, _LONG, _WHOLE, pointer]),
    }
    for name, (result, arguments) in known.items():
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    return found


def _integers(values: Any) -> Any:
    return np.ascontiguousarray(values, dtype=np.int32)


def _reals(values: Any) -> Floats:
    return np.ascontiguousarray(values, dtype=np.float64)


def _address(array: Any) -> int:
    """Where an array lies: the caller keeps the array itself until the call is over."""
    return int(array.ctypes.data)
