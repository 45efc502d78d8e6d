"""Rows on one scale: a range with its middle, and marks of those who stand somewhere on it."""

from __future__ import annotations

from purposebuilt.publishing.pictures.apart import apart
from purposebuilt.publishing.pictures.canvas import DOT, FAINT, INK, QUIET, Canvas, width_of, wrapped
from purposebuilt.publishing.sketches import Mark, Standing, Standings

_LINE = 15.0
_LEGEND = 24.0


def draw_standings(sketch: Standings, name: str, width: float) -> str:
    """Each label over its own scale; a thick line is the range, a dot its middle, and marks stand on the scale."""
    room = width - 8
    keys = _keys(sketch.legend, room)
    top = max((row + len(lines) for row, _, _, lines in keys), default=0) * _LEGEND + 22
    labels = [wrapped(one.label, 12, room - width_of(one.told, 12) - 10) for one in sketch.rows]
    heights = [len(lines) * _LINE + 38 for lines in labels]
    canvas = Canvas(name, width, top + sum(heights) + 4)
    for row, x, mark, words in keys:
        canvas.mark((x + 10, 12 + row * _LEGEND), mark, 8)
        for at, line in enumerate(words):
            canvas.text((x + 24, 16 + row * _LEGEND + at * _LINE), line, 12)
    canvas.text((4, top - 6), sketch.ends[0], 11, colour=QUIET)
    canvas.text((width - 4, top - 6), sketch.ends[1], 11, colour=QUIET, anchor="end")
    y = top
    for lines, high, one in zip(labels, heights, sketch.rows, strict=True):
        for at, line in enumerate(lines):
            canvas.text((4, y + 13 + at * _LINE), line, 12)
        canvas.text((width - 4, y + 13), one.told, 12, anchor="end", bold=True)
        _scale(canvas, one, y + len(lines) * _LINE + 16, sketch.half)
        y += high
    return canvas.done(sketch.title, sketch.description)


def _keys(legend: tuple[Mark, ...], room: float) -> list[tuple[int, float, Mark, list[str]]]:
    """The marks of the legend, each with its row, where it begins and the lines of its name."""
    placed: list[tuple[int, float, Mark, list[str]]] = []
    row, x = 0, 4.0
    for mark in legend:
        wide = width_of(mark.name, 12) + 40
        if x > 4.0 and x + wide > room:
            row, x = row + len(placed[-1][3]), 4.0
        placed.append((row, x, mark, list(wrapped(mark.name, 12, room - 28))))
        x += wide
    return placed


def _scale(canvas: Canvas, one: Standing, y: float, half: bool) -> None:
    left, right = 14.0, canvas.width - 14

    def spot(share: float) -> float:
        return left + min(1.0, max(0.0, share)) * (right - left)

    canvas.line((left, y), (right, y), FAINT, 6)
    if half:
        canvas.line((spot(0.5), y - 8), (spot(0.5), y + 8), DOT, 1)
    if one.low is not None and one.high is not None:
        canvas.line((spot(one.low), y), (spot(one.high), y), DOT, 6)
    if one.middle is not None:
        canvas.dots([(spot(one.middle), y)], 11, INK)
    for mark, place in apart([(mark, (spot(share), y)) for mark, share in one.marks], left, right):
        canvas.mark(place, mark, 8)
