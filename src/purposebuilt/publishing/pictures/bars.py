"""Stacked bars under labels in words, such as how many agree, pass and disagree on each statement."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import Canvas, wrapped
from purposebuilt.publishing.pictures.stacked import legend, stacked
from purposebuilt.publishing.sketches import Bars

_LINE = 15.0
_YES_TO_NO = (0, 3, 5)
"""Dark green, sand and brown, for three parts of which the last is against the first."""


def draw_bars(sketch: Bars, name: str, width: float) -> str:
    """Each label over its bar, in as many lines as it needs (three at most)."""
    room = width - 8
    columns = len(sketch.parts) if width > 450 else 1
    top = -(-len(sketch.parts) // columns) * 20 + 10
    labels = [wrapped(label, 12, room) for label, _ in sketch.rows]
    heights = [len(lines) * _LINE + 36 for lines in labels]
    canvas = Canvas(name, width, top + sum(heights) + 4)
    colours = _YES_TO_NO if len(sketch.parts) == len(_YES_TO_NO) else ()
    legend(canvas, sketch.parts, columns, colours)
    y = float(top)
    for lines, high, (_, shares) in zip(labels, heights, sketch.rows, strict=True):
        for at, line in enumerate(lines):
            canvas.text((4, y + 12 + at * _LINE), line, 12)
        stacked(canvas, shares, (4, y + len(lines) * _LINE + 3), room, colours)
        y += high
    return canvas.done(sketch.title, sketch.description)
