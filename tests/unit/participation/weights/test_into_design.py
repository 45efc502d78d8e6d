"""A room's weights in the design, and through it in the voices and the weights that are drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.appraisal.fakes import OBJECTIVES, RULEBOOK
from tests.unit.participation.weights.made import PEOPLE, cards, criterion, design, pot, room, swing

from purposebuilt.appraisal.results import Option
from purposebuilt.appraisal.shortlist import Table
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.steadiness import robustness
from purposebuilt.appraisal.voices import groups, voices
from purposebuilt.checks import effective_weights
from purposebuilt.design import Basis, Figure, Purpose
from purposebuilt.participation.room import BestWorst, Organisation, Participant, Proposal, Statement
from purposebuilt.participation.weights import Way, criteria_of, feed, measured, partner_weights, with_weights

ROOM = room(
    (
        *cards("north0", near=100, cheap=60, joined=40),
        *cards("south0", near=100, cheap=0, joined=0),
        swing("trust0", "near", 10),
        swing("trust0", "cheap", 100, "We are short of money."),
        swing("trust0", "joined", 90),
    )
)


def points(weights, partner):
    return {one.about: float(one.points) for one in weights if one.partner == partner}


def test_partners_speak_and_the_others_keep_what_they_wrote():
    made = feed(design(), ROOM)
    assert made.way is Way.SWING
    assert (made.spoke, made.kept, made.lost) == (("icb", "northshire", "southshire"), ("charity",), ())
    assert points(made.design.weights, "northshire") == {"near": 50, "cheap": 30, "joined": 20}
    assert points(made.design.weights, "icb") == {"near": 5, "cheap": 50, "joined": 45}
    assert points(made.design.weights, "charity") == {"closeness": 100}
    noted = {one.about: one.note for one in made.weights if one.partner == "icb"}
    assert noted == {"near": "", "cheap": "We are short of money.", "joined": ""}
    assert {one.points.basis for one in made.weights} == {Basis.JUDGED}
    assert made.weights == partner_weights(ROOM, design())
    assert made.sentences == (
        "The weights of 3 partners come from the room.",
        "Weights stay as they were written for one partner: charity.",
    )


def test_criteria_weigh_what_the_middle_organisation_gives():
    made = {one.key: one.weight for one in with_weights(design(), ROOM).criteria}
    # Medians 0.5, 0.3 and 0.2 share anew the 100 that the three held together.
    assert {key: float(weight) for key, weight in made.items()} == pytest.approx(
        {"near": 50, "cheap": 30, "joined": 20}
    )
    assert {weight.basis for weight in made.values()} == {Basis.JUDGED}


def test_criteria_that_nobody_weighed_keep_their_weight():
    made = with_weights(design(), room(cards("north0", near=100, cheap=25)))
    assert [float(one.weight) for one in made.criteria] == pytest.approx([56, 14, 30])


def test_nested_criteria_multiply_down_as_the_design_does():
    tree = (
        criterion("near", "closeness"),
        criterion("cheap", "running_cost"),
        criterion("home", "closeness", parent="near"),
        criterion("work", "closeness", parent="near"),
    )
    made = with_weights(design(criteria=tree), room(cards("north0", near=75, cheap=25, home=80, work=20)))
    found = effective_weights(made)
    assert [found[key] for key in ("home", "work", "cheap")] == pytest.approx([0.6, 0.15, 0.25])
    assert points(made.weights, "northshire") == pytest.approx({"home": 60, "work": 15, "cheap": 25})


def test_a_room_changes_the_voices_and_the_weights_that_are_drawn():
    """Through the design alone: what partners said in a room moves their voices, and which option comes first."""
    values = {"near": (0.9, 20.0, 0.3), "cheap": (0.2, 10.0, 0.4), "joined": (0.6, 16.0, 0.0)}
    names = [one.name for one in OBJECTIVES]
    options = tuple(Option(key, key, "", dict(zip(names, row, strict=True)), {}) for key, row in values.items())

    def first(of):
        heard = voices(of, OBJECTIVES)
        table = Table(of, Spread.of(OBJECTIVES, list(values.values())), heard, groups(of, RULEBOOK, heard))
        ways = {one.key: one.first for one in robustness(table, options, {}).ways}
        return {one.key: one for one in heard}, ways["given"]

    before, drawn_before = first(design())
    after, drawn_after = first(with_weights(design(), ROOM))
    assert not before["northshire"].given
    assert after["northshire"].given
    assert after["northshire"].weights == pytest.approx([0.5, 0.3, 0.2])
    assert after["icb"].weights == pytest.approx([0.05, 0.5, 0.45])
    assert np.array_equal(after["charity"].weights, before["charity"].weights)
    assert drawn_after["cheap"] < drawn_before["cheap"] - 0.05
    assert drawn_after["joined"] > drawn_before["joined"]


def test_points_on_statements_reach_the_criteria_that_serve_their_purposes():
    statements = (
        Statement("s1", "People live well.", purpose="well"),
        Statement("s2", "The sky is blue."),
        Statement("s3", "Count twice.", purpose="money"),
    )
    made_room = room(points=(*pot("north0", s1=4, s3=4, s2=2), *pot("south1", s2=10)), statements=statements)
    made = feed(design(), made_room)
    assert made.way is Way.POINTS
    assert points(made.weights, "northshire") == {"near": 50, "cheap": 50}
    assert made.spoke == ("northshire",)
    assert made.lost == ("s2",)
    assert [one.code for one in made.problems] == ["PB562"]
    assert made.sentences[-1] == "No criterion serves one thing: s2. Their weight is shared over what else was weighed."


def test_points_on_proposals_alone_stand_for_their_purposes():
    proposals = tuple(Proposal(f"p-{key}", key, Figure(5), purpose=key) for key in ("well", "money"))
    made_room = replace(room(points=pot("north0", **{"p-well": 3, "p-money": 1})), proposals=proposals)
    assert points(partner_weights(made_room, design()), "northshire") == {"near": 75, "cheap": 25}


def test_best_worst_sets_reach_them_too():
    statements = (Statement("s1", "Well.", purpose="well"), Statement("s2", "Money.", purpose="money"))
    made_room = room(best_worst=(BestWorst("north0", ("s1", "s2"), "s2", "s1"),), statements=statements)
    found = points(partner_weights(made_room, design()), "northshire")
    assert set(found) == {"near", "cheap"}
    assert found["cheap"] > found["near"] > 0
    assert sum(found.values()) == pytest.approx(100)


def test_one_way_feeds_and_the_others_are_named():
    both = replace(ROOM, points=pot("north0", near=10))
    assert feed(design(), both).sentences[1] == (
        "They were asked for by swing; what was given by points is not mixed in."
    )
    assert points(feed(design(), both, Way.POINTS).weights, "northshire") == {"near": 100}


def test_swings_of_purposes_are_not_weighed_beside_criteria():
    mixed = room((*cards("north0", near=50, cheap=50), *cards("south0", well=100)))
    assert feed(design(), mixed).spoke == ("northshire",)
    alone = room(cards("south0", well=30, money=90))
    assert points(feed(design(), alone).weights, "southshire") == {"near": 25, "cheap": 75}


def test_strangers_are_told_and_people_without_a_body_count_in_the_room_only():
    people = (*PEOPLE, Participant("lone", decides=True), Participant("odd0", "odd", decides=True))
    rows = (*cards("lone", near=100, cheap=100), *cards("odd0", near=100, cheap=0))
    made_room = replace(room(rows, people=people), organisations=(Organisation("odd"),))
    made = feed(design(), made_room)
    assert (made.weights, made.spoke) == ((), ())
    assert [one.code for one in made.problems] == ["PB563"]
    assert [float(one.weight) for one in made.design.criteria] == pytest.approx([52.5, 17.5, 30])


def test_two_organisations_of_one_partner_speak_once():
    bodies = (Organisation("a", partner="icb"), Organisation("b", partner="icb"))
    people = (Participant("p", "a"), Participant("q", "b"))
    made_room = replace(
        room((*cards("p", near=100, cheap=0), *cards("q", near=0, cheap=100)), people=people), organisations=bodies
    )
    assert points(feed(design(), made_room).weights, "icb") == {"near": 50, "cheap": 50}


def test_a_room_that_said_nothing_leaves_the_design_alone():
    made = feed(design(), room())
    assert made.design == design()
    assert made.way is None


def test_the_rule_from_purposes_to_criteria():
    tree = (
        criterion("near", purpose="well", weight=Figure(3)),
        criterion("home", "closeness", parent="near"),
        criterion("quick", "set_up_time", purpose="well", weight=Figure(1)),
        criterion("cheap", "running_cost", parent="near", purpose="money"),
    )
    purposes = (
        Purpose("well", "Well.", "health", "system", parent="all"),
        Purpose("money", "Money.", "health", "system", parent="all"),
        Purpose("idle", "Idle.", "health", "system", parent="all"),
        Purpose("all", "All.", "health", "system", parent="idle"),
    )
    made = design(criteria=tree, purposes=purposes)
    assert criteria_of(made, "well") == {"near": 0.75, "quick": 0.25}
    assert criteria_of(made, "money") == {"cheap": 1.0}
    assert criteria_of(made, "all") == {"near": 0.375, "quick": 0.125, "cheap": 0.5}
    assert criteria_of(made, "nowhere") == {}
    # 'near' has no measure: what it gets goes down to those below it that have.
    assert measured(made, {"near": 0.75, "quick": 0.25}) == {"home": 0.375, "cheap": 0.375, "quick": 0.25}
