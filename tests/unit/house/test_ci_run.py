"""`.ci/run` does everything in order, reads nothing, and stops at the first thing that fails."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]
STEPS = ["ruff check .", "ruff format --check .", "mypy", "lint-imports", "python -m pytest -n auto"]

FILES = ("Makefile", "bootstrap.sh", "requirements.lock", "compiler.lock", "pyproject.toml", "hatch_build.py")
FILES += ("package-lock.json", ".npmrc")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone in which everything is installed already, with tools that only write down that they were called."""
    for name in FILES:
        shutil.copy(HOUSE / name, tmp_path / name)
    (tmp_path / ".ci").mkdir()
    shutil.copy(HOUSE / ".ci" / "run", tmp_path / ".ci" / "run")
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    for tool in ("ruff", "mypy", "lint-imports", "python"):
        (tools / tool).write_text(f'#!/bin/sh\necho "{tool} $*" >> calls\n[ "$FAILS" != "{tool} $*" ] || exit 3\ncat\n')
        (tools / tool).chmod(0o755)
    (tmp_path / "node_modules").mkdir()
    for stamp in (".venv/.ok", "node_modules/.ok"):
        (tmp_path / stamp).touch()
        os.utime(tmp_path / stamp, (4e9, 4e9))
    (tmp_path / "chromium").write_text("#!/bin/sh\n")
    (tmp_path / "chromium").chmod(0o755)
    return tmp_path


def run(clone: Path, fails: str = "") -> tuple[int, list[str]]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["bash", ".ci/run"],
        cwd=clone,
        env=environment | {"PATH": f"{clone}:{os.environ['PATH']}", "FAILS": fails},
        input="nobody reads this\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "nobody reads this" not in done.stdout
    calls = [line.strip() for line in (clone / "calls").read_text().splitlines()]
    return done.returncode, calls


def test_everything_is_done_in_order(clone: Path) -> None:
    assert run(clone) == (0, STEPS)


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_it_stops_at_the_first_failure(clone: Path, step: int) -> None:
    tool, _, arguments = STEPS[step].partition(" ")
    code, calls = run(clone, fails=f"{tool} {arguments}")
    assert code != 0
    assert calls == STEPS[: step + 1]
