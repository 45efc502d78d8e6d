"""How many doers too many work on the same function for the same people."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import no_lines, total, total_form
from purposebuilt.formulation.reading import Reading


def _beyond_one(reading: Reading, _line: Line, candidate: Candidate) -> float:
    mechanism = reading.mechanism(candidate)
    if mechanism is not None and mechanism.joint:
        return 0.0
    doers = reading.hosts(candidate.does.bodies)
    if set(doers) <= set(reading.hosts(candidate.duty.bodies)):  # each does what the law asks of it
        return 0.0
    return float(max(0, len(doers) - 1))


MEASURE = Measure(
    name="duplication",
    title="Duplication",
    unit="teams",
    sense="min",
    resolution=1.0,
    sentence="How many bodies beyond one do the same function for the same people with nothing that joins them.",
    formula="sum over lines of (bodies that do the work - 1), where the mechanism is not a joint one and not each of "
    "them holds the duty",
    source="NHS Act 2006 s65Z5 to s65Z6 as rule R02 of the rulebook reads them.",
    lacks=no_lines,
    form=total_form(_beyond_one),
    evaluate=total(_beyond_one),
)
