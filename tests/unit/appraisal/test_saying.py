"""Sentences of trade-offs, tensions, bounds and collisions, and that they are true."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tests.unit.appraisal.fakes import OBJECTIVES, RULEBOOK, Made, design
from tests.unit.appraisal.test_weighing import points, table

from purposebuilt.appraisal.bounds import bound_sentence, frontier_result, largest_share, reached
from purposebuilt.appraisal.collisions import as_tension, told_conflict, told_repair
from purposebuilt.appraisal.explain import explain
from purposebuilt.appraisal.pulls import pull
from purposebuilt.appraisal.quantities import say_apart
from purposebuilt.appraisal.regret import regret
from purposebuilt.appraisal.results import FrontierResult, Option
from purposebuilt.appraisal.shortlist import Table
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.tensions import tensions
from purposebuilt.appraisal.trade_offs import Ground, exchange_rate, neighbours, touched, trade_offs
from purposebuilt.appraisal.verified import Untrue, verified
from purposebuilt.appraisal.voices import groups, voices
from purposebuilt.design import Aim, Purpose, Tension


def options(made: Made) -> tuple[Option, ...]:
    """Every possible configuration of the made-up design, as an option."""
    found = []
    for at, configuration in enumerate(made.possible()):
        chosen = {
            line: next(each for each in made.candidates[line] if each.key == key)
            for line, key in configuration.choice.items()
        }
        found.append(Option(f"o{at}", f"Option {at}", "", made.evaluate(configuration), chosen))
    return tuple(found)


def test_neighbours_join_every_point_and_skip_what_lies_behind_another() -> None:
    assert neighbours(np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]])) == ((0, 1), (1, 2))
    places = points(4, 9)
    reached_rows, edges = {0}, neighbours(places)
    for _ in range(9):
        reached_rows |= {b for a, b in edges if a in reached_rows} | {a for a, b in edges if b in reached_rows}
    assert reached_rows == set(range(9))


def test_an_exchange_rate_says_gain_cost_and_price() -> None:
    changes = {"closeness": 0.25, "running_cost": 1.0, "hand_offs": 0.0}
    said = exchange_rate(OBJECTIVES, changes, np.array([-0.5, 0.2, 0.0]))
    assert said == (
        "Better: closeness to people up by 0.250. Worse: running cost up by £1.00 a head. "
        "At that rate 0.100 better in closeness to people costs about £0.40 a head in running cost."
    )


def test_differences_of_shares_are_told_in_points() -> None:
    hand_offs = next(each for each in OBJECTIVES if each.unit == "share")
    assert say_apart(0.029, hand_offs) == "2.9 percentage points"
    assert say_apart(0.01, replace(hand_offs, resolution=0.01)) == "1.0 percentage point"


def test_an_exchange_without_a_price_says_so() -> None:
    changes = {"closeness": 0.0, "running_cost": -1.0, "hand_offs": 0.0}
    assert exchange_rate(OBJECTIVES, changes, np.zeros(3)) == "No objective changes."
    gain = exchange_rate(OBJECTIVES, changes, np.array([0.0, -0.5, 0.0]))
    assert gain == "Better: running cost down by £1.00 a head. Worse: nothing that is weighed."
    loss = exchange_rate(OBJECTIVES, {**changes, "running_cost": 1.0}, np.array([0.0, 0.5, 0.0]))
    assert loss == "Better: nothing that is weighed. Worse: running cost up by £1.00 a head."


def test_trade_offs_name_lines_places_and_bodies_that_differ() -> None:
    made = Made()
    two = (options(made)[0], options(made)[4])
    assert two[0].assignments["care@north"].key == "board"
    spread = Spread.of(OBJECTIVES, [list(each.scores.values()) for each in two])
    everyone = voices(made.design, OBJECTIVES)
    (only,) = trade_offs(Ground.of(spread, made.lines, everyone), two)
    lost = regret(spread, two, everyone)
    for voice in everyone:
        before, after = (each.loss for each in lost if each.partner == voice.key)
        assert only.felt[voice.key] == pytest.approx(after - before)
    differing = [line for line in two[0].assignments if two[0].assignments[line] != two[1].assignments[line]]
    assert list(only.lines) == differing
    assert set(only.places) == {line.split("@")[1] for line in differing}
    assert set(only.partners) == {
        body for line in differing for body in touched(two[0].assignments[line], two[1].assignments[line])
    }
    assert only.changes["running_cost"] == pytest.approx(two[1].scores["running_cost"] - two[0].scores["running_cost"])


def test_regret_is_nothing_at_a_partners_favourite_and_within_bounds() -> None:
    made = Made()
    every = options(made)
    spread = Spread.of(OBJECTIVES, [list(each.scores.values()) for each in every])
    found = regret(spread, every, voices(made.design, OBJECTIVES))
    assert len(found) == 3 * len(every)
    for partner in ("northshire", "southshire", "icb"):
        losses = [each.loss for each in found if each.partner == partner]
        assert min(losses) == 0.0
        assert max(losses) <= 1.0


def test_what_pulls_apart_is_measured() -> None:
    losses = np.linspace(0, 1, 11)
    apart = pull(losses, 1 - losses)
    assert apart.correlation == pytest.approx(-1.0)
    assert apart.apart
    assert apart.cost_in_b == pytest.approx(0.9)
    together = pull(losses, losses)
    assert together.correlation == pytest.approx(1.0)
    assert not together.apart
    assert pull(losses, np.zeros(11)).correlation == 0.0


def test_declared_tensions_get_their_evidence_and_the_lines_where_they_bite() -> None:
    tension = Tension(
        "near-cheap", "Near or cheap", "Near", "Cheap", functions=("care",), measures=("closeness", "running_cost")
    )
    made = design(tensions=(tension,))
    everyone = voices(made, OBJECTIVES)
    spread = Spread.of(OBJECTIVES, points(1))
    found = tensions(
        Table(made, spread, everyone, groups(made, RULEBOOK, everyone)), options(Made()), Made().lines, Made().measures
    )
    declared = found[0]
    assert (declared.kind, declared.lines) == ("declared", ("care@north",))
    losses = spread.losses()
    truth = pull(losses[:, 0], losses[:, 1])
    assert f"{truth.correlation:+.2f}" in declared.measured
    assert not any(each.kind == "trade-off" and each.key == "trade-off-closeness-running-cost" for each in found)


def test_a_measure_that_never_changes_is_not_said_to_pull() -> None:
    tension = Tension("near-same", "Near or same", "Near", "Same", measures=("closeness", "posts"))
    made = design(tensions=(tension,))
    everyone = voices(made, OBJECTIVES)
    measures = {**Made().measures, "posts": replace(OBJECTIVES[0], name="posts", title="Posts")}
    given = [replace(each, scores={**each.scores, "posts": 3.0}) for each in options(Made())]
    table_ = Table(made, Spread.of(OBJECTIVES, points(1)), everyone, groups(made, RULEBOOK, everyone))
    declared = tensions(table_, given, Made().lines, measures)[0]
    assert (
        declared.measured
        == f"Over the {len(given)} options, posts is the same throughout, so nothing shows how they pull."
    )


def test_partners_that_favour_different_designs_are_named_with_what_each_loses() -> None:
    found = [each for each in tensions(table(1), (), Made().lines, {}) if each.kind == "between-partners"]
    (pair,) = found
    assert pair.voiced_by == ("northshire", "southshire", "icb")
    assert pair.good_a == "Closeness to people (80% of its weight)"
    assert "the favourite of NHS North and South costs Councils " in pair.measured


def frontier(**given: Any) -> Any:
    known: dict[str, Any] = {
        "points": np.zeros((2, 3)),
        "complete": False,
        "bound": np.array([0.04, 0.31, 0.012]),
        "ranges": np.array([0.5, 10.0, 0.8]),
        "solves": 7,
        "nodes": 0,
        "seconds": 1.5,
    }
    return SimpleNamespace(**{**known, **given})


def test_the_bound_is_one_plain_sentence_with_units() -> None:
    assert bound_sentence(frontier(), OBJECTIVES, 0.10) == (
        "For every possible design, one that is listed is no more than this much worse, all at once: 0.040 in "
        "closeness to people, £0.31 a head in running cost and 1.2 percentage points in hand-offs (at most 8.0% "
        "of any range; 10.0% was asked for)."
    )
    assert bound_sentence(frontier(ranges=np.array([0.2, 10.0, 0.8])), OBJECTIVES, 0.1).endswith(
        "(up to 20.0% of a range; time ran out before the 10.0% asked for was proven)."
    )
    fine = frontier(bound=np.array([0.001, 0.01, 0.001]), ranges=np.array([0.002, 0.02, 0.8]))
    assert bound_sentence(fine, OBJECTIVES, 0.1).endswith("(no more than what counts as a difference in each).")
    assert bound_sentence(frontier(complete=True), OBJECTIVES, 0.1) == (
        "The list is complete: every possible design is equalled or bettered by one listed, to within 0.001 in "
        "closeness to people, £0.01 a head in running cost and 0.1 percentage points in hand-offs."
    )
    unknown = frontier(bound=np.full(3, np.inf))
    assert bound_sentence(unknown, OBJECTIVES, 0.1).startswith("Time ran out before anything was proven")


def test_the_coverage_asked_for_decides_whether_the_frontier_is_done() -> None:
    assert reached(frontier(), OBJECTIVES, 0.08)
    assert not reached(frontier(), OBJECTIVES, 0.05)
    assert reached(frontier(complete=True), OBJECTIVES, 0.05)
    assert not reached(frontier(bound=np.full(3, np.inf)), OBJECTIVES, 1.0)
    assert frontier_result(frontier(), np.ones((2, 3)), OBJECTIVES, 0.1).bound_share == pytest.approx(0.08)


def test_nothing_finer_than_the_resolution_is_asked_for() -> None:
    fine = frontier(bound=np.array([0.001, 0.01, 0.001]), ranges=np.array([0.002, 0.02, 0.002]))
    assert reached(fine, OBJECTIVES, 0.1)
    assert largest_share(fine, OBJECTIVES) == 0.0


def test_a_collision_is_told_with_its_owners() -> None:
    known = {each.name: each for each in Made().requirements}
    conflict = told_conflict({"near-enough", "few-places"}, known, design())
    assert conflict.owners == ("the rulebook", "Northshire Council")
    assert conflict.sentence == (
        "Cannot all be kept: 'At most so many decisions in places' (owned by the rulebook); "
        "'At least so many decisions in places' (owned by Northshire Council)."
    )
    assert as_tension(1, conflict).good_b == "'At least so many decisions in places' (owned by Northshire Council)"
    assert told_conflict({"few-places"}, known, design()).sentence.startswith("Cannot be kept by any design: ")
    repair = told_repair({"few-places"}, known, design())
    assert repair.verified
    assert "Setting aside 'At most so many decisions in places' (owned by the rulebook)" in repair.sentence


def test_a_solvers_word_is_never_taken() -> None:
    made = Made()
    good = made.possible()[0]
    values = np.array(list(made.evaluate(good).values()))
    assert verified(made, good, values) == made.evaluate(good)  # type: ignore[arg-type]
    with pytest.raises(Untrue, match="running_cost"):
        verified(made, good, values + np.array([0, 1.0, 0]))  # type: ignore[arg-type]
    with pytest.raises(Untrue, match="few-places"):
        verified(made, made.today, values)  # type: ignore[arg-type]


def test_an_explanation_needs_no_search() -> None:
    made = Made(
        design=design(
            aims=(Aim("local-health", "Health here", under="health"),),
            purposes=(Purpose("live-longer", "People live longer.", "local-health", "system"),),
        )
    )
    told = explain(made)  # type: ignore[arg-type]
    assert told.counts["candidates"] == 7
    assert told.today is not None
    assert [each.owner for each in told.broken] == ["the rulebook"]
    assert told.trace.threads[0].functions == ("plan", "care")
    assert told.trace.functions_without_purpose == ()
    assert told.trace.criteria_without_purpose == ("cheap", "near")


@pytest.mark.parametrize(
    ("solves", "nodes", "said"),
    [
        (0, 0, "0 solves"),
        (1, 0, "1 solve"),
        (1200, 0, "1,200 solves"),
        (0, 1, "1 branch of one tree"),
        (3, 4567, "3 solves and 4,567 branches of one tree"),
    ],
)
def test_what_a_search_took_is_said_in_words(solves, nodes, said):
    assert FrontierResult((), True, (), 0.0, solves, 0.0, "", nodes).effort == said
