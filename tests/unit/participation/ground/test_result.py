"""What shared ground says about small rooms."""

import dataclasses

import pytest
from tests.unit.participation.ground.rooms import made, room_of

from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.ground import Sort, Voice, shared_ground, what_changes
from purposebuilt.participation.room import Organisation, Participant, Position, Stance, Statement
from purposebuilt.problems import Refusal


def test_shares_add_up_and_lie_in_their_intervals() -> None:
    found = shared_ground(made())
    assert [one.key for one in found.statements] == ["s00", "s01", "s02", "s03", "s04"]
    for one in found.statements:
        for share in (one.system, *one.by_type.values(), *one.by_place.values(), *one.by_body.values()):
            assert share.agree + share.passing + share.disagree == pytest.approx(1)
            assert 0 <= share.low <= share.agree <= share.high <= 1
            assert 0 <= share.passing_low <= share.passing <= share.passing_high <= 1
            assert 0 <= share.disagree_low <= share.disagree <= share.disagree_high <= 1


def test_there_is_no_verdict_below_thirty_organisations() -> None:
    few, many = shared_ground(made(29)), shared_ground(made(30))
    assert not few.verdicts
    assert many.verdicts
    assert {one.sort for one in few.statements} == {Sort.NO_VERDICT}
    assert Sort.NO_VERDICT not in {one.sort for one in many.statements}


def test_an_unknown_voice_is_refused() -> None:
    with pytest.raises(Refusal, match=r"PB521.*'loudest'"):
        shared_ground(made(), "loudest")
    assert shared_ground(made(), "people").voice is Voice.PERSON


def test_voices_by_weight_need_a_weight_of_each_organisation() -> None:
    room = made(3)
    without = tuple(dataclasses.replace(one, weight=None) for one in room.organisations[:2])
    with pytest.raises(Refusal) as refused:
        shared_ground(dataclasses.replace(room, organisations=without + room.organisations[2:]), "weight")
    assert [one.code for one in refused.value.problems] == ["PB520", "PB520"]
    assert [one.where.key for one in refused.value.problems] == ["o00", "o01"]


def test_a_large_organisation_is_one_voice_unless_people_count() -> None:
    bodies = tuple(Organisation(f"o{at}", type="t") for at in range(5))
    people = tuple(Participant(f"m{at:02}", "o0" if at < 12 else f"o{at - 11}") for at in range(16))
    said = [Position(one.key, "s", Stance.AGREE if one.organisation == "o0" else Stance.DISAGREE) for one in people]
    room = room_of(bodies, people, (Statement("s", "Words"),), said)
    assert shared_ground(room)["s"].system.agree < 0.4
    assert shared_ground(room, "person")["s"].system.agree > 0.55
    moved = what_changes(room)
    assert moved.voices == (Voice.ORGANISATION, Voice.PERSON)
    assert list(moved.left_out) == [Voice.WEIGHT]


def test_who_is_least_content_is_named_with_reasons() -> None:
    bodies = (Organisation("a", type="council"), Organisation("b", type="trust"))
    people = tuple(Participant(f"{body.key}{at}", body.key) for body in bodies for at in range(5))
    said = [
        Position(one.key, "s", Stance.AGREE if one.organisation == "a" else Stance.DISAGREE, reason=f"Why {one.key}")
        for one in people
    ]
    found = shared_ground(room_of(bodies, people, (Statement("s", "Words", purpose="heart"),), said))
    least = found["s"].least_content
    assert (least.type, least.body) == ("trust", "b")
    assert least.reasons == tuple(f"Why b{at}" for at in range(5))
    assert found.least_by_purpose == {"heart": least}


def test_a_room_in_which_nobody_spoke_has_an_answer() -> None:
    found = shared_ground(room_of((), (), (Statement("s", "Words"),), []))
    assert (found.bodies, found.people, found.verdicts) == (0, 0, False)
    assert found.order == ("s",)
    assert shared_ground(room_of((), (), (), [])).statements == ()


def test_people_without_an_organisation_are_a_voice_each() -> None:
    people = tuple(Participant(f"m{at:02}") for at in range(40))
    said = [Position(one.key, "s", Stance.AGREE) for one in people]
    found = shared_ground(ballots(room_of((), people, (Statement("s", "Words"),), said)))
    assert (found.bodies, found.verdicts, found.types) == (40, True, ())
    assert found["s"].sort is Sort.SHARED


def test_a_sentence_counts_people_where_there_are_no_organisations() -> None:
    people = tuple(Participant(f"m{at:02}") for at in range(8))
    said = [Position(one.key, "s", Stance.AGREE) for one in people]
    found = shared_ground(room_of((), people, (Statement("s", "Words"),), said))
    assert found["s"].sentence.startswith("Of 100 people, about 87")
    assert found["s"].sentence.endswith("Too few independent voices were heard for a verdict.")
    assert shared_ground(made())["s00"].sentence.startswith("Of 100 organisations, about ")


def test_the_last_reason_counts_and_only_of_those_who_do_not_agree() -> None:
    bodies = (Organisation("a", type="council"),)
    people = (Participant("m1", "a"), Participant("m2", "a"))
    said = [
        Position("m1", "s", Stance.DISAGREE, reason="Too soon.", round=1),
        Position("m1", "s", Stance.PASS, reason="Still too soon.", round=2),
        Position("m2", "s", Stance.AGREE, reason="At last."),
    ]
    found = shared_ground(room_of(bodies, people, (Statement("s", "Words"),), said))
    assert found["s"].least_content.reasons == ("Still too soon.",)
    assert (found["s"].least_content.type, found["s"].least_content.body) == ("council", "")


def test_somebody_below_every_camp_is_in_none() -> None:
    room = made(30, 2, 3)
    camps = {one.key: -1 for one in room.participants}
    assert shared_ground(room, camps=camps).statements == shared_ground(room).statements
