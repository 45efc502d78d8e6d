"""The rows of a long table, held by column with each different value once: a room has a hundred thousand positions."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import overload


class _Index(dict[object, int]):
    """Counts the different values of a column as they come; 0 is nothing."""

    def __init__(self, meaning: Callable[[object], object]) -> None:
        super().__init__({None: 0})
        self.values_by_code: list[object] = [None]
        self._meaning = meaning

    def __missing__(self, raw: object) -> int:
        self[raw] = code = len(self.values_by_code)
        self.values_by_code.append(self._meaning(raw))
        return code


class PackedRows(Sequence[list[object]]):
    """Rows that are given out as lists but held as columns of codes; a row is put together when it is asked for.

    `meaning` makes the raw cell out of what is added (such as the text of a CSV file), once for each different value.
    """

    def __init__(self, meaning: Callable[[object], object] = lambda raw: raw) -> None:
        self._codes: list[array[int]] = []
        self._indexes: list[_Index] = []
        self._dropped: frozenset[int] = frozenset()
        self._rows = 0
        self._meaning = meaning

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return len(self._codes)

    def drop(self, columns: Iterable[int]) -> None:
        """Hold nothing of these columns from now on: nobody will ask for them."""
        self._dropped |= frozenset(columns)

    def extend(self, rows: Sequence[Sequence[object]]) -> None:
        """Add rows; a row that is short ends in nothing."""
        for index, column in enumerate(zip_longest(*rows)):
            if index == len(self._codes):
                self._codes.append(array("i", bytes(array("i").itemsize * self._rows)))
                self._indexes.append(_Index(self._meaning))
            if index in self._dropped:
                self._codes[index].extend([0] * len(rows))
            else:
                self._codes[index].extend(map(self._indexes[index].__getitem__, column))
        for codes in self._codes:
            codes.extend([0] * (self._rows + len(rows) - len(codes)))
        self._rows += len(rows)

    def codes(self, index: int) -> array[int]:
        """The code of each row in one column: 0 is nothing, any other counts into :meth:`different`."""
        return self._codes[index]

    def different(self, index: int) -> list[object]:
        """The different raw cells of one column, by their code."""
        return self._indexes[index].values_by_code

    def __len__(self) -> int:
        return self._rows

    @overload
    def __getitem__(self, at: int) -> list[object]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[object]]: ...
    def __getitem__(self, at: int | slice) -> list[object] | list[list[object]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(self._rows))]
        if not -self._rows <= at < self._rows:
            raise IndexError(at)
        return [index.values_by_code[codes[at]] for codes, index in zip(self._codes, self._indexes, strict=True)]


def typed(cell: object) -> object:
    """Make a key of a cell of a workbook that equals only cells of its own kind: 1, 1.0 and yes are three."""
    return cell if cell is None or isinstance(cell, str) else (type(cell), cell)


def untyped(key: object) -> object:
    """Give the cell of a key that :func:`typed` made."""
    return key[1] if isinstance(key, tuple) else key
