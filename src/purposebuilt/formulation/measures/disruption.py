"""How many people change employer."""

from __future__ import annotations

from purposebuilt.formulation import teams
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import total, total_form
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def share_leaving(reading: Reading, line: Line, candidate: Candidate) -> float:
    """The share of a line's employers today whom the candidate does not keep; 0 where either is not known."""
    today = reading.today.get(line.key)
    if today is None or candidate.today:
        return 0.0
    before, after = reading.hosts(today.employs.bodies), reading.hosts(candidate.employs.bodies)
    if not before or not after:
        return 0.0
    return sum(1 for body in before if body not in after) / len(before)


def _moved(reading: Reading, line: Line, candidate: Candidate) -> float:
    leaving = share_leaving(reading, line, candidate)
    return leaving * teams.today_wte(reading, line) if leaving else 0.0


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
    form=total_form(_moved),
    evaluate=total(_moved),
)
