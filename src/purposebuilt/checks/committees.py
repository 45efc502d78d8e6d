"""Rules about committees: who decides in them, and by whose power."""

from __future__ import annotations

from purposebuilt.checks.findings import TO_CONFIRM, Fault, Finding, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture, listed
from purposebuilt.design import Authority, Delegable
from purposebuilt.problems import Where
from purposebuilt.rulebooks.rulebook import Rule


@computes(
    "joint-only-where-joint", "PB321", "A joint committee or pooled fund has fewer than two parties that may share."
)
def joint_only_where_joint(picture: Picture, rule: Rule) -> Finding:
    """R09: a joint committee or fund has at least two parties that may share, and a function that may be shared.

    Looked at are arrangements with one of the rule's mechanisms; parties are the duty holder and the hosts of whoever
    decides.
    """
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing("The design has no joint committee or pooled fund under section 65Z6.")
    faults = []
    for each in looked:
        parties = picture.hosts((*each.duty.bodies, *each.decides.bodies))
        able = [host for host in parties if picture.kind(host).relevant_body]
        if len(able) < 2:
            message = (
                f"{picture.title(each)} has {len(able)} party that may exercise it jointly; it takes at least two."
            )
            faults.append(fault(each, "decides_bodies", message, "Name the hosts of the joint committee."))
        elif picture.functions[each.function].delegable is Delegable.NO:
            message = f"{picture.title(each)} may not be exercised jointly, so no joint committee or fund may hold it."
            faults.append(
                fault(each, "mechanism", message, "Let each body decide for itself, as in committees in common.")
            )
    return settled(rule, looked, faults, "Each has two parties or more that may exercise the function jointly.")


@computes("specialised-joint-forum", "PB322", "Delegated specialised services are decided by one ICB alone.")
def specialised_joint_forum(picture: Picture, rule: Rule) -> Finding:
    """R15: the rule's functions are decided above the level of one system, by several ICBs or by a joint mechanism."""
    looked = [each for each in picture.of_functions(rule.functions) if each.decides.bodies]
    if not looked:
        return nothing("The design does not arrange who decides the functions that this rule is about.")
    above = picture.level_order.get("system", 0)
    faults = []
    for each in looked:
        levels = [
            each.decides.level,
            *(picture.committees[b].level for b in each.decides.bodies if b in picture.committees),
        ]
        high = any(picture.level_order.get(level, 0) > above for level in levels)
        mechanism = picture.mechanisms.get(each.mechanism)
        if not (high or len(picture.hosts(each.decides.bodies)) > 1 or (mechanism and mechanism.joint)):
            message = f"{picture.title(each)} is decided by {picture.names(each.decides.bodies)} alone."
            faults.append(fault(each, "decides_bodies", message, "Name the joint forum of the ICBs that decides it."))
    return settled(rule, looked, faults, "Several ICBs decide together.")


@computes(
    "own-committee-decides",
    "PB323",
    "A committee that the ICB has to keep for itself does not decide, or is not its own.",
)
def own_committee_decides(picture: Picture, rule: Rule) -> Finding:
    """R32, R33: the rule's function is decided by a committee that decides and whose hosts are of the rule's kinds."""
    keys = [key for key in rule.functions if key in picture.functions]
    if not keys:
        return nothing("The design has none of the functions that this rule is about.")
    looked = [each for each in picture.of_functions(keys) if each.decides.bodies]
    if not looked:
        return Finding(TO_CONFIRM, f"The design does not say which committee decides. {rule.asks}".strip())
    faults = []
    for each in looked:
        for body in each.decides.bodies:
            committee = picture.committees.get(body)
            hosts = picture.hosts((body,))
            if committee is None or committee.authority is not Authority.DECIDES:
                message = (
                    f"{picture.title(each)} is to be a committee that decides, and {picture.name(body)} is not one."
                )
            elif not hosts or any(host.kind not in rule.kinds for host in hosts):
                message = f"{picture.title(each)}: {committee.name} is not a committee of the ICB alone."
            else:
                continue
            faults.append(
                fault(each, "decides_bodies", message, "Name the ICB's own committee, with the ICB as its host.")
            )
    return settled(rule, looked, faults, "A committee of the ICB's own decides.")


@computes(
    "deciding-committees-described", "PB324", "A committee is named as decider that may not decide, or is of nobody."
)
def deciding_committees_described(picture: Picture, rule: Rule) -> Finding:
    """R35: each committee that an arrangement names as decider may decide, and says whose powers it uses."""
    named = dict.fromkeys(body for each in picture.arrangements for body in each.decides.bodies)
    looked = [picture.committees[body] for body in named if body in picture.committees]
    if not looked:
        return nothing("No committee decides anything in this design.")
    faults = []
    for committee in looked:
        users = [each for each in picture.arrangements if committee.key in each.decides.bodies]
        target = all(each.standing.value == "ruled-in" for each in users)
        if committee.authority is not Authority.DECIDES:
            message = f"{committee.name} {committee.authority.value}, but {len(users)} arrangements name it as decider."
            remedy = "Name who decides, and this committee among those that recommend; or correct its authority."
            faults.append(Fault(message, remedy, Where("committees", column="authority", key=committee.key), target))
        elif not picture.hosts((committee.key,)):
            message = f"{committee.name} decides, but nobody is named whose powers it uses."
            faults.append(
                Fault(message, "Name its hosts.", Where("committees", column="hosts", key=committee.key), target)
            )
    return settled(rule, (), faults, f"{len(looked)} committees decide, each by somebody's powers.")


@computes("partnership-membership", "PB325", "The integrated care partnership lacks a member that the law gives it.")
def partnership_membership(picture: Picture, rule: Rule) -> Finding:
    """R44: a committee of the rule's mechanisms seats the ICB and every council that serves the system.

    Hosts and members both count as seated.
    """
    if not any(key in picture.functions for key in rule.functions):
        return nothing("The design has none of the functions that this rule is about.")
    found = [each for each in picture.design.committees if each.mechanism in rule.mechanisms]
    if not found:
        return Finding(TO_CONFIRM, f"The design does not describe the partnership. {rule.asks}".strip())
    area = picture.inside(picture.design.identity.system)
    wanted = [each for each in picture.of_kinds(rule.kinds) if picture.area_of(each) & area]
    faults = []
    for committee in found:
        sitting = {*committee.hosts, *committee.members}
        missing = [each.name for each in wanted if each.key not in sitting]
        if missing:
            message = f"{committee.name} lacks a member from {listed(missing)}."
            where = Where("committees", column="members", key=committee.key)
            faults.append(Fault(message, "Add each of them to its members.", where))
    return settled(rule, (), faults, "The ICB and every council that serves the system are members.")
