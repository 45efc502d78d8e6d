"""What arrangements ask of a place beyond what it is ready for."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import total, total_form
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def _short(reading: Reading, line: Line, candidate: Candidate) -> float:
    mechanism = reading.mechanism(candidate)
    if candidate.today or mechanism is None:
        return 0.0
    ready = _ready(reading, _asked(reading, line, candidate))
    return 0.0 if ready is None else max(0.0, float(mechanism.asks) - ready)


def _asked(reading: Reading, line: Line, candidate: Candidate) -> str:
    """The area of which something is asked: that of who decides or who does, whichever is nearer to people."""
    decides, does = reading.seat(candidate.decides, line), reading.seat(candidate.does, line)
    order = reading.geography.order
    return min((decides, does), key=lambda seat: order(seat.level)).place


def _ready(reading: Reading, place: str) -> float | None:
    """The points of an area today; None where nobody has said."""
    for row in reading.design.readiness:
        if row.place == place and not row.stage:
            return float(row.points)
    return None


def _lacks(reading: Reading, scope: Scope) -> str:
    if not scope.lines(reading):
        return "No line of the design is within its functions and place."
    if any(not row.stage for row in reading.design.readiness):
        return ""
    return "Nobody has said how ready the places are today: give each its points."


MEASURE = Measure(
    name="readiness_shortfall",
    title="Readiness shortfall",
    unit="points",
    sense="min",
    resolution=1.0,
    sentence="How many points of readiness the new arrangements ask of places beyond what they have today.",
    formula="sum over lines that change of max(0, what the mechanism asks - the points of the area that takes it on)",
    source="What a mechanism asks is the rulebook's; readiness is the design's. An area without points is not counted.",
    lacks=_lacks,
    form=total_form(_short),
    evaluate=total(_short),
)
