"""Two objectives against each other: one small multiple of the frontier."""

from __future__ import annotations

from purposebuilt.publishing.pictures.canvas import FAINT, INK, QUIET, Canvas, wrapped
from purposebuilt.publishing.sketches import Axis, Mark, Scatter

_BESIDE = 13.0
"""How far apart the middles of two marks are when they stand side by side."""


def draw_scatter(sketch: Scatter, name: str, width: float) -> str:
    """Dots for the frontier, lettered marks for the options, ends of each axis in its own figures."""
    height = width * 0.94
    canvas = Canvas(name, width, height)
    left, right, top, bottom = 12.0, width - 12, 40.0, height - 40
    canvas.line((left, top), (left, bottom), QUIET)
    canvas.line((left, bottom), (right, bottom), QUIET)
    for share in (0.25, 0.5, 0.75, 1.0):
        canvas.line((left + share * (right - left), top), (left + share * (right - left), bottom), FAINT, 0.6)
        canvas.line((left, bottom - share * (bottom - top)), (right, bottom - share * (bottom - top)), FAINT, 0.6)

    def point(across: float, up: float) -> tuple[float, float]:
        x = left + 14 + _at(sketch.across, across) * (right - left - 28)
        return x, bottom - 14 - _at(sketch.up, up) * (bottom - top - 28)

    canvas.dots([point(across, up) for across, up in sketch.dots], 5)
    own = [(mark, point(across, up)) for mark, across, up in sketch.marks]
    beside = _apart(own, (left + 8, top + 8), (right - 8, bottom - 8))
    for (_, there), (_, at) in zip(own, beside, strict=True):
        canvas.line(there, at, INK, 0.8)
    for mark, at in beside:
        canvas.mark(at, mark, 8)
    _labels(canvas, sketch, (left, right, top, bottom))
    return canvas.done(sketch.title, sketch.description)


def _at(axis: Axis, value: float) -> float:
    """Where a value lies on an axis, from its worst end (0) to its best (1)."""
    if axis.high <= axis.low:
        return 0.5
    share = (value - axis.low) / (axis.high - axis.low)
    return share if axis.more else 1 - share


def _apart(
    marks: list[tuple[Mark, tuple[float, float]]], least: tuple[float, float], most: tuple[float, float]
) -> list[tuple[Mark, tuple[float, float]]]:
    """Marks that would lie on one another are set beside one another, so that each letter can be read.

    Each goes to the free spot nearest its own, to any side, between the corners `least` and `most`.
    """
    reach = range(-2 * len(marks), 2 * len(marks) + 1)
    steps = sorted(((dx, dy) for dx in reach for dy in reach), key=lambda step: (step[0] ** 2 + step[1] ** 2, step))
    placed: list[tuple[Mark, tuple[float, float]]] = []
    for mark, (x, y) in marks:
        spots = ((x + dx * _BESIDE / 2, y + dy * _BESIDE / 2) for dx, dy in steps)
        free = (
            (sx, sy)
            for sx, sy in spots
            if (sx, sy) == (x, y) or (least[0] <= sx <= most[0] and least[1] <= sy <= most[1])
            if not any(abs(sx - px) < _BESIDE and abs(sy - py) < _BESIDE for _, (px, py) in placed)
        )
        placed.append((mark, next(free, (x, y))))
    return placed


def _labels(canvas: Canvas, sketch: Scatter, edges: tuple[float, float, float, float]) -> None:
    left, right, top, bottom = edges
    room = right - left
    canvas.text((left, 14), wrapped(f"{sketch.up.title} ({sketch.up.unit})", 12, room, 1)[0], 12, bold=True)
    worst, best = _ends(sketch.up)
    canvas.text((left, top - 6), f"at the top, best {best}", 11, colour=QUIET)
    canvas.text((right, top - 6), f"at the foot, worst {worst}", 11, colour=QUIET, anchor="end")
    title = wrapped(f"{sketch.across.title} ({sketch.across.unit})", 12, room, 1)[0]
    canvas.text((right, bottom + 33), title, 12, colour=INK, anchor="end", bold=True)
    worst, best = _ends(sketch.across)
    canvas.text((left, bottom + 15), f"worst {worst}", 11, colour=QUIET)
    canvas.text((right, bottom + 15), f"best {best}", 11, colour=QUIET, anchor="end")


def _ends(axis: Axis) -> tuple[str, str]:
    """The worst and the best end of an axis, as text."""
    return (axis.low_text, axis.high_text) if axis.more else (axis.high_text, axis.low_text)
