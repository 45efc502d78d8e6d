"""How many people change employer."""

from __future__ import annotations

from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def moved(reading: Reading, line: Line, candidate: Candidate) -> float:
    """WTE of a line whose employer is not one of today's: people of several employers count by the share that ends."""
    today = reading.today.get(line.key)
    if today is None or candidate.today:
        return 0.0
    before, after = reading.hosts(today.employs.bodies), reading.hosts(candidate.employs.bodies)
    if not before or not after:
        return 0.0
    leaving = sum(1 for body in before if body not in after) / len(before)
    return leaving * teams.today_wte(reading, line)


def _form(assembly: Assembly, scope: Scope) -> Form:
    def value(line: Line, candidate: Candidate) -> float:
        return moved(assembly.reading, line, candidate)

    return assembly.chosen(scope.lines(assembly.reading), value)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    total = 0.0
    for line in scope.lines(reading):
        total += moved(reading, line, reading.candidate(line.key, configuration.choice[line.key]))
    return total


def lacks(reading: Reading, scope: Scope) -> str:
    """What is missing to say who moves."""
    for line in scope.lines(reading):
        today = reading.today.get(line.key)
        if today is not None and today.employs.bodies and teams.today_wte(reading, line) > 0:
            return ""
    return "Nothing within it says who employs how many people today: write today's arrangements."


MEASURE = Measure(
    name="disruption",
    title="Disruption: change of employer",
    unit="WTE",
    sense="min",
    resolution=1.0,
    sentence="How many people, in whole-time equivalents, change employer.",
    formula="sum over lines of today's WTE x share of today's employers that the arrangement ends",
    source="Today's arrangements are the design's; WTE not written there are worked out from the catalogue.",
    lacks=lacks,
    form=_form,
    evaluate=_evaluate,
)
