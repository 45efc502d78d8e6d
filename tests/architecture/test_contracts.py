"""Which part may know which: the import contracts hold, and each outside tool is known to one file."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT, imported, python

ONE_FILE = {
    "distributed": "src/purposebuilt/engines/executors/dask.py",
    "highspy": "src/purposebuilt/engines/highs.py",
    "pysat": "src/purposebuilt/engines/sat.py",
    "openpyxl": "src/purposebuilt/design_files/workbook_reader.py",
    "xlsxwriter": "src/purposebuilt/spreadsheet.py",
}

IMPORTED_AS = {"python_sat": "pysat"}
"""Libraries whose name in the list of what we need differs from the one that they are imported by."""


def test_the_import_contracts_hold() -> None:
    """The layers are exhaustive: a part that stands in no layer fails here too."""
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", sorted(ONE_FILE))
def test_one_file_knows_each_outside_tool(tool: str) -> None:
    knowing = {path for path in python("src") if tool in imported(path)}
    assert knowing <= {Path(ONE_FILE[tool])}


def declared() -> set[str]:
    """Every library that the project declares, also those that come only when asked for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {name.replace("-", "_").partition(">")[0].partition("=")[0].lower() for name in wanted}
    return {IMPORTED_AS.get(name, name) for name in names}


def test_nothing_is_imported_that_the_project_does_not_declare() -> None:
    for path in python("src"):
        strange = imported(path) - declared() - set(sys.stdlib_module_names) - {"purposebuilt"}
        assert not strange, f"{path} imports {strange}"


def test_everything_declared_is_used() -> None:
    used = set().union(*(imported(path) for path in python("src")))
    assert declared() <= used
