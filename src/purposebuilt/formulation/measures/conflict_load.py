"""How often a body decides about work that it does under contract."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import no_lines, total, total_form
from purposebuilt.formulation.reading import Reading


def _conflicted(reading: Reading, _line: Line, candidate: Candidate) -> float:
    mechanism = reading.mechanism(candidate)
    if mechanism is None or not mechanism.contract:
        return 0.0
    deciding = set(reading.hosts(candidate.decides.bodies))
    return 1.0 if deciding & set(reading.hosts(candidate.does.bodies)) else 0.0


MEASURE = Measure(
    name="conflict_load",
    title="Conflict-of-interest load",
    unit="lines",
    sense="min",
    resolution=1.0,
    sentence="In how many lines a body that decides also does the work under a contract.",
    formula="number of lines whose mechanism is a contract and whose deciders and doers share a body",
    source="NHS Act 2006 s14Z30 asks that conflicts are managed; a committee stands for its hosts, not its members.",
    lacks=no_lines,
    form=total_form(_conflicted),
    evaluate=total(_conflicted),
)
