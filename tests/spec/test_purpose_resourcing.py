"""Purpose resourcing: posts of functions that pay back after three years, as a share of all posts.

Today: plan 5 of 5 + 14 = 19 posts: 26.3%. Two teams for care: 5 of 5 + 16 = 21: 23.8%.

As a must at 25% the first keeps it (5 - 0.25 x 19 = 0.25) and the second does not (5 - 0.25 x 21 = -0.25).
"""

from dataclasses import replace

import pytest
from tests.spec.upland import book, chosen, upland

from purposebuilt.design import Criterion, Figure, Force, Purpose
from purposebuilt.formulation import formulate
from purposebuilt.problems import Exit, Refusal

MUST = Criterion(
    "long", "A quarter for the long term.", "icb", "system", Force.MUST, measure="purpose_resourcing",
    threshold=Figure(0.25),
)  # fmt: skip


def test_the_share_and_the_must() -> None:
    made = formulate(upland(criteria=(MUST,)), book(), ["closeness"])
    explorer = made.explorer()
    for configuration, share, slack in ((chosen(), 5 / 19, 0.25), (chosen(north="near"), 5 / 21, -0.25)):
        assert made.evaluate(configuration)["purpose_resourcing"] == pytest.approx(share)
        assert (made.broken(configuration) == ()) == (slack >= 0)
        assert explorer.feasible(explorer.choices(configuration))[0] == (slack >= 0)
        row = made.programme.matrix[[made.programme.rows - 1]] @ made.solution(configuration)
        assert row[0] == pytest.approx(slack)


def test_for_a_purpose_it_is_the_functions_of_its_aim() -> None:
    """Care serves the aim of quality: 14 of 19 posts today."""
    functions = tuple(replace(each, aims=("quality",) if each.key == "care" else ()) for each in upland().functions)
    purpose = Purpose("better", "Better care.", "quality", "system")
    criterion = replace(MUST, purpose="better", threshold=Figure(0.7))
    design = upland(functions=functions, purposes=(purpose,), criteria=(criterion,))
    made = formulate(design, book(), ["closeness"])
    assert made.evaluate(chosen())["long"] == pytest.approx(14 / 19)
    assert made.broken(chosen()) == ()


def test_for_a_purpose_that_names_its_functions_it_is_those() -> None:
    """Both serve the aim of quality; the purpose names the plan: 5 of 19 posts today."""
    functions = tuple(replace(each, aims=("quality",)) for each in upland().functions)
    purpose = Purpose("better", "Better care.", "quality", "system", functions=("plan",))
    criterion = replace(MUST, purpose="better")
    design = upland(functions=functions, purposes=(purpose,), criteria=(criterion,))
    made = formulate(design, book(), ["closeness"])
    assert made.evaluate(chosen())["long"] == pytest.approx(5 / 19)
    assert made.broken(chosen()) == ()


def test_a_share_is_refused_as_an_objective_in_words() -> None:
    with pytest.raises(Refusal, match="share whose whole moves") as refused:
        formulate(upland(), book(), ["purpose_resourcing"])
    assert refused.value.exit_code is Exit.NOT_UNDERSTOOD
    assert [problem.code for problem in refused.value.problems] == ["PB265"]
