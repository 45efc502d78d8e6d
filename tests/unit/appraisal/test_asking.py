"""What is asked of an appraisal is looked at before any work is done."""

from pathlib import Path

import pytest

from purposebuilt import design_files, workflow
from purposebuilt.problems import Exit, Refusal

TINY = Path(__file__).parents[3] / "examples" / "tiny"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"coverage": 1.5}, "The coverage is 1.5."),
        ({"coverage": -0.1}, "The coverage is -0.1."),
        ({"time_limit": 0.0}, "The time limit is 0 seconds."),
        ({"workers": 0}, "The number of workers is 0."),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(asked: dict[str, float], told: str) -> None:
    with pytest.raises(Refusal) as refused:
        workflow.appraise(design_files.read(TINY), **asked)  # type: ignore[arg-type]
    assert refused.value.exit_code is Exit.NOT_UNDERSTOOD
    assert [problem.code for problem in refused.value.problems] == ["PB454"]
    assert refused.value.problems[0].message == told
