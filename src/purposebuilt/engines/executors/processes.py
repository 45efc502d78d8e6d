"""Pieces of work in several processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Self

from purposebuilt.engines.executors.executor import Item, Outcome, Result, attempt, lost, result_of

_shared: list[Any] = []
"""What this process was sent when it started; empty in the process that shares work out."""


class Processes:
    """Works in processes that are started afresh ("spawn": the same on every system); see :class:`Executor`.

    Ctrl-C is heard by the process that shares work out, which ends the workers at once; they do not hear it themselves.
    """

    def __init__(self, shared: Any = None, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_begin, initargs=(shared,))

    def map(self, function: Callable[[Any, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See :class:`Executor`. All pieces are handed out at once; what is not wanted any more is called back."""
        futures = [self._pool.submit(_work, function, item) for item in items]
        try:
            for position, future in enumerate(futures):
                try:
                    outcome: Outcome[Result] = future.result()
                except BrokenProcessPool:
                    raise lost(position) from None
                yield result_of(outcome, position)
        except KeyboardInterrupt:
            self._end()
            raise
        finally:
            for future in futures:
                future.cancel()

    def close(self) -> None:
        """Wait for the pieces in hand, then let the processes go."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _end(self) -> None:
        """End our own workers in the middle of their pieces."""
        for process in list((self._pool._processes or {}).values()):
            process.terminate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _begin(shared: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _shared[:] = [shared]


def _work(function: Callable[[Any, Item], Result], item: Item) -> Outcome[Result]:
    return attempt(function, _shared[0], item)
