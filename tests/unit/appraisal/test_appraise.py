"""The whole appraisal of a design small enough to list every configuration."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from tests.unit.appraisal.fakes import CHECKED, CLOSENESS, COST, OBJECTIVES, Made, design

from purposebuilt.appraisal import appraise as weigh
from purposebuilt.appraisal import roles
from purposebuilt.appraisal.asked import Asked
from purposebuilt.appraisal.frontier import Frontier
from purposebuilt.appraisal.results import Appraisal
from purposebuilt.appraisal.verified import Untrue

COMPLETE = Asked(coverage=0.0)


def appraise(made: Made, asked: Asked = COMPLETE) -> Appraisal:
    return weigh(made, CHECKED, asked)  # type: ignore[arg-type]


def undominated(made: Made) -> set[tuple[float, ...]]:
    """Every configuration that none betters, found by looking at all pairs."""
    every = {tuple(round(float(value), 6) for value in made.objective_values(each)) for each in made.possible()}
    signs = np.array([-1.0 if each.sense == "max" else 1.0 for each in made.objectives])

    def beaten(point: tuple[float, ...]) -> bool:
        others = (np.array(other) * signs for other in every if other != point)
        return any(bool((other <= np.array(point) * signs + 1e-9).all()) for other in others)

    return {point for point in every if not beaten(point)}


def test_the_frontier_of_a_small_design_is_complete() -> None:
    made = Made()
    found = appraise(made)
    assert found.exit_code == 0
    assert found.frontier is not None
    assert found.frontier.complete
    assert {tuple(round(value, 6) for value in point) for point in found.frontier.points} == undominated(made)
    assert list(found.frontier.points) == sorted(found.frontier.points)


def test_today_is_scored_in_the_same_way_with_what_it_breaks() -> None:
    made = Made()
    today = appraise(made).options[0]
    assert (today.key, today.breaks, today.ranks) == (roles.TODAY, ("few-places",), ())
    assert today.scores == made.evaluate(made.today)  # type: ignore[arg-type]
    lawful = appraise(Made(limit=3)).options[0]
    assert lawful.breaks == ()
    assert lawful.ranks
    assert appraise(Made(today_choice=None)).options[0].key == "best-closeness"


def test_every_option_has_a_reason_a_rank_and_every_line() -> None:
    found = appraise(Made())
    for option in found.options[1:]:
        assert option.reason
        assert sum(option.ranks) == pytest.approx(1.0)
        assert list(option.assignments) == [line.key for line in found.lines]
    choices = [tuple(each.key for each in option.assignments.values()) for option in found.options]
    assert len(set(choices)) == len(choices)
    assert len(found.regret) == 3 * len(found.options)


def test_the_fairest_stands_in_until_somebody_names_an_option() -> None:
    found = appraise(Made())
    chosen = next(option for option in found.options if option.key == found.chosen)
    assert roles.FAIREST in (chosen.key, *chosen.also)
    assert "not a recommendation" in found.notes[0]
    assert "Southshire Council" in found.notes[1]
    named = appraise(Made(), Asked(coverage=0.0, option=roles.TODAY))
    assert named.chosen == roles.TODAY
    assert "as asked for" in named.notes[0]


def test_the_same_design_gives_the_same_appraisal() -> None:
    first, second = (appraise(Made()) for _ in range(2))
    assert first.options == second.options
    assert first.trade_offs == second.trade_offs
    assert first.tensions == second.tensions


def test_two_objectives_and_partners_without_weights_are_enough() -> None:
    made = Made(design=design(weights=()), objectives=(CLOSENESS, COST))
    found = appraise(made)
    assert "No partner has written down weights" in found.notes[1]
    assert not [each for each in found.tensions if each.kind == "between-partners"]
    assert appraise(Made(design=design(partners=(), weights=()))).chosen == roles.NEAREST or found.regret


def test_a_configuration_that_was_reported_wrongly_is_our_fault() -> None:
    with pytest.raises(Untrue):
        appraise(Made(lie=0.5))


def test_when_nothing_is_possible_the_clash_and_what_frees_it_are_told() -> None:
    found = appraise(Made(limit=1, least=2))
    assert found.exit_code == 13
    assert found.frontier is None
    assert found.chosen == ""
    assert appraise(Made(limit=1, least=2), Asked(option=roles.TODAY)).chosen == roles.TODAY
    assert [set(each.requirements) for each in found.conflicts] == [{"few-places", "near-enough"}]
    assert found.conflicts_complete
    assert sorted(each.set_aside for each in found.repairs) == [("few-places",), ("near-enough",)]
    assert all(each.verified for each in found.repairs)
    assert all(each.verified and [give.amount for give in each.gives] == [1.0] for each in found.stretches)
    assert [each.kind for each in found.tensions] == ["collision"]


def unfinished(points: np.ndarray, solutions: np.ndarray) -> Frontier:
    count = len(OBJECTIVES)
    return Frontier(
        points=points,
        solutions=solutions,
        complete=False,
        bound=np.full(count, 0.5) if len(points) else np.full(count, np.inf),
        bound_share=0.5 if len(points) else np.inf,
        ranges=np.ones(count),
        solves=3,
        seconds=0.1,
    )


def test_when_time_runs_out_what_is_known_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made()
    some = made.possible()[:3]
    points = np.array([list(made.evaluate(each).values()) for each in some])
    answer = unfinished(points, np.array([made.solution(each) for each in some]))
    module = sys.modules["purposebuilt.appraisal.appraise"]
    monkeypatch.setattr(module, "frontier", lambda *_, **__: answer)
    found = appraise(made)
    assert found.exit_code == 14
    assert found.frontier is not None
    signs = np.array([-1.0 if each.sense == "max" else 1.0 for each in OBJECTIVES])
    listed = np.array(found.frontier.points) * signs
    assert all((listed <= point * signs + 1e-9).all(axis=1).any() for point in points)
    assert "time ran out before" in found.frontier.sentence
    monkeypatch.setattr(module, "frontier", lambda *_, **__: unfinished(np.zeros((0, 3)), np.zeros((0, 7))))
    nothing = appraise(made)
    assert nothing.exit_code == 14
    assert nothing.frontier is not None
    assert "not yet known whether one is possible" in nothing.frontier.sentence
