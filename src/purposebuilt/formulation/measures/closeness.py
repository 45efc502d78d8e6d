"""How near to people decisions are taken."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import mean, mean_form, no_people
from purposebuilt.formulation.reading import Reading


def _near(reading: Reading, line: Line, candidate: Candidate) -> float:
    return reading.closeness(candidate, line)


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
    form=mean_form(_near),
    evaluate=mean(_near),
)
