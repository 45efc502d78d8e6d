"""How near to people decisions are taken."""

from __future__ import annotations

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure, mean_form, no_people, weighted_mean
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def _form(assembly: Assembly, scope: Scope) -> Form:
    def value(line: Line, candidate: Candidate) -> float:
        return assembly.reading.closeness(candidate, line)

    return mean_form(assembly, scope, value)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    def value(line: Line, candidate: Candidate) -> float:
        return reading.closeness(candidate, line)

    return weighted_mean(reading, scope, configuration, value)


MEASURE = Measure(
    name="closeness",
    title="Closeness to people",
    unit="0-1",
    sense="max",
    resolution=0.005,
    sentence="How near to people decisions are taken: 1 where all are taken in neighbourhoods and places.",
    formula="sum over lines of people x closeness of the level of who decides / sum over lines of people",
    source="Levels and their closeness are the rulebook's; the mean is weighted by need-weighted people.",
    lacks=no_people,
    form=_form,
    evaluate=_evaluate,
)
