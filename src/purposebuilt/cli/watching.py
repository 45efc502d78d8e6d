"""Progress with time left, for work that takes over a second, and only where somebody watches a terminal."""

from __future__ import annotations

import math
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

PATIENCE = 1.0
"""Seconds of quiet before anything is shown."""


class Watch:
    """Shows stages on stderr while work goes on; does nothing where stderr is not a terminal.

    Call it as progress(stage, done, total or None). `limit` is the time limit in seconds, from which the time left is
    told where the amount of work is not known. Nothing is left on the screen afterwards.
    """

    def __init__(self, limit: float | None = None, *, quiet: bool = False) -> None:
        self._limit = limit
        self._quiet = quiet or not sys.stderr.isatty()
        self._bars: Bars | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._stage: tuple[str, float, float | None] = ("Starting", 0.0, None)
        self._began = time.monotonic()
        self._stage_began = self._began

    def __enter__(self) -> Watch:
        if not self._quiet:
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._quiet = True
            if self._bars is not None:
                self._bars.stop()

    def __call__(self, stage: str, done: float, total: float | None) -> None:
        """Say which stage the work is in and how far."""
        if self._quiet:
            return
        with self._lock:
            if total != self._stage[2] or done < self._stage[1]:
                self._stage_began = time.monotonic()
            self._stage = (stage[:1].upper() + stage[1:], done, total)
            self._tell()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._quiet:
                return
            self._bars = Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=None),
                TimeElapsedColumn(),
                TextColumn("{task.fields[left]}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._bars.add_task("", total=None, left="")
            self._tell()
            self._bars.start()

    def _tell(self) -> None:
        if self._bars is None:
            return
        stage, done, total = self._stage
        task = self._bars.tasks[0]
        if task.description != stage:
            self._bars.reset(task.id)
        self._bars.update(task.id, description=stage, completed=done, total=total, left=self._left(done, total))

    def _left(self, done: float, total: float | None) -> str:
        """How long it may still take, in words."""
        now = time.monotonic()
        most = math.inf if self._limit is None else max(0.0, self._limit - (now - self._began))
        if total and done > 0:
            about = (now - self._stage_began) * (total - done) / done
            if about < most:
                return f"about {_clock(about)} left"
        return "" if math.isinf(most) else f"at most {_clock(most)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
