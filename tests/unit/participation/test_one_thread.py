"""What is worked out on one thread, and what is left as it was."""

import pytest

from purposebuilt.participation import one_thread as module
from purposebuilt.participation.one_thread import one_thread


def test_there_is_one_thread_inside_and_as_many_as_before_outside() -> None:
    found = module._switch()
    if found is None:
        pytest.skip("numpy does not use OpenBLAS here")
    get, _ = found
    before = get()
    with one_thread(), one_thread():
        assert get() == 1
    assert get() == before


def test_without_openblas_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_switch", lambda: None)
    with one_thread():
        pass


def test_camps_and_listen_are_offered_by_the_package() -> None:
    from purposebuilt.participation import camps, listen

    assert callable(camps)
    assert callable(listen)
