"""Who holds the duty on a line: it comes from law and from what is written today, and no option moves it."""

from __future__ import annotations

from purposebuilt.design import Answer, Arrangement, Function, Partner, Standing
from purposebuilt.formulation.configuration import Line
from purposebuilt.formulation.reading import Reading


def today_of(reading: Reading, line: Line) -> Arrangement | None:
    """Today's arrangement of a line: the row for its place, else for an area around it, else for the whole; or None."""
    rows = [row for row in reading.arrangements.get(line.function, ()) if row.standing is Standing.TODAY]
    for area in (*(here.key for here in reading.geography.chain(line.place)), ""):
        for row in rows:
            if row.place == area:
                return row
    return None


def duty_of(reading: Reading, line: Line, function: Function) -> Answer:
    """The duty of a line, the same under every candidate: as today's arrangement says, else as the law does."""
    row = today_of(reading, line)
    if row is not None and row.duty.bodies:
        return Answer(row.duty.bodies, reading.level_of(row.duty, line), row.duty.since)
    bodies = duty_holders(reading, line, function)
    if not bodies:
        return Answer()
    return Answer(bodies, _level(reading, bodies, line))


def duty_holders(reading: Reading, line: Line, function: Function) -> tuple[str, ...]:
    """The partners who may exercise a function as their own in a line's place, together; none where law names nobody.

    Those whom today's arrangement names, where the law lets each of them hold it; else all whom the law lets.
    """
    holder = function.duty_holder
    row = today_of(reading, line)
    named = tuple(reading.partners[body] for body in row.duty.bodies if body in reading.partners) if row else ()
    if holder and named and all(_may_hold(reading, partner, holder) for partner in named):
        return tuple(partner.key for partner in named)
    if holder == "icb":
        return (reading.icb,) if reading.icb else ()
    return tuple(
        partner.key
        for partner in reading.design.partners
        if holder and _may_hold(reading, partner, holder) and serves(reading, partner, line.place, whole=False)
    )


def serves(reading: Reading, partner: Partner, area: str, *, whole: bool) -> bool:
    """Whether a partner serves an area: a named one, one that it lies in, or its parts (all of them if `whole`)."""
    geography = reading.geography
    if not partner.places or any(geography.inside(area, place) for place in partner.places):
        return True
    parts = [place.key for place in reading.design.places if place.parent == area]
    served = [place in partner.places for place in parts]
    return bool(served) and (all(served) if whole else any(served))


def _may_hold(reading: Reading, partner: Partner, holder: str) -> bool:
    kind = reading.kinds.get(partner.kind)
    return partner.kind == holder or (kind is not None and kind.holds_duties_of == holder)


def _level(reading: Reading, bodies: tuple[str, ...], line: Line) -> str:
    if bodies == (reading.icb,):
        system = reading.geography.places.get(reading.geography.system)
        return system.level if system else ""
    own = reading.geography.places.get(line.place)
    return own.level if own else ""
