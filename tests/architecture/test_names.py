"""A file's name says what is in it."""

from tests.architecture.tree import tracked

SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "service", "misc", "stuff"}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    empty = [
        path.as_posix() for path in tracked() if SAY_NOTHING & {part.partition(".")[0].lower() for part in path.parts}
    ]
    assert empty == []
