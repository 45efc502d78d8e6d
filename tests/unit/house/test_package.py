"""The package itself: its version, and its parts by name without importing each."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import purposebuilt

HOUSE = Path(__file__).parents[3]


def test_the_version_is_said_once() -> None:
    declared = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert purposebuilt.__version__ == declared
    assert f"## {declared}" in (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", ["design_files", "workflow", "programme", "appraisal", "problems"])
def test_a_part_is_reached_by_name(part: str) -> None:
    asked = f"import purposebuilt; print(purposebuilt.{part}.__name__)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=HOUSE / "src", check=True)
    assert done.stdout.strip() == f"purposebuilt.{part}"


def test_a_part_that_does_not_exist_is_named() -> None:
    with pytest.raises(AttributeError, match="no attribute 'wrokflow'"):
        purposebuilt.wrokflow  # noqa: B018
