"""WHAT: pieces of core work, changes to the rulebook's catalogue of them, and which belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design.figures import Figure, Horizon


class Delegable(StrEnum):
    """Whether the law stands in the way of another body exercising the function."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Function:
    """A duty or power in law, or enabling work, as the catalogue and the design together describe it.

    `duty_holder` is a kind of partner, or empty where no body is named in law. `footprint` is the level at which it
    is usually done.
    `direction` is what the model ICB says of it (grow, retain-adapt, transfer, or empty), and `direction_evidence`
    how that is known. `fixed_wte` is what one
    team needs whatever it serves; `variable_wte` comes on top for each 100,000 need-weighted people;
    `cost_per_wte` is GBP a year with on-costs; `efficient_wte` the smallest team that works well.
    `in_envelope` says whether its posts count against the running cost envelope.
    """

    key: str
    name: str
    description: str = ""
    pack: str = "core"
    origin: str = ""
    statutory_basis: str = ""
    duty_holder: str = ""
    delegable: Delegable = Delegable.YES
    delegable_note: str = ""
    direction: str = ""
    footprint: str = "system"
    aims: tuple[str, ...] = ()
    horizon: Horizon = Horizon.MEDIUM
    skills: tuple[str, ...] = ()
    fixed_wte: Figure | None = None
    variable_wte: Figure | None = None
    cost_per_wte: Figure | None = None
    efficient_wte: Figure | None = None
    in_envelope: bool = True
    confidence: str = ""
    source: str = ""
    direction_evidence: str = ""


class Change(StrEnum):
    """What a design does to the catalogue."""

    ADD = "add"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class FunctionChange:
    """One system's change to the catalogue: empty fields keep what the catalogue says.

    `why` says why a function is dropped or reworded. Fields mean the same as in :class:`Function`.
    """

    key: str
    change: Change = Change.CHANGE
    name: str = ""
    description: str = ""
    statutory_basis: str = ""
    duty_holder: str = ""
    delegable: Delegable | None = None
    footprint: str = ""
    aims: tuple[str, ...] = ()
    horizon: Horizon | None = None
    skills: tuple[str, ...] = ()
    fixed_wte: Figure | None = None
    variable_wte: Figure | None = None
    cost_per_wte: Figure | None = None
    efficient_wte: Figure | None = None
    in_envelope: bool | None = None
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Dependency:
    """Two functions that belong together; `strength` 0 to 1 says how much a hand-off between them costs."""

    function: str
    other: str
    strength: Figure
    reason: str = ""
    source: str = ""
