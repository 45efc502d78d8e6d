"""A command as a whole fresh process: what it printed, and what it and its children cost in CPU and on the clock."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ENVIRONMENT = dict(os.environ)
"""As it was when the run began, whatever a part of the table sets for itself since."""


@dataclass(frozen=True)
class Ended:
    """How a process ended: its last line of output read as JSON (None where it failed), CPU and wall seconds."""

    answer: dict[str, Any] | None
    cpu: float
    wall: float
    error: str = ""


def run(command: Sequence[str], seconds: float = 3600.0) -> Ended:
    """Run a command to its end; after `seconds` on the clock it and all its children are stopped."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=ENVIRONMENT,
    ) as process:
        stop = threading.Timer(seconds, os.killpg, (process.pid, signal.SIGKILL))
        errors: list[str] = []
        aside = threading.Thread(target=lambda: errors.append(process.stderr.read()))
        stop.start()
        aside.start()
        said = process.stdout.read()
        aside.join()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        stop.cancel()
    cpu, wall = used.ru_utime + used.ru_stime, time.perf_counter() - began
    lines = said.strip().splitlines()
    if process.returncode or not lines:
        told = "".join(errors).strip().splitlines()
        return Ended(None, cpu, wall, told[-1] if told else f"ended with {process.returncode}")
    return Ended(json.loads(lines[-1]), cpu, wall)
