"""Lines: each function at the finest level at which the rulebook and the design let it vary."""

from __future__ import annotations

from collections.abc import Iterable

from purposebuilt.design import Design, Function, Standing
from purposebuilt.formulation.configuration import Line
from purposebuilt.formulation.reading import Geography
from purposebuilt.rulebooks.rulebook import Rulebook


def lines_of(design: Design, rulebook: Rulebook, functions: Iterable[Function]) -> tuple[Line, ...]:
    """The lines of a design: functions in their order, places in the order of the design.

    The rulebook's table of variation says at which level a function of a footprint and delegability varies. A design
    whose partners write a function's arrangements place by place, and none for the whole, lets it vary by place too.
    """
    geography = Geography(design, rulebook)
    varies = {(row.footprint, row.delegable): row.varies_at for row in rulebook.variation}
    written = _levels_written(design, geography)
    people: dict[str, float] = {}
    made = []
    for function in functions:
        level = written.get(function.key) or varies.get((function.footprint, function.delegable), "")
        for place in _places(geography, level):
            if place not in people:
                people[place] = geography.people(place)
            made.append(Line(f"{function.key}@{place}", function.key, place, people[place]))
    return tuple(made)


def _places(geography: Geography, level: str) -> tuple[str, ...]:
    parts = tuple(place.key for place in geography.parts(level)) if level else ()
    return parts or (geography.system,)


def _levels_written(design: Design, geography: Geography) -> dict[str, str]:
    """The level at which a function's arrangements are written, where they are written for parts of the system only."""
    parts: dict[str, set[str]] = {}
    for each in design.arrangements:
        if each.standing is Standing.RULED_OUT:
            continue
        place = geography.places.get(each.place)
        whole = place is None or place.key == geography.system
        parts.setdefault(each.function, set()).add("" if whole or place is None else place.level)
    return {function: found.pop() for function, found in parts.items() if len(found) == 1 and "" not in found}
