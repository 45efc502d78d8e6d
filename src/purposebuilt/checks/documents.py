"""Rules about what the published documents have to be able to say."""

from __future__ import annotations

from purposebuilt.checks.findings import Fault, Finding, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Arrangement
from purposebuilt.problems import Where
from purposebuilt.rulebooks.rulebook import Rule


@computes("one-decision-maker", "PB361", "A decision names nobody, or several bodies, that take it.")
def one_decision_maker(picture: Picture, rule: Rule) -> Finding:
    """R38: each arrangement names exactly one decision maker.

    Several are accepted under a joint mechanism, in which bodies decide together or each for itself; for the rule's
    functions, which statute gives to several bodies together; where each decides about a duty of its own; and where
    the law gives the duty to nobody, so that partners agree. None is accepted where an assumption stands for it.
    """
    if not picture.arrangements:
        return nothing("No arrangement is written down.")
    faults = []
    for each in picture.arrangements:
        mechanism = picture.mechanisms.get(each.mechanism)
        if not each.decides.bodies:
            if not each.assumption:
                message = f"{picture.title(each)} names nobody who decides."
                faults.append(fault(each, "decides_bodies", message, "Name the one body or committee that decides."))
        elif (
            len(each.decides.bodies) > 1 and not (mechanism and mechanism.joint) and not _together(picture, rule, each)
        ):
            message = f"{picture.title(each)} names several decision makers: {picture.names(each.decides.bodies)}."
            remedy = "Name the one that decides, and put the others among those that recommend or approve."
            faults.append(fault(each, "decides_bodies", message, remedy))
    good = f"Each of {len(picture.arrangements)} arrangements names one decision maker."
    return settled(rule, picture.arrangements, faults, good)


def _together(picture: Picture, rule: Rule, each: Arrangement) -> bool:
    """Whether several bodies may decide: by statute, each about its own duty, or where nobody has a duty in law."""
    own = set(each.decides.bodies) <= set(each.duty.bodies)
    return own or each.function in rule.functions or not picture.functions[each.function].duty_holder


@computes("map-complete", "PB362", "The functions map would lack a function held from others, or who meets in a place.")
def map_complete(picture: Picture, rule: Rule) -> Finding:
    """R39: each of the rule's functions that the design has is arranged, and each place has a committee of its own."""
    held = [key for key in rule.functions if key in picture.functions]
    if not held and not picture.places:
        return nothing("The design has no place, and none of the functions that this rule is about.")
    faults = []
    for key in held:
        if key not in picture.by_function:
            message = f"'{picture.functions[key].name}' is delegated to the ICB, and the design does not arrange it."
            faults.append(Fault(message, "Write down how it is arranged today.", Where("arrangements", key=key)))
    meeting = {area for committee in picture.design.committees for area in picture.above(committee.place)}
    for place in picture.places:
        if place not in meeting and place != picture.design.identity.system:
            message = f"No committee of {picture.areas[place].name} is written down."
            faults.append(
                Fault(message, "Add the committee or partnership of the place.", Where("committees", key=place))
            )
    good = "Functions delegated to the ICB are arranged, and each place has a committee or partnership."
    return settled(rule, picture.of_functions(held), faults, good)
