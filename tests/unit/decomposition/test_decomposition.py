"""The decomposition against all choices, against HiGHS on the whole, and the same on every executor."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.decomposition import slow
from tests.unit.decomposition.made import made

from purposebuilt.appraisal.decomposition import (
    LargeDesign,
    Multipliers,
    Plan,
    Standing,
    decompose,
    parts_of,
    programme_of,
    proven,
)
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.executors import Executor, Processes, Serial
from purposebuilt.engines.executors.dask import Dask
from purposebuilt.engines.highs import Highs

SEEDS = st.integers(0, 10_000)
SHORT = Plan(rounds=12, every=4)


def last(design: LargeDesign, plan: Plan = SHORT, opened: type[Executor] = Serial) -> Standing:
    parts = parts_of(design)
    with opened(parts[0]) as executor:
        return list(decompose(design, parts, executor, plan))[-1]


def solved(design: LargeDesign) -> float:
    """The least by HiGHS on the whole programme; infinity where it is impossible."""
    programme = programme_of(design)
    engine = Highs(programme)
    engine.costs(programme.objectives[0])
    answer = engine.solve(Limits())
    engine.close()
    return answer.objective + float(programme.offset[0])


@given(SEEDS, st.booleans())
@settings(deadline=None, max_examples=25)
def test_the_programme_means_the_same_as_all_choices(seed: int, tight: bool) -> None:
    design = made(seed, tight=tight)
    assert solved(design) == pytest.approx(slow.least(design))


@given(SEEDS)
@settings(deadline=None, max_examples=25)
def test_values_and_limits_as_the_slow_way(seed: int) -> None:
    design = made(seed)
    rng = np.random.default_rng(seed)
    chosen = design.first[:-1] + rng.integers(0, np.diff(design.first))
    assert design.value(chosen) == pytest.approx(slow.value(design, chosen.tolist()))
    assert design.keeps(chosen) == slow.keeps(design, chosen.tolist())


@given(SEEDS)
@settings(deadline=None, max_examples=25)
def test_any_prices_prove_a_bound(seed: int) -> None:
    design = made(seed)
    rng = np.random.default_rng(seed)
    prices = Multipliers(
        rng.normal(0, 2, design.cap.size),
        rng.normal(1, 2, design.candidates),
        rng.normal(-1, 2, len(design.agreements.weight)),
    )
    found = proven(design, prices)
    assert found == pytest.approx(slow.bound(design, prices))
    assert found <= slow.least(design)


@given(SEEDS, st.booleans())
@settings(deadline=None, max_examples=25)
def test_the_least_lies_between_bound_and_value(seed: int, tight: bool) -> None:
    design = made(seed, tight=tight)
    least, found = slow.least(design), last(design)
    assert found.bound <= least + 1e-9
    assert found.bound == pytest.approx(proven(design, found.multipliers))
    if found.chosen is not None:
        assert slow.keeps(design, found.chosen.tolist())
        assert slow.value(design, found.chosen.tolist()) == pytest.approx(found.value)
        assert found.value >= least - 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_close_to_highs_on_some_hundred_lines(seed: int) -> None:
    design = made(seed, blocks=4, places=4, functions=12)
    found, least = last(design, Plan()), solved(design)
    assert found.bound <= least + 1e-6
    assert least <= found.value + 1e-6
    assert found.value <= least * 1.03
    assert found.bound >= least * 0.97


def test_the_bound_only_rises_and_the_value_only_falls() -> None:
    design = made(3, blocks=3, places=3, functions=6)
    parts = parts_of(design)
    with Serial(parts[0]) as executor:
        steps = list(decompose(design, parts, executor, SHORT))
    assert all(one.bound <= other.bound and one.value >= other.value for one, other in pairwise(steps))


@pytest.mark.parametrize(
    "opened", [lambda parts: Processes(parts, 2), lambda parts: Dask(parts, 2)], ids=["processes", "dask"]
)
def test_every_executor_gives_the_same_bytes(opened: type[Executor]) -> None:
    design = made(5, blocks=3, places=3, functions=6)
    here, there = last(design), last(design, opened=opened)
    assert here.chosen is not None
    assert there.chosen is not None
    assert here.chosen.tobytes() == there.chosen.tobytes()
    assert (here.value, here.bound, here.round) == (there.value, there.bound, there.round)
    assert here.multipliers.team.tobytes() == there.multipliers.team.tobytes()
    assert here.multipliers.agree.tobytes() == there.multipliers.agree.tobytes()


def test_it_ends_at_the_gap_that_is_asked_for() -> None:
    assert last(made(1, tight=False), Plan(gap=0.9)).round < SHORT.rounds


def test_nothing_that_keeps_the_limits_is_no_value() -> None:
    design = made(1)
    held = {name: getattr(design, name) for name in LargeDesign.__dataclass_fields__}
    none = LargeDesign(**{**held, "cap": design.cap * 0 - 1})
    found = last(none)
    assert found.chosen is None
    assert found.gap == np.inf


def test_pairs_and_limits_stay_within_their_block() -> None:
    design = made(1)
    held = {name: getattr(design, name) for name in LargeDesign.__dataclass_fields__}
    with pytest.raises(ValueError, match="two blocks"):
        LargeDesign(**{**held, "pairs": np.array([[0, 3]]), "strength": np.ones(1)})
    with pytest.raises(ValueError, match="two blocks"):
        LargeDesign(**{**held, "limit": np.zeros_like(design.limit), "use": np.ones_like(design.use)})
