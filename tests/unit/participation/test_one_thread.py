"""What is worked out on one thread, and what is left as it was."""

from __future__ import annotations

from threadpoolctl import threadpool_info

from purposebuilt.participation.one_thread import one_thread


def threads() -> list[int]:
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_there_is_one_thread_inside_and_as_many_as_before_outside() -> None:
    before = threads()
    with one_thread(), one_thread():
        assert all(number == 1 for number in threads())
    assert threads() == before


def test_camps_and_listen_are_offered_by_the_package() -> None:
    from purposebuilt.participation import camps, listen

    assert callable(camps)
    assert callable(listen)
