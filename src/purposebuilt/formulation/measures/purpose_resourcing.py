"""The share of people's time that serves a purpose, or the long term."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

import numpy as np

from purposebuilt.design import Function, Horizon
from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope
from purposebuilt.rulebooks.trace import aim_tree, serves


def counts(reading: Reading, scope: Scope) -> Callable[[Function], bool]:
    """Which functions count: those that serve the criterion's purpose; without a purpose, those of the long term."""
    purpose = next((each for each in reading.design.purposes if each.key == scope.purpose), None)
    if purpose is None:
        return lambda function: function.horizon is Horizon.LONG
    return serves(purpose, aim_tree(reading.rulebook.aims, reading.design.aims))


def _counted(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    return tuple(line for line in scope.lines(reading) if teams.has_posts(reading.functions[line.function]))


def _balance(assembly: Assembly, scope: Scope, level: float) -> Form:
    """WTE that serve - level x all WTE: at least 0 where the share is at least the level."""
    reading = assembly.reading
    lines, counted = _counted(reading, scope), counts(reading, scope)

    def factor(function: Function) -> float:
        return (1.0 if counted(function) else 0.0) - level

    def label(line: Line, candidate: Candidate) -> Hashable:
        return (line.function, teams.team(reading, candidate, line))

    def post(line: Line, _candidate: Candidate) -> float:
        function = reading.functions[line.function]
        return factor(function) * teams.variable(function, line)

    groups = assembly.groups(lines, label)
    columns = assembly.both_ways(("staff", scope.functions, scope.place), groups)
    owners = [reading.functions[cast("tuple[str, Seat]", each)[0]] for each in groups.labels]
    fixed = [factor(function) * teams.fixed(function) for function in owners]
    return assembly.chosen(lines, post).plus(Form(columns, np.array(fixed, dtype=np.float64)))


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    counted = counts(reading, scope)
    serving = everything = 0.0
    seen: set[tuple[str, Seat]] = set()
    for line in _counted(reading, scope):
        function = reading.functions[line.function]
        team = (
            line.function,
            teams.team(reading, reading.candidate(line.key, configuration.choice[line.key]), line),
        )
        posts = teams.variable(function, line) + (0.0 if team in seen else teams.fixed(function))
        seen.add(team)
        everything += posts
        serving += posts if counted(function) else 0.0
    return serving / everything


def _lacks(reading: Reading, scope: Scope) -> str:
    if _counted(reading, scope):
        return ""
    return "No function within it has posts: give the functions their WTE."


MEASURE = Measure(
    name="purpose_resourcing",
    title="People serving the long term, or a purpose",
    unit="share",
    sense="max",
    resolution=0.005,
    sentence="The share of posts in functions that pay back after three years or more; for a criterion with a purpose, "
    "in functions that serve it: those it names, or those of its aim where it names none.",
    formula="WTE of the functions that serve it / WTE of all functions; as a must at level r: WTE that serve it - r x "
    "all WTE >= 0",
    source="Horizons and aims are the catalogue's. A share whose whole moves with the design is not linear: it is kept "
    "exactly as a must and scored, and cannot be an objective.",
    lacks=_lacks,
    evaluate=_evaluate,
    balance=_balance,
)
