"""The door to compiled runs of equal shares. The only file that knows the shared library.

What a run does and why it is right stands in `run.hpp`; docs/explanation/how-a-budget-is-shared.md says it in words.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import gcd, lcm, nextafter
from pathlib import Path
from typing import Any

import numpy as np

from purposebuilt.participation.shares.stakes import EXACT, Stakes

EPS = 2.0**-52
SURE = 2**50
"""Quotients of whole numbers whose product stays below this differ as floats where they differ at all."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is bought, in order; None where undecided, and then about where (0 to 1) between the ends it turns."""

    order: tuple[int, ...] | None
    turn: float


class Runs:
    """The stakes as the compiled side holds them, for runs at any part of the budget. Not for two threads at once."""

    def __init__(self, stakes: Stakes, arrays: tuple[Any, ...]) -> None:
        self._handle: int | None = None
        self._handle = _library().runs_new(len(stakes.mass), len(stakes.cost), *map(_address, arrays))
        self._order = (ctypes.c_int * max(1, len(stakes.cost)))()
        self._parts = (ctypes.c_double * 4)()
        self._turn = ctypes.c_double()

    def __del__(self) -> None:
        if self._handle is not None:
            _library().runs_free(self._handle)
            self._handle = None

    def between(self, low: int, high: int, below: int, limit: int) -> Ordered:
        """What is bought for every part from `low` to `high`; an order whose cost is above `limit` may be cut short.

        Parts are what a unit of mass holds, in whole numbers over `below`.
        """
        parts = self._parts
        for end, part in ((0, low), (2, high)):
            near = part / below
            whole = below == 1 and part < EXACT
            parts[end] = near if whole else nextafter(near, -1.0)
            parts[end + 1] = near if whole else nextafter(near, float("inf"))
        ends = 1 if low == high else 2
        count = _library().runs_decide(self._handle, ends, parts, float(limit), self._order, ctypes.byref(self._turn))
        if count < 0:
            return Ordered(None, self._turn.value)
        return Ordered(tuple(self._order[:count]), 0.5)


def runs(stakes: Stakes) -> Runs | None:
    """Get ready to run; None where a number is too large to be exact in floats."""
    first: list[int] = [0]
    row: list[int] = []
    gain: list[int] = []
    mass: list[int] = []
    real: list[tuple[float, ...]] = []
    if sum(stakes.cost) >= EXACT:
        return None
    comparable = _comparable(stakes)
    for project, (rows, gains) in enumerate(zip(stakes.rows, stakes.gain, strict=True)):
        weigh = [stakes.mass[group] for group in rows]
        total = sum(one * other for one, other in zip(weigh, gains, strict=True))
        if max(total, sum(weigh)) >= EXACT:
            return None
        row += rows
        gain += gains
        mass += weigh
        first.append(len(row))
        inverse = float(1 / stakes.unit[project])
        real.append((float(total), float(stakes.cost[project]), (len(rows) + 8) * EPS, inverse, comparable[project]))
    twin, waits = _twins(stakes)
    whole = [np.array(each, dtype=np.int32) for each in (first, row)]
    reals = [np.array(each, dtype=np.float64) for each in (gain, mass, real)]
    return Runs(stakes, (*whole, *reals, np.array(twin, dtype=np.int32), np.array(waits, dtype=np.uint8)))


def _twins(stakes: Stakes) -> tuple[list[int], list[bool]]:
    """Projects with the same cost and the same stakes tie whatever happens: the first by rank goes first.

    For each project its twin that waits for it to be bought (-1: none), and whether it is such a twin itself.
    """
    last: dict[tuple[object, ...], int] = {}
    following = [-1] * len(stakes.cost)
    waits = [False] * len(stakes.cost)
    for at, cost in enumerate(stakes.cost):
        key = (cost, stakes.unit[at], stakes.rows[at], stakes.gain[at])
        if key in last:
            following[last[key]], waits[at] = at, True
        last[key] = at
    return following, waits


def _comparable(stakes: Stakes) -> list[float]:
    """Whole numbers n such that, with a volume v, n / v orders projects by rate, and as floats without error.

    Two different such quotients differ by more than two roundings where n times v stays small; else all are 0.
    """
    each = [Fraction(cost) / unit for cost, unit in zip(stakes.cost, stakes.unit, strict=True)]
    below = lcm(*(one.denominator for one in each))
    whole = [int(one * below) for one in each]
    common = gcd(*whole)
    volume = max(
        sum(stakes.mass[group] * gain for group, gain in zip(rows, gains, strict=True))
        for rows, gains in zip(stakes.rows, stakes.gain, strict=True)
    )
    if max(whole) // common * volume >= SURE:
        return [0.0] * len(whole)
    return [float(one // common) for one in whole]


@cache
def _library() -> Any:
    found = ctypes.CDLL(str(Path(__file__).with_name("shares.bin")))
    pointer, whole, real = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
    known: dict[str, tuple[Any, list[Any]]] = {
        "runs_new": (pointer, [whole, whole, *[pointer] * 7]),
        "runs_free": (None, [pointer]),
        "runs_decide": (whole, [pointer, whole, pointer, real, pointer, pointer]),
    }
    for name, (result, arguments) in known.items():
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    return found


def _address(array: Any) -> int:
    """Where an array lies: the caller keeps the array itself until the call is over."""
    return int(array.ctypes.data)
