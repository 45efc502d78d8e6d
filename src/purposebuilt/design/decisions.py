"""What was settled, what was promised, what was confirmed, and where facts come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Decision:
    """What was settled, by whom, by which route, why, with which dissent, and when it is looked at again."""

    key: str
    title: str
    text: str
    taken_by: str
    date: str
    route: str = ""
    purposes: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    why: str = ""
    dissent: str = ""
    review: str = ""
    source: str = ""


class CommitmentState(StrEnum):
    """Whether a promise is kept."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not-kept"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one partner promised another, by when."""

    key: str
    promise: str
    by_partner: str
    to_partner: str
    due: str = ""
    state: CommitmentState = CommitmentState.OPEN
    purpose: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """Somebody's confirmation of a rule that no computation can check: who, on what evidence, when."""

    rule: str
    confirmed_by: str
    evidence: str
    date: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from, under which licence, and what must be said when they are shown."""

    key: str
    title: str
    publisher: str = ""
    address: str = ""
    date: str = ""
    licence: str = ""
    attribution: str = ""
