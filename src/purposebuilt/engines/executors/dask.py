"""Pieces of work on many machines, through a Dask cluster. The only file that knows `distributed`.

It does not come with Purposebuilt: install `purposebuilt[many-machines]`, in the same versions on every machine.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self

from distributed import Client, KilledWorker, LocalCluster, SpecCluster

from purposebuilt.engines.executors.executor import Item, Outcome, Result, attempt, lost, result_of

_WAIT = 60
"""Seconds within which a scheduler must answer and have a worker."""


class Dask:
    """Works on the cluster at an address such as ``tcp://scheduler:8786``; see :class:`Executor`.

    Without an address a cluster of `workers` processes is made on this machine, reached by the loopback address only.
    Raises OSError where no scheduler answers at the address within a minute.
    """

    def __init__(self, shared: Any = None, workers: int = 2, address: str = "") -> None:
        self._cluster = None if address else _local(workers)
        client: Any = Client
        self._client = client(address or self._cluster, timeout=_WAIT, set_as_default=False)
        self._client.wait_for_workers(1 if address else workers, timeout=_WAIT)
        self.workers = len(self._client.scheduler_info(n_workers=-1)["workers"])
        self._shared = self._client.scatter([shared], broadcast=True, hash=False)[0]

    def map(self, function: Callable[[Any, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See :class:`Executor`. What every piece needs stays with the workers; only items and results travel."""
        futures = [self._client.submit(attempt, function, self._shared, item, pure=False) for item in items]
        try:
            for position, future in enumerate(futures):
                try:
                    outcome: Outcome[Result] = future.result()
                except KilledWorker:
                    raise lost(position) from None
                yield result_of(outcome, position)
        finally:
            self._client.cancel([future for future in futures if not future.done()])

    def close(self) -> None:
        """Leave the cluster; one that was made here is taken down."""
        self._client.close(timeout=_WAIT)
        if self._cluster is not None:
            self._cluster.close(timeout=_WAIT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _local(workers: int) -> SpecCluster:
    return LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
