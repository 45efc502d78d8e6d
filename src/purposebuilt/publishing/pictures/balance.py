"""Two sets of counts back to back: what is wanted on the left, the work on the right."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import INK, Canvas, part_colour, text_on, width_of, wrapped
from purposebuilt.publishing.sketches import Balance

_COLOURS = (4, 2, 0)


def draw_balance(sketch: Balance, name: str, width: float) -> str:
    """One row a heading; bars grow outwards from the middle, each side on its own scale with its total written."""
    step, top = 46.0, 52.0
    canvas = Canvas(name, width, top + step * len(sketch.rows) + 4)
    _head(canvas, sketch)
    middle = width / 2
    room = middle - 44
    most_left = max((sum(left) for _, left, _ in sketch.rows), default=0) or 1
    most_right = max((sum(right) for _, _, right in sketch.rows), default=0) or 1
    for row, (title, left, right) in enumerate(sketch.rows):
        y = top + row * step
        canvas.text((middle, y + 12), wrapped(title, 12, width - 8, 1)[0], 12, anchor="middle", bold=True)
        canvas.line((middle, y + 17), (middle, y + 39), INK)
        _side(canvas, left, (middle - 2, y + 18), -room / most_left)
        _side(canvas, right, (middle + 2, y + 18), room / most_right)
    return canvas.done(sketch.title, sketch.description)


def _head(canvas: Canvas, sketch: Balance) -> None:
    at = 4.0
    for number, part in enumerate(sketch.parts):
        canvas.box((at, 4), (12, 12), part_colour(_COLOURS[number % 3]))
        canvas.text((at + 17, 14), part, 12)
        at += width_of(part, 12) + 34
    canvas.text((canvas.width / 2 - 8, 40), sketch.left, 13, anchor="end", bold=True)
    canvas.text((canvas.width / 2 + 8, 40), sketch.right, 13, bold=True)


def _side(canvas: Canvas, counts: tuple[int, ...], start: tuple[float, float], scale: float) -> None:
    x, y = start
    for at, count in enumerate(counts):
        wide = count * scale
        colour = part_colour(_COLOURS[at % 3])
        if count:
            canvas.box((min(x, x + wide), y), (abs(wide), 20), colour)
            if abs(wide) > width_of(str(count), 11) + 6:
                canvas.text((x + wide / 2, y + 14), str(count), 11, colour=text_on(colour), anchor="middle")
        x += wide
    away = -6 if scale < 0 else 6
    canvas.text((x + away, y + 15), str(sum(counts)), 12, anchor="end" if scale < 0 else "start", bold=True)
