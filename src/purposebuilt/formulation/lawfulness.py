"""Whether a candidate uses its legal vehicle as the rulebook says it may be used."""

from __future__ import annotations

from purposebuilt.design import Delegable
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.reading import Reading


def unlawful(reading: Reading, line: Line, candidate: Candidate) -> str:
    """Why a candidate may not be, in a sentence; nothing where it may, or where the rulebook does not know the vehicle.

    Two tests: whether the vehicle may be used for a function that may (partly, not) be delegated; and whether each
    body which decides or does the work without holding the duty may receive it.
    """
    mechanism = reading.mechanism(candidate)
    function = reading.functions[line.function]
    if mechanism is None:
        return ""
    if mechanism.delegable and function.delegable not in mechanism.delegable:
        return f"{mechanism.name}: not for a function that the law {_keeps(function.delegable)}."
    if not mechanism.may_receive:
        return ""
    duty = set(reading.hosts(candidate.duty.bodies)) | {reading.icb}
    for body in reading.hosts((*candidate.decides.bodies, *candidate.does.bodies)):
        partner = reading.partners.get(body)
        if partner is None or body in duty:
            continue
        kind = reading.kinds.get(partner.kind)
        own = bool(function.duty_holder) and kind is not None and kind.holds_duties_of == function.duty_holder
        if not own and partner.kind not in mechanism.may_receive:
            name = kind.name.lower() if kind else partner.kind
            return f"{mechanism.name}: not for a {name}, which may not receive it."
    return ""


def _keeps(delegable: Delegable) -> str:
    return {
        Delegable.YES: "lets others exercise",
        Delegable.PARTLY: "lets others exercise in part",
        Delegable.NO: "keeps with its holder",
    }[delegable]
