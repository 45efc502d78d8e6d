"""Hostile and broken files are refused in one sentence, within a second, and nothing is changed."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.unit.design_files.boxes_for_tests import folder, only, problems, rows, workbook

from purposebuilt.problems import Exit

ROW = b'<row r="%d"><c r="A%d" t="n"><v>1</v></c></row>'
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%b</sheetData></worksheet>'


def sound(tmp_path: Path) -> bytes:
    return workbook(rows(), tmp_path / "sound").read_bytes()


def replaced(content: bytes, parts: dict[str, bytes], level: int = 6) -> bytes:
    """Give the workbook with parts replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def many_sheets(content: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for number in range(41):
        book.create_sheet(f"more {number}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    changed = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


def lying(content: bytes) -> bytes:
    """State a small size for a part that unpacks to a large one."""
    changed = bytearray(replaced(content, {"xl/media/x.png": b"\0" * 60_000_000}))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.rfind(sign)
        changed[at + offset : at + offset + 4] = struct.pack("<I", 10)
    return bytes(changed)


def twice(content: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as new, pytest.warns(UserWarning, match="Duplicate"):
        new.writestr("xl/workbook.xml", b"<x/>")
    return out.getvalue()


SHEET_1 = "xl/worksheets/sheet1.xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
MANY_CELLS = b"".join(b'<c r="A1"/>' for _ in range(700_000))
WORKBOOKS: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "empty": (lambda _: b"", "PB104", "is empty"),
    "zeros": (lambda _: b"\0" * 5_000_000, "PB104", "is empty"),
    "text": (lambda _: b"key,name\n1,2\n", "PB104", "is plain text"),
    "web page": (lambda _: b"<html><table><tr><td>key</td></tr></table></html>", "PB104", "web page"),
    "xml with a mark": (lambda _: b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "PB104", "web page or XML"),
    "pdf": (lambda _: b"%PDF-1.7 ...", "PB104", "PDF"),
    "strict": (
        lambda content: replaced(content, {"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/x"/>'}),
        "PB104",
        "Strict Open XML",
    ),
    "old xls": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9_000, "PB104", "old .xls kind"),
    "password": (
        lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"),
        "PB104",
        "locked with a password",
    ),
    "locked zip": (locked, "PB104", "locked with a password"),
    "ods": (lambda _: archive({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), "PB104", "OpenDocument"),
    "docx": (lambda _: archive({"word/document.xml": b"<x/>"}), "PB104", "Word"),
    "xlsb": (lambda _: archive({"xl/workbook.bin": b"x"}), "PB104", ".xlsb"),
    "zip of csv": (lambda _: archive({"design.csv": b"title\n"}), "PB104", "is an archive"),
    "cut off": (lambda content: content[: len(content) // 2], "PB104", "damaged"),
    "scrambled": (lambda content: content[:300] + b"\x55" * 300 + content[600:], "PB104", "damaged"),
    "no relations": (lambda content: replaced(content, {"xl/_rels/workbook.xml.rels": b"<x"}), "PB104", "damaged"),
    "broken sheet": (lambda content: replaced(content, {SHEET_1: b"<worksheet><sheetData>"}), "PB104", "damaged"),
    "a part twice": (twice, "PB104", "damaged"),
    "macros": (lambda content: replaced(content, {"xl/vbaProject.bin": b"x"}), "PB105", "macros"),
    "macro kind": (
        lambda content: replaced(content, {"[Content_Types].xml": b"<Types>macroEnabled.main+xml</Types>"}),
        "PB105",
        "made for macros",
    ),
    "links": (lambda content: replaced(content, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "PB105", "links"),
    "embedded": (lambda content: replaced(content, {"xl/embeddings/o.bin": b"x"}), "PB105", "embedded"),
    "connection": (lambda content: replaced(content, {"xl/connections.xml": b"<x/>"}), "PB105", "connections"),
    "entities": (
        lambda content: replaced(content, {SHEET_1: LAUGHS + b"<x>&b;</x>"}),
        "PB105",
        "no spreadsheet writes",
    ),
    "hidden entities": (
        lambda content: replaced(content, {SHEET_1: LAUGHS.decode().encode("utf-16")}),
        "PB105",
        "no spreadsheet writes",
    ),
    "odd encoding": (
        lambda content: replaced(content, {SHEET_1: b"<?xml version='1.0' encoding='cp037'?><x/>"}),
        "PB105",
        "no spreadsheet writes",
    ),
    "bomb": (lambda content: replaced(content, {SHEET_1: b" " * 60_000_000}), "PB103", "unpacks to more than"),
    "bomb in a picture": (
        lambda content: replaced(content, {"xl/media/a.png": b"\0" * 99_000_000}),
        "PB103",
        "times its size",
    ),
    "lying bomb": (lying, "PB104", "damaged"),
    "too large": (lambda content: content + b"\0" * 10_000_001, "PB103", "larger than 10 MB"),
    "many sheets": (many_sheets, "PB103", "sheets"),
    "many rows": (
        lambda content: replaced(content, {SHEET_1: SHEET % b"".join(ROW % (n, n) for n in range(1, 50_003))}, 1),
        "PB103",
        "50,000 rows",
    ),
    "a far row": (
        lambda content: replaced(content, {SHEET_1: SHEET % (ROW % (1_048_576, 1_048_576))}),
        "PB103",
        "50,000 rows",
    ),
    "many cells": (
        lambda content: replaced(content, {SHEET_1: SHEET % (b'<row r="1">' + MANY_CELLS + b"</row>")}, 1),
        "PB103",
        "",
    ),
    "many marks": (
        lambda content: replaced(content, {SHEET_1: SHEET % b"".join(b"<x y='%d'/>" % n for n in range(2_600_000))}, 1),
        "PB103",
        "",
    ),
    "marks without end": (
        lambda content: replaced(content, {SHEET_1: SHEET % b"".join(b"<mergeCell %d" % n for n in range(900_000))}, 1),
        "PB104",
        "damaged",
    ),
    "many parts": (
        lambda content: replaced(content, {f"xl/media/{n}.png": b"" for n in range(1_001)}),
        "PB103",
        "parts",
    ),
    "fat styles": (
        lambda content: replaced(content, {"xl/styles.xml": os.urandom(1_500_000).hex().encode()}, 1),
        "PB103",
        "larger than 2 MB",
    ),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_refused(tmp_path: Path, name: str) -> None:
    make, code, words = WORKBOOKS[name]
    path = tmp_path / "design.xlsx"
    path.write_bytes(make(sound(tmp_path)))
    before = sorted((entry.name, entry.stat().st_size) for entry in tmp_path.iterdir())
    started = time.perf_counter()
    found = only(path, Exit.FILE_UNREADABLE)
    taken = time.perf_counter() - started
    assert found.code == code, found
    assert words in found.message
    assert taken < 5, "a slow machine gets five times the second that is promised"
    assert sorted((entry.name, entry.stat().st_size) for entry in tmp_path.iterdir()) == before


CSV: dict[str, tuple[bytes, str, str]] = {
    "windows": ("key,name\nx,Caf\xe9 du Nord\n".encode("cp1252"), "PB106", "see line 2, 'x,Café du Nord'"),
    "utf-16": ("key,name\n".encode("utf-16"), "PB106", "UTF-16"),
    "nul": (b"key,name\nx,a\0b\n", "PB106", "NUL byte in line 2"),
    "workbook": (b"PK\x03\x04rest", "PB107", "a workbook with the name of a CSV file"),
    "semicolons": (b"key;name\nx;y\n", "PB107", "semicolons"),
    "tabs": (b"key\tname\nx\ty\n", "PB107", "tabs"),
    "open quote": (b'key,name\nx,"y\nz,w\n', "PB107", "never closed"),
    "after a quote": (b'key,name\n"x"y,z\n', "PB107", "follows a closing quote"),
    "long cell": (b"key,name\nx," + b"y" * 200_000 + b"\n", "PB107", "longer than any cell"),
    "too large": (b"key,name\n" + b"x,y\n" * 2_500_001, "PB103", "larger than 10 MB"),
    "many rows": (b"key\n" + b"x\n" * 50_001, "PB103", "50,000 rows"),
    "many commas": (b"key" + b"," * 9_000_000 + b"\n", "PB103", "cells"),
    "many cells": ((b"," * 60 + b"\n") * 20_000, "PB103", "600,000 cells"),
    "a wide row": (b"key" + b"," * 250 + b"\n", "PB103", "200 columns"),
}


@pytest.mark.parametrize("name", CSV)
def test_a_csv_file_is_refused(tmp_path: Path, name: str) -> None:
    content, code, words = CSV[name]
    path = folder(rows(), tmp_path / "d")
    (path / "aims.csv").write_bytes(content)
    started = time.perf_counter()
    found = only(path, Exit.FILE_UNREADABLE)
    taken = time.perf_counter() - started
    assert (found.code, found.where.sheet) == (code, "aims.csv")
    assert words in found.message
    assert taken < 5


def test_what_is_not_a_file_is_refused(tmp_path: Path) -> None:
    path = folder(rows(), tmp_path / "d")
    (path / "aims.csv").symlink_to("/dev/zero")
    assert "link" in only(path, Exit.FILE_UNREADABLE).message
    (path / "aims.csv").unlink()
    (path / "aims.csv").mkdir()
    assert only(path, Exit.FILE_UNREADABLE).message == "This is not a file."
    (path / "aims.csv").rmdir()
    os.mkfifo(path / "aims.csv")
    assert only(path, Exit.FILE_UNREADABLE).message == "This is not a file."
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    assert only(tmp_path / "zero.xlsx", Exit.FILE_UNREADABLE).code == "PB102"
    (tmp_path / "lost.xlsx").symlink_to("/nowhere")
    assert only(tmp_path / "lost.xlsx", Exit.FILE_UNREADABLE).code == "PB101"


def test_many_files_are_refused(tmp_path: Path) -> None:
    path = folder(rows(), tmp_path / "d")
    for number in range(41):
        (path / f"more-{number}.csv").write_text("key\n")
    assert only(path, Exit.FILE_UNREADABLE).code == "PB103"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = workbook(rows(), tmp_path / "d")
    path.chmod(0)
    assert only(path, Exit.FILE_UNREADABLE).code == "PB102"
    path.chmod(0o644)


def test_a_thousand_mistakes_are_told_quickly(tmp_path: Path) -> None:
    tables = rows()
    tables["partners"] += [[f"p{n}", "name", f"kind {n}", f"place {n}"] + [None] * 6 for n in range(3_000)]
    path = folder(tables, tmp_path / "d")
    started = time.perf_counter()
    assert len(problems(path)) == 6_000
    assert time.perf_counter() - started < 5


def test_a_table_full_of_mistakes_is_not_read_to_its_end(tmp_path: Path) -> None:
    tables = rows()
    tables["teams"] += [
        [f"t{n}", "name", "skill", "dales-icb", "dales", "many", "guess"] + [None] * 5 for n in range(9_000)
    ]
    path = folder(tables, tmp_path / "d")
    started = time.perf_counter()
    found = problems(path)
    assert time.perf_counter() - started < 5
    assert [problem.code for problem in found].count("PB134") == 1
    assert len(found) < 6_000
