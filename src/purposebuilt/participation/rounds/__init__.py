"""Rounds: the same people asked again, and whether the room's purpose became clearer to them."""

from purposebuilt.participation.rounds.clarity import clarity
from purposebuilt.participation.rounds.results import (
    Clarity,
    Compared,
    Moved,
    Orders,
    Question,
    Reading,
    StatementClarity,
    Status,
    Verdict,
)

__all__ = [
    "Clarity",
    "Compared",
    "Moved",
    "Orders",
    "Question",
    "Reading",
    "StatementClarity",
    "Status",
    "Verdict",
    "clarity",
]
