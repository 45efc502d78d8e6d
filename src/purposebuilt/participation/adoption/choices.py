"""What may be chosen when a room is adopted, and the keys under which the design remembers it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from purposebuilt.design import Horizon
from purposebuilt.participation.room import Room
from purposebuilt.participation.weights import Way

TO_COMPLETE = "To be completed with those who disagree: what they want to keep, in their own words."
"""What stands for the second good of a tension as long as nobody has written it; people replace it."""

IN_THE_ROOM = "in the room: "
"""What goes before the kinds of partner that were heard, where a declared tension already names somebody."""

PREFIX = "heard-"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a room is adopted.

    `horizon` is when a new purpose pays back, which no statement says. `tensions` says whether gaps become tensions,
    and `quote` whether reasons that people gave may stand in them. `source` is the key under which the room is cited;
    without one it follows from its title.

    `weights` says whether the room's weights go into the design. They do so once, as long as the design does not cite
    the room: shares of purposes go to criteria by the design's own weights, so that doing it twice would count those
    twice. `way` names a way of asking and puts them in anew; without it swings count, else points, else best-worst.
    """

    horizon: Horizon = Horizon.MEDIUM
    tensions: bool = True
    quote: bool = True
    source: str = ""
    weights: bool = True
    way: Way | None = None


def heard(statement: str) -> str:
    """The key of the purpose or tension that a statement becomes."""
    return f"{PREFIX}{statement}"


def source_key(room: Room, choices: Choices) -> str:
    """The key under which a design cites a room: the one chosen, or its title in small letters and hyphens."""
    words = re.findall(r"[a-z0-9]+", room.about.title.lower())
    return choices.source or "-".join(["room", *words[:6]])


def plainly(text: str) -> str:
    """Words as they are compared: without capitals, outer spaces, a full stop at the end or several spaces in a row."""
    return " ".join(text.split()).rstrip(".").casefold()
