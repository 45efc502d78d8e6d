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
