"""The same votes as an array, as a room, as its arrays and as red-dwarf's records are the same votes."""

import numpy as np
import pytest

from purposebuilt.participation import classic
from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.room import (
    About,
    Moderation,
    Participant,
    Position,
    Positions,
    Room,
    Stance,
    Statement,
)
from purposebuilt.problems import Refusal

N, M = 25, 12


@pytest.fixture(scope="module")
def votes() -> np.ndarray:
    rng = np.random.default_rng(1)
    made = rng.choice([1.0, 1.0, 0.0, -1.0], size=(N, M)) * np.where(np.arange(N) % 2, 1, -1)[:, None] ** (
        np.arange(M) % 3
    )
    made[rng.random((N, M)) < 0.2] = np.nan
    return made


def said(votes: np.ndarray) -> list[tuple[int, int, int]]:
    return [(int(p), int(c), int(votes[p, c])) for p, c in zip(*np.nonzero(~np.isnan(votes)), strict=True)]


def room_of(votes: np.ndarray, out: int = 2, meta: int = 5) -> Room:
    """The votes as a room; its keys are numbers as words, in an order of their own."""
    statements = tuple(
        Statement(str(at), "", moderation=Moderation.OUT if at == out else Moderation.IN, meta=at == meta)
        for at in sorted(range(M), key=str)
    )
    people = tuple(Participant(str(at)) for at in reversed(range(N)))
    taken = [Position(str(p), str(c), Stance(vote)) for p, c, vote in said(votes)]
    asked = [one.key for one in statements]
    return Room(
        About("made"), statements, (), people, positions=Positions.of(taken, [one.key for one in people], asked)
    )


def records_of(votes: np.ndarray) -> list[dict[str, object]]:
    first = {"participant_id": 3, "statement_id": 4, "vote": 1 if votes[3, 4] != 1 else -1}
    return [first, *({"participant_id": p, "statement_id": c, "vote": vote} for p, c, vote in said(votes))]


def test_a_room_is_read_with_its_own_moderation(votes) -> None:
    wanted = classic.analyse(votes, moderated_out=[2], meta=[5])
    found = classic.analyse(room_of(votes))
    assert found.statements == tuple(str(at) for at in range(M))
    assert found.people == tuple(str(at) for at in range(N))
    assert found.projections == pytest.approx(wanted.projections)
    assert found.labels.tolist() == wanted.labels.tolist()
    assert found.representative == tuple(tuple(str(at) for at in of) for of in wanted.representative)
    assert found.meta.tolist() == [at == 5 for at in range(M)]
    assert found.zeroed.tolist() == [at in (2, 5) for at in range(M)]
    assert found.priority[5] == 49


def test_ballots_are_read_without_what_moderation_took_out(votes) -> None:
    found = classic.analyse(ballots(room_of(votes)))
    wanted = classic.analyse(np.delete(votes, [2, 5], axis=1))
    assert found.projections == pytest.approx(wanted.projections)
    assert set(found.statements) == {str(at) for at in range(M)} - {"2", "5"}


def test_of_records_the_latest_counts(votes) -> None:
    found = classic.analyse(records_of(votes), moderated_out=[2, 99])
    assert found.projections == pytest.approx(classic.analyse(votes, moderated_out=[2]).projections)
    assert found.people == tuple(range(N))


def test_names_that_are_no_numbers_are_read_in_their_own_order() -> None:
    records = [{"participant_id": p, "statement_id": c, "vote": 1} for p in "ba" for c in ("y", "x")]
    found = classic.analyse(records)
    assert (found.people, found.statements) == (("a", "b"), ("x", "y"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([1.0, 0.0], "neither a table"),
        ("votes", "neither a table"),
        (np.array([[1.0, 2.0]]), r"1 votes are not 1, 0 or -1; the first is 2, in row 0 and column 1"),
        ([{"participant_id": 1, "vote": 1}], "Record 1 of 1 has not all of"),
        ([], "no records"),
    ],
)
def test_what_is_no_votes_is_refused(given, words: str) -> None:
    with pytest.raises(Refusal, match=f"PB535 .*{words}"):
        classic.analyse(given)


def test_a_statement_that_is_not_there_is_refused(votes) -> None:
    with pytest.raises(Refusal, match="Statement 40 is to be left out") as refused:
        classic.analyse(votes, moderated_out=[40])
    assert [one.code for one in refused.value.problems] == ["PB536"]


@pytest.mark.parametrize("labels", [[0] * (N - 1), [0.5] * N, [-1] * N, [0] * (N - 1) + [2], [0] * (N - 1) + [-2]])
def test_labels_that_do_not_fit_are_refused(votes, labels) -> None:
    with pytest.raises(Refusal, match="PB539"):
        classic.with_labels(votes, labels)
