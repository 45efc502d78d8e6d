"""What only large programmes do (mend what is torn, end early), on small ones that can be checked; and its words."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.unit.appraisal.fakes import Made
from tests.unit.fair import reference
from tests.unit.fair.test_against_reference import THOROUGH, asked, camp_of, cases

from purposebuilt.appraisal import frontier, roles
from purposebuilt.appraisal.fair import Asking, fair_designs, ground, leximin
from purposebuilt.appraisal.fair.telling import reasons
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import voices


@settings(THOROUGH, max_examples=60)
@given(cases())
def test_the_ways_of_large_programmes_prove_the_same(case):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ground, "SMALL", 0)
        patch.setattr(leximin, "SMALL", 0)
        patch.setattr(leximin, "LEVELS", 2)
        found, voices_, costs = asked(*case)
    of = camp_of(found, voices_)
    best = np.min(costs, axis=0)
    truth = reference.least_sorted((np.array(costs) - best).tolist())
    here = reference.sorted_of(found.camps.costs(found.least_worst.losses)[of] - best)
    settled = found.least_worst.settled
    assert settled >= 1
    assert here[:settled] == pytest.approx(truth[:settled], abs=5e-6)
    assert found.least_worst.proven


def sought():
    made = Made()
    points = frontier(made.programme)
    spread = Spread.of(made.objectives, points.points)
    return fair_designs(Asking(made.programme, spread, points.solutions, voices(made.design, made.objectives)))


def test_what_is_not_proven_is_said_with_its_figure():
    found = sought()
    assert found.shared is not None
    assert found.even is not None
    loose = replace(
        found,
        least_worst=replace(found.least_worst, bound=found.least_worst.most - 0.0131),
        shared=replace(found.shared, bound=found.shared.mean * 1.5, elsewhere=0.042),
        even=replace(found.even, bound=-np.inf),
        unknown=0.02,
    )
    said = {key: sentence for key, (sentence, _) in reasons(loose, "today's arrangement breaks requirements").items()}
    assert "no possible design lowers that loss by more than 1.4% of all there is to gain" in said[roles.FAIREST]
    assert "under any design found" in said[roles.FAIREST]
    assert "favourite may be better than the one found by 2.0%" in said[roles.FAIREST]
    assert "no possible design raises that mean by more than" in said[roles.SHARED]
    assert "rise by more than 4.2% on average" in said[roles.SHARED]
    assert "time ran out before it was known how much better" in said[roles.EVEN]


def test_the_same_question_has_the_same_answer():
    first, second = sought(), sought()
    np.testing.assert_array_equal(first.solutions, second.solutions)
    assert reasons(first, "")[roles.FAIREST][0] == reasons(second, "")[roles.FAIREST][0]
