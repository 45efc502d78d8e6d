"""Measures that add up, or average, a value of each line's chosen candidate: both of their sides at once."""

from __future__ import annotations

from collections.abc import Callable

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope

Value = Callable[[Reading, Line, Candidate], float]
"""What a line's chosen candidate counts for."""


def total_form(value: Value) -> Callable[[Assembly, Scope], Form]:
    """The sum over the scope's lines, as a form of the programme."""

    def form(assembly: Assembly, scope: Scope) -> Form:
        reading = assembly.reading
        return assembly.chosen(scope.lines(reading), lambda line, candidate: value(reading, line, candidate))

    return form


def total(value: Value) -> Callable[[Reading, Scope, Configuration], float]:
    """The sum over the scope's lines, in plain Python."""

    def evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
        found = 0.0
        for line in scope.lines(reading):
            found += value(reading, line, reading.candidate(line.key, configuration.choice[line.key]))
        return found

    return evaluate


def mean_form(value: Value) -> Callable[[Assembly, Scope], Form]:
    """The mean over the scope's lines, weighted by their people, as a form of the programme."""

    def form(assembly: Assembly, scope: Scope) -> Form:
        reading = assembly.reading
        lines = scope.lines(reading)
        weight = sum(line.people for line in lines)
        return assembly.chosen(lines, lambda line, candidate: line.people * value(reading, line, candidate) / weight)

    return form


def mean(value: Value) -> Callable[[Reading, Scope, Configuration], float]:
    """The mean over the scope's lines, weighted by their people, in plain Python."""

    def evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
        found = weight = 0.0
        for line in scope.lines(reading):
            found += line.people * value(reading, line, reading.candidate(line.key, configuration.choice[line.key]))
            weight += line.people
        return found / weight

    return evaluate


def no_lines(reading: Reading, scope: Scope) -> str:
    """What is missing where a measure needs nothing but lines."""
    return "" if scope.lines(reading) else "No line of the design is within its functions and place."


def no_people(reading: Reading, scope: Scope) -> str:
    """What is missing where a measure weighs lines by their people."""
    if any(line.people > 0 for line in scope.lines(reading)):
        return ""
    return "No line within its functions and place has people: give the places their population."
