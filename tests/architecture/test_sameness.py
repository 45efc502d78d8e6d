"""The same input gives the same bytes: no clock and no chance, except where a reason is written down."""

import ast

from tests.architecture.tree import parsed, python

CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "datetime.today",
    "time.time",
    "time.localtime",
    "time.ctime",
}
CHANCE = {"uuid", "secrets", "random"}

# Files that may read the clock or draw at random, and why it reaches no output or has a seed.
EXCUSED: dict[str, str] = {}


def used(path_tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(path_tree):
        if isinstance(node, ast.Attribute):
            name = ast.unparse(node)
            found.update(clock for clock in CLOCKS if name == clock or name.endswith("." + clock))
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name in CHANCE)
        if isinstance(node, ast.ImportFrom) and node.module in CHANCE:
            found.add(node.module)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("default_rng") and not node.args:
            found.add("default_rng without a seed")
    return found


def test_no_clock_and_no_chance() -> None:
    found = {path.as_posix(): used(parsed(path)) for path in python("src")}
    unexcused = {name: what for name, what in found.items() if what and name not in EXCUSED}
    assert unexcused == {}


def test_every_exception_is_needed() -> None:
    needed = {path.as_posix() for path in python("src") if used(parsed(path))}
    assert set(EXCUSED) <= needed
