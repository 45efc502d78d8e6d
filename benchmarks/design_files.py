"""How long design files take: reading, writing and checking a large design, and refusing each hostile file.

Run: PYTHONPATH=src:. python benchmarks/design_files.py. Prints seconds and the most memory taken; asserts
nothing. Each hostile file is read in a process of its own, because memory is counted for a process (on Linux).
"""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.generative.designs import large_design
from tests.unit.design_files.boxes_for_tests import folder, rows
from tests.unit.design_files.test_hostile_files import CSV, WORKBOOKS, sound

from purposebuilt import design_files, rulebooks

READ = """
import sys, time
from purposebuilt import design_files
from purposebuilt.problems import Refusal
import purposebuilt.design_files.workbook_reader
def most():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


before = most()
started = time.perf_counter()
try:
    design_files.read(sys.argv[1])
except Refusal as refusal:
    taken = time.perf_counter() - started
    more = most() - before
    print(f"{taken:7.3f} s {more / 1024:6.0f} MB  {str(refusal.problems[0].message)[:90].replace(sys.argv[1], '...')}")
"""


def timed(words: str, action: Callable[[], object], times: int = 3) -> None:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    print(f"{words:58} {seconds[0]:7.3f} s first, {min(seconds):7.3f} s best")


def large(place: Path) -> None:
    design = large_design(1_500)
    count = 1 + sum(
        len(getattr(design, field.name)) for field in dataclasses.fields(design) if field.name != "identity"
    )
    print(f"A generated design of {count:,} rows in 21 tables")
    timed("write it as a folder", lambda: design_files.write(design, place / "large"))
    timed("read it from the folder", lambda: design_files.read(place / "large"))
    timed("write it as a workbook", lambda: design_files.write(design, place / "large.xlsx"))
    timed("read it from the workbook", lambda: design_files.read(place / "large.xlsx"))
    blank = place / "blank"
    blank.mkdir()
    names = iter(range(9))
    book = rulebooks.load("england_2022_act")
    timed("make the blank workbook", lambda: design_files.template(blank / f"{next(names)}.xlsx", book))


def hostile(place: Path) -> None:
    print("\nHostile files, refused: time, memory on top of the program's own, and what is said")
    warnings.simplefilter("ignore")
    (place / "w").mkdir()
    content = sound(place / "w")
    for name, (make, _, _) in WORKBOOKS.items():
        path = place / "hostile.xlsx"
        try:
            path.write_bytes(make(content))
        except BaseException as error:
            print(f"{name:22} not made: {type(error).__name__}")
            continue
        show(name, path)
    for name, (words, _, _) in CSV.items():
        path = folder(rows(), place / f"csv-{name}")
        (path / "aims.csv").write_bytes(words)
        show(f"csv: {name}", path)


def show(name: str, path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)
    print(f"{name:22} {done.stdout.strip() or done.stderr.strip()[-200:]}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        large(Path(made))
        hostile(Path(made))
