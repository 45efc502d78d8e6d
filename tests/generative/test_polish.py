"""An option keeps today's arrangement wherever that makes nothing worse: shown on any small lawful design."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generative.designs import RULEBOOK, solvable_designs

from purposebuilt import rulebooks
from purposebuilt.appraisal.polish import polished
from purposebuilt.design import Design
from purposebuilt.formulation import Formulation, formulate
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.formulation import read
from purposebuilt.formulation.objectives import every_measure

BOOK = rulebooks.load(RULEBOOK)


def harmless(formulation: Formulation, before: Configuration, after: Configuration) -> bool:
    """The slow and obvious meaning: every requirement kept, no objective worse."""
    if formulation.broken(after):
        return False
    pairs = zip(
        formulation.objectives,
        formulation.objective_values(before),
        formulation.objective_values(after),
        strict=True,
    )
    return all(
        (new - old if each.sense == "min" else old - new) <= 1e-9 and abs(new - old) <= each.resolution
        for each, old, new in pairs
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(solvable_designs(), st.data())
def test_nothing_gets_worse_and_no_single_line_can_go_back_any_more(design: Design, data: st.DataObject) -> None:
    computable = every_measure(read(design, BOOK))
    objectives = [name for name in ("closeness", "running_cost", "disruption") if name in computable]
    assume(objectives)
    formulation = formulate(design, BOOK, objectives)
    assume(formulation.today is not None)
    choice = {
        line.key: data.draw(st.sampled_from([each.key for each in formulation.candidates[line.key]]))
        for line in formulation.lines
    }
    start = Configuration(choice)
    assume(not formulation.broken(start))
    end = polished(formulation, start)
    assert harmless(formulation, start, end)
    today = formulation.today.choice
    for line in formulation.lines:
        if end.choice[line.key] == today[line.key]:
            continue
        assert end.choice[line.key] == start.choice[line.key]
        one_back = Configuration({**end.choice, line.key: today[line.key]})
        assert not harmless(formulation, start, one_back)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(solvable_designs())
def test_without_an_arrangement_of_today_nothing_changes(design: Design) -> None:
    formulation = formulate(replace(design, arrangements=()), BOOK, ["closeness"])
    first = Configuration({line.key: formulation.candidates[line.key][0].key for line in formulation.lines})
    if formulation.today is None:
        assert polished(formulation, first) is first
