"""The bodies at the table, and the committees in which they meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design.figures import Figure


@dataclass(frozen=True, slots=True)
class Partner:
    """A sovereign body. `kind` is a kind of partner of the rulebook.

    `places` are the places it serves: any set of them, some perhaps outside the system; empty means all.
    """

    key: str
    name: str
    kind: str
    places: tuple[str, ...] = ()
    ods_code: str = ""
    ons_code: str = ""
    statutory: bool = True
    legal_form: str = ""
    note: str = ""
    source: str = ""


class Authority(StrEnum):
    """What a committee may do: only those that *decide* can be a decider of an arrangement."""

    DECIDES = "decides"
    RECOMMENDS = "recommends"
    ADVISES = "advises"
    SCRUTINISES = "scrutinises"


@dataclass(frozen=True, slots=True)
class Committee:
    """A board, committee or group: the body of `hosts` in which decisions are taken or prepared.

    `place` is empty above place level. `lead_employer` is the partner that employs whoever leads it, where
    one person wears two hats.
    """

    key: str
    name: str
    level: str
    authority: Authority
    place: str = ""
    hosts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    mechanism: str = ""
    reports_to: str = ""
    lead_employer: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PartnerWeight:
    """How much one partner cares about one measure (or criterion), as a share of 100 points it was given."""

    partner: str
    about: str
    points: Figure
    note: str = ""
