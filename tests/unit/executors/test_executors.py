"""Three executors, one behaviour: the same bytes, in order, and failures told in the same sentence."""

import os
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from tests.unit.executors import work

from purposebuilt.engines.executors import Executor, Processes, Serial
from purposebuilt.engines.executors.dask import Dask
from purposebuilt.engines.executors.executor import WORK_FAILED
from purposebuilt.problems import Exit, Refusal

SHARED = np.linspace(0.0, 7.0, 1000)
OPENED: dict[str, Callable[[], Executor]] = {
    "serial": lambda: Serial(SHARED),
    "processes": lambda: Processes(SHARED, 2),
    "dask": lambda: Dask(SHARED, 2),
}


@pytest.fixture(scope="module", params=sorted(OPENED))
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with OPENED[request.param]() as opened:
        yield opened


def test_the_same_bytes_in_the_order_of_the_items(executor: Executor) -> None:
    items = [5, 1, 4, 1, 3]
    found = list(executor.map(work.scaled, items))
    assert [each.tobytes() for each in found] == [work.scaled(SHARED, item).tobytes() for item in items]


def test_no_items_no_results(executor: Executor) -> None:
    assert list(executor.map(work.scaled, [])) == []


def test_a_result_of_nothing_is_a_result(executor: Executor) -> None:
    assert list(executor.map(work.gives_nothing, [1, 2])) == [None, None]


def test_a_piece_that_fails_is_told_in_a_sentence_and_the_next_work_goes_on(executor: Executor) -> None:
    results = executor.map(work.third_fails, [1, 2, 3, 4])
    assert [next(results), next(results)] == [1, 2]
    with pytest.raises(Refusal) as refusal:
        next(results)
    assert refusal.value.exit_code == Exit.OUR_FAULT
    (problem,) = refusal.value.problems
    assert problem.code == WORK_FAILED
    assert problem.message == ("Piece 3 of the work that was shared out failed (ValueError: the third has no place).")
    assert list(executor.map(work.third_fails, [1, 2])) == [1, 2]


def test_work_is_done_where_it_is_said_to_be(executor: Executor) -> None:
    here = os.getpid() in set(executor.map(work.whose, range(4)))
    assert here == isinstance(executor, Serial)


def test_a_worker_that_is_lost_is_told() -> None:
    with Processes(SHARED, 1) as executor, pytest.raises(Refusal, match="A worker ended before piece"):
        list(executor.map(work.ends, [1, 2, 3]))


@pytest.mark.parametrize("name", sorted(OPENED))
def test_closing_twice_is_once(name: str) -> None:
    opened = OPENED[name]()
    opened.close()
    opened.close()


def test_ctrl_c_ends_the_workers() -> None:
    executor = Processes(SHARED, 1)
    results = executor.map(work.whose, [1, 2])
    next(results)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt)  # type: ignore[attr-defined]
    executor.close()
    with pytest.raises(Exception, match=r"shutdown|terminated"):
        list(executor.map(work.whose, [1]))
