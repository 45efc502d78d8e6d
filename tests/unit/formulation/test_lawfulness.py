"""What the law lets nobody choose: limits of the rulebook, providers who would decide, and committees that must be."""

from pathlib import Path

import pytest

from purposebuilt import design_files, rulebooks
from purposebuilt.design import Answer
from purposebuilt.formulation import Candidate, Formulation, formulate
from purposebuilt.formulation.lawfulness import unfit, unlawful

EXAMPLE = Path(__file__).parents[3] / "examples" / "west_yorkshire"


@pytest.fixture(scope="module")
def example() -> Formulation:
    design = design_files.read(EXAMPLE)
    return formulate(design, rulebooks.load(design.identity.rulebook))


def told(example: Formulation, key: str, mechanism: str, decides: str, does: str, duty: str = "wy-icb") -> str:
    """Why a line may not be arranged so."""
    line = next(each for each in example.lines if each.key == key)
    held, made = Answer((duty,), "system"), Answer((does,), "system")
    wish = Candidate("wish", key, "mix", mechanism, "", held, Answer((decides,), "system"), made, made, made)
    return unlawful(example.reading, line, wish)


@pytest.mark.parametrize("limit", rulebooks.load("england_2022_act").limits, ids=lambda one: one.key)
def test_a_limit_is_a_sentence_with_a_source(limit: rulebooks.Limit) -> None:
    assert limit.why.endswith(".")
    assert limit.source.startswith("https://")
    assert limit.functions
    assert limit.mechanisms


def test_who_is_eligible_for_continuing_care_is_decided_by_the_icb_itself(example: Formulation) -> None:
    key = "chc-eligibility@leeds"
    assert "decided by the ICB itself" in told(example, key, "s75-partnership", "leeds-council", "leeds-council")
    assert "decided by the ICB itself" in told(example, key, "s65z5-delegation", "lypft", "lypft")
    assert told(example, key, "icb-committee", "icb-transformation", "wy-icb") == ""


def test_a_provider_under_contract_never_decides(example: Formulation) -> None:
    key = "commission-lda@leeds"
    assert "may not decide" in told(example, key, "lead-provider-contract", "lypft", "lypft")
    assert told(example, key, "lead-provider-contract", "pc-leeds", "lypft") == ""


def test_the_icb_may_decide_what_it_holds_from_nhs_england(example: Formulation) -> None:
    key, contract = "commission-specialised-mhlda@west-yorkshire", "nhs-led-provider-collaborative"
    assert told(example, key, contract, "wy-icb", "lypft", duty="nhse-ney") == ""
    assert "may not decide" in told(example, key, contract, "lypft", "lypft", duty="nhse-ney")


def test_audit_and_pay_stay_with_the_committees_that_must_be(example: Formulation) -> None:
    for function in ("audit-committee", "remuneration-committee"):
        own = example.candidates[f"{function}@west-yorkshire"]
        assert {each.mechanism for each in own} == {"icb-committee"}
        assert "of its own" in told(example, f"{function}@west-yorkshire", "place-committee", "pc-leeds", "wy-icb")
        assert len(own) == 1, "a pattern that names nobody is the committee that is named today"


def test_no_officer_is_offered_a_decision_that_stays_with_the_board(example: Formulation) -> None:
    kept = {key for key, function in example.functions.items() if function.delegable.value == "no"}
    for line in example.lines:
        for each in example.candidates[line.key]:
            if line.function in kept and not each.today:
                assert each.mechanism != "icb-officer", each.key


def test_what_nhs_england_keeps_is_never_offered_to_the_icb(example: Formulation) -> None:
    for function in ("vaccination-screening", "commission-retained-specialised", "health-justice-armed-forces"):
        for each in example.candidates[f"{function}@west-yorkshire"]:
            assert each.decides.bodies == ("nhse-ney",)


def test_no_nhs_team_scrutinises_the_nhs_for_a_council(example: Formulation) -> None:
    for line in example.lines:
        if line.function in ("health-scrutiny", "health-wellbeing-board", "joint-health-scrutiny"):
            assert all("wy-icb" not in each.does.bodies for each in example.candidates[line.key])


def test_today_breaks_no_limit(example: Formulation) -> None:
    for line in example.lines:
        today = example.reading.today[line.key]
        assert unlawful(example.reading, line, today) == "", line.key
        for each in example.candidates[line.key]:
            assert each.today or not each.pattern or not unfit(example.reading, line, each)


def test_only_a_function_in_law_is_delegated(example: Formulation) -> None:
    """Sections 65Z5 and 65Z6 move functions; work that the law gives nobody is led by agreement."""
    moves = {"s65z5-delegation", "s65z5-joint-exercise", "s65z6-joint-committee", "lead-commissioner"}
    for line in example.lines:
        for each in example.candidates[line.key]:
            if not example.functions[line.function].duty_holder and each.pattern and not each.today:
                assert each.mechanism not in moves, (line.key, each.key)


def test_what_binds_every_other_decision_is_not_an_officers(example: Formulation) -> None:
    for function in ("resource-allocation", "risk-assurance"):
        own = example.candidates[f"{function}@leeds"]
        assert all(each.mechanism != "icb-officer" for each in own)
        assert any(each.pattern == "board-kept" for each in own)
