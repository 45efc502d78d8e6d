"""Choosing, from the frontier, the few configurations worth arguing about; the tool never picks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.quantities import listed, say, share, title
from purposebuilt.appraisal.regret import costs
from purposebuilt.appraisal.robustness import DRAWS, even_weights, first_rank
from purposebuilt.appraisal.spread import Spread, first_lowest
from purposebuilt.appraisal.voices import Voice
from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Objective
from purposebuilt.programme import Floats


@dataclass(frozen=True, slots=True)
class Pick:
    """A frontier point (its row) with the reason for which it is listed, as a name and a whole sentence.

    `also` holds the keys of other reasons that led to the same configuration. `voice` is the name of the group whose
    favourite it is by weights that the group gave; empty for all other reasons.
    """

    key: str
    name: str
    reason: str
    row: int
    also: tuple[str, ...] = ()
    voice: str = ""


def standard_picks(spread: Spread, design: Design, fair: Sequence[Pick] = ()) -> tuple[Pick, ...]:
    """Each objective's best, the fair ones given, the nearest to the aspirations, the steadiest, the turning point."""
    losses = spread.losses()
    bests = [_best(spread, losses, at) for at in range(len(spread.objectives))]
    return (*bests, *fair, _nearest(spread, losses, design), _steadiest(losses), _turning(losses))


def favourites(spread: Spread, groups: Sequence[Voice]) -> tuple[Pick, ...]:
    """Each group's favourite: where it loses least by its own weights."""
    losses = spread.losses()
    return tuple(_favourite(losses, voice) for voice in groups)


def _best(spread: Spread, losses: Floats, at: int) -> Pick:
    objective = spread.objectives[at]
    row = first_lowest(losses[:, at], losses.sum(axis=1))
    value = say(float(spread.points[row, at]), objective)
    reason = f"Best on {title(objective)} of all the designs found: {value}."
    return Pick(roles.best_key(objective), roles.best_name(objective), reason, row)


def aspirations(design: Design, objectives: Sequence[Objective]) -> dict[str, float]:
    """The most demanding threshold that a criterion about the whole system sets on each objective, where one does."""
    found: dict[str, float] = {}
    for objective in objectives:
        thresholds = [
            float(criterion.threshold)
            for criterion in design.criteria
            if criterion.threshold is not None
            and (
                criterion.key == objective.name
                or (criterion.measure == objective.name and not criterion.place and not criterion.functions)
            )
        ]
        if thresholds:
            found[objective.name] = max(thresholds) if objective.sense == "max" else min(thresholds)
    return found


def _nearest(spread: Spread, losses: Floats, design: Design) -> Pick:
    """After Wierzbicki's achievement function (1980): the largest shortfall decides, then the sum of shortfalls.

    What exceeds an aspiration makes up for nothing elsewhere.
    """
    hoped = aspirations(design, spread.objectives)
    aim = np.array(
        [hoped.get(each.name, float(best)) for each, best in zip(spread.objectives, spread.best, strict=True)]
    )
    short = np.maximum(0.0, losses - spread.losses(aim))
    row = first_lowest(short.max(axis=1), short.sum(axis=1), losses.sum(axis=1))
    at = int(short[row].argmax())
    written = [f"{title(each)} {say(hoped[each.name], each)}" for each in spread.objectives if each.name in hoped]
    of = (
        f"the thresholds written in the criteria ({listed(written)}; elsewhere the best listed)"
        if written
        else "the best on everything at once"
    )
    reason = f"Comes nearest to {of}: " + (
        f"its largest shortfall is {share(float(short[row, at]))} of the range, in {title(spread.objectives[at])}."
        if short[row, at] > 1e-9
        else "it reaches all of them."
    )
    return Pick(roles.NEAREST, roles.SAID[roles.NEAREST], reason, row)


def _steadiest(losses: Floats) -> Pick:
    first = first_rank(losses, even_weights(losses.shape[1]))
    row = first_lowest(-first, losses.sum(axis=1))
    reason = (
        f"Comes first under {share(float(first[row]))} of {DRAWS:,} sets of weights drawn evenly, "
        "more often than any other design found."
    )
    return Pick(roles.ROBUST, roles.SAID[roles.ROBUST], reason, row)


def _turning(losses: Floats) -> Pick:
    """The point furthest inside the plane through each objective's best (Das, 1999); equal weights where it is flat."""
    count = losses.shape[1]
    corners = np.array([losses[first_lowest(losses[:, at], losses.sum(axis=1))] for at in range(count)])
    normal = np.full(count, 1.0)
    if np.linalg.cond(corners) < 1e6:
        solved = np.linalg.solve(corners, np.ones(count))
        normal = solved if (solved > 1e-6).all() else normal
    row = first_lowest(losses @ (normal / normal.sum()), losses.sum(axis=1))
    reason = "Stands where gains begin to cost most: from here, more of any one thing takes most from the others."
    return Pick(roles.TURNING, roles.SAID[roles.TURNING], reason, row)


def _favourite(losses: Floats, voice: Voice) -> Pick:
    row = first_lowest(costs(losses, (voice,))[:, 0], losses.sum(axis=1))
    if voice.given:
        reason = f"Comes nearest to what {voice.name} would choose by the weights given."
        return Pick(roles.favourite_key(voice), roles.favourite_name(voice), reason, row, voice=voice.name)
    many = len(voice.members)
    reason = (
        "Comes nearest to the best where everything counts the same; "
        f"{many} {'partner' if many == 1 else 'partners'} gave no weights and count so."
    )
    return Pick(roles.favourite_key(voice), roles.favourite_name(voice), reason, row)
