"""What the teams in the envelope take: fixed posts once for each team, variable posts for the people they serve.

The measures of posts and of what posts cost are sums over the same teams, so they are made here once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import cast

import numpy as np

from purposebuilt.design import Function
from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope

Paid = Callable[[Reading, Candidate, Line], bool]
"""Whether a candidate's posts count."""

Worth = Callable[[Function], float]
"""What one WTE of a function adds to the sum: 1 where posts are counted, GBP where they are paid."""

NO_POSTS = "No function within it is in the envelope and has posts: give the functions their WTE."


def counted(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The scope's lines whose function is in the envelope and has posts."""
    return tuple(
        line
        for line in scope.lines(reading)
        if reading.functions[line.function].in_envelope and teams.has_posts(reading.functions[line.function])
    )


def everyone(reading: Reading, candidate: Candidate, line: Line) -> bool:
    """Every post counts, whoever pays: moving people is then no saving."""
    del reading, candidate, line
    return True


def staffing_form(assembly: Assembly, scope: Scope, key: str, worth: Worth, paid: Paid = everyone) -> Form:
    """Fixed posts of each team once, variable posts of each line, of the candidates that are paid, at their worth."""
    reading = assembly.reading
    lines = counted(reading, scope)

    def label(line: Line, candidate: Candidate) -> Hashable:
        return (line.function, teams.team(reading, candidate, line)) if paid(reading, candidate, line) else None

    def post(line: Line, candidate: Candidate) -> float:
        function = reading.functions[line.function]
        return teams.variable(function, line) * worth(function) if paid(reading, candidate, line) else 0.0

    groups = assembly.groups(lines, label)
    names = [f"{key}({at})" for at in range(len(groups.labels))]
    columns = assembly.opened((key, scope.functions, scope.place), groups, names)
    owners = [_owner(reading, label) for label in groups.labels]
    each = [teams.fixed(function) * worth(function) for function in owners]
    return assembly.chosen(lines, post).plus(Form(columns, np.array(each, dtype=np.float64)))


def staffing_of(
    reading: Reading, scope: Scope, configuration: Configuration, worth: Worth, paid: Paid = everyone
) -> float:
    """The same in plain Python."""
    taken = 0.0
    seen: set[tuple[str, Seat]] = set()
    for line in counted(reading, scope):
        candidate = reading.candidate(line.key, configuration.choice[line.key])
        if not paid(reading, candidate, line):
            continue
        function = reading.functions[line.function]
        taken += teams.variable(function, line) * worth(function)
        team = (line.function, teams.team(reading, candidate, line))
        if team not in seen:
            seen.add(team)
            taken += teams.fixed(function) * worth(function)
    return taken


def _owner(reading: Reading, label: Hashable) -> Function:
    """The function of a team, from the label that its group got."""
    function, _ = cast("tuple[str, Seat]", label)
    return reading.functions[function]
