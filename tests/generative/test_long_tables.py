"""The quick reader of positions agrees with the reader of rows, cell by cell and word by word."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.room_files.rooms_for_tests import rows as sound_rows
from tests.unit.room_files.rooms_for_tests import sound

from purposebuilt.design_files import references
from purposebuilt.design_files.headings import find_tables
from purposebuilt.design_files.packed import PackedRows, typed, untyped
from purposebuilt.design_files.records import Reading, build, read_rows
from purposebuilt.design_files.sheets import Box, Sheet
from purposebuilt.participation.coherence import check_rounds
from purposebuilt.participation.room import Positions
from purposebuilt.participation.room_columns import SCHEMA
from purposebuilt.participation.room_reading import read_tables
from purposebuilt.participation.room_rows import STANCES, Taken
from purposebuilt.problems import Problem, Refusal

EASY = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
CELLS = {
    "participant": ("p1", "p2", " p1 ", "p3", "", None, "e.g. p17", 1),
    "statement": ("home-first", "one-record", "home-frist", "e.g. x", None),
    "stance": ("agree", "pass", "Disagree", " AGREE", "yes", "e.g. agree", None, 1),
    "matters": ("yes", "no", True, False, "", "maybe", None, 0),
    "reason": ("because", "", None, "e.g. so", "two\nlines", "a\0b", 7),
    "round": (1, 2, "1", "2.0", "", None, 3, 1.5, "x", -1, True),
}


def likely(cells: tuple[object, ...]) -> st.SearchStrategy[object]:
    """Mostly the first two, which are sound: so that some whole tables are."""
    return st.one_of(st.sampled_from(cells[:2]), st.sampled_from(cells[:2]), st.sampled_from(cells))


lines = st.one_of(st.just([]), st.tuples(*map(likely, CELLS.values())).map(list))


def box(lines: list[list[object]], packed: bool) -> Box:
    tables = sound_rows() | {"positions": [list(CELLS), *lines]}
    sheets = [Sheet(name, rows, workbook=True) for name, rows in tables.items() if name != "positions"]
    rows: PackedRows | list[list[object]] = tables["positions"]
    if packed:
        rows = PackedRows(untyped)
        rows.extend([[typed(cell) for cell in row] for row in tables["positions"]])
    return Box((*sheets, Sheet("positions", rows, workbook=True)))


def slowly(lines: list[list[object]]) -> Positions | set[str]:
    """The positions row by row, or what is wrong, through the reader that every other table has."""
    problems: list[Problem] = []
    founds = find_tables(box(lines, packed=False), SCHEMA, problems)
    readings: Mapping[str, Reading] = {name: read_rows(found, problems) for name, found in founds.items()}
    references.check(readings, SCHEMA, {}, problems)
    check_rounds(readings, None, problems)
    if problems:
        return {str(problem) for problem in problems}
    taken: tuple[Taken, ...] = build(readings["positions"])
    people, asked = ([one.key for one in held] for held in (sound().participants, sound().statements))
    person, statement = ({key: at for at, key in enumerate(keys)} for keys in (people, asked))
    return Positions.of((), (), ()) if not taken else _columns(taken, person, statement)


def _columns(taken: tuple[Taken, ...], person: Mapping[str, int], statement: Mapping[str, int]) -> Positions:
    import numpy as np

    return Positions(
        np.array([person[one.participant] for one in taken]),
        np.array([statement[one.statement] for one in taken]),
        np.array([STANCES[one.stance] for one in taken]),
        np.array([one.matters for one in taken]),
        np.array([one.round for one in taken]),
        {at: one.reason for at, one in enumerate(taken) if one.reason},
    )


def quickly(lines: list[list[object]], packed: bool) -> Positions | set[str]:
    try:
        return read_tables(box(lines, packed)).positions
    except Refusal as refusal:
        return {str(problem) for problem in refusal.problems}


@EASY
@given(st.lists(lines, max_size=6), st.booleans())
def test_what_is_read_and_what_is_told_are_the_same(lines: list[list[object]], packed: bool) -> None:
    assert quickly(lines, packed) == slowly(lines)


@EASY
@given(st.lists(st.lists(st.sampled_from((None, "", "a", "b", 1, 1.0, True)), max_size=4), max_size=30))
def test_packed_rows_give_back_what_they_were_given(rows: list[list[object]]) -> None:
    packed = PackedRows(untyped)
    for start in range(0, len(rows), 7):
        packed.extend([[typed(cell) for cell in row] for row in rows[start : start + 7]])
    assert len(packed) == len(rows)
    for given_row, row in zip(rows, packed, strict=True):
        padded = given_row + [None] * (packed.width - len(given_row))
        assert [(type(cell), cell) for cell in row] == [(type(cell), cell) for cell in padded]
