"""Who takes a decision, as a scheme of reservation and delegation sorts it: board, committee, individual or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design import Authority, Committee, Partner
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.publishing.reading import NOT_KNOWN, Reading
from purposebuilt.rulebooks.rulebook import Mechanism


class Group(StrEnum):
    """The groups of a scheme, in its order: the ICB's own, what is shared, what is others' own, what nobody settled."""

    BOARD = "A"
    COMMITTEE = "B"
    INDIVIDUAL = "C"
    OTHER = "D"
    OWN = "E"
    OPEN = "F"


TITLES = {
    Group.BOARD: "Reserved to the board",
    Group.COMMITTEE: "Delegated to a committee",
    Group.INDIVIDUAL: "Delegated to an individual",
    Group.OTHER: "Delegated to or shared with another body",
    Group.OWN: "Held or led by another body in its own right",
    Group.OPEN: "To be settled",
}
"""What each group of the scheme is called."""

ICB = "icb"
"""The kind of partner whose scheme it is; also the duty holder of its functions in the catalogue."""

_BY_AN_OFFICER = frozenset({"icb-officer"})
_BY_THE_BOARD = frozenset({"board-reserved"})
_BY_A_COMMITTEE = frozenset({"icb-committee"})

PARTNERSHIP = "icp"
"""The kind of partner that statute itself makes a joint committee, so that it decides without any delegation."""


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
    "To be settled",
)
"""The levels of the map, from the board outwards."""

_COMMITTEE_TO_BE_SET_UP = "The design names no committee here yet; until one is set up the board decides."
_OFFICER_TO_BE_NAMED = "The officer is to be named."
_NAMES_NOBODY = "The design names the ICB and nobody in it"


def maker(reading: Reading, candidate: Candidate) -> Maker:
    """Who decides under an arrangement, and where the scheme and the map put it."""
    bodies = candidate.decides.bodies
    name = reading.answer(candidate.decides)
    if not bodies:
        until = reading.named("body", candidate.duty.bodies) or "nobody"
        return Maker(Group.OPEN, name, BANDS[8], f"Nobody knows yet who decides; in law {until} does until then.")
    if _without_power(reading, candidate):
        return _said_to_decide(reading, candidate, name)
    if _held_by_others(reading, candidate):
        return Maker(Group.OWN, name, _outside_band(reading, bodies), box=_kinds(reading, bodies))
    committee = _committee(reading, bodies[0])
    if committee is not None:
        return _in_committee(reading, committee, candidate, name)
    if len(bodies) == 1 and _is_icb(reading, bodies[0]):
        return _in_the_icb(reading, candidate, name)
    return Maker(Group.OTHER, name, _outside_band(reading, bodies), box=_kinds(reading, bodies))


def vehicle(reading: Reading, candidate: Candidate) -> Mechanism | None:
    """The legal vehicle of an arrangement, where the rulebook knows it."""
    return next((one for one in reading.appraisal.rulebook.mechanisms if one.key == candidate.mechanism), None)


def held_from(reading: Reading, function: str) -> str:
    """The kind of body whose function this is and from which the ICB holds it by agreement; or nothing."""
    return next((one.held_from for one in reading.appraisal.rulebook.wordings if one.function == function), "")


def icb_power(reading: Reading) -> str:
    """The provision under which the board of an ICB decides, or lets a committee or an officer decide."""
    return next((one.law for one in reading.appraisal.rulebook.mechanisms if one.key in _BY_THE_BOARD), "")


def _without_power(reading: Reading, candidate: Candidate) -> bool:
    """Whether those who are said to decide hold no duty, and the vehicle gives them no power either."""
    mechanism = vehicle(reading, candidate)
    if not candidate.duty.bodies or mechanism is None or mechanism.moves_decision:
        return False
    holders, deciders = (_hosts(reading, answer.bodies) for answer in (candidate.duty, candidate.decides))
    line = reading.lines.get(candidate.line)
    if line is not None and held_from(reading, line.function):
        holders |= {one.key for one in reading.appraisal.design.partners if one.kind == ICB}
    by_statute = {_partner_kind(reading, body) for body in deciders} <= {PARTNERSHIP}
    return not holders & deciders and not by_statute


def _hosts(reading: Reading, bodies: Sequence[str]) -> set[str]:
    """The partners behind bodies: a committee stands for those that host it."""
    found: set[str] = set()
    for body in bodies:
        committee = _committee(reading, body)
        found |= {body} if committee is None or not committee.hosts else set(committee.hosts)
    return found


def _said_to_decide(reading: Reading, candidate: Candidate, name: str) -> Maker:
    mechanism, duty = vehicle(reading, candidate), reading.named("body", candidate.duty.bodies)
    used = mechanism.name if mechanism else NOT_KNOWN
    note = f"{name} is said to decide, and “{used}” moves no decision: in law it stays with {duty}."
    return Maker(Group.OPEN, f"{duty} in law; {name} is said to decide", BANDS[8], note)


def _held_by_others(reading: Reading, candidate: Candidate) -> bool:
    """Whether duty and decision are both another's, so that the ICB has nothing to give; also work without a duty."""
    return not any(_of_icb(reading, body) for body in (*candidate.duty.bodies, *candidate.decides.bodies))


def _by_agreement_alone(reading: Reading, candidate: Candidate) -> bool:
    """Whether a forum of several bodies decides somebody's duty under a vehicle that neither moves nor joins powers."""
    mechanism = vehicle(reading, candidate)
    return bool(candidate.duty.bodies) and mechanism is not None and not (mechanism.moves_decision or mechanism.joint)


def _in_committee(reading: Reading, committee: Committee, candidate: Candidate, name: str) -> Maker:
    own = bool(committee.hosts) and all(_is_icb(reading, host) for host in committee.hosts)
    if not own and _by_agreement_alone(reading, candidate):
        return _said_to_decide(reading, candidate, name)
    if not own:
        kind = _partner_kind(reading, committee.key)
        band = BANDS[5] if kind == PARTNERSHIP else BANDS[4]
        if not any(_is_icb(reading, host) for host in committee.hosts):
            band = _outside_band(reading, candidate.decides.bodies)
        return Maker(Group.OTHER, name, band)
    if committee == _board(reading):
        return Maker(Group.BOARD, name, BANDS[0])
    if (committee.mechanism or candidate.mechanism) in _BY_AN_OFFICER:
        return Maker(Group.INDIVIDUAL, name, BANDS[3], "A group of officers: the officer who answers is to be named.")
    return Maker(Group.COMMITTEE, name, BANDS[2] if committee.place else BANDS[1])


def _in_the_icb(reading: Reading, candidate: Candidate, name: str) -> Maker:
    """The ICB itself is named, and nobody in it: the vehicle may say whether officer, board or committee decides."""
    if candidate.mechanism in _BY_AN_OFFICER:
        return Maker(Group.INDIVIDUAL, f"An officer of {name}", BANDS[3], _OFFICER_TO_BE_NAMED)
    if candidate.mechanism in _BY_THE_BOARD:
        return Maker(Group.BOARD, _name_of_board(reading, name), BANDS[0])
    if candidate.mechanism in _BY_A_COMMITTEE:
        return Maker(Group.COMMITTEE, f"A committee of {name}", BANDS[1], _COMMITTEE_TO_BE_SET_UP)
    return _by_the_vehicle(reading, candidate, name)


def _by_the_vehicle(reading: Reading, candidate: Candidate, name: str) -> Maker:
    """Who in the ICB decides, by its other vehicles: with others, in a place, the board, or not settled.

    A vehicle that only the board can enter into (its approvals ask the board) leaves the decision with the board; one
    that needs no yes of the board says nothing of who decides.
    """
    mechanism, board = vehicle(reading, candidate), _name_of_board(reading, name)
    order = {level.key: level.order for level in reading.appraisal.rulebook.levels}
    system = order.get("system", 0)
    level = order.get(candidate.decides.level, system)
    if level > system or (mechanism is not None and mechanism.joint and mechanism.moves_decision and level == system):
        return Maker(Group.OTHER, f"{name} with others", BANDS[4], "The joint forum is to be named.")
    if mechanism is None or not any(each.lane == "icb-board" for each in mechanism.approvals):
        note = f"{_NAMES_NOBODY}: say whether it is the board, a committee or an officer. By law the board until then"
        return Maker(Group.OPEN, f"{board}, until the scheme says who", BANDS[8], f"{note} ({icb_power(reading)}).")
    if level < system:
        return Maker(Group.COMMITTEE, f"Place committee of {name}, to be set up", BANDS[2], _COMMITTEE_TO_BE_SET_UP)
    note = (
        f"{_NAMES_NOBODY}; only the board can enter into this vehicle, so the decision is the board's until handed on."
    )
    return Maker(Group.BOARD, board, BANDS[0], note)


def _name_of_board(reading: Reading, name: str) -> str:
    board = _board(reading)
    return board.name if board else f"Board of {name}"


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
    if PARTNERSHIP in kinds:
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
