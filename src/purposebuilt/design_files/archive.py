"""What stands inside a workbook file, looked at before anything trusts it.

A workbook is a zip archive of XML parts. Here it is unpacked once, part by part and never beyond the limits; parts
that act on their own, entities in XML, encrypted and overlarge archives are refused. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from purposebuilt.design_files import findings
from purposebuilt.design_files.findings import unreadable
from purposebuilt.design_files.limits import (
    MOST_MERGED,
    MOST_PARTS,
    MOST_RATIO,
    MOST_SHEETS,
    STYLE_BYTES,
    Limits,
    bounded,
    check_rows,
)
from purposebuilt.problems import Refusal

_CHUNK = 1 << 20
_ACTIVE = {
    "vbaproject": "macros",
    "xl/macrosheets/": "macros",
    "xl/externallinks/": "links to other workbooks",
    "xl/embeddings/": "files embedded in it",
    "xl/activex/": "controls that run programs",
    "xl/connections": "connections to other data",
    "xl/querytables/": "connections to other data",
}
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_MERGED = re.compile(rb'mergeCell\s{1,3}ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_FORMULA = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_ERROR = (b't="e"', b"t='e'")
_BIG = ("xl/worksheets/", "xl/sharedstrings.xml", "xl/comments", "xl/drawings/", "xl/media/", "xl/threadedcomments/")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    RuntimeError,
)
_SAVE = "Open it in Excel or LibreOffice and save it as 'Excel workbook (.xlsx)'."
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Trait:
    """What was seen in one sheet: ranges of merged cells, whether there are formulas, whether there are errors."""

    merged: tuple[str, ...] = ()
    formulas: bool = False
    errors: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A workbook that is safe to read: its bytes, and what was seen in each sheet by name."""

    content: bytes
    traits: dict[str, Trait]


def scan(path: Path, limits: Limits) -> Scan:
    """Look through a workbook file. Raises Refusal (file unreadable) with what it is instead, or what is wrong."""
    content = bounded(path, limits.workbook, limits.noun)
    if content[:4] != b"PK\x03\x04":
        raise _something_else(path, content, limits.noun)
    parts: dict[str, bytes] = {}
    traits: dict[str, Trait] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_names(path, archive, limits.noun)
            for name, part in _unpacked(path, archive, len(content), limits):
                _check_xml(path, name, part)
                lower = name.lower()
                if lower.startswith("xl/worksheets/") and lower.endswith(".xml"):
                    check_rows(part.count(b"<row "), path.name, limits.long, limits.noun)
                    traits[name] = _trait(part)
                elif lower in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                    parts[lower] = part
        return Scan(content, _by_sheet(parts, traits, limits.noun))
    except _BROKEN as error:
        raise damaged(path) from error


def damaged(path: Path) -> Refusal:
    """Make the refusal of a workbook that breaks while it is read."""
    message = f"'{path}' is damaged: it begins as a workbook but cannot be read to its end."
    return unreadable(findings.NOT_A_WORKBOOK, message, f"Fetch it again, or mend it: {_SAVE[0].lower()}{_SAVE[1:]}")


def _too_large(path: Path, why: str, noun: str) -> Refusal:
    remedy = f"Copy the sheets of one {noun} into a new workbook and save that."
    return unreadable(findings.TOO_LARGE, f"'{path}' is larger than any {noun}: {why}.", remedy)


def _something_else(path: Path, content: bytes, noun: str) -> Refusal:
    """Say what a file that is not a zip archive is, by its first bytes."""
    head = content[:1024].lstrip().lower()
    if not content.strip(b"\0"):
        what, remedy = "is empty", "Fetch or save it again."
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            what, remedy = "is locked with a password", "Save a copy without a password and try again."
        else:
            what, remedy = "is a workbook of the old .xls kind", _SAVE
    elif head.startswith(b"%pdf"):
        what, remedy = "is a PDF document", "Give a workbook (.xlsx) or a folder of CSV files."
    elif head.startswith((b"<", b"\xef\xbb\xbf<")):
        what, remedy = "is a web page or XML text, not a workbook", _SAVE
    elif b"\0" not in content[:4096]:
        what = "is plain text, not a workbook"
        folder = f" '{path.parent}'" if path.suffix.lower() == ".csv" else ""
        remedy = f"A {noun} is a workbook (.xlsx) or a folder of CSV files: give the folder{folder}."
    else:
        what, remedy = "is not a workbook", "Give a workbook (.xlsx) or a folder of CSV files."
    return unreadable(findings.NOT_A_WORKBOOK, f"'{path}' {what}.", remedy)


def _check_names(path: Path, archive: zipfile.ZipFile, noun: str) -> None:
    names = [entry.filename.lower() for entry in archive.infolist()]
    if len(names) > MOST_PARTS:
        raise _too_large(path, f"it is an archive of {len(names):,} parts", noun)
    if len(set(names)) != len(names):
        raise damaged(path)
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        message = f"'{path}' is locked with a password."
        raise unreadable(findings.NOT_A_WORKBOOK, message, "Save a copy without a password and try again.")
    for sign, what in _ACTIVE.items():
        if any(sign in name for name in names):
            remedy = "Save it as 'Excel workbook (.xlsx)' without them: paste their values instead."
            raise unreadable(findings.UNSAFE, f"'{path}' holds {what}; these are not opened.", remedy)
    if "xl/workbook.xml" not in names:
        raise _other_archive(path, names)


def _other_archive(path: Path, names: list[str]) -> Refusal:
    kinds = {
        "xl/workbook.bin": ("is a workbook of the .xlsb kind", _SAVE),
        "word/document.xml": ("is a Word document", "Give a workbook (.xlsx) or a folder of CSV files."),
        "index/document.iwa": ("is a Numbers document", "Export it as Excel (.xlsx) and give that."),
        "content.xml": ("is an OpenDocument file (such as .ods), not an Excel workbook", _SAVE),
    }
    for name, (what, remedy) in kinds.items():
        if name in names:
            return unreadable(findings.NOT_A_WORKBOOK, f"'{path}' {what}.", remedy)
    remedy = "If it is a zip file of CSV files, unpack it and give the folder."
    return unreadable(findings.NOT_A_WORKBOOK, f"'{path}' is an archive, not a workbook.", remedy)


def _unpacked(path: Path, archive: zipfile.ZipFile, packed: int, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Unpack each part, trusting no size that the archive states."""
    noun, total, tags = limits.noun, 0, 0
    for entry in archive.infolist():
        pieces, size = [], 0
        text = not entry.filename.lower().startswith("xl/media/")
        big = entry.filename.lower().startswith(_BIG)
        with archive.open(entry) as opened:
            while piece := opened.read(_CHUNK):
                size += len(piece)
                total += len(piece)
                if total > limits.unpacked:
                    raise _too_large(path, f"it unpacks to more than {limits.unpacked / 1e6:.0f} MB", noun)
                if total > _CHUNK and total > MOST_RATIO * packed:
                    raise _too_large(path, f"it unpacks to more than {MOST_RATIO} times its size", noun)
                tags += piece.count(b"<") if text else 0
                if tags > limits.tags:
                    raise _too_large(path, "it holds more cells, texts and formats than are worth reading", noun)
                if not big and size > STYLE_BYTES:
                    raise _too_large(
                        path, f"its part {entry.filename[:60]} is larger than {STYLE_BYTES / 1e6:.0f} MB", noun
                    )
                pieces.append(piece)
        yield entry.filename, b"".join(pieces)


def _check_xml(path: Path, name: str, part: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    stated = _ENCODING.match(part[:300].removeprefix(b"\xef\xbb\xbf"))
    odd = stated and stated.group(1).lower() not in (b"utf-8", b"us-ascii", b"ascii")
    if odd or b"\0" in part or (b"<!" in part and _ENTITY.search(part)):
        message = f"'{path}' holds XML that no spreadsheet writes (in {name[:60]})."
        raise unreadable(findings.UNSAFE, message, _SAVE)
    if name.lower() == "xl/workbook.xml" and b"purl.oclc.org/ooxml" in part:
        message = f"'{path}' is a workbook of the Strict Open XML kind."
        raise unreadable(findings.NOT_A_WORKBOOK, message, "Save it as 'Excel workbook (.xlsx)', without Strict.")
    if name.lower() == "[content_types].xml" and b"macroEnabled" in part:
        message = f"'{path}' is a workbook made for macros; these are not opened."
        raise unreadable(findings.UNSAFE, message, _SAVE)


def _trait(part: bytes) -> Trait:
    several = _MERGED.finditer(part) if b"mergeCell" in part else iter(())
    merged = tuple(found.group(1).decode("ascii") for found in islice(several, MOST_MERGED))
    return Trait(merged, any(sign in part for sign in _FORMULA), any(sign in part for sign in _ERROR))


def _by_sheet(parts: dict[str, bytes], traits: dict[str, Trait], noun: str) -> dict[str, Trait]:
    """Give each sheet's trait by the sheet's name, through the workbook's table of contents."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])  # noqa: S314 - checked: no entities
    targets = {one.attrib["Id"]: one.attrib.get("Target", "") for one in relations}
    book = ElementTree.fromstring(parts["xl/workbook.xml"])  # noqa: S314 - checked: no entities
    found: dict[str, Trait] = {}
    for sheet in (one for one in book.iter() if one.tag.endswith("}sheet")):
        target = targets.get(sheet.attrib.get(_RELATION, ""), "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        found[sheet.attrib.get("name", "")] = traits.get(name, Trait())
    if len(found) > MOST_SHEETS:
        message = f"The workbook has {len(found)} sheets; {MOST_SHEETS} are read at most."
        raise unreadable(findings.TOO_LARGE, message, f"Keep only the sheets of one {noun} in it.")
    return found
