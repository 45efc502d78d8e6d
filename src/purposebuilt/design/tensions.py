"""Two goods that pull apart, who feels it, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TensionState(StrEnum):
    """Where a tension stands."""

    OPEN = "open"
    MANAGED = "managed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Tension:
    """Two goods, what too much of each costs, early signs, an owner, an action, a review date and a state.

    `measures` names the measures in which the two goods show, where there are any.
    """

    key: str
    title: str
    good_a: str
    good_b: str
    voiced_by_a: str = ""
    voiced_by_b: str = ""
    functions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    too_much_a: str = ""
    too_much_b: str = ""
    early_signs: str = ""
    owner: str = ""
    action: str = ""
    review: str = ""
    state: TensionState = TensionState.OPEN
    note: str = ""
    source: str = ""
