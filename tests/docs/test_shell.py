"""The way in which pages are compared with what commands print."""

from tests.docs.shell import agrees


def test_the_same_lines_agree() -> None:
    assert agrees("one\ntwo\n", "one\ntwo\n")
    assert not agrees("one\ntwo\n", "one\n")


def test_dots_stand_for_lines() -> None:
    assert agrees("one\ntwo\nthree\n", "one\n...\n")
    assert agrees("one\ntwo\nthree\n", "one\n...\nthree\n")
    assert not agrees("one\ntwo\n", "...\nthree\n")


def test_dots_in_brackets_stand_for_words() -> None:
    assert agrees("took 3.2 seconds.\n", "took [...] seconds.\n")
    assert not agrees("took 3.2 minutes.\n", "took [...] seconds.\n")
