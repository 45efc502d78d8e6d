"""What good sense asks: functions, criteria and decisions climb to a purpose, and every purpose is served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from purposebuilt.checks.criteria import circles
from purposebuilt.checks.findings import coherent
from purposebuilt.checks.picture import Picture
from purposebuilt.problems import Problem, Severity, Where, register

FUNCTION = register("PB201", "A function serves none of the purposes of the design.")
PURPOSE = register("PB202", "A purpose is served by no function of the design.")
DECISION = register("PB203", "A decision cites neither a purpose nor a function.")
PURPOSE_CIRCLE = register("PB204", "Purposes serve one another in a circle.")
CRITERION = register("PB205", "A criterion climbs to no purpose.")


def wider_aims(picture: Picture) -> Mapping[str, frozenset[str]]:
    """Each aim with those under which it stands, itself included; the design's own aims among them."""
    under = {each.key: each.under for each in (*picture.rulebook.aims, *picture.design.aims)}
    made = {}
    for aim in under:
        trail: list[str] = []
        at = aim
        while at in under and at not in trail:
            trail.append(at)
            at = under[at]
        made[aim] = frozenset(trail)
    return made


@coherent("functions-serve-purposes")
def functions_serve_purposes(picture: Picture) -> Iterator[Problem]:
    """Each function serves an aim under which the design has a purpose, or a wider or narrower aim of that one."""
    if not picture.design.purposes:
        return
    wider = wider_aims(picture)
    aims = {each.aim for each in picture.design.purposes}
    reached = aims.union(*(wider.get(aim, frozenset()) for aim in aims))
    for function in picture.functions.values():
        climbs = set(function.aims).union(*(wider.get(aim, frozenset()) for aim in function.aims))
        if not climbs & aims and not set(function.aims) & reached:
            yield Problem(
                FUNCTION,
                f"'{function.name}' serves none of the design's purposes.",
                "State the purpose that it serves, correct its aims, or drop the function.",
                Severity.WARNING,
                Where("functions", column="aims", key=function.key),
            )


@coherent("purposes-are-served")
def purposes_are_served(picture: Picture) -> Iterator[Problem]:
    """Under the aim of each purpose, or one wider or narrower, the design has a function."""
    if not picture.functions:
        return
    wider = wider_aims(picture)
    served = {aim for function in picture.functions.values() for aim in function.aims}
    reached = served.union(*(wider.get(aim, frozenset()) for aim in served))
    for purpose in picture.design.purposes:
        if purpose.aim not in reached and not wider.get(purpose.aim, frozenset()) & served:
            yield Problem(
                PURPOSE,
                f"No function serves the purpose '{purpose.statement}'.",
                "Add the function by which it is to be reached, or say which aim the purpose belongs to.",
                Severity.WARNING,
                Where("purposes", column="aim", key=purpose.key),
            )


@coherent("decisions-cite-a-why-or-a-what")
def decisions_cite_a_why_or_a_what(picture: Picture) -> Iterator[Problem]:
    """Each decision names a purpose or a function."""
    for decision in picture.design.decisions:
        if not decision.purposes and not decision.functions:
            yield Problem(
                DECISION,
                f"The decision '{decision.title}' cites neither a purpose nor a function.",
                "Name the purposes that it serves and the functions that it changes.",
                Severity.WARNING,
                Where("decisions", column="purposes", key=decision.key),
            )


@coherent("purposes-do-not-serve-in-a-circle")
def purposes_do_not_serve_in_a_circle(picture: Picture) -> Iterator[Problem]:
    """Each purpose climbs to one that serves no other."""
    for circle in circles({each.key: each.parent for each in picture.design.purposes}):
        yield Problem(
            PURPOSE_CIRCLE,
            f"These purposes serve one another in a circle: {', '.join(circle)}.",
            "Empty the parent of one of them.",
            where=Where("purposes", column="parent", key=circle[0]),
        )


@coherent("criteria-climb-to-a-purpose")
def criteria_climb_to_a_purpose(picture: Picture) -> Iterator[Problem]:
    """Each criterion, or one that it refines, names a purpose."""
    by_key = {each.key: each for each in picture.design.criteria}
    for criterion in picture.design.criteria:
        seen: set[str] = set()
        at = criterion
        while not at.purpose and at.parent in by_key and at.key not in seen:
            seen.add(at.key)
            at = by_key[at.parent]
        if not at.purpose:
            yield Problem(
                CRITERION,
                f"The criterion '{criterion.key}' of {criterion.owner} climbs to no purpose.",
                "Name the purpose that it serves, or the criterion that it refines.",
                Severity.WARNING,
                Where("criteria", column="purpose", key=criterion.key),
            )
