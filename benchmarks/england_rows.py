"""The lines of the table on all England: gap and seconds from 1 to 36 systems, and how work grows with lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from printing import told
from processes import run
from rows import Given, Row

HERE = Path(__file__).parent
SIZES = (1, 3, 9, 18, 36)
GOAL, SECONDS = 0.03, 600.0
"""The gap to reach with all systems, and the seconds on the clock in which."""

LINEAR = 1.1
"""Work that grows by no more than this power of the lines counts as near-linear."""

WHAT, GROWTH = "England, gap of the decomposition", "England, growth of CPU with lines"


def rows(given: Given) -> Iterator[Row]:
    """Each size in a fresh process, its last choice and its bound computed again; then the exponent of growth."""
    if given.data is None:
        return
    grown: list[tuple[int, float]] = []
    for size in SIZES:
        told(f"England, {size} systems")
        ended = run(
            [sys.executable, str(HERE / "alone" / "england.py"), str(given.data), str(size), str(given.workers)]
        )
        answer = ended.answer
        name = f"{size} system{'s' if size > 1 else ''}"
        if answer is None:
            yield Row(WHAT, name, ended.error, False)
            continue
        grown.append((answer["lines"], answer["cpu"]))
        yield sized(name, answer, ended.cpu, size == SIZES[-1])
    if len(grown) == len(SIZES):
        yield growth(grown)


def sized(name: str, answer: dict[str, Any], started: float, judged: bool) -> Row:
    """How far one size is proven, and what it cost; the whole of England is judged."""
    soon = answer["to_goal"]
    gate = f"{answer['lines']:,} lines, {answer['candidates']:,} candidates: every limit kept, bound computed again"
    note = f"value {answer['value']:.4f}, nothing below {answer['bound']:.4f}, gap {answer['gap']:.2%}; "
    note += f"{GOAL:.0%} after {soon:.1f} s on the clock; " if soon is not None else f"{GOAL:.0%} not reached; "
    note += f"{1000 * answer['cpu'] / answer['lines']:.2f} ms CPU a line"
    target = f"gap {GOAL:.0%} in {SECONDS:g} s" if judged else ""
    reached = (soon is not None and soon <= SECONDS) if judged else None
    return Row(
        WHAT, name, gate, True, answer["cpu"], started, answer["wall"], target=target, reached=reached, note=note
    )


def growth(grown: list[tuple[int, float]]) -> Row:
    """The power of the lines with which CPU seconds grow: the slope of the best straight line between logarithms."""
    lines, cpu = np.log(np.array(grown)).T
    power = float(np.polyfit(lines, cpu, 1)[0])
    steps = ", ".join(f"{step:.2f}" for step in np.diff(cpu) / np.diff(lines))
    return Row(
        GROWTH, f"{SIZES[0]} to {SIZES[-1]} systems", target=f"power {LINEAR:g} at most", reached=power <= LINEAR,
        note=f"CPU grows with the power {power:.2f} of the lines (from size to size: {steps})",
    )  # fmt: skip
