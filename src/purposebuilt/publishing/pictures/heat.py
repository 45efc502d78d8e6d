"""A grid of shares as shaded squares, each with its number."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import INK, PAPER, Canvas, wrapped
from purposebuilt.publishing.sketches import Heat

_SHADES = ("#fbf3e4", "#f4dcb2", "#e6b56c", "#b9692a", "#6f2f12")
_STEPS = (0.05, 0.15, 0.3, 0.5)


def draw_heat(sketch: Heat, name: str, width: float) -> str:
    """Rows by columns; the number stands in each square, so the shade is never alone."""
    label = width * 0.4
    cell = (width - label) / max(1, len(sketch.columns))
    canvas = Canvas(name, width, 24 + 26.0 * len(sketch.rows))
    for at, column in enumerate(sketch.columns):
        words = wrapped(column, 11, cell - 4, 1)[0]
        canvas.text((label + (at + 0.5) * cell, 15), words, 11, anchor="middle", bold=True)
    for row, (title, values) in enumerate(sketch.rows):
        y = 22 + row * 26.0
        canvas.text((2, y + 17), wrapped(title, 12, label - 8, 1)[0], 12)
        for at, value in enumerate(values):
            step = sum(value >= edge for edge in _STEPS)
            canvas.box((label + at * cell, y), (cell, 26), _SHADES[step])
            colour = PAPER if step >= 3 else INK
            canvas.text((label + (at + 0.5) * cell, y + 17), f"{value:.2f}", 12, colour=colour, anchor="middle")
    return canvas.done(sketch.title, sketch.description)
