"""What the work in the envelope costs to run, whoever employs the people."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

import numpy as np

from purposebuilt.design import Function
from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope

Paid = Callable[[Reading, Candidate, Line], bool]
"""Whether a candidate's posts count."""


def counted(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The scope's lines whose function is in the envelope and has posts."""
    return tuple(
        line
        for line in scope.lines(reading)
        if reading.functions[line.function].in_envelope and teams.has_posts(reading.functions[line.function])
    )


def cost_form(assembly: Assembly, scope: Scope, key: str, paid: Paid) -> Form:
    """GBP a head: fixed posts of each team once, variable posts of each line, of the candidates that are paid."""
    reading = assembly.reading
    lines = counted(reading, scope)
    heads = _heads(reading, scope)

    def label(line: Line, candidate: Candidate) -> Hashable:
        return (line.function, teams.team(reading, candidate, line)) if paid(reading, candidate, line) else None

    def post(line: Line, candidate: Candidate) -> float:
        function = reading.functions[line.function]
        if not paid(reading, candidate, line):
            return 0.0
        return teams.variable(function, line) * teams.cost(function) / heads

    groups = assembly.groups(lines, label)
    names = [f"{key}({at})" for at in range(len(groups.labels))]
    columns = assembly.opened((key, scope.functions, scope.place), groups, names)
    owners = [_owner(reading, label) for label in groups.labels]
    each = [teams.fixed(function) * teams.cost(function) / heads for function in owners]
    return assembly.chosen(lines, post).plus(Form(columns, np.array(each, dtype=np.float64)))


def cost_of(reading: Reading, scope: Scope, configuration: Configuration, paid: Paid) -> float:
    """The same in plain Python."""
    spent = 0.0
    seen: set[tuple[str, Seat]] = set()
    for line in counted(reading, scope):
        candidate = reading.candidate(line.key, configuration.choice[line.key])
        if not paid(reading, candidate, line):
            continue
        function = reading.functions[line.function]
        spent += teams.variable(function, line) * teams.cost(function)
        team = (line.function, teams.team(reading, candidate, line))
        if team not in seen:
            seen.add(team)
            spent += teams.fixed(function) * teams.cost(function)
    return spent / _heads(reading, scope)


def lacks(reading: Reading, scope: Scope) -> str:
    """What is missing for a cost a head."""
    if not counted(reading, scope):
        return "No function within it is in the envelope and has posts: give the functions their WTE."
    if not any(teams.cost(reading.functions[line.function]) for line in counted(reading, scope)):
        return "No function within it says what a post costs: give the functions their cost for each WTE."
    return "" if _heads(reading, scope) > 0 else "The population is not given, so there is no cost a head."


def _owner(reading: Reading, label: Hashable) -> Function:
    """The function of a team, from the label that its group got."""
    function, _ = cast("tuple[str, Seat]", label)
    return reading.functions[function]


def _heads(reading: Reading, scope: Scope) -> float:
    return reading.geography.heads(scope.place or reading.geography.system)


def everyone(reading: Reading, candidate: Candidate, line: Line) -> bool:
    """Every post counts, whoever pays: moving people is then no saving."""
    del reading, candidate, line
    return True


def _form(assembly: Assembly, scope: Scope) -> Form:
    return cost_form(assembly, scope, "team", everyone)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    return cost_of(reading, scope, configuration, everyone)


MEASURE = Measure(
    name="running_cost",
    title="Running cost",
    unit="GBP a head",
    sense="min",
    resolution=0.05,
    sentence="What it costs a year, for each person, to run the functions that the envelope covers, "
    "whoever employs the people: moving posts to a partner is not a saving, sharing a team is.",
    formula="(sum over teams of fixed WTE x y + sum over lines of WTE for each 100,000 people x people) x GBP a WTE "
    "/ population; y >= x for each line that the team serves",
    source="Fixed-charge form; WTE and GBP a WTE are the catalogue's or the design's, the functions covered the "
    "rulebook's.",
    lacks=lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
