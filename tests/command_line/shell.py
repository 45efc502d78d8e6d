"""Running the command line as people do: a process of its own, seen through its output and exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "examples" / "tiny"


def environment(**more: str) -> dict[str, str]:
    """The environment of a plain shell outside a terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", **more}


def ask(*arguments: object, folder: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `purposebuilt` with arguments and give what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "purposebuilt", *map(str, arguments)],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    encoding = more.get("PYTHONIOENCODING", "utf-8")
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)
    )


def edited(target: Path, table: str, old: str, new: str) -> Path:
    """A copy of the tiny example in which a text of one table is another."""
    target.mkdir()
    for path in TINY.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        if path.stem == table:
            assert old in text
            text = text.replace(old, new)
        (target / path.name).write_text(text, encoding="utf-8")
    return target
