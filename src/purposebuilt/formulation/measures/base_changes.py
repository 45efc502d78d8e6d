"""How many people keep their employer and change where they are based."""

from __future__ import annotations

from purposebuilt.formulation import teams
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures import disruption
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import total, total_form
from purposebuilt.formulation.reading import Reading


def _rebased(reading: Reading, line: Line, candidate: Candidate) -> float:
    today = reading.today.get(line.key)
    if today is None or candidate.today:
        return 0.0
    before, after = teams.team(reading, today, line), teams.team(reading, candidate, line)
    if not before.bodies or not after.bodies or before.place == after.place:
        return 0.0
    staying = 1.0 - disruption.share_leaving(reading, line, candidate)
    return staying * teams.today_wte(reading, line)


MEASURE = Measure(
    name="base_changes",
    title="Disruption: change of base",
    unit="WTE",
    sense="min",
    resolution=1.0,
    sentence="How many people, in whole-time equivalents, keep their employer but work in a team of another area.",
    formula="sum over lines of today's WTE x share of today's employers kept, where the team's area changes",
    source="As for disruption; reported apart from it, because it is another kind of change.",
    lacks=disruption.lacks,
    form=total_form(_rebased),
    evaluate=total(_rebased),
)
