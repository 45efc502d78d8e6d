"""What a measure is: words for people, a part of the programme, and the same value in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope
from purposebuilt.programme import Sense


@dataclass(frozen=True)
class Measure:
    """A named computation of a criterion from a configuration.

    `title`, `unit`, `sentence` and `formula` are what people read; `source` says where the method comes from.
    `resolution` is in the unit: values closer together count as equal. `lacks(reading, scope)` is an empty string
    where the measure can be computed, else a sentence that says what is missing. `form(assembly, scope)` is the
    measure as a linear form of the programme's columns; None for a share whose whole moves too, which can be a
    promise and a score but not an objective. `one_way` says that the form is exact only where the measure is pushed
    towards its better side. `balance(assembly, scope, level)` is a form that is at least 0 exactly where the measure
    is at least `level`, given for shares. `evaluate(reading, scope, configuration)` is the reference: slow, obvious,
    plain Python.
    """

    name: str
    title: str
    unit: str
    sense: Sense
    resolution: float
    sentence: str
    formula: str
    source: str
    lacks: Callable[[Reading, Scope], str]
    evaluate: Callable[[Reading, Scope, Configuration], float]
    form: Callable[[Assembly, Scope], Form] | None = None
    balance: Callable[[Assembly, Scope, float], Form] | None = None
    one_way: bool = False


def no_lines(reading: Reading, scope: Scope) -> str:
    """What is missing where a measure needs nothing but lines."""
    return "" if scope.lines(reading) else "No line of the design is within its functions and place."


def no_people(reading: Reading, scope: Scope) -> str:
    """What is missing where a measure weighs lines by their people."""
    if any(line.people > 0 for line in scope.lines(reading)):
        return ""
    return "No line within its functions and place has people: give the places their population."


def weighted_mean(
    reading: Reading,
    scope: Scope,
    configuration: Configuration,
    value: Callable[..., float],
) -> float:
    """The mean over the scope's lines of a value of (line, chosen candidate), weighted by the lines' people."""
    total = weight = 0.0
    for line in scope.lines(reading):
        candidate = reading.candidate(line.key, configuration.choice[line.key])
        total += line.people * value(line, candidate)
        weight += line.people
    return total / weight


def mean_form(assembly: Assembly, scope: Scope, value: Callable[..., float]) -> Form:
    """The same mean as a form of the programme."""
    lines = scope.lines(assembly.reading)
    weight = sum(line.people for line in lines)
    return assembly.chosen(lines, lambda line, candidate: line.people * value(line, candidate) / weight)
