"""What a team needs and costs: fixed posts once for each team, variable posts for the people it serves."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.design import Figure, Function
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.duty import today_of
from purposebuilt.formulation.reading import Reading, Seat

PEOPLE = 100_000
"""Variable posts are counted for each so many need-weighted people."""


def fixed(function: Function) -> float:
    """WTE that a team for the function needs whatever it serves; 0 where the catalogue does not say."""
    return _value(function.fixed_wte)


def variable(function: Function, line: Line) -> float:
    """WTE that a line's people need on top."""
    return _value(function.variable_wte) * line.people / PEOPLE


def cost(function: Function) -> float:
    """GBP a year for one WTE, with on-costs; 0 where the catalogue does not say."""
    return _value(function.cost_per_wte)


def has_posts(function: Function) -> bool:
    """Whether the catalogue or the design says how many posts the function takes."""
    return fixed(function) > 0 or _value(function.variable_wte) > 0


def team(reading: Reading, candidate: Candidate, line: Line) -> Seat:
    """The team that does a line's work: who does it, at which level, in which area; unknown doers are one of a kind."""
    seat = reading.seat(candidate.does, line)
    return seat if seat.bodies else Seat((), seat.level, line.place)


def today_wte(reading: Reading, line: Line) -> float:
    """The people at work on a line today, in WTE: as its arrangement says, else worked out from the catalogue.

    Worked out: the line's variable posts, and its share by people of the fixed posts of the team that does it today.
    """
    row = today_of(reading, line)
    function = reading.functions[line.function]
    if row is not None and row.wte is not None and (row.place == line.place or _only_line(reading, line)):
        return float(row.wte)
    served = _served_today(reading, line)
    share = line.people / served if served else 1.0
    return variable(function, line) + fixed(function) * share


def _served_today(reading: Reading, line: Line) -> float:
    today: Mapping[str, Candidate] = reading.today
    if line.key not in today:
        return line.people
    here = team(reading, today[line.key], line)
    return sum(
        other.people
        for other in reading.lines_of(line.function)
        if other.key in today and team(reading, today[other.key], other) == here
    )


def _only_line(reading: Reading, line: Line) -> bool:
    return len(reading.lines_of(line.function)) == 1


def _value(figure: Figure | None) -> float:
    return 0.0 if figure is None else float(figure)
