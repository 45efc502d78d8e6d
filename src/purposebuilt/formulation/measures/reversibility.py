"""How easily arrangements can be undone."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import mean, mean_form, no_people
from purposebuilt.formulation.reading import Reading


def _ease(reading: Reading, _line: Line, candidate: Candidate) -> float:
    mechanism = reading.mechanism(candidate)
    return float(mechanism.reversibility) if mechanism else 0.0


MEASURE = Measure(
    name="reversibility",
    title="Reversibility",
    unit="points (0-3)",
    sense="max",
    resolution=0.01,
    sentence="How easily the arrangements can be undone, from 0 (not at all) to 3 (easily), on average over people.",
    formula="sum over lines of people x reversibility of the mechanism / sum over lines of people",
    source="Reversibility of each mechanism is the rulebook's.",
    lacks=no_people,
    form=mean_form(_ease),
    evaluate=mean(_ease),
)
