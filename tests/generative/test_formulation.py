"""On any small lawful design the programme and plain Python agree, and so do the fast engine and the slow one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.generative.designs import RULEBOOK, designs, solvable_designs

from purposebuilt import rulebooks
from purposebuilt.design import (
    Arrangement,
    Criterion,
    Design,
    Figure,
    Force,
    JudgedScore,
    Preference,
    Standing,
)
from purposebuilt.engines.highs import Highs
from purposebuilt.formulation import MEASURES, Formulation, formulate
from purposebuilt.formulation.formulation import read
from purposebuilt.formulation.objectives import every_measure
from purposebuilt.problems import Refusal

SLOWLY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
BOOK = rulebooks.load(RULEBOOK)
MODES = tuple(mode.key for mode in BOOK.modes)


@st.composite
def asked(draw: st.DrawFn) -> Design:
    """A small design with judged scores, some musts and an arrangement that somebody rules out."""
    design = draw(solvable_designs())
    scores = tuple(
        JudgedScore("liked", partner.key, mode, Figure(draw(st.integers(0, 100))))
        for partner in design.partners[: draw(st.integers(0, 2))]
        for mode in MODES
    )
    levels = {name: Figure(draw(st.integers(0, 20)) / 10) for name in ("closeness", "fairness", "purpose_resourcing")}
    musts = tuple(
        Criterion(f"must-{name}", f"Enough {name}.", "icb", "system", Force.MUST, measure=name, threshold=level)
        for name, level in levels.items()
    )
    fewer = Criterion(
        "must-hand-offs",
        "Few hand-offs.",
        "icb",
        "system",
        Force.MUST,
        Preference.LESS,
        measure="hand_offs",
        threshold=Figure(draw(st.integers(0, 10)) / 10),
    )
    liked = Criterion("liked", "The partners like it.", "icb", "system", measure="judged")
    first = design.functions[0].key
    out = Arrangement("no-trust", first, Standing.RULED_OUT, mode=draw(st.sampled_from(MODES)), ruled_by="icb")
    return replace(
        design,
        judged_scores=scores,
        criteria=(*musts, fewer, liked),
        arrangements=(*design.arrangements, *((out,) if draw(st.booleans()) else ())),
    )


def searchable(design: Design) -> list[str]:
    weighed = every_measure(read(design, BOOK))
    return [name for name, each in weighed.items() if each.measure.form is not None]


def some_choices(made: Formulation, seed: int, count: int = 12) -> np.ndarray:
    dice = np.random.default_rng(seed)
    return dice.integers(0, made.explorer().counts, size=(count, len(made.lines)))


@SLOWLY
@given(asked(), st.integers(0, 10_000))
def test_the_programme_is_worth_what_plain_python_says(design: Design, seed: int) -> None:
    made = formulate(design, BOOK, searchable(design))
    explorer = made.explorer()
    choices = some_choices(made, seed)
    values, kept = explorer.values(choices), explorer.feasible(choices)
    for at, choice in enumerate(choices):
        configuration = explorer.configuration(choice)
        solution = made.solution(configuration)
        assert made.configuration(solution) == configuration
        assert made.programme.values(solution) == pytest.approx(made.objective_values(configuration), abs=1e-9)
        assert values[at] == pytest.approx(made.objective_values(configuration), abs=1e-9)
        assert bool(kept[at]) == (made.broken(configuration) == ()), made.broken(configuration)
        assert kept[at] == (made.programme.broken(solution, 1e-9) == ())
        assert set(made.evaluate(configuration)) == set(made.measures)


def every_choice(made: Formulation) -> np.ndarray:
    counts = made.explorer().counts
    return np.stack(np.unravel_index(np.arange(int(np.prod(counts))), tuple(counts)), axis=1)


@SLOWLY
@given(solvable_designs(max_places=2, max_functions=2), st.integers(0, 10), st.data())
def test_the_solver_finds_what_trying_everything_finds(design: Design, tenths: int, data: st.DataObject) -> None:
    """One measure at a time, under a must: the solver's best is the best of all configurations, and never less."""
    least = Criterion("near", "Near.", "icb", "system", Force.MUST, measure="closeness", threshold=Figure(tenths / 10))
    design = replace(design, criteria=(least,))
    name = data.draw(st.sampled_from(searchable(design)))
    made = formulate(design, BOOK, [name])
    choices = every_choice(made)
    assume(len(choices) <= 20_000)
    explorer = made.explorer()
    kept = explorer.feasible(choices)
    values = explorer.values(choices)[kept, 0]
    sign = -1.0 if made.programme.sense[0] == "max" else 1.0
    engine = Highs(made.programme)
    engine.costs(sign * made.programme.objectives[0])
    answer = engine.solve()
    engine.close()
    if not kept.any():
        assert answer.state == "impossible"
        return
    assert answer.state == "solved"
    assert answer.values is not None
    best = made.configuration(answer.values)
    assert made.broken(best) == ()
    assert sign * made.objective_values(best)[0] == pytest.approx(float((sign * values).min()), abs=1e-6)
    assert made.programme.values(answer.values)[0] == pytest.approx(made.objective_values(best)[0], abs=1e-6)


@SLOWLY
@given(asked())
def test_today_is_always_among_the_candidates(design: Design) -> None:
    made = formulate(design, BOOK, ["closeness"])
    assert made.today is not None
    assert all(made.candidates[line.key][0].today for line in made.lines)
    assert made.explorer().choices(made.today).tolist() == [0] * len(made.lines)


@SLOWLY
@given(designs())
def test_any_design_is_formulated_or_refused_in_words(design: Design) -> None:
    """However awkward: circles of places, bodies that are nobody, negative figures, nothing at all."""
    try:
        reading = read(design, BOOK)
        names = [name for name, each in every_measure(reading).items() if each.measure.form is not None]
        made = formulate(design, BOOK, names)
    except Refusal:
        return
    choice = made.explorer().choices(made.explorer().configuration(np.zeros(len(made.lines), dtype=int)))
    configuration = made.explorer().configuration(choice)
    wanted = made.objective_values(configuration)
    assert made.explorer().values(choice)[0] == pytest.approx(wanted, rel=1e-9, abs=1e-9)
    assert isinstance(made.broken(configuration), tuple)


def test_every_measure_is_met_in_generated_designs() -> None:
    """Otherwise the tests above would say nothing of it."""
    seen: set[str] = set()

    @settings(max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(asked())
    def collect(design: Design) -> None:
        seen.update(every_measure(read(design, BOOK)))

    collect()
    assert set(MEASURES) <= seen
