"""Running the commands that a page shows, and comparing what they say with what the page says.

A block marked ``console`` holds commands after ``$`` and what they print. A line that is only ``...`` stands for any
lines; inside a line ``[...]`` stands for anything. The last
line says an exit code other than 0: ``(exit code 12)``.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.tree import ROOT


@dataclass(frozen=True)
class Step:
    """A command of a page and what the page says that it prints."""

    command: str
    says: str
    exit_code: int


def steps(page: str) -> tuple[Step, ...]:
    """The commands of a page's ``console`` blocks, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            ended = re.search(r"^\(exit code (\d+)\)\n?\Z", said, re.MULTILINE)
            found.append(Step(command, said[: ended.start()] if ended else said, int(ended[1]) if ended else 0))
    return tuple(found)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one command in a folder, with this Python's purposebuilt, as a terminal of 100 columns would show it."""
    words = shlex.split(command)
    if words[0] == "purposebuilt":
        words[:1] = [sys.executable, "-m", "purposebuilt"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        words,
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=240,
        check=False,
    )


def pattern(says: str) -> str:
    """What the page says as a pattern: ``...`` for any lines, ``[...]`` for anything in a line."""
    lines = [
        "(?:.*\n)*?" if line.strip() == "..." else ".*?".join(map(re.escape, line.rstrip().split("[...]"))) + " *\n"
        for line in says.splitlines()
    ]
    return "".join(lines)


def agrees(said: str, says: str) -> bool:
    """Whether what was printed is what the page says."""
    return re.fullmatch(pattern(says), said if said.endswith("\n") or not said else said + "\n") is not None
