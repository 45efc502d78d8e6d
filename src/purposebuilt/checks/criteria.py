"""Nested criteria: a child refines its parent, siblings can hold together, and weights multiply down the tree.

docs/explanation/nested-criteria.md says what this means and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from purposebuilt.checks.findings import coherent
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Criterion, Design, Force, Preference
from purposebuilt.problems import Problem, Severity, Where, register

CIRCLE = register("PB231", "Criteria refine one another in a circle.")
LOOSER = register("PB232", "A criterion is looser than the one that it refines.")
CONTRADICTS = register("PB233", "A criterion prefers the opposite of what the one that it refines prefers.")
OUTSIDE = register("PB234", "A criterion is about something outside the scope of the one that it refines.")
CANNOT_HOLD = register("PB235", "Two criteria under one parent cannot both hold.")
NO_THRESHOLD = register("PB236", "A must is measured and has no threshold that says when it is kept.")
OTHER_UNIT = register("PB237", "A criterion and the one that it refines measure the same thing in different units.")
WEIGHT = register("PB238", "A criterion's weight cannot be used.")

_JUDGED = "judged"


def effective_weights(design: Design) -> Mapping[str, float]:
    """How much of the whole each criterion is given, 0 to 1, by key, in the order of the table.

    Among the children of one parent each has the share that its weight has of their sum, and what a child is given is
    its share of what its parent is given; criteria without a parent share the whole. Where no sibling has a weight
    (or all are zero) they share equally; where some have, one without counts nothing, and so does a weight below
    zero. The criteria without children together are given 1. A criterion in a circle, or below one, is given 0.
    """
    known = {each.key for each in design.criteria}
    children: dict[str, list[Criterion]] = {}
    for each in design.criteria:
        children.setdefault(each.parent if each.parent in known else "", []).append(each)
    given = dict.fromkeys((each.key for each in design.criteria), 0.0)
    waiting = [("", 1.0)]
    while waiting:
        parent, whole = waiting.pop()
        siblings = children.get(parent, [])
        for child, share in zip(siblings, shares(siblings), strict=True):
            given[child.key] = whole * share
            waiting.append((child.key, given[child.key]))
    return given


def shares(siblings: Sequence[Criterion]) -> tuple[float, ...]:
    """The share of each sibling in their sum, 0 to 1; equal shares where no weight says otherwise."""
    weights = [max(each.weight.value, 0.0) if each.weight else 0.0 for each in siblings]
    largest = max(weights, default=0.0)
    if largest <= 0:
        return tuple(1.0 / len(siblings) for _ in siblings)
    scaled = [weight / largest for weight in weights]  # so that no sum overflows
    return tuple(weight / sum(scaled) for weight in scaled)


@coherent("criteria-do-not-refine-in-a-circle")
def criteria_do_not_refine_in_a_circle(picture: Picture) -> Iterator[Problem]:
    """Each criterion climbs to one without a parent."""
    parents = {each.key: each.parent for each in picture.design.criteria}
    for circle in circles(parents):
        yield Problem(
            CIRCLE,
            f"These criteria refine one another in a circle: {', '.join(circle)}.",
            "Empty the parent of one of them.",
            where=Where("criteria", column="parent", key=circle[0]),
        )


def circles(parents: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Each circle in a table of parents once, from its first row on."""
    finished: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        at = start
        while at in parents and at not in finished and at not in trail:
            trail[at] = None
            at = parents[at]
        if at in trail:
            keys = list(trail)
            yield tuple(keys[keys.index(at) :])
        finished.update(trail)


@coherent("criteria-refine-their-parents")
def criteria_refine_their_parents(picture: Picture) -> Iterator[Problem]:
    """A child has its parent's scope or less, and on the same measure a threshold at least as tight.

    On the same measure it also has the same preference and unit; with another measure it adds a test.
    """
    by_key = {each.key: each for each in picture.design.criteria}
    for child in picture.design.criteria:
        parent = by_key.get(child.parent)
        if parent is not None and parent is not child:
            yield from _scope(picture, child, parent)
            if child.measure and child.measure == parent.measure:
                yield from _same_measure(child, parent)


def _scope(picture: Picture, child: Criterion, parent: Criterion) -> Iterator[Problem]:
    order = picture.level_order
    strange = [key for key in child.functions if parent.functions and key not in parent.functions]
    if strange or (parent.functions and not child.functions):
        what = f"it names {', '.join(strange)}" if strange else "it is about every function"
        yield _about(OUTSIDE, child, parent, "functions", f"{what}, which the other leaves out")
    if parent.place and (not child.place or child.place not in picture.inside(parent.place)):
        where = picture.areas[child.place].name if child.place in picture.areas else "the whole system"
        within = picture.areas[parent.place].name if parent.place in picture.areas else parent.place
        yield _about(OUTSIDE, child, parent, "place", f"it is about {where}, which does not lie in {within}")
    if order.get(child.level, 0) > order.get(parent.level, len(order) + 1):
        yield _about(OUTSIDE, child, parent, "level", f"its level is {child.level}, above {parent.level}")


def _same_measure(child: Criterion, parent: Criterion) -> Iterator[Problem]:
    if child.preference is not parent.preference:
        what = (
            f"it wants {child.preference.value} of '{child.measure}', where the other wants {parent.preference.value}"
        )
        yield _about(CONTRADICTS, child, parent, "preference", what)
        return
    if child.unit and parent.unit and child.unit != parent.unit:
        yield _about(
            OTHER_UNIT, child, parent, "unit", f"it counts in {child.unit}, where the other counts in {parent.unit}"
        )
        return
    if child.threshold is None or parent.threshold is None:
        return
    tighter = child.threshold.value - parent.threshold.value
    if tighter and (tighter > 0) is not (parent.preference is Preference.MORE):
        words = "at least" if parent.preference is Preference.MORE else "at most"
        what = f"{words} {child.threshold.value:g} is looser than {words} {parent.threshold.value:g}"
        yield _about(LOOSER, child, parent, "threshold", what)


def _about(code: str, child: Criterion, parent: Criterion, column: str, what: str) -> Problem:
    return Problem(
        code,
        f"'{child.key}' of {child.owner} refines '{parent.key}' of {parent.owner}, but {what}.",
        f"Let the two owners agree: change the {column} of one of the two, or give '{child.key}' another parent.",
        where=Where("criteria", column=column, key=child.key),
    )


@coherent("siblings-can-hold-together")
def siblings_can_hold_together(picture: Picture) -> Iterator[Problem]:
    """Of two criteria under one parent, what one asks for at least is not above what the other allows at most.

    Compared are criteria with thresholds on one measure whose scopes overlap.
    """
    groups: dict[tuple[str, str], list[Criterion]] = {}
    for each in picture.design.criteria:
        if each.measure and each.measure != _JUDGED and each.threshold is not None:
            groups.setdefault((each.parent, each.measure), []).append(each)
    for siblings in groups.values():
        for one, other in combinations(siblings, 2):
            if one.preference is other.preference or not _overlap(picture, one, other):
                continue
            least, most = (one, other) if one.preference is Preference.MORE else (other, one)
            if least.threshold and most.threshold and least.threshold.value > most.threshold.value:
                yield _cannot_hold(least, most)


def _cannot_hold(least: Criterion, most: Criterion) -> Problem:
    assert least.threshold is not None  # noqa: S101 - the caller looked
    assert most.threshold is not None  # noqa: S101
    musts = least.force is Force.MUST and most.force is Force.MUST
    return Problem(
        CANNOT_HOLD,
        f"'{least.key}' of {least.owner} asks for at least {least.threshold.value:g} of '{least.measure}', and "
        f"'{most.key}' of {most.owner} for at most {most.threshold.value:g}: both cannot hold.",
        "Change one of the thresholds, or make the two about different functions or places.",
        Severity.ERROR if musts else Severity.WARNING,
        Where("criteria", column="threshold", key=most.key),
    )


def _overlap(picture: Picture, one: Criterion, other: Criterion) -> bool:
    functions = not one.functions or not other.functions or bool(set(one.functions) & set(other.functions))
    return functions and bool(picture.inside(one.place) & picture.inside(other.place) or not picture.areas)


@coherent("measured-musts-have-thresholds")
def measured_musts_have_thresholds(picture: Picture) -> Iterator[Problem]:
    """A *must* with a measure says at which value it is kept."""
    for each in picture.design.criteria:
        if each.force is Force.MUST and each.measure and each.threshold is None:
            yield Problem(
                NO_THRESHOLD,
                f"'{each.key}' of {each.owner} is a must measured by '{each.measure}', and says no threshold.",
                "Give the value from which it is kept, or make it a should.",
                where=Where("criteria", column="threshold", key=each.key),
            )


@coherent("criteria-weights-can-be-used")
def criteria_weights_can_be_used(picture: Picture) -> Iterator[Problem]:
    """No weight is below zero, and among siblings either each has a weight or none has."""
    groups: dict[str, list[Criterion]] = {}
    for each in picture.design.criteria:
        groups.setdefault(each.parent, []).append(each)
        if each.weight is not None and each.weight.value < 0:
            message = f"The weight of '{each.key}' of {each.owner} is below zero; it counts as nothing."
            where = Where("criteria", column="weight", key=each.key)
            yield Problem(WEIGHT, message, "Give a weight of zero or more, and turn the preference round.", where=where)
    for siblings in groups.values():
        without = [each for each in siblings if each.weight is None]
        if without and len(without) < len(siblings):
            each = without[0]
            message = f"'{each.key}' of {each.owner} has no weight while others beside it have; it counts as nothing."
            where = Where("criteria", column="weight", key=each.key)
            yield Problem(WEIGHT, message, "Give each of them a weight, or none.", Severity.WARNING, where)
