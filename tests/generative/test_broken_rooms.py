"""Whatever happens to the files of a room, reading gives a room or a refusal in words: never an error of ours."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generative.designs import AWKWARD
from tests.generative.rooms import large_room
from tests.unit.room_files.rooms_for_tests import sound
from tests.unit.room_files.test_layouts import BY_NUMBER, MATRIX, PEOPLE, POLIS, TestOneSheet

from purposebuilt.participation import read_room, write_room
from purposebuilt.participation.room import Room
from purposebuilt.problems import Refusal

EASY = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LAYOUTS = {
    "polis": POLIS,
    "matrix": {"comments.csv": POLIS["comments.csv"], "votes matrix.csv": f"{MATRIX},0,1\n9,,0,2,1,1,1,-1\n"},
    "people": {"participants.csv": PEOPLE, "votes.csv": BY_NUMBER},
    "statements": {"comments.csv": "c,moderated,meta,seed,text\n2,1,0,,a\n10,-1,0,,\n", "votes.csv": BY_NUMBER},
    "one sheet": {"house.csv": TestOneSheet.TEXT},
}


@cache
def texts(name: str) -> dict[str, str]:
    if name in LAYOUTS:
        return LAYOUTS[name]
    with tempfile.TemporaryDirectory() as made:
        write_room(sound(), Path(made) / "r")
        return {file.name: file.read_text(encoding="utf-8") for file in sorted((Path(made) / "r").iterdir())}


@cache
def parts() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as made:
        write_room(large_room(5, 4), Path(made) / "r.xlsx")
        with zipfile.ZipFile(Path(made) / "r.xlsx") as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def understood(path: Path) -> None:
    try:
        found: Room | Refusal = read_room(path)
    except Refusal as refusal:
        found = refusal
    if isinstance(found, Refusal):
        assert found.problems
        assert all(one.message and one.remedy and one.code[:3] in ("PB1", "PB5") for one in found.problems)
        assert len({str(one) for one in found.problems}) == len(found.problems), "each is told once"


@pytest.mark.parametrize("name", [*LAYOUTS, "own"])
@EASY
@given(data=st.data())
def test_csv_with_cells_and_bytes_changed(name: str, data: st.DataObject) -> None:
    changed = dict(texts(name))
    for _ in range(data.draw(st.integers(1, 4))):
        file = data.draw(st.sampled_from(sorted(changed)))
        text = changed[file]
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        new = data.draw(st.sampled_from((*AWKWARD, "", ",", '"', "\n", "\r", "\0", "\ufeff", "9" * 30, "1.5", "-")))
        changed[file] = text[:start] + new + text[end:]
    with tempfile.TemporaryDirectory() as made:
        for file, text in changed.items():
            (Path(made) / file).write_bytes(text.encode("utf-8"))
        understood(Path(made))


@EASY
@given(st.data())
def test_workbooks_with_parts_changed(data: st.DataObject) -> None:
    changed = dict(parts())
    read = [name for name in sorted(changed) if name.endswith((".xml", ".rels")) and "drawing" not in name.lower()]
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(read))
        part = changed.get(name, b"")
        start = data.draw(st.integers(0, len(part)))
        end = min(len(part), start + data.draw(st.integers(0, 60)))
        new = data.draw(st.sampled_from((b"", b"<", b"/>", b"</c>", b"9999999", b"<x/>", b"&#0;", b"\xff", b"t='e'")))
        changed[name] = part[:start] + new + part[end:]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "r.xlsx"
        path.write_bytes(out.getvalue())
        understood(path)
