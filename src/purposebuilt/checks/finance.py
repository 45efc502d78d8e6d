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

    Posts are those of the teams, or those that today's arrangements give, whichever cost more. Posts without a cost
    count nothing, so that the sum is a lower bound: it can show that an envelope is exceeded, and does not prove that
    it is kept.
    """
    if not picture.rulebook.envelopes:
        return nothing("The rulebook sets no envelope.")
    system = picture.areas.get(picture.design.identity.system)
    if system is None or system.population is None or system.population.value <= 0:
        return Finding(
            TO_CONFIRM, "The design does not give the population of the system, so nothing can be divided by it."
        )
    sentences, faults, whole = [], [], True
    for envelope in picture.rulebook.envelopes:
        cost, posts, complete = _cost(picture, rule, envelope)
        if cost <= 0:
            said = f"The design gives {posts:,.1f} WTE that the ICB employs, and no cost for any of them."
            return Finding(TO_CONFIRM, said if posts else "The design gives no posts that the ICB employs.")
        a_head = cost / system.population.value
        whole = whole and complete
        base = picture.design.identity.population_base
        bound = "" if complete else "at least "
        allowed = f"the envelope is GBP {envelope.per_head.value:.2f}"
        sentence = f"{posts:,.1f} WTE cost {bound}GBP {a_head:.2f} a head ({base}); {allowed}."
        sentences.append(sentence)
        if a_head > envelope.per_head.value:
            where = Where("teams" if picture.design.teams else "arrangements", column="wte")
            faults.append(
                Fault(sentence, "Move posts, share a team, or log the exception agreed with the region.", where)
            )
    if faults:
        return Finding(NOT_MET, " ".join(sentences), tuple(faults))
    unsure = (
        ""
        if whole
        else "Not every post has a cost, or not every function its posts, so this does not prove it is kept."
    )
    return Finding(TO_CONFIRM, " ".join(part for part in (*sentences, unsure, rule.asks) if part))


def _cost(picture: Picture, rule: Rule, envelope: Envelope) -> tuple[float, float, bool]:
    """The cost in GBP a year and the WTE of posts in the envelope, and whether nothing was missing.

    Counted from the teams and from today's arrangements; both are lower bounds, so the higher cost counts.
    """
    return max(_of_teams(picture, rule, envelope), _of_arrangements(picture, rule, envelope))


def _of_teams(picture: Picture, rule: Rule, envelope: Envelope) -> tuple[float, float, bool]:
    cost = posts = 0.0
    complete = True
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


def _of_arrangements(picture: Picture, rule: Rule, envelope: Envelope) -> tuple[float, float, bool]:
    cost = posts = 0.0
    complete = True
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
