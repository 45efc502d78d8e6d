"""A small drawing surface: SVG with presentation attributes only, so that it is the same in a page and a document.

Nothing here uses style sheets or scripts. Text is escaped. Colours are chosen to be told apart by people who see
colours differently, and every mark carries a letter and a shape as well.
"""

from __future__ import annotations

import unicodedata
from html import escape

from purposebuilt.publishing.sketches import Mark

INK = "#1b2a27"
QUIET = "#5a6663"
FAINT = "#d9d5c9"
DOT = "#8b948f"
PAPER = "#ffffff"
FONT = "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Liberation Sans', Arial, sans-serif"

MARK_COLOURS = (
    "#43494e",
    "#0b5c99",
    "#b03f08",
    "#00694f",
    "#86357a",
    "#735400",
    "#a1123f",
    "#3c3f94",
    "#3d5a14",
)
"""Today's colour, then the options'. White letters on each have a contrast of at least 4.5 to 1."""

PART_COLOURS = ("#173f35", "#3e7c6b", "#8fbfae", "#ecd9ae", "#d3974b", "#93501f", "#5b2a3c", "#b9aebf")
"""Parts of a whole, in order from dark green through light to dark brown: neighbours differ in lightness."""

_DARK_TEXT = {"#8fbfae", "#ecd9ae", "#d3974b", "#b9aebf"}

SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "pentagon", "octagon", "shield", "wedge")


def text_on(colour: str) -> str:
    """The text colour that reads on a part's colour."""
    return INK if colour in _DARK_TEXT else "#ffffff"


def part_colour(at: int) -> str:
    """The colour of the part at a place in its order."""
    return PART_COLOURS[at % len(PART_COLOURS)]


def mark_colour(mark: Mark) -> str:
    """The colour of an option."""
    return MARK_COLOURS[0] if mark.order == 0 else MARK_COLOURS[1 + (mark.order - 1) % (len(MARK_COLOURS) - 1)]


def coordinate(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


class Canvas:
    """Collects shapes and gives them back as one `svg` element with a title and a description."""

    def __init__(self, name: str, width: float, height: float) -> None:
        self.name = name
        self.width = width
        self.height = height
        self.halo = False
        """Whether words get a halo of paper, which keeps them readable over lines."""
        self._parts: list[str] = []

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str = FAINT, width: float = 1) -> None:
        """A straight line."""
        x1, y1, x2, y2 = (coordinate(value) for value in (*start, *end))
        self._parts.append(f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{colour}" stroke-width="{width:g}" fill="none"/>')

    def path(self, points: list[tuple[float, float]], colour: str, width: float, dash: str = "") -> None:
        """A line through points."""
        told = "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<path d="M{told}" stroke="{colour}" stroke-width="{width:g}" fill="none"'
            f' stroke-linejoin="round"{dashes}/>'
        )

    def dots(self, points: list[tuple[float, float]], size: float, colour: str = DOT) -> None:
        """Many equal dots as one element."""
        told = "".join(f"M{coordinate(x)} {coordinate(y)}h0" for x, y in points)
        if told:
            self._parts.append(
                f'<path d="{told}" stroke="{colour}" stroke-width="{size:g}" stroke-linecap="round" fill="none"/>'
            )

    def box(self, corner: tuple[float, float], size: tuple[float, float], colour: str) -> None:
        """A filled rectangle."""
        x, y, width, height = (coordinate(value) for value in (*corner, *size))
        self._parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>')

    def text(
        self,
        at: tuple[float, float],
        words: str,
        size: float = 12,
        *,
        colour: str = INK,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """Words at a point of their base line."""
        if self.halo:
            self._parts.append(f'<g stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">')
        weight = ' font-weight="600"' if bold else ""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._parts.append(
            f'<text x="{coordinate(at[0])}" y="{coordinate(at[1])}" font-size="{size:g}" fill="{colour}"'
            f"{place}{weight}>{escape(words)}</text>{'</g>' if self.halo else ''}"
        )

    def mark(self, at: tuple[float, float], mark: Mark, size: float = 9) -> None:
        """An option's mark: its shape and colour, with its letter inside."""
        colour = mark_colour(mark)
        self._parts.append(_shape(SHAPES[mark.order % len(SHAPES)], at, size, colour))
        self.text((at[0], at[1] + size * 0.4), mark.letter, size * 1.15, colour="#ffffff", anchor="middle", bold=True)

    def done(self, title: str, description: str) -> str:
        """The picture as one `svg` element."""
        name = escape(self.name, quote=True)
        size = f'viewBox="0 0 {coordinate(self.width)} {coordinate(self.height)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="{name}-t {name}-d"'
            f' font-family="{FONT}"><title id="{name}-t">{escape(title)}</title>'
            f'<desc id="{name}-d">{escape(description)}</desc>{"".join(self._parts)}</svg>'
        )


_CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.4), (1.4, 1.0), (-1.4, 1.0)),
    "hexagon": ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
    "pentagon": ((0, -1.2), (1.15, -0.35), (0.72, 1.05), (-0.72, 1.05), (-1.15, -0.35)),
    "octagon": (
        (-0.45, -1.08),
        (0.45, -1.08),
        (1.08, -0.45),
        (1.08, 0.45),
        (0.45, 1.08),
        (-0.45, 1.08),
        (-1.08, 0.45),
        (-1.08, -0.45),
    ),
    "shield": ((-1, -1), (1, -1), (1, 0.5), (0, 1.3), (-1, 0.5)),
    "wedge": ((-1.4, -1.0), (1.4, -1.0), (0, 1.4)),
}


def _shape(shape: str, at: tuple[float, float], size: float, colour: str) -> str:
    edge = f'fill="{colour}" stroke="{PAPER}" stroke-width="1.5"'
    if shape == "circle":
        return f'<circle cx="{coordinate(at[0])}" cy="{coordinate(at[1])}" r="{coordinate(size)}" {edge}/>'
    told = "L".join(f"{coordinate(at[0] + x * size)} {coordinate(at[1] + y * size)}" for x, y in _CORNERS[shape])
    return f'<path d="M{told}Z" {edge}/>'


def swatch(mark: Mark, size: float = 22) -> str:
    """An option's mark on its own, for legends; hidden from screen readers since its letter stands beside it."""
    canvas = Canvas("", size, size)
    canvas.mark((size / 2, size / 2), mark, size * 0.36)
    held = "".join(canvas._parts)
    box = f'viewBox="0 0 {coordinate(size)} {coordinate(size)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} aria-hidden="true" font-family="{FONT}">{held}</svg>'


def width_of(words: str, size: float) -> float:
    """A cautious guess at how wide words are set, in the units of the picture."""
    return sum(_wide(letter) for letter in words) * size


def _wide(letter: str) -> float:
    """How wide a letter is set, as a part of its height; Chinese, Japanese and Korean ones fill a square."""
    if letter in "iljtf.,:;'|()[] I":
        return 0.34
    return 1.0 if _square(letter) else 0.62


def _square(letter: str) -> bool:
    return letter > "\u2e7f" and unicodedata.east_asian_width(letter) in "WF"


def _pieces(words: str) -> list[str]:
    """Words between which a line may break: at spaces, and after each letter of scripts that write none."""
    pieces, begun = [], ""
    for letter in words:
        begun += letter
        if letter == " " or _square(letter):
            pieces.append(begun)
            begun = ""
    return [*pieces, begun] if begun else pieces


def wrapped(words: str, size: float, room: float, most: int = 3) -> list[str]:
    """Words broken into lines that fit a width; the last line ends with an ellipsis where there are more."""
    lines: list[str] = []
    for piece in _pieces(" ".join(words.split())):
        if lines and width_of((lines[-1] + piece).rstrip(), size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    fitted = [_clipped(line.rstrip(), size, room) for line in lines[:most]]
    if len(lines) > most:
        fitted[-1] = _clipped(fitted[-1] + "\N{HORIZONTAL ELLIPSIS}", size, room)
    return fitted


def _clipped(line: str, size: float, room: float) -> str:
    if width_of(line, size) <= room:
        return line
    kept = line.rstrip("\N{HORIZONTAL ELLIPSIS}")
    while len(kept) > 1 and width_of(kept + "\N{HORIZONTAL ELLIPSIS}", size) > room:
        kept = kept[:-1]
    return kept + "\N{HORIZONTAL ELLIPSIS}"
