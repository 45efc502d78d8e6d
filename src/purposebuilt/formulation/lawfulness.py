"""Whether a candidate uses its legal vehicle as the rulebook says it may be used."""

from __future__ import annotations

from purposebuilt.design import Delegable
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.reading import Reading


def unlawful(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Why a written arrangement may not be, in a sentence; nothing where it may, or where nothing is known against it.

    Only what the law forbids outright: a vehicle that a limit of the rulebook keeps from the function; one under which
    somebody decides who may not; and one that moves the power to decide, used for a function that may not be delegated
    so far, or for a body that may not receive it.
    """
    mechanism = reading.mechanism(candidate)
    if mechanism is None:
        return ""
    forbidden = _beyond_a_limit(reading, line, candidate) or _decided_by_another(reading, line, candidate)
    if forbidden or not mechanism.moves_decision:
        return forbidden
    return _wrong_function(reading, line, candidate) or _wrong_body(reading, line, candidate, candidate.decides.bodies)


def unfit(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Why a pattern's arrangement is not offered: stricter than the law, everything must fit the vehicle."""
    bodies = (*candidate.decides.bodies, *candidate.does.bodies)
    forbidden = _beyond_a_limit(reading, line, candidate) or _decided_by_another(reading, line, candidate)
    return forbidden or _wrong_function(reading, line, candidate) or _wrong_body(reading, line, candidate, bodies)


def _beyond_a_limit(reading: Reading, line: Line, candidate: Candidate) -> str:
    for limit in reading.rulebook.limits:
        if line.function in limit.functions and candidate.mechanism in limit.mechanisms:
            return limit.why
    return ""


def _decided_by_another(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Whether a body decides that holds neither the duty nor the function from another, under a vehicle of holders."""
    mechanism, duty = reading.mechanism(candidate), reading.hosts(candidate.duty.bodies)
    if mechanism is None or not mechanism.holder_decides or not duty:
        return ""
    held = {each.function for each in reading.rulebook.wordings if each.held_from}
    holders = {*duty, reading.icb} if line.function in held else set(duty)
    deciders = reading.hosts(candidate.decides.bodies)
    if not deciders or holders & set(deciders):
        return ""
    return f"{mechanism.name}: whoever does the work under it may not decide in place of the duty holder."


def _wrong_function(reading: Reading, line: Line, candidate: Candidate) -> str:
    mechanism, function = reading.mechanism(candidate), reading.functions[line.function]
    if mechanism is None or not mechanism.delegable or function.delegable in mechanism.delegable:
        return ""
    return f"{mechanism.name}: not for a function that the law {_keeps(function.delegable)}."


def _wrong_body(reading: Reading, line: Line, candidate: Candidate, bodies: tuple[str, ...]) -> str:
    """Whether a body among these holds neither the function's duty nor a kind that may receive it."""
    mechanism, function = reading.mechanism(candidate), reading.functions[line.function]
    if mechanism is None or not mechanism.may_receive:
        return ""
    holders = {*reading.hosts(candidate.duty.bodies), reading.icb}
    for body in reading.hosts(bodies):
        partner = reading.partners.get(body)
        if partner is None or body in holders:
            continue
        kind = reading.kinds.get(partner.kind)
        own = bool(function.duty_holder) and kind is not None and kind.holds_duties_of == function.duty_holder
        if not own and partner.kind not in mechanism.may_receive:
            return f"{mechanism.name}: a body of the kind '{kind.name if kind else partner.kind}' may not receive it."
    return ""


def _keeps(delegable: Delegable) -> str:
    return {
        Delegable.YES: "lets others exercise",
        Delegable.PARTLY: "lets others exercise in part",
        Delegable.NO: "keeps with its holder",
    }[delegable]
