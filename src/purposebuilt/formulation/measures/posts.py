"""How many posts the work in the envelope needs, whoever employs the people."""

from __future__ import annotations

from purposebuilt.design import Function
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.staffing import NO_POSTS, counted, staffing_form, staffing_of
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def lacks(reading: Reading, scope: Scope) -> str:
    """What is missing to count posts."""
    return "" if counted(reading, scope) else NO_POSTS


def _one(function: Function) -> float:
    del function
    return 1.0


def _form(assembly: Assembly, scope: Scope) -> Form:
    return staffing_form(assembly, scope, "team", _one)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    return staffing_of(reading, scope, configuration, _one)


MEASURE = Measure(
    name="posts",
    title="Posts needed",
    unit="WTE",
    sense="min",
    resolution=1.0,
    sentence="How many posts, in whole-time equivalents, the functions that the envelope covers need, whoever employs "
    "the people. Posts cut and posts moved are different numbers: this one falls when posts are no longer needed; "
    "people who change employer are counted by disruption.",
    formula="sum over teams of fixed WTE x y + sum over lines of WTE for each 100,000 people x people; "
    "y >= x for each line that the team serves",
    source="Fixed-charge form over the teams that the running cost counts; WTE are the catalogue's or the design's, "
    "the functions covered the rulebook's.",
    lacks=lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
