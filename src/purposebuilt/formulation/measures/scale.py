"""How many lines have a team that is big enough to work well."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np

from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly, Family, Groups
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Configuration, Line
from purposebuilt.formulation.counting import NONE
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope
from purposebuilt.programme import Floats, Integers

SLACK = 1e-9
"""A team this close to its efficient size, in WTE, has reached it."""


def sized(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The scope's lines whose function says the smallest team that works well, and how many posts it takes."""
    return tuple(
        line
        for line in scope.lines(reading)
        if reading.functions[line.function].efficient_wte is not None
        and teams.has_posts(reading.functions[line.function])
    )


def _served(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """All lines of the functions in question: a team's size counts all that it serves, also outside the scope."""
    functions = {line.function for line in sized(reading, scope)}
    return tuple(line for line in reading.lines if line.function in functions)


def _form(assembly: Assembly, scope: Scope) -> Form:
    reading = assembly.reading
    lines = sized(reading, scope)
    key = ("big", scope.functions, scope.place)
    columns = assembly.made(key, lambda: _columns(assembly, scope, lines))
    return Form(columns, np.full(len(columns), 1.0 / len(lines)))


def _columns(assembly: Assembly, scope: Scope, lines: tuple[Line, ...]) -> Integers:
    """For each team whether it is big enough (whole), and for each line and team whether the line has it and it is.

    `u <= x` of the line's candidates with the team, `u <= s`, and `efficient x s <= fixed x s + variable posts`.
    """
    reading, blocks = assembly.reading, assembly.blocks
    served = _served(reading, scope)
    groups = assembly.groups(served, lambda line, candidate: (line.function, teams.team(reading, candidate, line)))
    count = len(groups.labels)
    missing, posts = _missing(reading, groups), _posts(assembly, served)
    big = blocks.columns(count, integer=True, names=[f"big({at})" for at in range(count)])
    for group in range(count):
        own = np.flatnonzero(groups.of == group)
        at = np.concatenate([[big[group]], assembly.x[own]])
        values = np.concatenate([[missing[group]], -posts[own]])
        blocks.ragged([at.shape[0]], at, values, (-np.inf, 0.0))
    pairs = [
        (assembly.position[line.key], group)
        for line in lines
        for group in sorted({int(groups.of[at]) for at, _, _ in assembly.each([line])})
    ]
    names = [f"reached({reading.lines[at].key},{group})" for at, group in pairs]
    reached = blocks.columns(len(pairs), names=names)
    for column, (position, group) in zip(reached.tolist(), pairs, strict=True):
        own = np.arange(assembly.start[position], assembly.start[position + 1])
        having = assembly.x[own[groups.of[own] == group]]
        values = np.concatenate([[1.0], -np.ones(len(having))])
        blocks.ragged([values.shape[0]], [column, *having.tolist()], values, (-np.inf, 0.0))
        blocks.ragged([2], [column, int(big[group])], [1.0, -1.0], (-np.inf, 0.0))
    sizes = _sizes(groups, missing, posts)
    assembly.families.append(Family(big, sizes))
    assembly.families.append(Family(reached, _reached(groups, pairs, sizes)))
    return reached


def _missing(reading: Reading, groups: Groups) -> Floats:
    """WTE that each team needs beyond its fixed posts to reach its efficient size."""
    functions = [reading.functions[cast("tuple[str, Seat]", label)[0]] for label in groups.labels]
    return np.array([float(each.efficient_wte or 0.0) - teams.fixed(each) for each in functions])


def _posts(assembly: Assembly, lines: tuple[Line, ...]) -> Floats:
    """Variable WTE that each candidate brings to its team."""
    posts = np.zeros(len(assembly.flat))
    for at, line, _ in assembly.each(lines):
        posts[at] = teams.variable(assembly.reading.functions[line.function], line)
    return posts


def _sizes(groups: Groups, missing: Floats, posts: Floats) -> Callable[[Integers], Floats]:
    def complete(chosen: Integers) -> Floats:
        count = len(groups.labels)
        of = groups.of[chosen]
        row = np.arange(chosen.shape[0])[:, None] * (count + 1)
        at = (row + np.where(of == NONE, count, of)).ravel()
        size = np.bincount(at, weights=posts[chosen].ravel(), minlength=chosen.shape[0] * (count + 1))
        table = size.reshape(chosen.shape[0], count + 1)[:, :count]
        return np.asarray(table >= missing - SLACK, dtype=np.float64)

    return complete


def _reached(
    groups: Groups, pairs: list[tuple[int, int]], sizes: Callable[[Integers], Floats]
) -> Callable[[Integers], Floats]:
    positions = np.array([position for position, _ in pairs], dtype=np.int64)
    number = np.array([group for _, group in pairs], dtype=np.int64)

    def complete(chosen: Integers) -> Floats:
        having = np.asarray(groups.of[chosen][:, positions] == number, dtype=np.float64)
        return np.asarray(having * sizes(chosen)[:, number], dtype=np.float64)

    return complete


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    size: dict[tuple[str, Seat], float] = {}
    for line in _served(reading, scope):
        function = reading.functions[line.function]
        seat = teams.team(reading, reading.candidate(line.key, configuration.choice[line.key]), line)
        size.setdefault((line.function, seat), teams.fixed(function))
        size[line.function, seat] += teams.variable(function, line)
    lines = sized(reading, scope)
    reached = 0
    for line in lines:
        seat = teams.team(reading, reading.candidate(line.key, configuration.choice[line.key]), line)
        smallest = float(reading.functions[line.function].efficient_wte or 0.0)
        reached += size[line.function, seat] >= smallest - SLACK
    return reached / len(lines)


def _lacks(reading: Reading, scope: Scope) -> str:
    if sized(reading, scope):
        return ""
    return "No function within it says the smallest team that works well: give the functions their efficient WTE."


MEASURE = Measure(
    name="scale",
    title="Scale",
    unit="share of lines",
    sense="max",
    resolution=0.005,
    sentence="The share of lines whose team reaches the smallest size that works well.",
    formula="number of lines whose team's fixed + variable WTE is at least the efficient WTE / number of lines; "
    "u <= x, u <= s, (efficient - fixed) s <= variable WTE of the team",
    source="Efficient WTE are the catalogue's or the design's.",
    lacks=_lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
