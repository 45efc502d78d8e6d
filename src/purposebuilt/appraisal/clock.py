"""How much time is left, and who is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, float, float | None], None]
"""Called as progress(stage sentence, done, total or None)."""


class Clock:
    """A time limit that started when the clock was made; None means no limit."""

    def __init__(self, limit: float | None) -> None:
        self._began = time.monotonic()
        self._limit = limit

    @property
    def seconds(self) -> float:
        """Seconds since the clock was made."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float | None:
        """Seconds left, never below nothing; None without a limit."""
        return None if self._limit is None else max(0.0, self._limit - self.seconds)

    @property
    def out(self) -> bool:
        """Whether the time has run out."""
        return self._limit is not None and self.seconds >= self._limit

    def part(self, share: float) -> float | None:
        """A share of the whole limit, never more than is left; None without a limit."""
        return None if self._limit is None else self.at_most(share * self._limit)

    def after(self, share: float) -> Callable[[], bool]:
        """Asks whether this share of the whole limit has gone by, counted from now; it never has without a limit."""
        left = self.part(share)
        until = None if left is None else self.seconds + left
        return lambda: until is not None and self.seconds >= until

    def at_most(self, seconds: float | None) -> float | None:
        """The less of `seconds` and what is left; None where neither limits."""
        left = self.left
        if seconds is None or left is None:
            return left if seconds is None else seconds
        return min(seconds, left)


def untold(stage: str, done: float, total: float | None) -> None:
    """Progress that tells nobody."""
