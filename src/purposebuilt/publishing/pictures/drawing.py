"""Which picture draws which sketch, and at which widths."""

from __future__ import annotations

from purposebuilt.publishing.pictures.balance import draw_balance
from purposebuilt.publishing.pictures.heat import draw_heat
from purposebuilt.publishing.pictures.profile import draw_profile
from purposebuilt.publishing.pictures.scatter import draw_scatter
from purposebuilt.publishing.pictures.shares import draw_shares
from purposebuilt.publishing.sketches import Balance, Heat, Profile, Scatter, Shares, Sketch

WIDE = 680.0
"""The width of a picture on a desk, in its own units (a unit is about a CSS pixel)."""
NARROW = 300.0
"""The width of a picture on a telephone, and of one small multiple."""


def draw(sketch: Sketch, name: str, width: float = WIDE) -> str:
    """Draw a sketch as one `svg` element of the given width; `name` makes its ids unique in a page."""
    if isinstance(sketch, Scatter):
        return draw_scatter(sketch, name, width)
    if isinstance(sketch, Profile):
        return draw_profile(sketch, name, width)
    if isinstance(sketch, Shares):
        return draw_shares(sketch, name, width)
    if isinstance(sketch, Balance):
        return draw_balance(sketch, name, width)
    if isinstance(sketch, Heat):
        return draw_heat(sketch, name, width)
    raise TypeError(f"no picture draws {type(sketch).__name__}")
