"""Whether each place gets its share of the work."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly, Family
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.hand_offs import finest
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope
from purposebuilt.programme import Floats, Integers

ROUNDING = 1e-14
"""A gap this small is what rounding leaves of none."""


def places(reading: Reading, scope: Scope) -> tuple[str, ...]:
    """The places compared: those of lines, in the scope's area, that have people."""
    return tuple(
        place
        for place in finest(reading)
        if scope.covers(reading, place) and reading.geography.people(place) > 0 and place != reading.geography.system
    )


def counted(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The lines of the scope's functions that have posts, in or around the places compared."""
    return tuple(
        line
        for line in reading.lines
        if scope.names(line.function) and teams.has_posts(reading.functions[line.function])
    )


def share(reading: Reading, line: Line, candidate: Candidate, place: str) -> float:
    """WTE that a line's team works for a place: variable posts for its people, fixed posts by its share of the area.

    The area is that of the team: one team for the system works for each place by its people; a team of the place
    works for that place alone.
    """
    if not reading.geography.inside(place, line.place):
        return 0.0
    function = reading.functions[line.function]
    people = reading.geography.people(place)
    area = teams.team(reading, candidate, line).place
    around = reading.geography.people(area) if reading.geography.inside(place, area) else 0.0
    whole = around or reading.geography.people(reading.geography.system)
    return teams.variable(function, line) * people / line.people + teams.fixed(function) * people / whole


def reference(reading: Reading, scope: Scope) -> float:
    """WTE a need-weighted head if each function had one team for the system: what fairness is measured against."""
    compared, functions = places(reading, scope), {line.function for line in counted(reading, scope)}
    people = sum(reading.geography.people(place) for place in compared)
    system = reading.geography.people(reading.geography.system)
    whole = 0.0
    for key in functions:
        function = reading.functions[key]
        rate = float(function.variable_wte) if function.variable_wte else 0.0
        whole += teams.fixed(function) * people / system + rate * people / teams.PEOPLE
    return whole / people


def _gaps(assembly: Assembly, scope: Scope) -> Floats:
    """For each place and candidate how far its posts a head lift the average above that place (P x N), of reference."""
    reading = assembly.reading
    compared = places(reading, scope)
    people = np.array([reading.geography.people(place) for place in compared])
    worked = np.zeros((len(compared), len(assembly.flat)))
    for at, line, candidate in assembly.each(counted(reading, scope)):
        worked[:, at] = [share(reading, line, candidate, place) for place in compared]
    average = worked.sum(axis=0) / people.sum()
    gaps: Floats = (average[None, :] - worked / people[:, None]) / reference(reading, scope)
    gaps[np.abs(gaps) < ROUNDING] = 0.0
    return gaps


def _form(assembly: Assembly, scope: Scope) -> Form:
    columns = assembly.made(("gap", scope.functions, scope.place), lambda: _column(assembly, scope))
    return Form(columns, np.array([-1.0]), 1.0)


def _column(assembly: Assembly, scope: Scope) -> Integers:
    """The largest gap: one column, at least each place's."""
    gaps = _gaps(assembly, scope)
    column = assembly.blocks.columns(1, 0.0, np.inf, names=["gap"])
    for row in gaps:
        at = np.flatnonzero(row)
        columns = np.concatenate([column, assembly.x[at]])
        assembly.blocks.ragged([columns.shape[0]], columns, np.concatenate([[-1.0], row[at]]), (-np.inf, 0.0))
    assembly.families.append(Family(column, _completion(gaps)))
    return column


def _completion(gaps: Floats) -> Callable[[Integers], Floats]:
    def complete(chosen: Integers) -> Floats:
        each = np.stack([row[chosen].sum(axis=1) for row in gaps], axis=1)
        largest: Floats = np.maximum(0.0, each.max(axis=1, keepdims=True))
        return largest

    return complete


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    compared = places(reading, scope)
    worked = dict.fromkeys(compared, 0.0)
    for line in counted(reading, scope):
        candidate = reading.candidate(line.key, configuration.choice[line.key])
        for place in compared:
            worked[place] += share(reading, line, candidate, place)
    people = {place: reading.geography.people(place) for place in compared}
    average = sum(worked.values()) / sum(people.values())
    lowest = min(worked[place] / people[place] for place in compared)
    return 1.0 - (average - lowest) / reference(reading, scope)


def _lacks(reading: Reading, scope: Scope) -> str:
    if len(places(reading, scope)) < 2:
        return "Fewer than two places with people are within it, so there is nothing to compare."
    if not counted(reading, scope):
        return "No function within it has posts: give the functions their WTE."
    return ""


MEASURE = Measure(
    name="fairness",
    title="Fairness between places",
    unit="ratio",
    sense="max",
    resolution=0.005,
    sentence="How near the place with the fewest posts for each need-weighted head comes to the average: 1 is equal.",
    formula="1 - (average posts a head - lowest posts a head) / reference posts a head; the reference is one team for "
    "each function, so that more posts everywhere are not more fairness",
    source="Maximin over places with a fixed denominator, which keeps it linear: gap >= average - own, each place.",
    lacks=_lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
