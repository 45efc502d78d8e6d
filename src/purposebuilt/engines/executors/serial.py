"""One piece of work after another, in this process: the reference for the other executors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self

from purposebuilt.engines.executors.executor import Item, Result, attempt, result_of


class Serial:
    """Works in this process; see :class:`Executor`."""

    workers = 1

    def __init__(self, shared: Any = None) -> None:
        self._shared = shared

    def map(self, function: Callable[[Any, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See :class:`Executor`. A piece is done when its result is asked for."""
        for position, item in enumerate(items):
            yield result_of(attempt(function, self._shared, item), position)

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
