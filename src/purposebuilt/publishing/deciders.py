"""Who takes a decision, as a scheme of reservation and delegation sorts it: board, committee, individual or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design import Authority, Committee, Partner
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.publishing.reading import Reading


class Group(StrEnum):
    """The groups of a scheme, in its order. The last is for duties that are not the ICB's to give away."""

    BOARD = "A"
    COMMITTEE = "B"
    INDIVIDUAL = "C"
    OTHER = "D"
    OWN = "E"


TITLES = {
    Group.BOARD: "Reserved to the board",
    Group.COMMITTEE: "Delegated to a committee",
    Group.INDIVIDUAL: "Delegated to an individual",
    Group.OTHER: "Delegated to or shared with another body",
    Group.OWN: "Held by another body in its own right",
}
"""What each group of the scheme is called."""

ICB = "icb"
"""The kind of partner whose scheme it is; also the duty holder of its functions in the catalogue."""

_BY_AN_OFFICER = frozenset({"icb-officer"})
_BY_THE_BOARD = frozenset({"board-reserved"})


@dataclass(frozen=True, slots=True)
class Maker:
    """Who decides a line: the group, the bodies by name, the band of the map, and a note where something is open.

    `box` is the name of the box of the one-page chart that the line falls into: the bodies themselves, or for bodies
    outside the ICB their kind, so that five councils with the same duty are one box.
    """

    group: Group
    name: str
    band: str
    note: str = ""
    box: str = ""

    @property
    def boxed(self) -> str:
        """The name of the box of the chart."""
        return self.box or self.name


BANDS = (
    "Board of the ICB",
    "Committees of the ICB",
    "Places",
    "Officers of the ICB",
    "Joint committees and joint exercise",
    "Integrated care partnership",
    "Other bodies of the system",
    "Above the system",
)
"""The levels of the map, from the board outwards."""

_TO_BE_NAMED = "The design names no committee here yet; until one is set up the board decides."
_BOARD_BY_DEFAULT = "The design names the ICB and nobody in it, so the board keeps the decision until it hands it on."


def maker(reading: Reading, candidate: Candidate) -> Maker:
    """Who decides under an arrangement, and where the scheme and the map put it."""
    bodies = candidate.decides.bodies
    name = reading.answer(candidate.decides)
    if not bodies:
        return Maker(Group.BOARD, name, BANDS[0], "Nobody knows yet who decides; by law the board does until then.")
    if _held_by_others(reading, candidate):
        return Maker(Group.OWN, name, _outside_band(reading, bodies), box=_kinds(reading, bodies))
    committee = _committee(reading, bodies[0])
    if committee is not None:
        return _in_committee(reading, committee, bodies, name)
    if _is_icb(reading, bodies[0]):
        return _in_the_icb(reading, candidate, name)
    return Maker(Group.OTHER, name, _outside_band(reading, bodies), box=_kinds(reading, bodies))


def _held_by_others(reading: Reading, candidate: Candidate) -> bool:
    """Whether the duty and the decision are both another's, so that the ICB has nothing to give."""
    duty, decides = candidate.duty.bodies, candidate.decides.bodies
    return bool(duty) and not any(_of_icb(reading, body) for body in (*duty, *decides))


def _in_committee(reading: Reading, committee: Committee, bodies: Sequence[str], name: str) -> Maker:
    own = bool(committee.hosts) and all(_is_icb(reading, host) for host in committee.hosts)
    if not own:
        kind = _partner_kind(reading, committee.key)
        band = BANDS[5] if kind == "icp" else BANDS[4]
        if not any(_is_icb(reading, host) for host in committee.hosts):
            band = _outside_band(reading, bodies)
        return Maker(Group.OTHER, name, band)
    if committee == _board(reading):
        return Maker(Group.BOARD, name, BANDS[0])
    return Maker(Group.COMMITTEE, name, BANDS[2] if committee.place else BANDS[1])


def _in_the_icb(reading: Reading, candidate: Candidate, name: str) -> Maker:
    """The ICB itself is named, and nobody in it: the legal vehicle and the level say who that is."""
    mechanism = next((one for one in reading.appraisal.rulebook.mechanisms if one.key == candidate.mechanism), None)
    if candidate.mechanism in _BY_AN_OFFICER:
        return Maker(Group.INDIVIDUAL, f"An officer of {name}", BANDS[3], "The officer is to be named.")
    board = _board(reading)
    named = board.name if board else f"Board of {name}"
    if candidate.mechanism in _BY_THE_BOARD:
        return Maker(Group.BOARD, named, BANDS[0])
    order = {level.key: level.order for level in reading.appraisal.rulebook.levels}
    system = order.get("system", 0)
    level = order.get(candidate.decides.level, system)
    if level > system or (mechanism is not None and mechanism.joint and mechanism.moves_decision):
        return Maker(Group.OTHER, f"{name} with others", BANDS[4], "The joint forum is to be named.")
    if level < system:
        return Maker(Group.COMMITTEE, f"{name}, in the place", BANDS[2], _TO_BE_NAMED)
    return Maker(Group.BOARD, named, BANDS[0], _BOARD_BY_DEFAULT)


def _board(reading: Reading) -> Committee | None:
    """The ICB's board: the first committee of its own, for the whole system, that reports to no other committee."""
    committees = reading.appraisal.design.committees
    keys = {other.key for other in committees}
    for one in committees:
        own = bool(one.hosts) and all(_is_icb(reading, host) for host in one.hosts)
        if own and not one.place and one.authority is Authority.DECIDES and one.reports_to not in keys:
            return one
    return None


def _kinds(reading: Reading, bodies: Sequence[str]) -> str:
    """Kinds of the bodies that decide, in the order of the rulebook; a committee outside the ICB by its own name."""
    kinds = {_partner_kind(reading, body) for body in bodies}
    named = [kind.name for kind in reading.appraisal.rulebook.partner_kinds if kind.key in kinds]
    loose = [reading.name("body", body) for body in bodies if _partner(reading, body) is None]
    return "; ".join([*named, *loose])


def _outside_band(reading: Reading, bodies: Sequence[str]) -> str:
    kinds = {_partner_kind(reading, body) for body in bodies}
    if "icp" in kinds:
        return BANDS[5]
    return BANDS[7] if kinds & {"nhs-england", "government", "regulator"} else BANDS[6]


def _committee(reading: Reading, key: str) -> Committee | None:
    return next((one for one in reading.appraisal.design.committees if one.key == key), None)


def _partner(reading: Reading, key: str) -> Partner | None:
    return next((one for one in reading.appraisal.design.partners if one.key == key), None)


def _partner_kind(reading: Reading, key: str) -> str:
    partner = _partner(reading, key)
    return partner.kind if partner else key


def _is_icb(reading: Reading, key: str) -> bool:
    return _partner_kind(reading, key) == ICB


def _of_icb(reading: Reading, key: str) -> bool:
    """Whether a body is the ICB or a committee that the ICB hosts, alone or with others."""
    committee = _committee(reading, key)
    return _is_icb(reading, key) or (committee is not None and any(_is_icb(reading, host) for host in committee.hosts))
