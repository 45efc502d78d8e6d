"""From today to the target in dated steps."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design.figures import Figure


@dataclass(frozen=True, slots=True)
class Stage:
    """A dated step. `change_wte` and `change_approvals` are how much change the system can carry in it."""

    key: str
    name: str
    date: str
    change_wte: Figure | None = None
    change_approvals: Figure | None = None
    note: str = ""
    source: str = ""
