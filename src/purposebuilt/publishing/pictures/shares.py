"""Shares of a whole: one stacked bar for each option."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import Canvas, wrapped
from purposebuilt.publishing.pictures.stacked import legend, stacked
from purposebuilt.publishing.sketches import Shares


def draw_shares(sketch: Shares, name: str, width: float) -> str:
    """Bars in the order of the options, parts in one order in every bar, a legend in the same order above."""
    room = width - 8
    columns = 2 if width > 450 else 1
    top = -(-len(sketch.parts) // columns) * 20 + 10
    step = 46.0
    canvas = Canvas(name, width, top + step * len(sketch.bars) + 4)
    legend(canvas, sketch.parts, columns)
    for row, (mark, shares) in enumerate(sketch.bars):
        y = top + row * step
        canvas.text((4, y + 12), wrapped(f"{mark.letter}: {mark.name}", 12, room, 1)[0], 12, bold=True)
        stacked(canvas, shares, (4, y + 17), room)
    return canvas.done(sketch.title, sketch.description)
