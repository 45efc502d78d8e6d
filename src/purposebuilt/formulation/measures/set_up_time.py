"""How long the new arrangements take to set up."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import mean, mean_form, no_people
from purposebuilt.formulation.reading import Reading


def _months(reading: Reading, _line: Line, candidate: Candidate) -> float:
    mechanism = reading.mechanism(candidate)
    return 0.0 if candidate.today or mechanism is None else float(mechanism.months)


MEASURE = Measure(
    name="set_up_time",
    title="Set-up time",
    unit="months",
    sense="min",
    resolution=0.05,
    sentence="How many months it takes, on average over people, until a line's arrangement holds; 0 for today's.",
    formula="sum over lines of people x months of the mechanism (0 for today's arrangement) / sum over lines of people",
    source="Months of each mechanism are the rulebook's.",
    lacks=no_people,
    form=mean_form(_months),
    evaluate=mean(_months),
)
