"""What every export of a room tells of its shared ground, whichever voice it is made by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.small_numbers import Counts, Known, ReleasedGround

Knowns = Mapping[str, tuple[Known, ...]]
"""For each statement what is known of it under each voice."""


def known_by_statement(told: Iterable[ReleasedGround], heard: Ballots, minimum: int) -> Knowns:
    """For each statement what a reader knows of it under each voice that can be counted."""
    counts, every = Counts.of(heard), tuple(told)
    return {
        key: tuple(Known.of(one.statements[at], counts, minimum) for one in every)
        for at, key in enumerate(heard.statements)
    }
