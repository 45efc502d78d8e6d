"""Musts become rows with an owner, or a problem that says why not; objectives are known or refused in words."""

from dataclasses import replace

import pytest
from tests.spec.upland import book, chosen, upland

from purposebuilt.design import Answer, Criterion, Design, Figure, Force, Preference
from purposebuilt.formulation import formulate
from purposebuilt.formulation.objectives import LACKING, TWICE, UNKNOWN
from purposebuilt.formulation.requirements import NO_THRESHOLD, NOT_COMPUTED, WRONG_WAY
from purposebuilt.problems import Exit, Refusal, Severity
from purposebuilt.rulebooks import Rule, RuleKind
from purposebuilt.rulebooks.rulebook import RuleMeasure

NEAR = Criterion("near", "Near people.", "trust", "system", Force.MUST, measure="closeness", threshold=Figure(0.6))


def with_must(**changed: object) -> Design:
    return upland(criteria=(replace(NEAR, **changed),))  # type: ignore[arg-type]


def test_a_must_is_a_row_that_remembers_whose_it_is() -> None:
    made = formulate(with_must(), book(), ["closeness"])
    assert made.problems == ()
    (requirement,) = made.requirements
    assert (requirement.name, requirement.owner, requirement.origin) == ("criterion:near", "trust", "criterion")
    assert made.programme.requirements == ("criterion:near",)
    assert made.broken(chosen()) == ("criterion:near",)
    assert made.broken(chosen(north="near")) == ()


def test_a_level_that_is_just_reached_is_kept() -> None:
    """Two thirds, written to fifteen digits, is a little less than two thirds; and a little more is still kept."""
    made = formulate(with_must(threshold=Figure(0.666666666666667)), book(), ["closeness"])
    explorer = made.explorer()
    assert made.broken(chosen(north="near")) == ()
    assert explorer.feasible(explorer.choices(chosen(north="near")))[0]


def test_a_must_for_less_of_what_is_better_is_a_row_where_the_measure_is_plain() -> None:
    made = formulate(with_must(preference=Preference.LESS), book(), ["hand_offs"])
    assert made.broken(chosen()) == ()
    assert made.broken(chosen(north="near")) == ("criterion:near",)


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"threshold": None}, NO_THRESHOLD, "has no threshold"),
        ({"measure": "sunshine"}, NOT_COMPUTED, "There is no measure of that name"),
        ({"place": "nowhere"}, NOT_COMPUTED, "No line within its functions and place"),
        ({"measure": "hand_offs"}, WRONG_WAY, "asks for more hand-offs, which is the worse side"),
    ],
)
def test_a_must_that_cannot_be_a_row_is_a_problem_and_not_silence(
    changed: dict[str, object], code: str, words: str
) -> None:
    made = formulate(with_must(**changed), book(), ["closeness"])
    assert made.requirements == ()
    (problem,) = made.problems
    assert problem.code == code
    assert problem.severity is Severity.ERROR
    assert words in problem.message
    assert "Near people." in problem.message
    assert "trust" in problem.message
    assert problem.where.key == "near"


def test_a_principle_that_people_confirm_is_no_row() -> None:
    made = formulate(with_must(measure=""), book(), ["closeness"])
    assert (made.requirements, made.problems) == ((), ())


def test_a_rule_that_is_a_measure_with_a_level_is_a_requirement_of_the_law() -> None:
    rule = Rule("R02", "Nobody does it twice.", "must", "function", RuleKind.COMPUTED, "the Act", check="duplication")
    held = RuleMeasure("R02", "duplication", Preference.LESS, Figure(0))
    made = formulate(upland(), replace(book(), rules=(rule,), rule_measures=(held,)), ["closeness"])
    assert [(each.name, each.owner, each.origin) for each in made.requirements] == [("rule:R02", "the law", "rulebook")]
    assert made.broken(chosen(north="both")) == ("rule:R02",)
    assert made.broken(chosen(north="pooled")) == ()


@pytest.mark.parametrize(
    ("objectives", "code", "words"),
    [
        (["closeness", "closenes"], UNKNOWN, "Did you mean 'closeness'?"),
        (["zzz"], UNKNOWN, "Choose among closeness"),
        (["closeness", "closeness"], TWICE, "one of them twice"),
        ([], TWICE, "none"),
        (["hand_offs"], LACKING, "give the design its dependencies"),
    ],
)
def test_an_objective_that_cannot_be_had_is_refused_in_words(objectives: list[str], code: str, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        formulate(upland(dependencies=()), book(), objectives)
    assert refused.value.exit_code is Exit.NOT_UNDERSTOOD
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_criterion_may_be_an_objective_by_its_key() -> None:
    """Narrowed, it is its own measure; not narrowed, it is the measure that it names."""
    narrow = replace(NEAR, key="south", place="south", force=Force.SHOULD, purpose="home")
    made = formulate(upland(criteria=(NEAR, narrow)), book(), ["south", "near"])
    assert [each.name for each in made.objectives] == ["south", "closeness"]
    assert made.objectives[0].purposes == ("home",)
    assert made.objective_values(chosen(south="near")) == pytest.approx((1.0, 350 / 600))
    assert made.measures["south"].title == "Near people."


def test_a_level_of_nobody_known_counts_for_nothing() -> None:
    rows = tuple(
        replace(row, decides=Answer((), "")) if row.key == "plan-today" else row for row in upland().arrangements
    )
    made = formulate(upland(arrangements=rows), book(), ["closeness"])
    assert made.objective_values(chosen()) == pytest.approx((0.5,)), "an unknown decider is taken at the line's level"


def test_a_configuration_that_names_nothing_is_an_error() -> None:
    made = formulate(upland(), book(), ["closeness"])
    strange = type(chosen())({**chosen().choice, "care@north": "magic"})
    with pytest.raises(KeyError, match="magic"):
        made.solution(strange)
