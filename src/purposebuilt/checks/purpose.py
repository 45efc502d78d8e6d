"""What good sense asks: functions, criteria and decisions climb to a purpose, and every purpose is served."""

from __future__ import annotations

from collections.abc import Iterator

from purposebuilt.checks.criteria import circles
from purposebuilt.checks.findings import coherent
from purposebuilt.checks.picture import Picture
from purposebuilt.problems import Problem, Severity, Where, register

FUNCTION = register("PB201", "A function serves none of the purposes of the design.")
PURPOSE = register("PB202", "A purpose is served by no function of the design.")
DECISION = register("PB203", "A decision cites neither a purpose nor a function.")
PURPOSE_CIRCLE = register("PB204", "Purposes serve one another in a circle.")
CRITERION = register("PB205", "A criterion climbs to no purpose.")


@coherent("functions-serve-purposes")
def functions_serve_purposes(picture: Picture) -> Iterator[Problem]:
    """Each function is named by a purpose or serves the aim of one, or an aim under it."""
    if not picture.design.purposes:
        return
    for reason in picture.trace.reasons:
        if not reason.purposes:
            yield Problem(
                FUNCTION,
                f"'{reason.function.name}' serves none of the design's purposes.",
                "State the purpose that it serves, correct its aims, or drop the function.",
                Severity.WARNING,
                Where("functions", column="aims", key=reason.function.key),
            )


@coherent("purposes-are-served")
def purposes_are_served(picture: Picture) -> Iterator[Problem]:
    """The design has a function that each purpose names or, where it names none, that serves its aim."""
    if not picture.functions:
        return
    for thread in picture.trace.threads:
        if thread.functions:
            continue
        purpose = thread.purpose
        if thread.direct:
            named, column = ", ".join(purpose.functions), "functions"
            remedy = f"Add what it names ({named}) to the design, or name functions of the design."
        else:
            column = "aim"
            remedy = "Add the function by which it is to be reached, or say which aim the purpose belongs to."
        yield Problem(
            PURPOSE,
            f"No function of the design serves the purpose '{purpose.statement}'.",
            remedy,
            Severity.WARNING,
            Where("purposes", column=column, key=purpose.key),
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
