"""What good sense asks of weights, dependencies and judged scores."""

from __future__ import annotations

from collections.abc import Iterator

from purposebuilt.checks.findings import coherent
from purposebuilt.checks.picture import Picture
from purposebuilt.problems import Problem, Severity, Where, register

POINTS = register("PB221", "A partner's points are below zero or do not come to what it was given.")
STRENGTH = register("PB222", "The strength of a dependency is not between 0 and 1, or is said twice.")
NOT_JUDGED = register("PB223", "A judged score is given for a criterion that is not judged.")
NO_SCORES = register("PB224", "A judged criterion has no scores.")
OUT_OF_RANGE = register("PB225", "A judged score is not between 0 and 100.")

POT = 100
"""How many points each partner is given to spread."""


@coherent("points-come-to-the-pot")
def points_come_to_the_pot(picture: Picture) -> Iterator[Problem]:
    """Each partner spreads the whole of its points, and none below zero."""
    spent: dict[str, float] = {}
    for weight in picture.design.weights:
        spent[weight.partner] = spent.get(weight.partner, 0.0) + weight.points.value
        if weight.points.value < 0:
            message = f"{picture.name(weight.partner)} gives '{weight.about}' points below zero."
            where = Where("weights", column="points", key=weight.partner)
            yield Problem(POINTS, message, "Give zero points or more.", where=where)
    for partner, points in spent.items():
        if abs(points - POT) > 1e-6:
            message = f"{picture.name(partner)} gave {points:g} points of {POT}; its shares are taken of {points:g}."
            where = Where("weights", column="points", key=partner)
            yield Problem(POINTS, message, f"Let them come to {POT}.", Severity.NOTE, where)


@coherent("dependencies-have-one-strength")
def dependencies_have_one_strength(picture: Picture) -> Iterator[Problem]:
    """A dependency links two functions, has a strength from 0 to 1, and is said once."""
    seen: dict[frozenset[str], float] = {}
    for each in picture.design.dependencies:
        where = Where("dependencies", column="strength", key=f"{each.function} and {each.other}")
        pair = frozenset((each.function, each.other))
        if not 0 <= each.strength.value <= 1:
            message = f"The strength of '{each.function}' and '{each.other}' is {each.strength.value:g}."
            yield Problem(STRENGTH, message, "Give a strength between 0 and 1.", where=where)
        if len(pair) == 1:
            message = f"'{each.function}' depends on itself."
            yield Problem(STRENGTH, message, "Take the row out.", Severity.WARNING, where)
        elif pair in seen:
            message = (
                f"'{each.function}' and '{each.other}' stand twice, with {seen[pair]:g} and {each.strength.value:g}."
            )
            yield Problem(STRENGTH, message, "Keep one of the two rows.", Severity.WARNING, where)
        seen.setdefault(pair, each.strength.value)


@coherent("scores-are-of-judged-criteria")
def scores_are_of_judged_criteria(picture: Picture) -> Iterator[Problem]:
    """Judged scores are given for judged criteria, from 0 to 100."""
    criteria = {each.key: each for each in picture.design.criteria}
    for each in picture.design.judged_scores:
        where = Where("judged_scores", column="score", key=each.criterion)
        found = criteria.get(each.criterion)
        if found is not None and found.measure != "judged":
            message = (
                f"{picture.name(each.partner)} scores '{each.criterion}', which is not judged and takes no scores."
            )
            yield Problem(
                NOT_JUDGED, message, "Set its measure to 'judged', or take the score out.", Severity.WARNING, where
            )
        if not 0 <= each.score.value <= 100:
            message = f"{picture.name(each.partner)} scores '{each.criterion}' with {each.score.value:g}."
            yield Problem(OUT_OF_RANGE, message, "Give 0 (worst) to 100 (best).", where=where)


@coherent("judged-criteria-have-scores")
def judged_criteria_have_scores(picture: Picture) -> Iterator[Problem]:
    """Somebody has scored each judged criterion."""
    scored = {each.criterion for each in picture.design.judged_scores}
    for each in picture.design.criteria:
        if each.measure == "judged" and each.key not in scored:
            message = f"'{each.key}' of {each.owner} is judged, and nobody has given a score."
            where = Where("criteria", column="measure", key=each.key)
            yield Problem(NO_SCORES, message, "Add scores to the judged scores.", Severity.WARNING, where)
