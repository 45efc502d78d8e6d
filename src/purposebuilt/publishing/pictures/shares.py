"""Shares of a whole: one stacked bar for each option."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import INK, PAPER, Canvas, part_colour, text_on, width_of, wrapped
from purposebuilt.publishing.sketches import Shares


def draw_shares(sketch: Shares, name: str, width: float) -> str:
    """Bars in the order of the options, parts in one order in every bar, a legend in the same order above."""
    room = width - 8
    columns = 2 if width > 450 else 1
    legend = -(-len(sketch.parts) // columns) * 20 + 10
    step = 46.0
    canvas = Canvas(name, width, legend + step * len(sketch.bars) + 4)
    for at, part in enumerate(sketch.parts):
        x = 4 + (at % columns) * room / columns
        y = 4.0 + (at // columns) * 20
        canvas.box((x, y), (12, 12), part_colour(at))
        canvas.text((x + 18, y + 10), wrapped(part, 12, room / columns - 22, 1)[0], 12)
    for row, (mark, shares) in enumerate(sketch.bars):
        y = legend + row * step
        canvas.text((4, y + 12), wrapped(f"{mark.letter}: {mark.name}", 12, room, 1)[0], 12, bold=True)
        _bar(canvas, shares, (4, y + 17), room)
    return canvas.done(sketch.title, sketch.description)


def _bar(canvas: Canvas, shares: tuple[float, ...], corner: tuple[float, float], room: float) -> None:
    x, y = corner
    for at, share in enumerate(shares):
        wide = share * room
        if wide <= 0:
            continue
        canvas.box((x, y), (wide, 20), part_colour(at))
        told = f"{share * 100:.0f}%"
        if wide > width_of(told, 11) + 6:
            canvas.text((x + wide / 2, y + 14), told, 11, colour=text_on(part_colour(at)), anchor="middle")
        x += wide
        canvas.line((x, y), (x, y + 20), PAPER, 1.5)
    canvas.line((corner[0], y + 20.5), (corner[0] + room, y + 20.5), INK, 0.5)
