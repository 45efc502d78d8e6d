"""The illustrative room: made by its generator, made of real partners and published purposes, marked as made up."""

import csv
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from purposebuilt import design_files
from purposebuilt.design import Design
from purposebuilt.participation import read_room
from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.camps import camps
from purposebuilt.participation.ground import Sort, shared_ground
from purposebuilt.participation.room import Method, Room

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "west_yorkshire_room"


def assumed(name: str) -> list[dict[str, str]]:
    with (FOLDER / "assumptions" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def room() -> Room:
    return read_room(FOLDER)


@pytest.fixture(scope="module")
def design() -> Design:
    return design_files.read(FOLDER.parent / "west_yorkshire")


def test_the_tables_are_what_the_build_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "build.py"), str(tmp_path)], check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_it_says_that_it_is_made_up() -> None:
    about = room().about
    assert about.illustrative
    assert "illustrative" in about.title.lower()
    assert "Nobody was asked" in about.note
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "**Nobody was asked." in text
    counts = (len(room().participants), len(room().organisations), len(room().statements))
    assert "{} made-up people of {} real organisations take positions on\n{} statements".format(*counts) in text


def test_every_assumption_has_a_date_and_no_person_has_a_name() -> None:
    for path in sorted((FOLDER / "assumptions").glob("*.csv")):
        rows = assumed(path.stem)
        assert rows
        assert all(row.get("when_assumed") or row["date"] for row in rows), path.name
        assert all(row["why"] for row in rows if "why" in row), path.name
        assert "text" in rows[0] or "why" in rows[0], path.name
    assert all(one.key[0] == "p" and one.key[1:].isdigit() for one in room().participants)
    assert not any(one.author for one in room().statements)


def test_its_organisations_are_partners_of_the_design(design: Design) -> None:
    partners = {each.key: each for each in design.partners}
    for body in room().organisations:
        assert (body.name, body.type) == (partners[body.partner].name, partners[body.partner].kind)
        assert not body.place or body.place in partners[body.partner].places
    assert 45 <= len(room().organisations) <= 55
    assert 340 <= len(room().participants) <= 360


def test_its_statements_word_published_purposes(design: Design) -> None:
    purposes = {each.key: each for each in design.purposes}
    wording = [each for each in room().statements if each.purpose]
    assert len(wording) == 40
    for each in wording:
        purpose = purposes[each.purpose]
        assert (each.aim, each.place, each.source) == (purpose.aim, purpose.place, purpose.source)
    tensions = {each.key: each for each in design.tensions}
    drawn = {row["key"]: tensions[row["tension"]] for row in assumed("statements") if row["tension"]}
    sources = {each.key: each.source for each in room().statements}
    assert {key: each.source for key, each in drawn.items()} == {key: sources[key] for key in drawn}


def test_every_sort_of_finding_occurs() -> None:
    """The patterns that the assumptions name are found again, all but those that chance hides."""
    patterns = {row["key"]: row["pattern"] for row in assumed("statements")}
    expected = {"shared": Sort.SHARED, "broad": Sort.SHARED, "sides": Sort.TYPES, "split": Sort.WITHIN}
    expected |= {"camps": Sort.CAMPS, "unclear": Sort.UNCLEAR}
    ground = shared_ground(room(), camps=camps(room()).by_participant)
    found = Counter((patterns[each.key], each.sort is expected[patterns[each.key]]) for each in ground.statements)
    assert {each.sort for each in ground.statements} >= set(expected.values())
    assert sum(found[pattern, False] for pattern in expected) <= 4


def test_people_come_twice_join_and_leave() -> None:
    first, second = (set(ballots(room(), number).participants) for number in (1, 2))
    assert len(first & second) > 100
    assert 5 <= len(first - second) <= 30
    assert 5 <= len(second - first) <= 30


def test_everything_that_can_be_given_is_given() -> None:
    deciding = {each.key for each in room().participants if each.decides}
    swings = [each for each in room().weights if each.method is Method.SWING]
    assert {each.participant for each in room().weights} <= deciding
    assert {each.about for each in swings} == {"closeness", "hand_offs", "running_cost", "disruption"}
    assert any(each.method is Method.PAIR for each in room().weights)
    pots: Counter[tuple[str, int, str]] = Counter()
    for each in room().points:
        pots[each.participant, each.round, each.about[0]] += int(each.points)
    assert {(key[1], key[2]) for key in pots} == {(1, "S"), (2, "S"), (2, "P")}
    assert set(pots.values()) == {10}
    assert all(each.best in each.shown and each.worst in each.shown for each in room().best_worst)
    assert room().budget
    assert sum(float(each.cost) for each in room().proposals) > float(room().budget or 0)
    assert len(set(room().positions.reasons.values())) > 60
