"""What every executor does: the same function over many pieces of work, answers in order, failures in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from purposebuilt.problems import Exit, Problem, Refusal, register

WORK_FAILED = register("PB471", "A piece of work that was shared out failed, or the worker doing it was lost.")

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """Somewhere to do pieces of work.

    An executor is opened on what every piece needs (`shared`); each worker is sent that once. `workers` is how many
    pieces are done at once.
    """

    workers: int

    def map(self, function: Callable[[Any, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `function(shared, item)` in the order of the items.

        The function stands in a module (workers import it) and depends on its arguments alone. Raises
        :class:`Refusal` (:data:`WORK_FAILED`) at the first item in order that failed.
        """
        ...

    def close(self) -> None:
        """Let the workers go. An executor that is closed does no more work; closing twice is once."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one piece of work: its result, or in words why there is none. It travels between processes."""

    result: Result | None
    failure: str = ""


def attempt(function: Callable[[Any, Item], Result], shared: Any, item: Item) -> Outcome[Result]:
    """Do a piece of work. What it raises becomes words, so that a failure is the same whoever was at work."""
    try:
        return Outcome(function(shared, item))
    except Exception as error:  # noqa: BLE001, RUF100 - whatever happens to a piece of work is told, not lost
        return Outcome(None, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def result_of(outcome: Outcome[Result], position: int) -> Result:
    """The result of the piece at a position. Raises :class:`Refusal` where it failed."""
    if outcome.failure:
        raise failed(f"Piece {position + 1} of the work that was shared out failed ({outcome.failure}).")
    return outcome.result  # type: ignore[return-value]  # None only where the function itself gave None


def failed(message: str) -> Refusal:
    """The refusal that says why shared work stopped."""
    remedy = "Run it again with the serial executor to see the piece alone; if it fails there too, tell us."
    return Refusal((Problem(WORK_FAILED, message, remedy),), Exit.OUR_FAULT)


def lost(position: int) -> Refusal:
    """The refusal that says that a worker ended before its piece was done."""
    return failed(
        f"A worker ended before piece {position + 1} was done: it was stopped from outside, or memory ran out."
    )
