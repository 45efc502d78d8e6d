"""Files of other tools are read as rooms just as they are, and what is wrong with them is told by cell."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from purposebuilt.participation import read_room
from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.room import Moderation, Room, Round
from purposebuilt.problems import Problem, Refusal

POLIS = {
    "comments.csv": (
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
        '20,"Mon",1,4,1,1,1,"Home first, always"\n'
        "10,Mon,0,3,2,0,-1,spam\n"
        "30,Mon,2,3,0,0,0,\n"
    ),
    "votes.csv": (
        "timestamp,datetime,comment-id,voter-id,vote\n"
        "105,Mon,0,10,1\n104,Mon,0,9,1\n"
        "109,Mon,1,9,-1\n101,Mon,1,9,1\n102,Mon,1,10,1\n103,Mon,2,10,0\n"
    ),
    "summary.csv": 'topic,"Care, at home"\nurl,https://example.org/x\nconversation-description,What should change?\n',
    "stats-history.csv": "time,n-votes,n-comments\n1,2,3\n",
}
MATRIX = "participant,group-id,n-comments,n-votes,n-agree,n-disagree"
PEOPLE = "p,org,type,place\n0,a,council,north\n1,a,council,north\n2,b,trust,\n"
BY_NUMBER = "p,c,vote,round\n0,10,1,0\n0,2,-1,0\n1,2,0,0\n2,2,1,1\n2,2,-1,1\n"


def room(tmp_path: Path, files: dict[str, str], name: str = "upland") -> Room:
    return read_room(folder(tmp_path, files, name))


def folder(tmp_path: Path, files: dict[str, str], name: str = "upland") -> Path:
    path = tmp_path / name
    path.mkdir(parents=True)
    for file, text in files.items():
        (path / file).write_text(text, encoding="utf-8")
    return path


def problems(tmp_path: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    with pytest.raises(Refusal) as caught:
        room(tmp_path, files)
    return caught.value.problems


class TestPolisExport:
    def test_the_latest_vote_counts_whatever_the_order_of_rows(self, tmp_path: Path) -> None:
        found = room(tmp_path, POLIS)
        assert [(one.key, one.text, one.moderation) for one in found.statements] == [
            ("1", "Home first, always", Moderation.IN),
            ("0", "spam", Moderation.OUT),
            ("2", "2", Moderation.UNDECIDED),
        ]
        assert [one.key for one in found.participants] == ["9", "10"]
        assert (found.about.title, found.about.question) == ("Care, at home", "What should change?")
        votes = ballots(found).votes
        np.testing.assert_array_equal(votes, [[-1, np.nan], [1, 0]])

    def test_votes_straight_from_the_database_are_turned(self, tmp_path: Path) -> None:
        text = POLIS["votes.csv"]
        turned = "\n".join(f"{row[:-1]}-1" if row.endswith(",1") else row.replace(",-1", ",1") for row in text.split())
        found, expected = room(tmp_path, POLIS | {"votes.csv": turned}, "x"), room(tmp_path, POLIS, "y")
        assert found.positions == expected.positions

    def test_what_matters_is_kept(self, tmp_path: Path) -> None:
        votes = "timestamp,datetime,comment-id,voter-id,vote,important\n1,Mon,1,9,1,1\n2,Mon,2,9,1,0\n"
        assert room(tmp_path, POLIS | {"votes.csv": votes}).positions.matters.tolist() == [True, False]

    def test_the_matrix_is_read_where_there_are_no_votes(self, tmp_path: Path) -> None:
        matrix = (
            "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n9,,0,2,1,1,1,-1,\n10,0,1,3,2,0,1,1,0\n"
        )
        files = {"comments.csv": POLIS["comments.csv"], "participants-votes.csv": matrix}
        found = room(tmp_path, files)
        np.testing.assert_array_equal(ballots(found).votes, [[-1, np.nan], [1, 0]])

    def test_characters_that_no_cell_keeps_do_not_stop_anybody(self, tmp_path: Path) -> None:
        found = room(tmp_path, POLIS | {"comments.csv": POLIS["comments.csv"].replace("Home first", "Home\x0bfirst")})
        assert found.statements[0].text == "Home first, always"

    def test_everything_wrong_is_told_at_once(self, tmp_path: Path) -> None:
        votes = "timestamp,datetime,comment-id,voter-id,vote\n1,Mon,7,9,1\n2,Mon,1,,2\nx,Mon,1,9,half\n4,Mon,1,9,\n"
        found = problems(tmp_path, POLIS | {"votes.csv": votes})
        assert [(one.code, one.where.sheet, one.where.row, one.where.column) for one in found] == [
            ("PB125", "votes.csv", 2, "comment-id"),
            ("PB120", "votes.csv", 3, "voter-id"),
            ("PB122", "votes.csv", 3, "vote"),
            ("PB121", "votes.csv", 4, "timestamp"),
            ("PB121", "votes.csv", 4, "vote"),
            ("PB120", "votes.csv", 5, "vote"),
        ]

    def test_a_heading_of_the_matrix_that_is_no_statement(self, tmp_path: Path) -> None:
        matrix = f"{MATRIX},0,8\n9,,0,2,1,1,1,-1\n9,,0,2,1,1,1,-1\n"
        files = {"comments.csv": POLIS["comments.csv"], "participants-votes.csv": matrix}
        found = problems(tmp_path, files)
        assert [(one.code, one.where.row, one.where.column) for one in found] == [
            ("PB125", 1, "8"),
            ("PB126", 3, "participant"),
        ]

    def test_without_votes_there_is_no_room(self, tmp_path: Path) -> None:
        (found,) = problems(tmp_path, {"comments.csv": POLIS["comments.csv"]})
        assert found.code == "PB503"


class TestVotesByNumber:
    def test_with_people(self, tmp_path: Path) -> None:
        found = room(tmp_path, {"participants.csv": PEOPLE, "votes.csv": BY_NUMBER, "truth.json": "{}"})
        assert [one.key for one in found.statements] == ["2", "10"]
        assert [(one.key, one.type, one.place) for one in found.organisations] == [
            ("a", "council", "north"),
            ("b", "trust", ""),
        ]
        assert found.rounds == (Round(0), Round(1))
        assert found.positions.round.tolist() == [0, 0, 0, 1, 1]
        np.testing.assert_array_equal(ballots(found).votes, [[-1, 1], [0, np.nan], [-1, np.nan]])

    def test_a_person_with_a_type_and_no_organisation_is_one(self, tmp_path: Path) -> None:
        people = "p,type\n0,council\n1,\n2,trust\n"
        found = ballots(room(tmp_path, {"participants.csv": people, "votes.csv": BY_NUMBER}))
        assert (found.bodies, found.types, found.type.tolist()) == (("0", "2", "~1"), ("council", "trust"), [0, 1, -1])

    def test_with_statements(self, tmp_path: Path) -> None:
        comments = "c,author,moderated,meta,seed,agrees,disagrees,text\n2,1,1,1,1,0,0,Who are you?\n10,1,-1,0,,0,0,\n"
        votes = "p,c,vote,t\n5,2,1,0\n5,2,-1,3\n"
        found = room(tmp_path, {"comments.csv": comments, "votes.csv": votes})
        assert [(one.key, one.text, one.meta, one.seed, one.moderation) for one in found.statements] == [
            ("2", "Who are you?", True, True, Moderation.IN),
            ("10", "10", False, False, Moderation.OUT),
        ]
        assert found.rounds == ()

    def test_one_organisation_has_one_type_and_one_place(self, tmp_path: Path) -> None:
        people = "p,org,type,place\n0,a,council,north\n1,a,trust,north\n2,a,Council,south\n"
        found = problems(tmp_path, {"participants.csv": people, "votes.csv": BY_NUMBER})
        assert [(one.code, one.where.row, one.where.column) for one in found] == [
            ("PB500", 3, "type"),
            ("PB500", 4, "place"),
        ]
        assert found[0].message == "'a' is given the type 'trust' here and 'council' in row 2."

    def test_strangers_and_repeated_people_are_told(self, tmp_path: Path) -> None:
        people = "p,org,type,place\n0,a,council,north\n0,a,council,north\n12,a,council,north\n"
        found = problems(tmp_path, {"participants.csv": people, "votes.csv": "p,c,vote\n0,1,1\n112,1,1\n"})
        assert [(one.code, one.where.sheet, one.where.row) for one in found] == [
            ("PB126", "participants.csv", 3),
            ("PB125", "votes.csv", 3),
        ]
        assert "Did you mean '12'?" in found[1].remedy

    def test_a_heading_that_is_missing(self, tmp_path: Path) -> None:
        (found,) = problems(tmp_path, {"participants.csv": PEOPLE, "votes.csv": "p,c,note\n0,1,1\n"})
        assert (found.code, found.where.sheet, found.where.column) == ("PB113", "votes.csv", "vote")


class TestOneSheet:
    TEXT = "p,party,schools,roads\n0,north,1,-1\n1,south,,0\n2,,1,\n"

    def test_each_person_is_a_body_of_their_own(self, tmp_path: Path) -> None:
        path = folder(tmp_path, {"house.csv": self.TEXT}) / "house.csv"
        found = ballots(read_room(path))
        assert (found.statements, found.bodies, found.types) == (
            ("schools", "roads"),
            ("0", "1", "2"),
            ("north", "south"),
        )
        np.testing.assert_array_equal(found.votes, [[1, -1], [np.nan, 0], [1, np.nan]])
        assert read_room(path.parent).positions == read_room(path).positions

    def test_what_is_no_vote_is_told(self, tmp_path: Path) -> None:
        found = problems(tmp_path, {"house.csv": self.TEXT.replace("-1", "3") + "2,south,maybe,1\n"})
        assert [(one.code, one.where.row, one.where.column) for one in found] == [
            ("PB122", 2, "roads"),
            ("PB121", 5, "schools"),
            ("PB126", 5, "p"),
        ]


DATA = os.environ.get("PURPOSEBUILT_DELIBERATION", "")


@pytest.mark.skipif(not DATA, reason="PURPOSEBUILT_DELIBERATION names no folder of conversations")
@pytest.mark.parametrize("path", sorted(Path(DATA or ".").glob("polis/*")), ids=lambda path: path.name)
def test_real_conversations_have_what_was_counted_in_them(path: Path) -> None:
    found = read_room(path)
    counts = json.loads((path / "expected.json").read_text(encoding="utf-8"))["counts"]
    taken = found.positions
    assert len(found.participants) == counts["participants"]
    assert len(found.statements) == counts["statements"]
    assert sum(one.moderation is Moderation.OUT for one in found.statements) == counts["moderated_out"]
    assert len(taken) == counts["vote_events"]
    last = dict(zip(zip(taken.participant.tolist(), taken.statement.tolist(), strict=True), taken.stance, strict=True))
    stances = [int(one) for one in last.values()]
    assert [stances.count(one) for one in (1, -1, 0)] == [counts[name] for name in ("agree", "disagree", "pass_")]


@pytest.mark.skipif(not DATA, reason="PURPOSEBUILT_DELIBERATION names no folder of conversations")
@pytest.mark.parametrize("path", sorted(Path(DATA or ".").glob("synthetic/*")), ids=lambda path: path.name)
def test_made_rooms_have_the_size_they_were_made_with(path: Path) -> None:
    found = read_room(path)
    truth = json.loads((path / "truth.json").read_text(encoding="utf-8"))
    assert (len(found.participants), len(found.statements)) == (truth["n"], truth["statements"])
    assert len(found.rounds) == truth["rounds"]
    assert len({one.place for one in found.organisations}) <= truth["places"]
