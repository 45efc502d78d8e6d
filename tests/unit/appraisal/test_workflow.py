"""What a notebook asks for: the same functions as the command line, with refusals instead of exit codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from purposebuilt import design_files, workflow
from purposebuilt.appraisal.asked import DEFAULT_OBJECTIVES, Asked
from purposebuilt.design import Design
from purposebuilt.formulation.measures import DEFAULT_OBJECTIVES as OF_FORMULATION
from purposebuilt.problems import Exit, Refusal
from purposebuilt.workflow import OBJECTIVE_COUNT, OUT_OF_RANGE, UNKNOWN_OPTION

TINY = Path(__file__).parents[3] / "examples" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> Design:
    return design_files.read(TINY)


@pytest.mark.parametrize(
    "asked", [Asked(coverage=1.5), Asked(coverage=-0.1), Asked(time_limit=0.0), Asked(workers=0)], ids=str
)
def test_numbers_that_make_no_sense_are_refused(tiny: Design, asked: Asked) -> None:
    with pytest.raises(Refusal) as refused:
        workflow.weigh(tiny, asked)
    assert [each.code for each in refused.value.problems] == [OUT_OF_RANGE]
    assert refused.value.exit_code is Exit.NOT_UNDERSTOOD


def test_two_to_five_objectives_are_weighed(tiny: Design) -> None:
    for names in ((), ("closeness",), ("closeness",) * 6):
        with pytest.raises(Refusal) as refused:
            workflow.appraise(tiny, names)
        assert refused.value.problems[0].code == OBJECTIVE_COUNT


def test_what_is_weighed_by_default_is_said_once() -> None:
    assert OF_FORMULATION == DEFAULT_OBJECTIVES


def test_what_has_no_figures_is_left_out_unless_it_was_asked_for(tiny: Design) -> None:
    new = replace(tiny, arrangements=(), decisions=())
    found = workflow.appraise(new)
    assert [each.name for each in found.objectives] == ["closeness", "hand_offs", "running_cost"]
    assert found.notes[-1].startswith("Usually weighed, but left out: 'disruption' cannot be computed")
    assert [each.name for each in workflow.explain(new).objectives] == ["closeness", "hand_offs", "running_cost"]
    with pytest.raises(Refusal, match="disruption"):
        workflow.appraise(new, ("closeness", "disruption"))


def test_objectives_may_be_spelt_as_people_spell_them(tiny: Design) -> None:
    assert workflow.as_spelt(("Hand-offs", "closeness"), tiny) == ("hand_offs", "closeness")
    assert workflow.as_spelt(("no-hand-offs", "what"), tiny) == ("no-hand-offs", "what")


def test_an_option_that_will_not_be_listed_is_refused_before_the_search(tiny: Design) -> None:
    with pytest.raises(Refusal) as refused:
        workflow.weigh(tiny, Asked(option="robst"))
    (problem,) = refused.value.problems
    assert problem.code == UNKNOWN_OPTION
    assert "Did you mean 'robust'?" in problem.remedy
    assert "favourite-local-authority" in problem.remedy


def test_a_design_that_is_not_ready_is_refused_with_every_problem(tiny: Design) -> None:
    wrong = replace(tiny, criteria=tuple(replace(each, threshold=None) for each in tiny.criteria))
    with pytest.raises(Refusal) as refused:
        workflow.appraise(wrong)
    assert refused.value.exit_code is Exit.DESIGN_NOT_READY
    assert refused.value.problems == workflow.check(wrong).problems


def test_an_unknown_rulebook_is_refused_with_those_there_are(tiny: Design) -> None:
    wrong = replace(tiny, identity=replace(tiny.identity, rulebook="wales"))
    with pytest.raises(Refusal, match="england_2022_act"):
        workflow.check(wrong)


def test_an_appraisal_says_what_it_was_made_with(tiny: Design) -> None:
    found = workflow.appraise(tiny, ("closeness", "running_cost"), coverage=0.0)
    assert found.frontier is not None
    assert found.frontier.complete
    said = found.provenance
    assert said["objectives"] == "closeness, running_cost"
    assert said["design_sha256"] == workflow.digest(tiny)
    assert said["time_limit_seconds"] == "none"
    assert {"purposebuilt", "highs", "rulebook", "points_computed_again"} <= set(said)


def test_the_digest_changes_with_the_design_and_with_nothing_else(tiny: Design) -> None:
    assert workflow.digest(tiny) == workflow.digest(design_files.read(TINY))
    other = replace(tiny, identity=replace(tiny.identity, title="Another"))
    assert workflow.digest(other) != workflow.digest(tiny)


def test_progress_is_told_in_stages(tiny: Design) -> None:
    stages: list[str] = []
    workflow.weigh(tiny, Asked(), lambda stage, _done, _total: stages.append(stage))
    assert stages[:2] == ["Checking the design", "Building the programme"]
    assert stages[-1] == "Weighing the options"
