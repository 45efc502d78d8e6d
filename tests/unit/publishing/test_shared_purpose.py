"""The shared-purpose documents: chapters with something to say, the same figures everywhere, no small ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from tests.unit.publishing import made, made_rooms

from purposebuilt.participation.ground import Sort
from purposebuilt.participation.listening import Listened, listen
from purposebuilt.participation.listening.listen import NOBODY
from purposebuilt.participation.room import About, Room
from purposebuilt.problems import Refusal
from purposebuilt.publishing import listening
from purposebuilt.publishing.listening.data import as_data
from purposebuilt.publishing.said import Beside, Cell, Details, Picture, Report, Table

SCHEMA: dict[str, Any] = json.loads((made.ROOT / "docs" / "reference" / "shared_purpose.schema.json").read_text())


def chapters(heard: Listened) -> list[str]:
    return [one.key for one in listening.report(heard).chapters]


def tables(report: Report) -> Iterator[Table]:
    def inside(blocks: Any) -> Iterator[Table]:
        for block in blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Details):
                yield from inside(block.blocks)
            elif isinstance(block, Beside):
                yield from block.tables
            elif isinstance(block, Picture) and block.table:
                yield block.table

    for chapter in report.chapters:
        for section in chapter.sections:
            yield from inside(section.blocks)


def test_a_room_with_everything_has_every_chapter() -> None:
    told = ["short", "shared-ground", "gaps", "inside", "camps", "unclear", "voices", "rounds", "weights", "budget"]
    assert chapters(made_rooms.everything()) == [*told, "methods"]


def test_each_kind_of_statement_is_what_it_was_made_to_be() -> None:
    sorts = {one.key: one.sort for one in made_rooms.everything().ground.statements}
    assert sorts["shared"] is Sort.SHARED
    assert sorts["gap"] is Sort.TYPES
    assert sorts["split"] is Sort.WITHIN
    assert sorts["unclear"] is Sort.UNCLEAR
    assert sorts["camp-a"] is Sort.CAMPS
    assert sorts["refused"] is Sort.REFUSED


def test_a_small_room_gives_estimates_and_no_verdicts() -> None:
    heard = made_rooms.small()
    assert {one.sort for one in heard.ground.statements} == {Sort.NO_VERDICT}
    assert "Estimates, and no verdicts" in listening.report(heard).chapters[0].sections[0].blocks.__repr__()


def test_a_room_without_organisations_does_not_speak_of_them_as_heard() -> None:
    labels = [one.label for one in listening.report(made_rooms.strangers()).figures]
    assert "Organisations" not in labels


def test_who_agrees_least_is_told_for_each_purpose() -> None:
    report = listening.report(made_rooms.everything(), {"P1": "The first purpose", "local-authority": "Councils"})
    least = next(one for one in tables(report) if one.caption.startswith("Least content"))
    assert least.rows[0][0].text == "The first purpose"
    assert least.rows[0][1].text == "Councils"


def test_nobody_heard_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal) as refused:
        listen(Room(About("Empty")))
    assert [one.code for one in refused.value.problems] == [NOBODY]


@pytest.mark.parametrize("case", made_rooms.CASES)
def test_the_same_room_gives_the_same_bytes(case: str, tmp_path: Path) -> None:
    heard = made_rooms.CASES[case]()
    one = listening.publish(heard, tmp_path / "one", {})
    two = listening.publish(heard, tmp_path / "two", {})
    assert [path.name for path in one] == ["shared_purpose.html", "shared_purpose.xlsx", "shared_purpose.json"]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize("case", made_rooms.CASES)
def test_the_data_keep_to_the_schema(case: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(listening.as_json(made_rooms.CASES[case]())))


def test_the_schema_lets_nothing_else_through() -> None:
    def objects(held: Any) -> Iterator[dict[str, Any]]:
        if isinstance(held, dict):
            if held.get("type") == "object":
                yield held
            for one in held.values():
                yield from objects(one)
        elif isinstance(held, list):
            for one in held:
                yield from objects(one)

    assert all("additionalProperties" in one for one in objects(SCHEMA))


@pytest.mark.parametrize("case", made_rooms.CASES)
def test_the_workbook_holds_the_tables_of_the_page(case: str, tmp_path: Path) -> None:
    heard = made_rooms.CASES[case]()
    listening.publish(heard, tmp_path, {})
    book = openpyxl.load_workbook(tmp_path / "shared_purpose.xlsx")
    wanted = list(tables(listening.report(heard)))
    assert len(book.sheetnames) == len(wanted) + 1
    for name, table in zip(book.sheetnames[1:], wanted, strict=True):
        rows = list(book[name].iter_rows(min_row=5, values_only=True))
        assert [row[0] for row in rows] == [_told(row[0]) for row in table.rows]


def _told(cell: Cell) -> str:
    return f"{cell.text} ({cell.note})" if cell.note else cell.text


@pytest.mark.parametrize("case", made_rooms.CASES)
def test_no_share_or_count_of_people_is_told_exactly(case: str) -> None:
    """Every figure of people is a band, a middle of one, or withheld: nothing says 0 or a count below the smallest."""
    data = as_data(made_rooms.CASES[case]())
    for shown in _shown(data):
        assert (
            shown["number"] is None
            or (shown["low"] is None and "points" in shown["text"])
            or shown["high"] > shown["low"]
        )
        assert not re.fullmatch(r"0%?|[1-4]", shown["text"])


def _shown(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, dict):
        if set(held) == {"text", "low", "high", "number", "reason"}:
            yield held
        for one in held.values():
            yield from _shown(one)
    elif isinstance(held, list):
        for one in held:
            yield from _shown(one)


def test_receipts_add_up_to_what_is_held() -> None:
    from fractions import Fraction

    data = as_data(made_rooms.everything())
    assert sum(one["count"] for one in data["receipts"]) == data["budget"]["add-one"]["voices"]
    for one in data["receipts"]:
        paid = sum((Fraction(amount) for amount in one["paid"].values()), Fraction(0))
        assert Fraction(one["part"]) + Fraction(one["raised"]) == paid + Fraction(one["left"])


def test_words_of_a_room_are_escaped(tmp_path: Path) -> None:
    listening.publish(made_rooms.hostile("<script>alert(1)</script>"), tmp_path, {})
    assert "<script>" not in (tmp_path / "shared_purpose.html").read_text(encoding="utf-8")
