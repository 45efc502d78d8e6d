"""One shared table of lines: the functions and decisions map and the scheme are both written from it."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.appraisal.results import Option
from purposebuilt.design import Arrangement, Function, Standing
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.publishing.deciders import Group, Maker, maker
from purposebuilt.publishing.reading import NOT_KNOWN, Reading, differs
from purposebuilt.publishing.words import dated, in_unit, sentence

TO_BE_SET = "To be set"
TO_BE_NAMED = "To be named"
TO_BE_AGREED = "to be agreed"

FROM_NHS_ENGLAND = "nhse-delegated"
"""The origin that the catalogue gives to functions which NHS England delegated to ICBs."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Who does what in a decision, in the four fixed verbs."""

    approve: str
    also_approve: str
    recommend: str
    note: str
    consult: str

    @property
    def others(self) -> str:
        """Who else has a part in the decision, in the fixed verbs; who is consulted is always said or asked for."""
        held = (
            ("Approve too", self.also_approve),
            ("Recommend", self.recommend),
            ("Note", self.note),
            ("Consult", self.consult),
        )
        return " ".join(f"{verb}: {who}." for verb, who in held if who)


@dataclass(frozen=True, slots=True)
class Delegation:
    """One line of the map, which is one row of the scheme. Texts are final: both documents print them as they are."""

    reference: str
    function: str
    area: str
    theme: str
    decision: str
    lead: str
    basis: str
    maker: Maker
    verbs: Verbs
    level: str
    duty: str
    does: str
    footprint: str
    vehicle: str
    power: str
    money: str
    employs: str
    limits: str
    review: str
    origin: str
    change: str
    information: str

    @property
    def row(self) -> str:
        """Where the line stands in the scheme: its group and reference."""
        return f"{self.maker.group.value}: {self.reference}"


def delegations(reading: Reading, option: Option) -> tuple[Delegation, ...]:
    """The shared table for an option: one row for each line, in the order of the lines.

    References count functions in the order of the catalogue and areas in the order of the design, so they do not
    change when another option is chosen.
    """
    numbers = {key: at for at, key in enumerate(reading.functions, start=1)}
    places = {place.key: at for at, place in enumerate(reading.appraisal.design.places)}
    stated = _today(reading)
    rows = []
    for line in reading.lines.values():
        candidate = option.assignments.get(line.key)
        if candidate is not None:
            reference = f"L{numbers.get(line.function, 0):03d}.{places.get(line.place, 0):02d}"
            rows.append(_row(reading, line, candidate, reference, stated.get(line.key)))
    return tuple(rows)


def _today(reading: Reading) -> dict[str, Arrangement]:
    """Today's arrangements by line; one without a place holds wherever no narrower one does."""
    wide: dict[str, Arrangement] = {}
    narrow: dict[str, Arrangement] = {}
    for arrangement in reading.appraisal.design.arrangements:
        if arrangement.standing is Standing.TODAY:
            if arrangement.place:
                narrow[f"{arrangement.function}@{arrangement.place}"] = arrangement
            else:
                wide[arrangement.function] = arrangement
    found = {line.key: wide[line.function] for line in reading.lines.values() if line.function in wide}
    return found | {key: one for key, one in narrow.items() if key in reading.lines}


def _row(reading: Reading, line: Line, candidate: Candidate, reference: str, stated: Arrangement | None) -> Delegation:
    function = reading.functions.get(line.function) or Function(line.function, line.function)
    decided = maker(reading, candidate)
    area = reading.name("place", line.place)
    held = stated if candidate.today else None
    mechanism = next((one for one in reading.appraisal.rulebook.mechanisms if one.key == candidate.mechanism), None)
    return Delegation(
        reference=reference,
        function=function.name,
        area=area,
        theme=reading.name("aim", function.aims[0]) if function.aims else "Enabling work",
        decision=sentence(f"Approve: {function.description or function.name}"),
        lead=TO_BE_NAMED,
        basis=function.statutory_basis or "No basis named in law",
        maker=decided,
        verbs=_verbs(reading, candidate, decided),
        level=reading.name("level", candidate.decides.level) if candidate.decides.level else NOT_KNOWN,
        duty=reading.named("body", candidate.duty.bodies) or "No duty holder in law",
        does=reading.answer(candidate.does),
        footprint=reading.name("level", function.footprint),
        vehicle=mechanism.name if mechanism else NOT_KNOWN,
        power=mechanism.law if mechanism else "",
        money=reading.answer(candidate.funds),
        employs=reading.answer(candidate.employs),
        limits=_limits(held),
        review=_review(reading, held),
        origin="NHS England" if function.origin == FROM_NHS_ENGLAND else "",
        change=_change(reading, line, candidate),
        information=_information(function, decided, mechanism.not_passed_on if mechanism else ""),
    )


def _verbs(reading: Reading, candidate: Candidate, decided: Maker) -> Verbs:
    also = reading.named("body", candidate.approvers)
    return Verbs(
        approve=decided.name,
        also_approve=f"each of {also}" if also else "",
        recommend=reading.named("body", candidate.recommends),
        note="" if decided.group in (Group.BOARD, Group.OWN) else "Board of the ICB",
        consult=TO_BE_AGREED,
    )


def _limits(held: Arrangement | None) -> str:
    if held is None or held.limit_gbp is None:
        return TO_BE_SET
    return f"Up to {in_unit(held.limit_gbp.value, 'GBP', 1)} ({held.limit_gbp.basis.value})"


def _review(reading: Reading, held: Arrangement | None) -> str:
    written = held.review if held else ""
    return dated(written or reading.appraisal.design.identity.review) or TO_BE_SET


def _change(reading: Reading, line: Line, candidate: Candidate) -> str:
    today = reading.today
    if today is None:
        return NOT_KNOWN
    return "Changes" if differs(today.assignments.get(line.key), candidate) else "As today"


def _information(function: Function, decided: Maker, kept: str) -> str:
    parts = [decided.note, function.delegable_note]
    if decided.group is Group.OTHER and kept:
        parts.append(f"What is not passed on: {kept}")
    return " ".join(sentence(part) for part in parts if part)
