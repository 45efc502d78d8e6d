"""Who holds the duty, decides, does, holds the money and employs, for one function in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from purposebuilt.design.figures import Basis, Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five answers: the bodies (partners or committees), at which level, since or from when.

    Several bodies act together. No body at all means *unknown*: then `assumption` in the arrangement says what is
    assumed.
    """

    bodies: tuple[str, ...] = ()
    level: str = ""
    since: str = ""


class Standing(StrEnum):
    """Why an arrangement is written down: it holds today, or partners rule it in or out."""

    TODAY = "today"
    RULED_IN = "ruled-in"
    RULED_OUT = "ruled-out"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How one function is delivered in one place (empty place: everywhere in the system).

    The five answers move on their own dates. `recommends` are bodies that must recommend before anyone decides;
    `approvers` those whose separate agreement is needed each time. For a ruled-out arrangement empty fields mean
    *any*. `inferred` names the answers that the source does not state. `assumption`, `assumption_owner` and
    `assumption_until` stand for a destination that nobody knows yet. `ruled_by` is the partner that rules it in or
    out.
    """

    key: str
    function: str
    standing: Standing = Standing.TODAY
    place: str = ""
    mode: str = ""
    mechanism: str = ""
    duty: Answer = field(default_factory=Answer)
    decides: Answer = field(default_factory=Answer)
    does: Answer = field(default_factory=Answer)
    funds: Answer = field(default_factory=Answer)
    employs: Answer = field(default_factory=Answer)
    recommends: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    wte: Figure | None = None
    limit_gbp: Figure | None = None
    review: str = ""
    onward_delegation: str = ""
    basis: Basis = Basis.ASSUMED
    inferred: tuple[str, ...] = ()
    assumption: str = ""
    assumption_owner: str = ""
    assumption_until: str = ""
    ruled_by: str = ""
    detail: str = ""
    source: str = ""
