"""One stacked bar, and the legend of its parts."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import INK, PAPER, Canvas, part_colour, text_on, width_of, wrapped

Colours = tuple[int, ...]
"""Which of the part colours each part has; an empty tuple takes them in their order."""


def legend(canvas: Canvas, parts: tuple[str, ...], columns: int, colours: Colours = ()) -> None:
    """The parts in their order, in columns from the top of the picture."""
    room = canvas.width - 8
    for at, part in enumerate(parts):
        x = 4 + (at % columns) * room / columns
        y = 4.0 + (at // columns) * 20
        canvas.box((x, y), (12, 12), part_colour(colours[at] if colours else at))
        canvas.text((x + 18, y + 10), wrapped(part, 12, room / columns - 22, 1)[0], 12)


def stacked(
    canvas: Canvas, shares: tuple[float, ...], corner: tuple[float, float], room: float, colours: Colours = ()
) -> None:
    """The shares (0-1) side by side, each with its number where there is room for it."""
    x, y = corner
    for at, share in enumerate(shares):
        wide = share * room
        if wide <= 0:
            continue
        colour = part_colour(colours[at] if colours else at)
        canvas.box((x, y), (wide, 20), colour)
        told = f"{share * 100:.0f}%"
        if wide > width_of(told, 11) + 6:
            canvas.text((x + wide / 2, y + 14), told, 11, colour=text_on(colour), anchor="middle")
        x += wide
        canvas.line((x, y), (x, y + 20), PAPER, 1.5)
    canvas.line((corner[0], y + 20.5), (corner[0] + room, y + 20.5), INK, 0.5)
