"""How many different ways there are to arrange one function across places."""

from __future__ import annotations

import numpy as np

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope

Shape = tuple[str, str, str, str, str, tuple[str, ...]]
"""Function, mode, mechanism, level of who decides, level of who does it, kinds of those who do it."""


def shape(reading: Reading, line: Line, candidate: Candidate) -> Shape:
    """What two places' arrangements of a function must have the same to count as one: not whose, but of which sort."""
    doers = reading.hosts(candidate.does.bodies)
    kinds = sorted({reading.partners[body].kind if body in reading.partners else body for body in doers})
    return (
        line.function,
        candidate.mode,
        candidate.mechanism,
        reading.level_of(candidate.decides, line),
        reading.level_of(candidate.does, line),
        tuple(kinds),
    )


def several(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The scope's lines of functions that have more than one line in it."""
    lines = scope.lines(reading)
    count: dict[str, int] = {}
    for line in lines:
        count[line.function] = count.get(line.function, 0) + 1
    return tuple(line for line in lines if count[line.function] > 1)


def _form(assembly: Assembly, scope: Scope) -> Form:
    reading = assembly.reading
    lines = several(reading, scope)
    groups = assembly.groups(lines, lambda line, candidate: shape(reading, line, candidate))
    names = [f"shape({at})" for at in range(len(groups.labels))]
    columns = assembly.opened(("shape", scope.functions, scope.place), groups, names)
    return Form(columns, np.ones(len(columns)), -float(len({line.function for line in lines})))


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    lines = several(reading, scope)
    found = {shape(reading, line, reading.candidate(line.key, configuration.choice[line.key])) for line in lines}
    return float(len(found) - len({line.function for line in lines}))


def _lacks(reading: Reading, scope: Scope) -> str:
    if several(reading, scope):
        return ""
    return "No function within it is arranged place by place."


MEASURE = Measure(
    name="variation",
    title="Variation between places",
    unit="arrangements",
    sense="min",
    resolution=1.0,
    sentence="How many different arrangements there are beyond one for each function that differs from place to place.",
    formula="sum over functions with several lines of (different shapes in use - 1)",
    source="A shape is mode, mechanism, levels and kinds of doer, so that each council doing it is one shape.",
    lacks=_lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
