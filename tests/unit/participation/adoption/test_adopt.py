"""From why to what: statements become purposes, gaps become tensions, and doing it twice changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.participation.adoption.rooms import (
    STATEMENTS,
    dales,
    estimate,
    found,
    ground,
    only,
    room,
    without_tensions,
)

from purposebuilt import design_files, workflow
from purposebuilt.design import Horizon, TensionState
from purposebuilt.participation.adoption import Choices, Left, adopt
from purposebuilt.participation.adoption.choices import TO_COMPLETE, heard, plainly, source_key
from purposebuilt.participation.adoption.sides import objections, voiced
from purposebuilt.participation.adoption.taken import Taken, left_said
from purposebuilt.participation.ground import Sort
from purposebuilt.participation.weights import Way
from purposebuilt.problems import Exit, Refusal, Severity


def test_statements_on_shared_ground_become_purposes_with_their_words() -> None:
    made = adopt(room(), dales(), ground=ground())
    assert [each.key for each in made.purposes] == ["heard-s1", "heard-s2"]
    first, second = made.purposes
    assert (first.statement, first.aim, first.level, first.place) == (
        "Nobody is sent home to a cold house.", "quality", "system", ""
    )  # fmt: skip
    assert (first.partner, first.horizon, first.source) == ("northdale-council", Horizon.MEDIUM, "room-dales-room")
    assert (second.level, second.place, second.partner) == ("place", "northdale", "")
    assert made.design.purposes == (*dales().purposes, *made.purposes)
    assert made.done[0] == "The statement 's1' became a purpose: Nobody is sent home to a cold house."


def test_the_horizon_and_the_key_of_the_source_may_be_chosen() -> None:
    made = adopt(room(), dales(), choices=Choices(Horizon.LONG, source="october"), ground=ground())
    assert {(each.horizon, each.source) for each in made.purposes} == {(Horizon.LONG, "october")}
    source = made.design.sources[-1]
    assert (source.key, source.title, source.date) == ("october", "Dales room", "2026-10-01")
    assert source.publisher == "NHS Dales Integrated Care Board (illustrative)"
    assert not source.attribution


def test_an_illustrative_room_is_marked_wherever_it_goes() -> None:
    pretend = replace(room(), about=replace(room().about, illustrative=True))
    made = adopt(pretend, without_tensions(), ground=ground())
    assert made.design.sources[-1].attribution.startswith("Illustrative: made up, nobody was asked")
    assert all("nobody was asked" in each.note for each in made.tensions)


def test_a_statement_with_the_words_of_a_purpose_words_it() -> None:
    made = adopt(room(), dales(), ground=ground())
    assert made.words == {
        "s1": "heard-s1", "s2": "heard-s2", "s3": "home-today", "s6": "live-well-longer"
    }  # fmt: skip


def test_what_cannot_become_a_purpose_is_left_with_its_reason() -> None:
    made = adopt(room(), dales(), ground=ground())
    assert [(each.statement, each.why) for each in made.left] == [("s7", "The statement 's7' names no aim.")]
    assert "The statement 's7' did not become a purpose. The statement 's7' names no aim." in made.done


def test_many_that_are_left_for_one_reason_are_told_in_one_sentence() -> None:
    keys = [f"x{at}" for at in range(6)]
    left = tuple(Left(key, f"The statement '{key}' names no aim.") for key in keys)
    (said,) = left_said(Taken((), {}, left, ()))
    assert said.startswith("6 statements did not become purposes, for each of them names no aim. They are x0, x1")
    assert len(left_said(Taken((), {}, left[:2], ()))) == 2


def test_any_statement_may_be_chosen_and_none() -> None:
    assert [each.key for each in adopt(room(), dales(), ["s4", "s4"], ground=ground()).purposes] == ["heard-s4"]
    assert adopt(room(), dales(), [], ground=ground()).purposes == ()
    already = adopt(room(), dales(), ["s3"], ground=ground())
    assert [each.why for each in already.left] == ["It already words 'home-today'."]


def test_a_chosen_key_that_is_not_there_is_refused_with_a_suggestion() -> None:
    with pytest.raises(Refusal) as refused:
        adopt(room(), dales(), ["S1", "m1", "o1"], ground=ground())
    said = [(each.code, each.message) for each in refused.value.problems]
    assert said == [
        ("PB570", "The room has no statement 'S1'."),
        ("PB571", "The statement 'm1' cannot become a purpose: it only asks who people are."),
        ("PB571", "The statement 'o1' cannot become a purpose: it was taken out of the room."),
    ]
    assert refused.value.exit_code == Exit.NOT_UNDERSTOOD
    assert refused.value.problems[0].remedy == "Did you mean 's1'?"


def test_a_chosen_statement_without_aim_or_place_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        adopt(room(), dales(), ["s7", "s8"], ground=ground())
    assert [each.code for each in refused.value.problems] == ["PB572", "PB573"]
    assert refused.value.exit_code == Exit.DESIGN_NOT_READY


def test_a_statement_may_not_point_to_a_purpose_that_is_not_there() -> None:
    statements = tuple(replace(each, purpose="gone") if each.key == "s1" else each for each in room().statements)
    made = adopt(replace(room(), statements=statements), dales(), choices=Choices(weights=False), ground=ground())
    assert [(each.code, each.severity) for each in made.problems] == [("PB574", Severity.WARNING)]
    assert [each.key for each in made.purposes] == ["heard-s2"]


def test_a_room_for_another_design_is_told() -> None:
    made = adopt(replace(room(), about=replace(room().about, design="Elsewhere"), points=()), dales(), ground=ground())
    assert [(each.code, each.severity) for each in made.problems] == [("PB575", Severity.WARNING)]


def test_too_few_organisations_take_nothing_by_themselves() -> None:
    made = adopt(
        room(), dales(), choices=Choices(weights=False), ground=ground({"s1": Sort.NO_VERDICT}, verdicts=False)
    )
    assert made.design == dales()
    assert made.done[-1].startswith("There are too few organisations")
    assert made.done[0].startswith("Nothing changed")


def test_a_gap_becomes_an_open_tension_with_both_sides() -> None:
    made = adopt(
        room(reasons=dict.fromkeys(range(4), "It is too far") | {4: "it is too far.", 5: "Who pays?"}),
        dales(),
        ground=ground(),
    )
    (tension,) = made.tensions
    assert (tension.key, tension.good_a) == ("heard-s4", "One team serves all of the Dales.")
    assert tension.good_b == "It is too far. Who pays?"
    assert tension.voiced_by_a == "Integrated care board"
    assert tension.voiced_by_b == "Local authority"
    assert (tension.state, tension.source) == (TensionState.OPEN, "room-dales-room")
    assert tension.note.startswith("A gap between kinds of partner: let each kind")


def test_a_declared_tension_with_the_same_words_is_updated_and_not_doubled() -> None:
    made = adopt(room(), dales(), ground=ground())
    (updated,) = made.updated
    before = dales().tensions[0]
    assert updated == replace(
        before,
        voiced_by_a="northdale-council; in the room: Integrated care board",
        voiced_by_b="dales-icb; in the room: Local authority",
    )
    assert len(made.design.tensions) == len(dales().tensions) + 1


def test_the_second_good_may_be_the_statement_too() -> None:
    turned = replace(dales().tensions[0], good_a="One team.", good_b="EACH place decides  about care at home")
    made = adopt(room(), replace(dales(), tensions=(turned,)), ground=only("s5", Sort.TYPES))
    assert made.updated[0].voiced_by_b == "dales-icb; in the room: Integrated care board"


def test_without_reasons_people_are_asked_to_write_the_second_good() -> None:
    (tension,) = adopt(room(), without_tensions(), ground=only("s4", Sort.WITHIN)).tensions
    assert tension.good_b == TO_COMPLETE
    assert tension.voiced_by_a == "people who agree, inside the same partners"
    said = adopt(room(), without_tensions(), ground=only("s4", Sort.WITHIN)).done
    assert any(each.startswith("One new tension lacks its second good") for each in said)
    unquoted = adopt(
        room(reasons=dict.fromkeys(range(9), "No")),
        dales(),
        choices=Choices(quote=False),
        ground=only("s4", Sort.CAMPS),
    )
    assert unquoted.tensions[0].good_b == TO_COMPLETE


def test_tensions_may_be_left_to_people() -> None:
    made = adopt(room(), dales(), choices=Choices(tensions=False), ground=ground())
    assert made.design.tensions == dales().tensions


def test_doing_it_again_changes_nothing_and_keeps_what_people_wrote() -> None:
    once = adopt(room(), dales(), ground=ground())
    assert adopt(room(), once.design, ground=ground()).design == once.design
    written = replace(once.tensions[0], good_b="Care that knows my street", owner="dales-icb")
    edited = replace(once.design, tensions=(dales().tensions[0], written))
    again = adopt(room(reasons=dict.fromkeys(range(9), "It is too far")), edited, ground=ground())
    kept = next(each for each in again.design.tensions if each.key == "heard-s4")
    assert (kept.good_b, kept.owner) == ("Care that knows my street", "dales-icb")


def test_weights_go_in_once_and_anew_where_a_way_is_named() -> None:
    once = adopt(room(), dales(), ground=ground())
    assert {each.partner for each in once.design.weights if "home" in each.about} == {"northdale-council"}
    assert once.design.criteria != dales().criteria
    anew = adopt(room(), once.design, choices=Choices(way=Way.POINTS), ground=ground())
    assert anew.design.criteria != once.design.criteria
    without = adopt(room(), dales(), choices=Choices(weights=False), ground=ground())
    assert (without.design.weights, without.design.criteria) == (dales().weights, dales().criteria)


def test_a_sentence_still_to_be_written_takes_reasons_given_later() -> None:
    once = adopt(room(), without_tensions(), ground=ground())
    again = adopt(room(reasons=dict.fromkeys(range(9), "It is too far")), once.design, ground=ground())
    assert [each.good_b for each in again.updated if each.key == "heard-s4"] == ["It is too far."]


def test_the_order_of_the_room_does_not_matter() -> None:
    one = room(reasons={0: "b", 1: "a", 2: "c", 3: "c", 4: "d"})
    turned = replace(one, organisations=one.organisations[::-1], points=one.points[::-1])
    assert adopt(turned, dales(), ground=ground()) == adopt(one, dales(), ground=ground())


def test_the_design_checks_as_before_and_goes_round(tmp_path: Path) -> None:
    made = adopt(room(reasons=dict.fromkeys(range(5), "It is too far; who pays?")), dales(), ground=ground())
    errors = [each for each in workflow.check(made.design).problems if each.severity is Severity.ERROR]
    assert errors == []
    for name in ("folder", "book.xlsx"):
        design_files.write(made.design, tmp_path / name)
        assert design_files.read(tmp_path / name) == made.design


def test_a_group_that_may_not_be_told_of_is_never_named() -> None:
    few = {"icb": estimate(None), "vcse": estimate(0.1), "hospice": estimate(0.3)}
    assert voiced(found("s", Sort.TYPES, few), str) == ("hospice", "vcse")
    assert voiced(found("s", Sort.TYPES, {"icb": estimate(0.9), "vcse": estimate(None)}), str) == ("", "")
    assert voiced(found("s", Sort.TYPES, {"icb": estimate(0.9), "vcse": estimate(0.9)}), str) == ("", "")
    alike = {"icb": estimate(0.9), "vcse": estimate(0.6), "hospice": estimate(0.7)}
    assert voiced(found("s", Sort.TYPES, alike), str) == ("icb; hospice", "vcse")


def test_reasons_of_a_few_are_not_shown() -> None:
    assert objections(room(reasons=dict.fromkeys(range(4), "Only ours")), 5) == {}
    assert objections(room(reasons=dict.fromkeys(range(5), "Only ours")), 5) == {"s4": ("Only ours",)}
    assert objections(room(reasons=dict.fromkeys(range(12, 24), "We agree")), 5) == {}


def test_statements_with_the_same_words_become_one_purpose() -> None:
    twin = tuple(
        replace(each, text="nobody is sent home to a cold house") if each.key == "s2" else each for each in STATEMENTS
    )
    made = adopt(replace(room(), statements=twin), dales(), ground=ground())
    assert [each.key for each in made.purposes] == ["heard-s1"]
    assert (made.words["s1"], made.words["s2"]) == ("heard-s1", "heard-s1")
    assert adopt(replace(room(), statements=twin), made.design, ground=ground()).design == made.design


def test_words_are_compared_plainly() -> None:
    assert plainly("  One  Team. ") == plainly("one team")
    assert heard("s1") == "heard-s1"
    assert source_key(room(), Choices()) == "room-dales-room"
