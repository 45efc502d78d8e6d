"""Rules about functions: who answers for each, that none is done twice unlinked, and that every place is covered."""

from __future__ import annotations

from collections.abc import Iterator

from purposebuilt.checks.findings import ANSWERS, TO_CONFIRM, Fault, Finding, at, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture, listed
from purposebuilt.design import Arrangement, Standing
from purposebuilt.problems import Where
from purposebuilt.rulebooks.rulebook import Rule


@computes("one-accountable-body", "PB301", "A function does not have exactly one accountable body of the right kind.")
def one_accountable_body(picture: Picture, rule: Rule) -> Finding:
    """R01: a function whose duty holder is the first of the rule's kinds has one accountable body, of that kind.

    Several, or one of another kind, are accepted where the arrangement uses one of the rule's mechanisms. For the
    rule's functions, which are held by delegation or which statute gives to several bodies together, the body may be
    of the rule's other kinds, which gave them, and it may be one of several.
    """
    looked = [each for each in picture.arrangements if picture.functions[each.function].duty_holder == rule.kinds[0]]
    if not looked:
        return nothing("No arrangement is written down for a function whose duty the ICB holds.")
    faults: list[Fault] = []
    for each in looked:
        bodies = [body for body in each.duty.bodies if body in picture.partners or body in picture.committees]
        if not each.duty.bodies:
            if not each.assumption:
                message = f"{picture.title(each)} names nobody who is accountable."
                faults.append(fault(each, "duty_bodies", message, "Name the one body that holds the duty."))
        elif each.mechanism not in rule.mechanisms and bodies:
            faults.extend(_not_one_of_the_kind(picture, rule, each))
    good = f"Each of the {len({each.function for each in looked})} functions looked at has one accountable body."
    return settled(rule, looked, faults, good)


def _not_one_of_the_kind(picture: Picture, rule: Rule, each: Arrangement) -> Iterator[Fault]:
    holders = picture.hosts(each.duty.bodies)
    together = each.function in rule.functions and any(picture.holds(holder, rule.kinds[0]) for holder in holders)
    if together:
        return
    if len(each.duty.bodies) > 1 or len(holders) > 1:
        message = f"{picture.title(each)} names several accountable bodies: {picture.names(each.duty.bodies)}."
        yield fault(each, "duty_bodies", message, "Name one, or the delegation or joint arrangement that links them.")
        return
    kinds = rule.kinds if each.function in rule.functions else rule.kinds[:1]
    for holder in holders:
        if picture.kind(holder).holds_duties_of not in kinds:
            duty = picture.kinds[picture.functions[each.function].duty_holder].name
            message = (
                f"{picture.title(each)} is accountable to {holder.name}, but the catalogue gives the duty to: {duty}."
            )
            yield fault(each, "duty_bodies", message, "Name that body, or the delegation that moved the function.")


@computes(
    "no-unlinked-duplicates", "PB302", "Two bodies do the same function in the same place, and nothing links them."
)
def no_unlinked_duplicates(picture: Picture, rule: Rule) -> Finding:
    """R02: whoever does one function in one place is one body, or a joint mechanism links them.

    That holds inside an arrangement which names several doers, unless each of them holds the duty and so does its own
    part, and between two arrangements of one function.
    """
    if not picture.arrangements:
        return nothing("No arrangement is written down.")
    joint = {key for key, each in picture.mechanisms.items() if each.joint}
    faults: list[Fault] = []
    for standing in (Standing.TODAY, Standing.RULED_IN):
        for found in picture.by_function.values():
            alike = [each for each in found if each.standing is standing and each.does.bodies]
            apart = [each for each in alike if each.mechanism not in joint]
            faults.extend(_several_doers(picture, apart))
            faults.extend(_unlinked(picture, apart))
    count = len(picture.by_function)
    return settled(rule, picture.arrangements, faults, f"None of {count} functions is done twice without a link.")


def _several_doers(picture: Picture, apart: list[Arrangement]) -> Iterator[Fault]:
    for each in apart:
        if len(each.does.bodies) > 1 and not set(each.does.bodies) <= set(each.duty.bodies):
            message = (
                f"{picture.title(each)} is done by {picture.names(each.does.bodies)}, with nothing that links them."
            )
            remedy = "Link them by joint exercise, a joint committee or a lead, or say which of them does it."
            yield fault(each, "does_bodies", message, remedy)


def _unlinked(picture: Picture, alike: list[Arrangement]) -> Iterator[Fault]:
    for number, each in enumerate(alike):
        for other in alike[:number]:
            meet = picture.touches(each, other.place) if other.place else True
            if meet and not set(each.does.bodies) & set(other.does.bodies):
                message = (
                    f"{picture.title(each)} is done by {picture.names(each.does.bodies)}, and also "
                    f"('{other.key}') by {picture.names(other.does.bodies)}, with nothing that links them."
                )
                remedy = "Link them by joint exercise, a joint committee or a lead, or say which of the two does it."
                yield fault(each, "does_bodies", message, remedy)
                break


@computes("every-place-covered", "PB303", "A function is arranged for some places of the system and not for others.")
def every_place_covered(picture: Picture, rule: Rule) -> Finding:
    """R03: the arrangements of a function, taken together, hold in every place of the system.

    A place is covered by an arrangement for it, for an area in which it lies or for the whole system, or by
    arrangements for all the areas inside it. A function with no arrangement at all is reported as unknown.
    """
    if not picture.arrangements or not picture.places:
        return nothing("No arrangement or no place is written down.")
    faults = []
    for key, found in picture.by_function.items():
        gaps = [place for place in picture.places if not _covered(picture, place, found)]
        if gaps:
            names = listed(picture.areas[place].name for place in gaps)
            message = f"'{picture.functions[key].name}' is arranged for some places, but not for {names}."
            faults.append(fault(found[-1], "place", message, "Add an arrangement for each place that is missing."))
    good = f"Each of {len(picture.by_function)} functions that are arranged at all is arranged for every place."
    return settled(rule, picture.arrangements, faults, good)


def _covered(picture: Picture, place: str, found: tuple[Arrangement, ...]) -> bool:
    if any(picture.covers(each, place) for each in found):
        return True
    parts = [area for area in picture.inside(place) if picture.areas[area].parent == place and area != place]
    return bool(parts) and all(_covered(picture, part, found) for part in parts)


@computes(
    "not-an-icb-function-yet", "PB304", "A function is shown with a kind of body before the date on which it may be."
)
def not_an_icb_function_yet(picture: Picture, rule: Rule) -> Finding:
    """R16: until the rule's last day no body of its kinds holds the duty of, or decides, one of its functions."""
    looked = picture.of_functions(rule.functions)
    if not looked:
        return nothing("The design arranges none of the functions that this rule is about.")
    faults = []
    for each in looked:
        for column, answer in (("duty", each.duty), ("decides", each.decides)):
            early = [host for host in picture.hosts(answer.bodies) if host.kind in rule.kinds]
            if early and not (rule.ends and answer.since > rule.ends):
                message = f"{picture.title(each)} is shown with {early[0].name}, which may not hold it by {rule.ends}."
                remedy = f"Name who holds it now, or give '{column}_since' a date after {rule.ends}."
                faults.append(fault(each, f"{column}_bodies", message, remedy))
                break
    return settled(rule, looked, faults, "No such body holds or decides it before it may.")


@computes("transferred-duty-still-held", "PB305", "A function marked for transfer has nobody who holds its duty today.")
def transferred_duty_still_held(picture: Picture, rule: Rule) -> Finding:
    """R18: a function with a duty in law that policy marks for transfer names who holds the duty today."""
    marked = [each for each in picture.functions.values() if each.direction == "transfer" and each.duty_holder]
    if not marked:
        return nothing("The rulebook marks no function of this design for transfer.")
    today = {
        each.key: [a for a in picture.by_function.get(each.key, ()) if a.standing is Standing.TODAY] for each in marked
    }
    faults = [
        fault(
            found[0],
            "duty_bodies",
            f"'{each.name}' is marked for transfer, and nobody is named who holds its duty until then.",
            "Name the body that holds the duty today.",
        )
        for each in marked
        if (found := today[each.key]) and not any(a.duty.bodies for a in found)
    ]
    unknown = [each.name for each in marked if not today[each.key]]
    if unknown and not faults:
        sentence = f"The design does not say who holds the duty today for: {listed(unknown)}."
        return Finding(TO_CONFIRM, sentence)
    looked = [a for found in today.values() for a in found]
    return settled(
        rule, looked, faults, f"Each of {len(marked)} functions marked for transfer has a duty holder today."
    )


@computes("decided-by-duty-holder", "PB306", "A decision that stays with the duty holder is taken by somebody else.")
def decided_by_duty_holder(picture: Picture, rule: Rule) -> Finding:
    """R52: only bodies of the kind that holds the duty decide the rule's functions."""
    looked = [each for each in picture.of_functions(rule.functions) if each.decides.bodies]
    if not looked:
        return nothing("The design does not arrange who decides the functions that this rule is about.")
    faults = []
    for each in looked:
        duty = picture.functions[each.function].duty_holder
        others = [host.name for host in picture.hosts(each.decides.bodies) if not picture.holds(host, duty)]
        if others:
            message = (
                f"{picture.title(each)} is decided by {listed(others)}, but the decision stays with the duty holder."
            )
            remedy = f"Name a body of the kind '{duty}', or a committee of it; others may still do the work."
            faults.append(fault(each, "decides_bodies", message, remedy))
    return settled(rule, looked, faults, "The duty holder takes the decision.")


@computes("one-named-icb-for-each-place", "PB307", "A place does not have exactly one body named for a role in law.")
def one_named_icb_for_each_place(picture: Picture, rule: Rule) -> Finding:
    """R53: in each place exactly one body of the rule's kinds holds the duty of each of its functions."""
    keys = [key for key in rule.functions if key in picture.functions]
    arranged = [key for key in keys if key in picture.by_function]
    if not keys:
        return nothing("The design has none of the functions that this rule is about.")
    faults = []
    for key in arranged:
        found = [each for each in picture.by_function[key] if each.standing is Standing.TODAY] or picture.by_function[
            key
        ]
        for place in picture.places:
            here = [each for each in found if picture.touches(each, place)]
            named = {p.key for each in here for p in picture.hosts(each.duty.bodies) if p.kind in rule.kinds}
            if len(named) != 1:
                who = picture.names(sorted(named)) if named else "nobody"
                name = f"'{picture.functions[key].name}' in {picture.areas[place].name}"
                message = f"{name} names {who}; the law wants one ICB."
                remedy = "Name one ICB; where two share a council area, let one act for the other and say so."
                faults.append(
                    Fault(message, remedy, at(here[0], "duty_bodies") if here else Where("arrangements", key=key))
                )
    missing = [picture.functions[key].name for key in keys if key not in arranged]
    if missing and not faults:
        return Finding(TO_CONFIRM, f"The design does not say which ICB is named for: {listed(missing)}.")
    return settled(rule, picture.of_functions(arranged), faults, "In each place one ICB is named.")


@computes("emergency-duty-led", "PB308", "A duty that may not be left vacant has nobody who holds, decides or does it.")
def emergency_duty_led(picture: Picture, rule: Rule) -> Finding:
    """R54: each arrangement of the rule's functions names who holds the duty, who decides and who does it."""
    keys = [key for key in rule.functions if key in picture.functions]
    looked = [each for each in picture.of_functions(keys) if each.standing is Standing.TODAY]
    if not keys:
        return nothing("The design has none of the functions that this rule is about.")
    if not looked:
        return Finding(
            TO_CONFIRM, f"The design does not say who leads: {listed(picture.functions[key].name for key in keys)}."
        )
    faults = []
    for each in looked:
        empty = [word for word in ("duty", "decides", "does") if not getattr(each, word).bodies]
        if empty:
            message = f"{picture.title(each)} is vacant: it does not say {listed(ANSWERS[word] for word in empty)}."
            faults.append(
                fault(each, f"{empty[0]}_bodies", message, "Name who does so until the transfer has happened.")
            )
    return settled(rule, looked, faults, "Somebody holds the duty, decides and does the work.")
