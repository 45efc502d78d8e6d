"""`import purposebuilt` and `purposebuilt --help` are quick: the heavy libraries come when they are used."""

import subprocess
import sys

from tests.architecture.tree import ROOT

HEAVY = ("highspy", "jinja2", "numpy", "openpyxl", "pysat", "rich", "scipy", "xlsxwriter")

ASK = """
import contextlib, io, sys
{action}
print(" ".join(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""

HELP = """
sys.argv = ["purposebuilt", *{arguments!r}]
from purposebuilt.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main()
"""


def loaded_by(action: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(action=action, heavy=HEAVY)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr.strip()


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded_by("import purposebuilt") == ""


def test_asking_for_help_loads_nothing_heavy() -> None:
    assert loaded_by(HELP.format(arguments=["--help"])) == ""


def test_asking_a_command_for_help_loads_nothing_heavy() -> None:
    assert loaded_by(HELP.format(arguments=["appraise", "--help"])) == ""
