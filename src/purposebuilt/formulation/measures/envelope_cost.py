"""What of the running cost the ICB pays: the part that an envelope for the ICB counts."""

from __future__ import annotations

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.running_cost import cost_form, cost_of, lacks
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope


def _paid(reading: Reading, candidate: Candidate, _line: Line) -> bool:
    return reading.icb in reading.hosts((*candidate.funds.bodies, *candidate.employs.bodies))


def _form(assembly: Assembly, scope: Scope) -> Form:
    return cost_form(assembly, scope, "paid", _paid)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    return cost_of(reading, scope, configuration, _paid)


MEASURE = Measure(
    name="envelope_cost",
    title="Running cost paid by the ICB",
    unit="GBP a head",
    sense="min",
    resolution=0.05,
    sentence="The part of the running cost whose posts the ICB employs or pays for. It falls when posts move to a "
    "partner, although the work costs the system as much: read it beside the running cost.",
    formula="as running cost, over the teams and lines whose money or employment is the ICB's",
    source="What the envelope counts is the rulebook's; posts moved and posts cut are different numbers.",
    lacks=lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
