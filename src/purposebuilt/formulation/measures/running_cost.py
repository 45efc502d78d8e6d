"""What the work in the envelope costs to run, whoever employs the people."""

from __future__ import annotations

from purposebuilt.design import Function
from purposebuilt.formulation import teams
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.staffing import (
    NO_POSTS,
    Paid,
    Worth,
    counted,
    everyone,
    staffing_form,
    staffing_of,
)
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def cost_form(assembly: Assembly, scope: Scope, key: str, paid: Paid) -> Form:
    """GBP a head: fixed posts of each team once, variable posts of each line, of the candidates that are paid."""
    return staffing_form(assembly, scope, key, _a_head(assembly.reading, scope), paid)


def cost_of(reading: Reading, scope: Scope, configuration: Configuration, paid: Paid) -> float:
    """The same in plain Python."""
    return staffing_of(reading, scope, configuration, teams.cost, paid) / _heads(reading, scope)


def lacks(reading: Reading, scope: Scope) -> str:
    """What is missing for a cost a head."""
    if not counted(reading, scope):
        return NO_POSTS
    if not any(teams.cost(reading.functions[line.function]) for line in counted(reading, scope)):
        return "No function within it says what a post costs: give the functions their cost for each WTE."
    return "" if _heads(reading, scope) > 0 else "The population is not given, so there is no cost a head."


def _a_head(reading: Reading, scope: Scope) -> Worth:
    heads = _heads(reading, scope)

    def worth(function: Function) -> float:
        return teams.cost(function) / heads

    return worth


def _heads(reading: Reading, scope: Scope) -> float:
    return reading.geography.heads(scope.place or reading.geography.system)


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
