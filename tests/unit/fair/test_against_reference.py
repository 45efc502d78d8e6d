"""Fair designs against the reference that writes every design down."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.unit.fair import reference
from tests.unit.search.programmes import small

from purposebuilt.appraisal.fair import Asking, fair_designs
from purposebuilt.appraisal.fair.nash import LEAST

THOROUGH = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def weights(draw, size):
    """One to four camps of one to three partners; some care about one thing only, one about nothing."""
    rows = draw(st.lists(st.lists(st.integers(0, 4), min_size=size, max_size=size), min_size=1, max_size=4))
    many = draw(st.lists(st.integers(1, 3), min_size=len(rows), max_size=len(rows)))
    made = [np.array(row, dtype=float) / max(1, sum(row)) for row in rows]
    return [row for row, count in zip(made, many, strict=True) for _ in range(count)]


@st.composite
def cases(draw):
    programme = draw(small(objectives=(2, 4), columns=(2, 6), rows=(0, 2)))
    designs = reference.every_design(programme)
    assume(designs)
    picked = draw(st.lists(st.integers(0, len(designs) - 1), min_size=1, max_size=4))
    today = draw(st.one_of(st.none(), st.integers(0, len(designs) - 1)))
    speak = draw(weights(len(programme.sense)))
    return programme, designs, [designs[at] for at in picked], None if today is None else designs[today], speak


def asked(programme, designs, known, today, speak):
    spread = reference.spread_of(programme, designs)
    voices = reference.voices_of(speak)
    found = fair_designs(Asking(programme, spread, np.array(known), voices, today=today))
    return found, voices, reference.costs(spread, programme, voices, designs)


def camp_of(found, voices):
    return [next(at for at, names in enumerate(found.camps.names) if voice.name in names) for voice in voices]


@THOROUGH
@given(cases())
def test_the_least_worst_is_the_reference(case):
    programme = case[0]
    found, voices, costs = asked(*case)
    best = np.min(costs, axis=0)
    of = camp_of(found, voices)
    np.testing.assert_allclose(found.favourites[of], best, atol=1e-6)
    truth = reference.least_sorted((np.array(costs) - best).tolist())
    here = found.camps.costs(found.least_worst.losses)[of] - best
    np.testing.assert_allclose(reference.sorted_of(here), truth, atol=5e-6)
    assert found.least_worst.settled == len(voices)
    assert found.least_worst.bound == pytest.approx(truth[0], abs=5e-6)
    assert not programme.broken(found.least_worst.solution)


@THOROUGH
@given(cases())
def test_the_shared_gain_is_the_reference(case):
    found, voices, costs = asked(*case)
    of = camp_of(found, voices)
    start = found.start[of]
    gains = (start - np.array(costs)).tolist()
    lawful = [row for row in gains if min(row) >= -1e-9]
    able = [max(column) >= LEAST for column in zip(*lawful, strict=True)]
    number, mean = reference.greatest_product(gains, able)
    if number == 0:
        assert found.shared is None
        return
    assert found.camps.members @ found.shared.gaining == number
    assert math.log(found.shared.mean) == pytest.approx(mean, abs=1e-5)
    assert math.log(found.shared.bound) == pytest.approx(mean, abs=1e-5)
    assert found.shared.all_proven


@THOROUGH
@given(cases())
def test_the_even_shares_are_the_reference(case):
    found, voices, costs = asked(*case)
    of = camp_of(found, voices)
    gains = found.start[of] - np.array(costs)
    gains = gains[gains.min(axis=1) >= -1e-9]
    most = gains.max(axis=0)
    able = most >= LEAST
    np.testing.assert_allclose(found.most[of], np.maximum(most, 0), atol=1e-6)
    if not able.any():
        assert found.even is None
        return
    missed = 1 - gains[:, able] / most[able]
    here = 1 - (found.start[of] - found.camps.costs(found.even.losses)[of])[able] / most[able]
    truth = reference.least_sorted(missed.tolist())
    np.testing.assert_allclose(reference.sorted_of(here), truth, atol=2e-5)
    assert found.even.settled == int(able.sum())


@THOROUGH
@given(cases())
def test_no_design_betters_a_fair_one(case):
    programme, designs, *_ = case
    found, *_ = asked(*case)
    spread = reference.spread_of(programme, designs)
    every = np.array([spread.losses(programme.values(each))[0] for each in designs])
    for fair in (found.least_worst, found.shared, found.even):
        if fair is not None:
            beaten = np.all(every <= fair.losses + 1e-9, axis=1) & np.any(every < fair.losses - 1e-5, axis=1)
            assert not beaten.any()
