"""Whether a candidate uses its legal vehicle as the rulebook says it may be used."""

from __future__ import annotations

from purposebuilt.design import Delegable
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.reading import Reading


def unlawful(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Why a written arrangement may not be, in a sentence; nothing where it may, or where nothing is known against it.

    Only what the law forbids outright: a vehicle that moves the power to decide, used for a function that may not be
    delegated so far, or for a body that may not receive it.
    """
    mechanism = reading.mechanism(candidate)
    if mechanism is None or not mechanism.moves_decision:
        return ""
    return _wrong_function(reading, line, candidate) or _wrong_body(reading, line, candidate, candidate.decides.bodies)


def unfit(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Why a pattern's arrangement is not offered: stricter than the law, everything must fit the vehicle."""
    bodies = (*candidate.decides.bodies, *candidate.does.bodies)
    return _wrong_function(reading, line, candidate) or _wrong_body(reading, line, candidate, bodies)


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
