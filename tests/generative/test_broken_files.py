"""Whatever happens to a file, reading it gives a design or a refusal in words: never an error of ours."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.generative.designs import AWKWARD, large_design

from purposebuilt import design_files
from purposebuilt.design import Design
from purposebuilt.problems import Refusal

EASY = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@cache
def sound() -> tuple[dict[str, str], dict[str, bytes]]:
    """The same small design as CSV texts and as the parts of a workbook."""
    with tempfile.TemporaryDirectory() as made:
        design = large_design(60)
        design_files.write(design, Path(made) / "d")
        design_files.write(design, Path(made) / "d.xlsx")
        texts = {file.name: file.read_text(encoding="utf-8") for file in sorted((Path(made) / "d").iterdir())}
        with zipfile.ZipFile(Path(made) / "d.xlsx") as archive:
            return texts, {name: archive.read(name) for name in archive.namelist()}


def understood(path: Path) -> None:
    try:
        found: Design | Refusal = design_files.read(path)
    except Refusal as refusal:
        found = refusal
    if isinstance(found, Refusal):
        assert found.problems
        assert all(problem.message and problem.remedy and problem.code[:3] == "PB1" for problem in found.problems)


@EASY
@given(st.data())
def test_csv_with_cells_and_bytes_changed(data: st.DataObject) -> None:
    texts = dict(sound()[0])
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sorted(texts)))
        text = texts[name]
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        texts[name] = (
            text[:start] + data.draw(st.sampled_from((*AWKWARD, "", ",", '"', "\n", "\r", "\0", "\ufeff"))) + text[end:]
        )
    with tempfile.TemporaryDirectory() as made:
        for name, text in texts.items():
            (Path(made) / name).write_bytes(text.encode("utf-8"))
        understood(Path(made))


@EASY
@given(st.data())
def test_workbooks_with_parts_changed(data: st.DataObject) -> None:
    parts = dict(sound()[1])
    read = [name for name in sorted(parts) if name.endswith((".xml", ".rels")) and "drawing" not in name.lower()]
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(read))
        part = parts.get(name, b"")
        start = data.draw(st.integers(0, len(part)))
        end = min(len(part), start + data.draw(st.integers(0, 60)))
        new = data.draw(
            st.sampled_from((b"", b"<", b"/>", b"</c>", b"9999999", b"<x/>", b"&#0;", b"\xff", b'"', b"t='e'"))
        )
        parts[name] = part[:start] + new + part[end:]
        if data.draw(st.integers(0, 9)) == 0:
            del parts[name]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "d.xlsx"
        path.write_bytes(out.getvalue())
        understood(path)


@EASY
@given(st.integers(0, 10_000), st.binary(max_size=40), st.integers(0, 200))
def test_workbooks_with_bytes_changed(place: int, new: bytes, gone: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in sound()[1].items():
            archive.writestr(name, part)
    content = out.getvalue()
    start = place * len(content) // 10_000
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "d.xlsx"
        path.write_bytes(content[:start] + new + content[start + gone :])
        understood(path)
