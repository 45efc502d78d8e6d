"""Tables and paragraphs as plain text that fit the terminal, however narrow."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

NARROW = 24
"""No paragraph is set narrower than this, whatever the terminal says."""

LEAST_NAME = 26
"""The first column of a table is wrapped to this width before the table is given up for blocks."""


def width() -> int:
    """How many characters fit in a line: the terminal's width, 100 where there is no terminal, at most 120."""
    return max(NARROW, min(120, shutil.get_terminal_size((100, 24)).columns))


def paragraph(text: str, indent: str = "", hang: str | None = None) -> str:
    """Text wrapped to the terminal. `indent` stands before the first line, `hang` before the others."""
    after = indent if hang is None else hang
    room = max(NARROW, width())
    return textwrap.fill(text, room, initial_indent=indent, subsequent_indent=after, break_on_hyphens=False)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a first column of names; figures to the right. Where it does not fit, one block for each row."""
    if not rows:
        return ""
    cells = [list(row) for row in rows]
    wide = [max(len(row[at]) for row in cells) for at in range(len(head))]
    wide = [max(size, _widest_word(title)) for size, title in zip(wide, head, strict=True)]
    over = sum(wide) + 2 * (len(head) - 1) - width()
    if over > 0:
        wide[0] = max(wide[0] - over, LEAST_NAME)
    if sum(wide) + 2 * (len(head) - 1) > width():
        return _blocks(head, cells)
    return "\n".join([*_heading(head, wide), *(line for row in cells for line in _lines(row, wide))])


def _heading(head: Sequence[str], wide: Sequence[int]) -> list[str]:
    wrapped = [textwrap.wrap(title, size) or [""] for title, size in zip(head, wide, strict=True)]
    tall = max(len(lines) for lines in wrapped)
    filled = [[""] * (tall - len(lines)) + lines for lines in wrapped]
    lines = [_line([column[at] for column in filled], wide) for at in range(tall)]
    return [*lines, "  ".join("-" * size for size in wide)]


def _lines(row: Sequence[str], wide: Sequence[int]) -> list[str]:
    """A row whose name takes as many lines as it needs; the figures stand in the last of them."""
    *names, last = textwrap.wrap(row[0], wide[0]) or [""]
    return [*names, _line([last, *row[1:]], wide)]


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    first = row[0].ljust(wide[0])
    rest = [cell.rjust(size) for cell, size in zip(row[1:], wide[1:], strict=True)]
    return "  ".join([first, *rest]).rstrip()


def _blocks(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    blocks = []
    for row in rows:
        pairs = [paragraph(f"{title}: {cell}", "  ", "    ") for title, cell in zip(head[1:], row[1:], strict=True)]
        blocks.append("\n".join([paragraph(row[0]), *pairs]))
    return "\n".join(blocks)


def _widest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=1)
