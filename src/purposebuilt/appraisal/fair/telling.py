"""Saying what is fair about a fair design, to whom, how far it is proven, and what it costs."""

from __future__ import annotations

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.fair.designs import FairDesigns
from purposebuilt.appraisal.fair.ground import FINE
from purposebuilt.appraisal.fair.leximin import Leximin
from purposebuilt.appraisal.fair.nash import LEAST, Nash
from purposebuilt.appraisal.quantities import listed, share
from purposebuilt.programme import Booleans, Floats

NEXT_TO_NONE = 5e-4
"""A share that is said as 0.0%."""

NAMED = 3
"""Up to so many partners are named; of more, the first two and the number of the others."""


def reasons(found: FairDesigns, today: str) -> dict[str, tuple[str, Floats]]:
    """For each fair role the sentences that say why a design is listed, and the design (solution).

    `today` says why gains are not counted from today's arrangement, where they are not.
    """
    start = (
        "counted from today's arrangement"
        if found.from_today
        else f"counted, for each partner, from the design that suits it least of those listed, since {today}"
    )
    least = (least_worst(found), found.least_worst.solution)
    if found.shared is None or found.even is None:
        sentence = f"No partner can gain without another losing, {start}: there is nothing to share out."
        return {roles.FAIREST: least, roles.SHARED: (sentence, found.standing), roles.EVEN: (sentence, found.standing)}
    return {
        roles.FAIREST: least,
        roles.SHARED: (shared_gain(found, found.shared, start), found.shared.solution),
        roles.EVEN: (even_shares(found, found.even, start), found.even.solution),
    }


def least_worst(found: FairDesigns) -> str:
    """Why the design is listed under which whoever loses most loses least."""
    fair = found.least_worst
    lost = found.camps.costs(fair.losses) - found.favourites
    worst = _names(found, lost >= lost.max() - FINE)
    first = (
        f"The partner that loses most, by its own weights, loses as little here as under any {_kind(fair)}: "
        f"it is {worst}, giving up {share(fair.most, 1)} of all there is to gain."
    )
    proof = _levels(fair, float(found.camps.members.sum()), "the next greatest loss is as small as can be")
    missing = (
        f"no possible design lowers that loss by more than {_points(fair.most - fair.bound)} of all there is to gain"
    )
    return f"{first} {_proof(fair, proof, missing)}{_doubt(found)} {_price(found, fair.losses)}"


def shared_gain(found: FairDesigns, fair: Nash, start: str) -> str:
    """Why the design is listed under which the product of gains is greatest.

    The mean is said as a share of the most that each could gain: the product is greatest in either measure.
    """
    most = _mean_of_most(found, fair)
    mean, bound = fair.mean / most, fair.bound / most
    kind = "possible design" if fair.proven else "design found"
    first = (
        f"The partners' gains, multiplied together, come to as much here as under any {kind}: "
        f"their geometric mean is {share(mean, 1)} of the most that each could gain, {start}."
    )
    proof = (
        "Proof: this holds among all possible designs, not only those listed."
        if fair.proven
        else _unproven(f"no possible design raises that mean by more than {_points(bound - mean)}", bound)
    )
    parts = (first, _without(found, ~fair.gaining), proof, _kelly(fair), _price(found, fair.losses))
    return " ".join(part for part in parts if part)


def _mean_of_most(found: FairDesigns, fair: Nash) -> float:
    """The geometric mean of the most that each partner who gains could gain."""
    counted = found.camps.members * fair.gaining
    logs = np.log(np.where(fair.gaining, found.most, 1.0))
    return float(np.exp(counted @ logs / counted.sum()))


def _kelly(fair: Nash) -> str:
    """Whether the design is proportionally fair in the sense of Kelly, or how far from it among whole designs."""
    if not np.isfinite(fair.elsewhere):
        return ""
    rise = "" if fair.elsewhere < NEXT_TO_NONE else f"by more than {share(fair.elsewhere, 1)} "
    return (
        f"Kelly's test: under no possible design do the gains rise {rise}on average, each as a share of the gain here."
    )


def even_shares(found: FairDesigns, fair: Leximin, start: str) -> str:
    """Why the design is listed under which the smallest share of what could be gained is greatest."""
    able = found.most >= LEAST
    got = np.where(able, (found.start - found.camps.costs(fair.losses)) / np.where(able, found.most, 1.0), np.inf)
    first = (
        f"Every partner gets at least {share(1.0 - fair.most, 1)} of the most that it could gain, as much as all can "
        f"get under any {_kind(fair)}: the smallest share is that of {_names(found, got <= got.min() + FINE)}, {start}."
    )
    proof = _levels(fair, float(found.camps.members @ able), "the next smallest share is as great as can be")
    missing = f"no possible design raises the smallest share by more than {_points(fair.most - fair.bound)}"
    return f"{first} {_proof(fair, proof, missing)} {_price(found, fair.losses)}"


def _kind(fair: Leximin) -> str:
    return "possible design" if fair.proven else "design found"


def _proof(fair: Leximin, proven: str, missing: str) -> str:
    if fair.proven:
        return f"Proof: this holds among all possible designs, not only those listed; {proven}."
    return _unproven(missing, fair.bound)


def _unproven(missing: str, bound: float) -> str:
    if np.isfinite(bound):
        return f"Proof: {missing}."
    return "Proof: time ran out before it was known how much better a design could be."


def _levels(fair: Leximin, count: float, following: str) -> str:
    every = fair.settled >= count
    whom = "every partner" if every else f"{fair.settled} partners"
    return f"then {following}, and so on for {whom}" if fair.settled > 1 else "no more was proven of the others"


def _doubt(found: FairDesigns) -> str:
    """What is not known of the partners' favourites, against which losses are measured."""
    if found.unknown < NEXT_TO_NONE:
        return ""
    if not np.isfinite(found.unknown):
        return " Favourites: time ran out before the partners' favourites were proven."
    return f" Favourites: a partner's own favourite may be better than the one found by {_points(found.unknown)}."


def _price(found: FairDesigns, losses: Floats) -> str:
    """What fairness costs all partners together (Bertsimas, Farias and Trichakis 2011)."""
    members = found.camps.members / found.camps.members.sum()
    least = found.together - float(members @ found.favourites)
    here = float(members @ (found.camps.costs(losses) - found.favourites))
    if here - least < NEXT_TO_NONE:
        return f"Price: none; partners give up {share(max(here, 0.0), 1)} on average, the least possible."
    return (
        f"Price: partners give up {share(here, 1)} on average, against {share(max(least, 0.0), 1)} under the design "
        "with the least loss added up."
    )


def _without(found: FairDesigns, out: Booleans) -> str:
    """Whom the product leaves out because they cannot gain."""
    return f"Left out: {_names(found, out)}, who cannot gain as well, but lose nothing either." if out.any() else ""


def _names(found: FairDesigns, chosen: Booleans) -> str:
    names = [name for at in np.flatnonzero(chosen) for name in found.camps.names[at]]
    if len(names) <= NAMED:
        return listed(names)
    return f"{', '.join(names[:2])} and {len(names) - 2} others"


def _points(amount: float) -> str:
    """A part of all there is to gain, never said as less than what is shown of it."""
    return share(max(float(np.ceil(amount * 1000) / 1000), 0.001), 1)
