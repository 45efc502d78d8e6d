"""Options over parallel axes. The axes lie level, so that their names can be read, and better is always right."""

from __future__ import annotations

from purposebuilt.publishing.pictures.apart import apart
from purposebuilt.publishing.pictures.canvas import FAINT, QUIET, Canvas, mark_colour, wrapped
from purposebuilt.publishing.sketches import Axis, Profile

_DASHES = ("4 3", "", "8 3", "2 3", "10 3 2 3", "", "6 2", "3 2")


def draw_profile(sketch: Profile, name: str, width: float) -> str:
    """One level line for each measure; each option is a line from top to bottom."""
    step, top = 86.0, 30.0
    height = top + step * (len(sketch.axes) - 1) + 56
    canvas = Canvas(name, width, height)
    left, right = 16.0, width - 16

    def spot(at: int, value: float) -> tuple[float, float]:
        return left + 8 + _share(sketch.axes[at], value) * (right - left - 16), top + at * step + 12

    for at in range(len(sketch.axes)):
        canvas.line((left, top + at * step + 12), (right, top + at * step + 12), FAINT, 6)
    for mark, values in sketch.lines:
        points = [spot(at, value) for at, value in enumerate(values)]
        canvas.path(points, mark_colour(mark), 2, _DASHES[mark.order % len(_DASHES)])
    for at, axis in enumerate(sketch.axes):
        canvas.halo = True
        _words(canvas, axis, (left, right), top + at * step + 12)
        canvas.halo = False
        for mark, place in apart([(m, spot(at, values[at])) for m, values in sketch.lines], left + 8, right - 8):
            canvas.mark(place, mark, 8)
    return canvas.done(sketch.title, sketch.description)


def _share(axis: Axis, value: float) -> float:
    if axis.high <= axis.low:
        return 0.5
    share = (value - axis.low) / (axis.high - axis.low)
    return share if axis.more else 1 - share


def _words(canvas: Canvas, axis: Axis, ends: tuple[float, float], y: float) -> None:
    left, right = ends
    title = wrapped(f"{axis.title} ({axis.unit})", 12, right - left, 1)[0]
    canvas.text((left, y - 20), title, 12, bold=True)
    worst, best = (axis.low_text, axis.high_text) if axis.more else (axis.high_text, axis.low_text)
    canvas.text((left, y + 27), f"worst {worst}", 11, colour=QUIET)
    canvas.text((right, y + 27), f"best {best}", 11, colour=QUIET, anchor="end")
