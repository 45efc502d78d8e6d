"""Rules about money."""

from __future__ import annotations

from purposebuilt.checks.findings import NOT_MET, TO_CONFIRM, Fault, Finding, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Envelope, Standing
from purposebuilt.problems import Where
from purposebuilt.rulebooks.rulebook import Rule


@computes("council-money-by-section-75", "PB341", "Council money is in a pooled fund that may hold only NHS money.")
def council_money_by_section_75(picture: Picture, rule: Rule) -> Finding:
    """R10: no body of the rule's kinds holds the money of an arrangement with one of its mechanisms."""
    looked = picture.using(rule.mechanisms)
    if not looked:
        return nothing("The design has no pooled fund under section 65Z6.")
    faults = []
    for each in looked:
        councils = [host.name for host in picture.hosts(each.funds.bodies) if host.kind in rule.kinds]
        if councils:
            message = f"{picture.title(each)} pools money of {councils[0]} in a fund under section 65Z6."
            faults.append(fault(each, "mechanism", message, "Pool it by a section 75 agreement (take legal advice)."))
    return settled(rule, looked, faults, "No pooled fund under section 65Z6 holds council money.")


@computes("inside-the-envelope", "PB342", "The posts that an envelope covers cost more than it allows.")
def inside_the_envelope(picture: Picture, rule: Rule) -> Finding:
    """R55: the cost of posts that bodies of the rule's kinds employ, a head of the system, is within each envelope.

    Posts are those of the teams where there are any, else those that today's arrangements give. Posts without a cost
    are left out, so that the sum is a lower bound: it can show that an envelope is exceeded, and proves that it is
    kept only where every post has a cost and every function of the ICB has posts.
    """
    if not picture.rulebook.envelopes:
        return nothing("The rulebook sets no envelope.")
    system = picture.areas.get(picture.design.identity.system)
    if system is None or system.population is None or system.population.value <= 0:
        return Finding(
            TO_CONFIRM, "The design does not give the population of the system, so nothing can be divided by it."
        )
    said, faults, whole = [], [], True
    for envelope in picture.rulebook.envelopes:
        cost, posts, complete = _cost(picture, rule, envelope)
        if not posts:
            return Finding(TO_CONFIRM, "The design gives no posts with a cost that the ICB employs.")
        a_head = cost / system.population.value
        whole = whole and complete
        base = picture.design.identity.population_base
        bound = "" if complete else "at least "
        allowed = f"the envelope is GBP {envelope.per_head.value:.2f}"
        sentence = f"{posts:,.1f} WTE cost {bound}GBP {a_head:.2f} a head ({base}); {allowed}."
        said.append(sentence)
        if a_head > envelope.per_head.value:
            where = Where("teams" if picture.design.teams else "arrangements", column="wte")
            faults.append(
                Fault(sentence, "Move posts, share a team, or log the exception agreed with the region.", where)
            )
    if faults:
        return Finding(NOT_MET, " ".join(said), tuple(faults))
    unsure = (
        ""
        if whole
        else "Not every post has a cost, or not every function its posts, so this does not prove it is kept."
    )
    return Finding(TO_CONFIRM, " ".join(part for part in (*said, unsure, rule.asks) if part))


def _cost(picture: Picture, rule: Rule, envelope: Envelope) -> tuple[float, float, bool]:
    """The cost in GBP a year and the WTE of posts in the envelope, and whether nothing was missing."""
    cost = posts = 0.0
    complete = True
    if picture.design.teams:
        for team in picture.design.teams:
            employer, function = picture.partners.get(team.employer), picture.functions.get(team.function)
            left_out = team.function in envelope.leaves_out or (function is not None and not function.in_envelope)
            if employer is None or employer.kind not in rule.kinds or left_out:
                continue
            rate = team.cost_per_wte or (function.cost_per_wte if function else None)
            complete = complete and rate is not None
            cost += team.wte.value * (rate.value if rate else 0.0)
            posts += team.wte.value
        return cost, posts, complete
    for each in picture.arrangements:
        function = picture.functions[each.function]
        inside = function.in_envelope and each.function not in envelope.leaves_out
        if each.standing is not Standing.TODAY or not inside:
            continue
        if not any(host.kind in rule.kinds for host in picture.hosts(each.employs.bodies)):
            continue
        complete = complete and each.wte is not None and function.cost_per_wte is not None
        if each.wte is not None:
            posts += each.wte.value
            cost += each.wte.value * (function.cost_per_wte.value if function.cost_per_wte else 0.0)
    return cost, posts, complete
