"""Rules about passing functions on: to whom, by which agreement, and what stays."""

from __future__ import annotations

from purposebuilt.checks.findings import Finding, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture, listed
from purposebuilt.design import Arrangement, Delegable
from purposebuilt.rulebooks.rulebook import Rule

_NONE = "The design has no delegation or joint arrangement under section 65Z5 or 65Z6."


@computes("receivers-may-receive", "PB311", "A body that the law does not name is given a function, or a share in one.")
def receivers_may_receive(picture: Picture, rule: Rule) -> Finding:
    """R07: whoever decides under one of the rule's mechanisms is of a kind that may be party to such an arrangement.

    A committee counts as the bodies that host it.
    """
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing(_NONE)
    faults = []
    for each in looked:
        barred = [host for host in picture.hosts(each.decides.bodies) if not picture.kind(host).relevant_body]
        if barred:
            kinds = listed(dict.fromkeys(picture.kind(host).name.lower() for host in barred))
            names = listed(host.name for host in barred)
            message = f"{picture.title(each)} is given to {names} ({kinds}), which section 65Z5 does not name."
            remedy = "Give it to a body that may receive it, or let this one work under a contract or grant instead."
            faults.append(fault(each, "decides_bodies", message, remedy))
    return settled(rule, looked, faults, f"In each of {len(looked)} arrangements the law names whoever receives.")


@computes(
    "onward-only-where-allowed", "PB312", "A delegated function is passed on, and its agreement does not allow that."
)
def onward_only_where_allowed(picture: Picture, rule: Rule) -> Finding:
    """R08: where one body receives a function and passes it on, the first arrangement says that it may.

    Passing on shows where the body that decides under one arrangement holds the duty under another with the same
    mechanisms. `onward_delegation` of the first must then say something that does not begin with *no* or *not*.
    """
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing(_NONE)
    faults = []
    for given in looked:
        receivers = {host.key for host in picture.hosts(given.decides.bodies)}
        for onward in picture.by_function[given.function]:
            passers = {host.key for host in picture.hosts(onward.duty.bodies)} & receivers
            takers = {host.key for host in picture.hosts(onward.decides.bodies)} - receivers
            linked = onward is not given and onward in looked and passers and takers
            if linked and picture.touches(onward, given.place or onward.place) and not _allows(given):
                message = (
                    f"{picture.title(onward)} is passed on by {picture.names(sorted(passers))} to "
                    f"{picture.names(sorted(takers))}, and '{given.key}', which gave it, does not allow that."
                )
                remedy = f"Say in 'onward_delegation' of '{given.key}' on which terms, or do not pass it on."
                faults.append(fault(onward, "decides_bodies", message, remedy))
    return settled(rule, looked, faults, "No delegated function is passed on beyond what its agreement allows.")


def _allows(given: Arrangement) -> bool:
    words = given.onward_delegation.lower().split()
    return bool(words) and words[0].strip(".,;:") not in ("no", "not", "none", "never", "prohibited", "barred")


@computes("barred-functions-stay", "PB313", "A function that regulations keep where it is, is shown as delegated.")
def barred_functions_stay(picture: Picture, rule: Rule) -> Finding:
    """R11: no function of a body of the rule's kinds that the catalogue calls not delegable is given to another body.

    The regulations list powers more finely than the catalogue does: this finds the functions that the catalogue
    marks, and no others.
    """
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing(_NONE)
    faults = []
    for each in looked:
        givers = [host for host in picture.hosts(each.duty.bodies) if host.kind in rule.kinds]
        takers = [host for host in picture.hosts(each.decides.bodies) if host.kind not in rule.kinds]
        if givers and takers and picture.functions[each.function].delegable is Delegable.NO:
            message = f"{picture.title(each)} is shown as delegated by {givers[0].name}, which may not delegate it."
            faults.append(
                fault(each, "mechanism", message, "Leave the decision where it is, and share the work instead.")
            )
    return settled(rule, looked, faults, "No function that the catalogue marks as not delegable is shown as delegated.")


@computes("liable-body-named", "PB314", "A delegation names nobody who exercises the function and bears the liability.")
def liable_body_named(picture: Picture, rule: Rule) -> Finding:
    """R12: a delegation names who exercises the function; by section 65Z5(6) that body bears the liability."""
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing("The design has no delegation under section 65Z5.")
    faults = [
        fault(
            each,
            "decides_bodies",
            f"{picture.title(each)} is delegated, but no body of this design is named that exercises it.",
            "Name the body that exercises the function: it bears the liability.",
        )
        for each in looked
        if not picture.hosts(each.decides.bodies)
    ]
    return settled(rule, looked, faults, "Each delegation names who exercises the function and so bears the liability.")


@computes(
    "held-functions-moved-on-by-agreement", "PB315", "A function held from NHS England is moved on without leave."
)
def held_functions_moved_on_by_agreement(picture: Picture, rule: Rule) -> Finding:
    """R14: a function held from another body is moved on only where the arrangement says that it may be.

    Looked at are the rule's functions under one of its mechanisms; moved on are those that somebody outside the
    rule's kinds decides.
    """
    looked = [each for each in picture.of_functions(rule.functions) if each.mechanism in rule.mechanisms]
    if not looked:
        return nothing("No function held from NHS England is delegated or exercised jointly.")
    faults = []
    for each in looked:
        takers = [host for host in picture.hosts(each.decides.bodies) if host.kind not in rule.kinds]
        if takers and not _allows(each):
            message = (
                f"{picture.title(each)} is held from NHS England and moved on to {takers[0].name} without its leave."
            )
            remedy = "Say in 'onward_delegation' where the delegation agreement allows it, or keep the decision."
            faults.append(fault(each, "onward_delegation", message, remedy))
    return settled(rule, looked, faults, "No function held from NHS England is moved on beyond its agreement.")
