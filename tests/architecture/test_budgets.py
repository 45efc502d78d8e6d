"""Files, functions and parameter lists stay small enough to read at one sitting."""

from tests.architecture.tree import functions, python, text

FILE_LINES = 400
FUNCTION_LINES = 60
PARAMETERS = 6

# What may exceed a budget, and why. One that is no longer needed fails: strike it out.
FILES: dict[str, str] = {}
LONG: dict[str, str] = {}
WIDE: dict[str, str] = {
    "src/purposebuilt/appraisal/frontier.py::frontier": "the interface that others call; most of it has defaults",
    "examples/west_yorkshire/making/bodies.py::_area": "one value for each column that is filled",
    "src/purposebuilt/programme.py::Programme.from_arrays": "the arrays of a programme are its definition",
}


def against(budget: str, found: dict[str, int], excused: dict[str, str]) -> None:
    unexcused = {name: size for name, size in found.items() if name not in excused}
    assert not unexcused, f"over the budget of {budget}: {unexcused}"
    unused = set(excused) - set(found)
    assert not unused, f"these exceptions are no longer needed: {unused}"
    assert all(len(reason) > 15 for reason in excused.values()), "each exception says why"


def test_no_file_is_too_long() -> None:
    sizes = {path.as_posix(): len(text(path).splitlines()) for path in python()}
    over = {name: size for name, size in sizes.items() if size > FILE_LINES}
    against(f"{FILE_LINES} lines a file", over, FILES)


def test_no_function_is_too_long() -> None:
    over = {made.name: made.lines for path in python() for made in functions(path) if made.lines > FUNCTION_LINES}
    against(f"{FUNCTION_LINES} lines a function", over, LONG)


def test_no_function_takes_too_much() -> None:
    made = [made for path in python("src", "benchmarks", "examples") for made in functions(path)]
    over = {one.name: one.parameters for one in made if one.parameters > PARAMETERS}
    against(f"{PARAMETERS} parameters", over, WIDE)
