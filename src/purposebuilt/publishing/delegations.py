"""One shared table of lines: the functions and decisions map and the scheme are both written from it."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.appraisal.results import Option
from purposebuilt.design import Arrangement, Function, Standing
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.publishing.deciders import ICB, Group, Maker, held_from, icb_power, maker, vehicle
from purposebuilt.publishing.reading import NOT_KNOWN, Reading, differs
from purposebuilt.publishing.words import dated, in_unit, sentence
from purposebuilt.rulebooks.rulebook import Mechanism, RuleKind, Wording

TO_BE_SET = "To be set"
TO_BE_NAMED = "To be named"
TO_BE_AGREED = "to be agreed"

APPROVE = "Approve"
DECISIONS = {
    APPROVE: "Approve what this needs: {what}",
    "Account for": "Account for this duty: {what}",
    "Decide": "Decide each case: {what}",
}
"""How a decision is worded by its fixed verb: a duty on how a body acts is accounted for, and not approved."""


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
    mechanism = vehicle(reading, candidate)
    wording = _wording(reading, line.function)
    return Delegation(
        reference=reference,
        function=function.name,
        area=area,
        theme=reading.name("aim", function.aims[0]) if function.aims else "Enabling work",
        decision=worded(function, wording),
        lead=TO_BE_NAMED,
        basis=_basis(reading, function),
        maker=decided,
        verbs=_verbs(reading, candidate, decided, wording),
        level=reading.name("level", candidate.decides.level) if candidate.decides.level else NOT_KNOWN,
        duty=_duty(reading, line, candidate),
        does=reading.answer(candidate.does),
        footprint=reading.name("level", function.footprint),
        vehicle=mechanism.name if mechanism else NOT_KNOWN,
        power=_power(reading, mechanism, decided),
        money=reading.answer(candidate.funds),
        employs=reading.answer(candidate.employs),
        limits=_limits(held),
        review=_review(reading, held),
        origin=_origin(reading, line.function),
        change=_change(reading, line, candidate),
        information=_information(reading, function, decided, mechanism),
    )


def _wording(reading: Reading, function: str) -> Wording:
    """How the rulebook words a function in a scheme; one it says nothing of is a decision to approve."""
    held = (one for one in reading.appraisal.rulebook.wordings if one.function == function)
    return next(held, Wording(function))


def worded(function: Function, wording: Wording) -> str:
    """What is decided, or accounted for, in a sentence that begins with one of the fixed verbs."""
    what = function.description or function.name
    if wording.verb == "Decide" and what.startswith("Decide"):
        return sentence(what)
    return sentence(DECISIONS.get(wording.verb or APPROVE, DECISIONS[APPROVE]).format(what=what))


def _origin(reading: Reading, function: str) -> str:
    """The name of the kind of body that delegated a function to the ICB, without what the rulebook adds to it."""
    kind = held_from(reading, function)
    return reading.name("body", kind).split(",")[0] if kind else ""


def _basis(reading: Reading, function: Function) -> str:
    held = _origin(reading, function.key)
    if not held:
        return function.statutory_basis or "No basis named in law"
    basis = f"{function.statutory_basis}: a" if function.statutory_basis else "A"
    return f"{basis} function of {held}, held by its delegation agreement"


def _duty(reading: Reading, line: Line, candidate: Candidate) -> str:
    named, held = reading.named("body", candidate.duty.bodies), _origin(reading, line.function)
    kinds = {one.key: one.kind for one in reading.appraisal.design.partners}
    if held and any(kinds.get(body) == ICB for body in candidate.duty.bodies):
        return f"{held}; {named} holds it by delegation"
    return named or "No duty holder in law"


def _power(reading: Reading, mechanism: Mechanism | None, decided: Maker) -> str:
    """The provision used; where the vehicle gives the ICB's decider no power, also the one under which it decides."""
    if mechanism is None:
        return ""
    own, law = icb_power(reading), mechanism.law
    inside = decided.group in (Group.BOARD, Group.COMMITTEE, Group.INDIVIDUAL)
    if inside and own and own not in law and not mechanism.moves_decision:
        return f"{law}; the ICB decides under {own}"
    return law


def _verbs(reading: Reading, candidate: Candidate, decided: Maker, wording: Wording) -> Verbs:
    also = reading.named("body", candidate.approvers)
    return Verbs(
        approve=decided.name,
        also_approve=f"each of {also}" if also else "",
        recommend=reading.named("body", candidate.recommends),
        note=wording.note or ("" if decided.group in (Group.BOARD, Group.OWN, Group.OPEN) else "Board of the ICB"),
        consult=wording.consult or TO_BE_AGREED,
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


def _information(reading: Reading, function: Function, decided: Maker, mechanism: Mechanism | None) -> str:
    """What is open, what the law says of passing the function on, who is liable, and which rules wait for a yes."""
    parts = [decided.note, function.delegable_note]
    leaves = decided.group in (Group.OTHER, Group.COMMITTEE)
    if mechanism is not None and leaves:
        parts.append(f"What is not passed on: {mechanism.not_passed_on}" if mechanism.not_passed_on else "")
        parts.append(f"Liability: {mechanism.liability}" if mechanism.liability else "")
    if mechanism is not None:
        rules = reading.appraisal.rulebook.rules
        waits = [one.key for one in rules if one.kind is RuleKind.ATTESTED and mechanism.key in one.mechanisms]
        parts.append(f"To be confirmed: rules {', '.join(waits)}" if len(waits) > 1 else "")
        parts.append(f"To be confirmed: rule {waits[0]}" if len(waits) == 1 else "")
    return " ".join(sentence(part) for part in parts if part)
