"""`purposebuilt listen`: a room in, what it shares out; and each wrong word one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.command_line.shell import ROOT, ask
from tests.unit.publishing import made_rooms

from purposebuilt.participation import read_room, write_room

ILLUSTRATIVE = ROOT / "examples" / "west_yorkshire_room"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listen") / "room"
    write_room(made_rooms.asked_for_all(), folder)
    return folder


def test_it_says_what_the_room_shares(room: Path) -> None:
    done = ask("listen", room)
    assert done.returncode == 0, done.stderr
    assert "Shared ground: 1" in done.stdout
    assert "Gap between kinds of partner: 1" in done.stdout
    assert "Illustrative: nobody said any of this." in done.stdout


def test_it_writes_page_workbook_and_data(room: Path, tmp_path: Path) -> None:
    done = ask("listen", room, "--out", tmp_path / "out", "--voice", "person")
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["shared_purpose.html", "shared_purpose.json", "shared_purpose.xlsx"]


def test_as_data_it_says_the_same(room: Path) -> None:
    done = ask("listen", room, "--json")
    data = json.loads(done.stdout)
    assert data["format"] == "purposebuilt-shared-purpose-1"
    assert [one["sort"] for one in data["statements"] if one["key"] == "gap"] == ["gap between kinds of partner"]


def test_the_illustrative_room_takes_its_names_from_the_design(tmp_path: Path) -> None:
    design = ROOT / "examples" / "west_yorkshire"
    done = ask("listen", ILLUSTRATIVE, "--design", design, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "shared_purpose.html").read_text(encoding="utf-8")
    assert "Acute hospital trusts" in page
    assert "Illustrative: nobody said this" in page


def test_a_blank_room_can_be_filled_in(tmp_path: Path) -> None:
    done = ask("template", tmp_path / "room.xlsx", "--room")
    assert done.returncode == 0, done.stderr
    assert "purposebuilt listen" in done.stdout
    blank = ask("listen", tmp_path / "room.xlsx")
    assert blank.returncode == 12
    assert "Traceback" not in blank.stderr


def test_a_room_turns_into_a_workbook_and_back(room: Path, tmp_path: Path) -> None:
    assert ask("convert", room, tmp_path / "room.xlsx", "--room").returncode == 0
    assert ask("convert", tmp_path / "room.xlsx", tmp_path / "again", "--room").returncode == 0
    assert read_room(tmp_path / "again") == read_room(room)


def test_a_room_that_is_not_there(tmp_path: Path) -> None:
    done = ask("listen", tmp_path / "nowhere")
    assert done.returncode == 11
    assert "There is nothing at" in done.stderr


@pytest.mark.parametrize("words", [("listen",), ("adopt",), ("convert", "--room")])
def test_a_design_is_no_room(words: tuple[str, ...], tmp_path: Path) -> None:
    design = ROOT / "examples" / "tiny"
    further = {"adopt": (design,), "convert": (tmp_path / "out.xlsx",)}.get(words[0], ())
    done = ask(*words, design, *further)
    assert done.returncode == 11
    assert done.stderr.startswith("This is a design, and a room is needed here")
    assert "PB117" in done.stderr
    assert len(done.stderr.splitlines()) < 5
    assert not any(tmp_path.iterdir())


def test_a_room_is_no_design() -> None:
    done = ask("check", ILLUSTRATIVE)
    assert done.returncode == 11
    assert done.stderr.startswith("This is a room, and a design is needed here")


def test_weights_that_nobody_stated_are_said_once(tmp_path: Path) -> None:
    write_room(made_rooms.room(60, 1, belong=False), tmp_path / "room")
    done = ask("listen", tmp_path / "room", "--voice", "weight")
    assert done.returncode == 12
    assert done.stderr.count("PB520") == 1
    assert "No organisation has a stated weight." in done.stderr


def test_a_room_without_organisations_speaks_of_people(tmp_path: Path) -> None:
    write_room(made_rooms.room(60, 1, belong=False), tmp_path / "room")
    done = ask("listen", tmp_path / "room", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "shared_purpose.html").read_text(encoding="utf-8")
    assert "Of 100 people" in page
    assert "Of 100 organisations" not in page


def test_a_voice_that_nobody_stated(tmp_path: Path) -> None:
    bare = made_rooms.room(9, 3)
    write_room(type(bare)(bare.about, bare.statements, (), bare.participants, (), bare.positions), tmp_path / "bare")
    done = ask("listen", tmp_path / "bare", "--voice", "weight")
    assert done.returncode == 12
    assert "weight" in done.stderr


def test_a_voice_that_does_not_exist(room: Path) -> None:
    done = ask("listen", room, "--voice", "loudest")
    assert done.returncode == 2
    assert "loudest" in done.stderr


def test_a_folder_that_is_a_file(room: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    done = ask("listen", room, "--out", tmp_path / "taken")
    assert done.returncode == 11
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def made_by_hand(folder: Path, people: int = 12, **tables: str) -> Path:
    folder.mkdir()
    keys = [f"p{at}" for at in range(people)]
    given = {
        "room": "title\nThe hall\n",
        "statements": "key,text\ns1,We agree\n",
        "participants": "key\n" + "".join(f"{key}\n" for key in keys),
        "positions": "participant,statement,stance\n" + "".join(f"{key},s1,agree\n" for key in keys),
    }
    for name, text in {**given, **tables}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_what_is_noticed_is_told_by_name_in_the_terminal_and_by_kind_in_the_documents(tmp_path: Path) -> None:
    points = "participant,about,points\np7,s1,500\n" + "".join(f"p{at},s1,4\n" for at in range(6))
    done = ask("listen", made_by_hand(tmp_path / "room", points=points), "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "'p7' put 500 points" in done.stdout
    page = (tmp_path / "out" / "shared_purpose.html").read_text(encoding="utf-8")
    data = (tmp_path / "out" / "shared_purpose.json").read_text(encoding="utf-8")
    assert "What was noticed in the files" in page
    assert "PB546" in data
    assert "p7" not in page
    assert "p7" not in data


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"proposals": "key,title,cost,cost_basis\na,A van,50,assumed\n"}, "There are proposals and no budget"),
        ({"room": "title,budget,budget_basis\nT,1000,assumed\n"}, "There is a budget and nothing to spend it on"),
    ],
)
def test_half_of_a_shared_budget_is_said(tables: dict[str, str], said: str, tmp_path: Path) -> None:
    done = ask("listen", made_by_hand(tmp_path / "room", **tables))
    assert done.returncode == 0, done.stderr
    assert said in done.stdout
    assert "PB581" in done.stdout


def test_of_one_person_nothing_is_told(tmp_path: Path) -> None:
    done = ask("listen", made_by_hand(tmp_path / "room", people=1))
    assert done.returncode == 0, done.stderr
    assert "Heard: fewer than 10 people, 1 statement." in done.stdout
    assert "Too few were heard to tell of any statement." in done.stdout
    assert "1 people" not in done.stdout


def test_where_there_are_few_the_page_gives_estimates_most_agreed_first(tmp_path: Path) -> None:
    write_room(made_rooms.room(9, 3), tmp_path / "room")
    done = ask("listen", tmp_path / "room", "--out", tmp_path / "out")
    assert "Those with most agreement, as estimates" in done.stdout
    page = (tmp_path / "out" / "shared_purpose.html").read_text(encoding="utf-8")
    assert "Every statement, most agreed first" in page
    assert "No verdict" in page
