"""Which picture draws which sketch, and at which widths."""

from __future__ import annotations

from collections.abc import Callable

from purposebuilt.publishing.pictures.balance import draw_balance
from purposebuilt.publishing.pictures.bars import draw_bars
from purposebuilt.publishing.pictures.heat import draw_heat
from purposebuilt.publishing.pictures.profile import draw_profile
from purposebuilt.publishing.pictures.scatter import draw_scatter
from purposebuilt.publishing.pictures.shares import draw_shares
from purposebuilt.publishing.pictures.standings import draw_standings
from purposebuilt.publishing.sketches import Balance, Bars, Heat, Profile, Scatter, Shares, Sketch, Standings

WIDE = 680.0
"""The width of a picture on a desk, in its own units (a unit is about a CSS pixel)."""
NARROW = 300.0
"""The width of a picture on a telephone, and of one small multiple."""


_DRAW: dict[type, Callable[..., str]] = {
    Scatter: draw_scatter,
    Profile: draw_profile,
    Shares: draw_shares,
    Balance: draw_balance,
    Heat: draw_heat,
    Standings: draw_standings,
    Bars: draw_bars,
}


def draw(sketch: Sketch, name: str, width: float = WIDE) -> str:
    """Draw a sketch as one `svg` element of the given width; `name` makes its ids unique in a page."""
    if type(sketch) not in _DRAW:
        raise TypeError(f"no picture draws {type(sketch).__name__}")
    return _DRAW[type(sketch)](sketch, name, width)
