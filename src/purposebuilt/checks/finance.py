"""Rules about money."""

from __future__ import annotations

from typing import NamedTuple

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

    Posts are those of the teams, or those that today's arrangements give, whichever surely cost more. Posts count
    surely where their function is known and the envelope covers it; without a function nobody can tell. The sum of
    what counts surely can show that an envelope is exceeded; it cannot prove that it is kept.
    """
    if not picture.rulebook.envelopes:
        return nothing("The rulebook sets no envelope.")
    system = picture.areas.get(picture.design.identity.system)
    if system is None or system.population is None or system.population.value <= 0:
        return Finding(TO_CONFIRM, "The design does not give the population of the system to divide by.")
    people = system.population.value
    sentences, faults = [], []
    for envelope in picture.rulebook.envelopes:
        posts = max(_of_teams(picture, rule, envelope), _of_arrangements(picture, rule, envelope))
        sentence = _said(posts, people, envelope, picture.design.identity.population_base)
        sentences.append(sentence)
        if posts.cost / people > envelope.per_head.value:
            where = Where("teams" if picture.design.teams else "arrangements", column="wte")
            remedy = "Move posts, share a team, or log the exception agreed with the region."
            faults.append(Fault(sentence, remedy, where))
    if faults:
        return Finding(NOT_MET, " ".join(sentences), tuple(faults))
    return Finding(TO_CONFIRM, " ".join((*sentences, rule.asks)).strip())


class _Posts(NamedTuple):
    """The cost in GBP a year of posts that an envelope surely covers and of those that it may cover, and their WTE."""

    cost: float
    cost_perhaps: float
    wte: float
    wte_perhaps: float
    wte_without_cost: float


def _said(posts: _Posts, people: float, envelope: Envelope, base: str) -> str:
    """What posts cost a head, what the envelope allows, and what is not known."""
    if posts.wte + posts.wte_perhaps <= 0:
        return "The design gives no posts that the ICB employs."
    allowed = f"GBP {envelope.per_head.value:.2f}"
    parts = []
    if posts.wte or not posts.wte_perhaps:
        parts.append(
            f"{posts.wte:,.1f} WTE cost GBP {posts.cost / people:.2f} a head ({base}); the envelope is {allowed}."
        )
    if posts.wte_perhaps:
        cost = posts.cost_perhaps / people
        known = "" if parts else f" The envelope is {allowed}."
        said = f"{posts.wte_perhaps:,.1f} WTE at GBP {cost:.2f} a head ({base}) have no function"
        parts.append(f"{said}, so nobody can tell whether the envelope covers them.{known}")
    if posts.wte_without_cost:
        parts.append(f"{posts.wte_without_cost:,.1f} WTE have no cost and count nothing.")
    return " ".join(parts)


def _of_teams(picture: Picture, rule: Rule, envelope: Envelope) -> _Posts:
    cost, wte, priceless = [0.0, 0.0], [0.0, 0.0], 0.0
    for team in picture.design.teams:
        employer, function = picture.partners.get(team.employer), picture.functions.get(team.function)
        left_out = team.function in envelope.leaves_out or (function is not None and not function.in_envelope)
        if employer is None or employer.kind not in rule.kinds or left_out:
            continue
        rate = team.cost_per_wte or (function.cost_per_wte if function else None)
        perhaps = int(function is None)
        wte[perhaps] += team.wte.value
        cost[perhaps] += team.wte.value * (rate.value if rate else 0.0)
        priceless += 0.0 if rate else team.wte.value
    return _Posts(cost[0], cost[1], wte[0], wte[1], priceless)


def _of_arrangements(picture: Picture, rule: Rule, envelope: Envelope) -> _Posts:
    cost = wte = priceless = 0.0
    for each in picture.arrangements:
        function = picture.functions[each.function]
        inside = function.in_envelope and each.function not in envelope.leaves_out
        if each.standing is not Standing.TODAY or each.wte is None or not inside:
            continue
        if any(host.kind in rule.kinds for host in picture.hosts(each.employs.bodies)):
            wte += each.wte.value
            cost += each.wte.value * (function.cost_per_wte.value if function.cost_per_wte else 0.0)
            priceless += 0.0 if function.cost_per_wte else each.wte.value
    return _Posts(cost, 0.0, wte, 0.0, priceless)
