"""`purposebuilt adopt`: a room and a design in, the design with what was said out; and each wrong word one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.command_line.shell import ROOT, TINY, ask

from purposebuilt import design_files
from purposebuilt.participation import write_room
from purposebuilt.participation.room import (
    About,
    Organisation,
    Participant,
    Position,
    Positions,
    Room,
    Stance,
    Statement,
)

ILLUSTRATIVE = ROOT / "examples" / "west_yorkshire_room"


def made() -> Room:
    """Forty councils and forty surgeries: all agree with the first statement, and the kinds differ on the second."""
    statements = (
        Statement("warm", "Nobody is sent home to a cold house.", aim="quality"),
        Statement("one-team", "One team serves all of the Dales.", aim="quality"),
        Statement("aimless", "We are kind."),
        Statement("odd", "Half of each kind says so.", aim="quality"),
    )
    kinds = {"c": "local-authority", "s": "primary-care"}
    bodies = tuple(Organisation(f"{kind}{at:02}", type=kinds[kind]) for kind in kinds for at in range(40))
    people = tuple(Participant(f"p-{body.key}-{at}", body.key) for body in bodies for at in (1, 2))
    taken = [
        Position(who.key, what.key, stance(what.key, who), reason="It is too far" if what.key == "one-team" else "")
        for who in people
        for what in statements
    ]
    columns = Positions.of(taken, [each.key for each in people], [each.key for each in statements])
    return Room(About("Dales room", "The Dales (illustrative)"), statements, bodies, people, (), columns)


def stance(statement: str, who: Participant) -> Stance:
    if statement == "odd":
        return Stance.AGREE if who.key.endswith("1") else Stance.DISAGREE
    return Stance.DISAGREE if statement == "one-team" and who.organisation[0] == "s" else Stance.AGREE


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("adopt") / "room"
    write_room(made(), folder)
    return folder


def test_it_says_what_it_would_do_and_writes_nothing(room: Path) -> None:
    done = ask("adopt", room, TINY)
    assert done.returncode == 0, done.stderr
    assert "- The statement 'warm' became a purpose: Nobody is sent home to a cold house." in done.stdout
    assert "- A gap between kinds of partner became a tension: One team serves all of the Dales." in done.stdout
    assert "The statement 'aimless' names no aim." in done.stdout
    assert "- Purposes that a statement speaks for: 1 of 3." in done.stdout
    assert done.stdout.endswith("Nothing was written: --out says where to.\n")


@pytest.mark.parametrize("name", ["system", "system.xlsx"])
def test_the_design_is_written_ready_and_doing_it_again_changes_nothing(room: Path, name: str, tmp_path: Path) -> None:
    out = tmp_path / name
    done = ask("adopt", room, TINY, "--out", out, "--horizon", "3-10y")
    assert done.returncode == 0, done.stderr
    assert f"Written: {out}" in " ".join(done.stdout.split())
    design = design_files.read(out)
    assert [(each.key, each.horizon.value) for each in design.purposes][-1] == ("heard-warm", "3-10y")
    tension = next(each for each in design.tensions if each.key == "heard-one-team")
    assert tension.good_b == "It is too far."
    assert tension.voiced_by_a == "Local authority"
    assert tension.voiced_by_b.startswith("Primary care")
    assert "This design is ready" in ask("check", out).stdout
    again = ask("adopt", room, out, "--out", out)
    assert "Nothing changed" in again.stdout
    assert design_files.read(out) == design


def test_machines_get_the_same_without_the_design(room: Path) -> None:
    done = ask("adopt", room, TINY, "--take", "one-team, warm", "--no-reasons", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [each["key"] for each in found["purposes"]] == ["heard-one-team", "heard-warm"]
    assert found["written"] is None
    assert "design" not in found
    assert found["words"] == {"one-team": "heard-one-team", "warm": "heard-warm"}
    assert found["why"]["statements_without_purpose"] == ["aimless", "odd"]
    assert found["why"]["purposes_unspoken"] == ["live-well-longer", "home-today"]
    assert next(each for each in found["tensions"] if each["key"] == "heard-one-team")["good_b"].startswith("To be")


def test_no_statement_need_be_taken(room: Path) -> None:
    found = json.loads(ask("adopt", room, TINY, "--take", "none", "--weights", "none", "--json").stdout)
    assert found["purposes"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--take", "warn"), 2, "Did you mean 'warm'?"),
        (("--take", "aimless"), 12, "The statement 'aimless' names no aim."),
        (("--horizon", "soon"), 2, "'soon' is not one of"),
        (("--take", ","), 2, "No name was given."),
    ],
)
def test_wrong_words_are_told_in_a_sentence(room: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = ask("adopt", room, TINY, *words)
    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    told = ask("adopt", room, TINY, *words, "--json")
    assert told.returncode == code


def test_a_room_or_a_design_that_is_not_there_is_told(room: Path, tmp_path: Path) -> None:
    for words in ((tmp_path / "gone", TINY), (room, tmp_path / "gone")):
        done = ask("adopt", *words)
        assert done.returncode == 11
        assert "gone" in done.stderr
    assert ask("adopt", room).returncode == 2


def test_a_place_that_cannot_be_written_to_is_told(room: Path, tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("mine", encoding="utf-8")
    done = ask("adopt", room, TINY, "--out", taken / "design")
    assert done.returncode == 11
    assert taken.read_text(encoding="utf-8") == "mine"


def test_the_illustrative_room_says_that_it_is_made_up(tmp_path: Path) -> None:
    out = tmp_path / "design"
    done = ask("adopt", ILLUSTRATIVE, ROOT / "examples" / "west_yorkshire", "--out", out)
    assert done.returncode == 0, done.stderr
    design = design_files.read(out)
    heard = [each for each in design.tensions if each.key.startswith("heard-")]
    assert len(heard) > 8
    assert all("nobody was asked" in each.note for each in heard)
    assert "Illustrative" in next(each for each in design.sources if each.key == heard[0].source).attribution
    assert "in the room: " in next(each for each in design.tensions if each.key == "WYT09").voiced_by_a
    assert {"heard-S51", "heard-S52", "heard-S53"} <= {each.key for each in design.purposes}
