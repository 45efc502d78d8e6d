"""Writing: complete or not at all, nothing else touched, the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.design_files.boxes_for_tests import rows, sound, workbook

from purposebuilt import design_files
from purposebuilt.design import Design, Figure, Partner
from purposebuilt.design_files import cells, folder
from purposebuilt.problems import Exit, Refusal


def snapshot(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def refused(design: Design, path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        design_files.write(design, path)
    (problem,) = caught.value.problems
    assert problem.remedy.endswith(".")
    return f"{problem.code} {problem.message}"


@pytest.mark.parametrize("name", ["d", "d.xlsx", "d.XLSX"])
def test_the_same_design_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    design_files.write(sound(), tmp_path / "one" / name)
    design_files.write(sound(), tmp_path / "two" / name)
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_a_folder_that_is_written_again_keeps_what_is_not_a_table(tmp_path: Path) -> None:
    path = tmp_path / "d"
    design_files.write(sound(), path)
    (path / "README.md").write_text("about us")
    (path / "pictures").mkdir()
    (path / "pictures" / "map.txt").write_text("here be dales")
    design_files.write(replace(sound(), teams=()), path)
    assert sorted(entry.name for entry in path.iterdir()) == [
        *("README.md", "arrangements.csv", "committees.csv", "design.csv", "partners.csv", "pictures", "places.csv"),
    ]
    assert (path / "pictures" / "map.txt").read_text() == "here be dales"
    assert design_files.read(path) == replace(sound(), teams=())
    assert [entry.name for entry in tmp_path.iterdir()] == ["d"]


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d"
    design_files.write(sound(), path)
    before = snapshot(tmp_path)

    def full(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "_csv", full)
    assert refused(sound(), path).startswith("PB140")
    assert snapshot(tmp_path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["d"]


def test_a_move_that_fails_puts_back_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d"
    design_files.write(sound(), path)
    before = snapshot(tmp_path)
    rename = Path.rename

    def sometimes(self: Path, target: Path) -> Path:
        if target == path and self.name.startswith("."):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", sometimes)
    assert "Input/output error" in refused(sound(), path)
    assert snapshot(tmp_path) == before


def test_places_that_are_not_for_a_design(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letters.txt").write_text("dear")
    assert "something else than a design" in refused(sound(), tmp_path / "home")
    (tmp_path / "home" / "letters").write_text("dear")
    assert "is a file, not a folder" in refused(sound(), tmp_path / "home" / "letters")
    assert "cannot be written as 'd.ods'" in refused(sound(), tmp_path / "d.ods")
    assert "cannot be written as 'd.docx'" in refused(sound(), tmp_path / "d.docx")
    (tmp_path / "d.xlsx").mkdir()
    assert "is a folder" in refused(sound(), tmp_path / "d.xlsx")
    design_files.write(sound(), tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    assert "the folder you are in" in refused(sound(), Path())
    assert snapshot(tmp_path / "home").keys() == {"letters", "letters.txt"}


def test_a_workbook_replaces_a_workbook_and_nothing_else(tmp_path: Path) -> None:
    path = workbook(rows(), tmp_path / "d")
    design_files.write(sound(), path)
    assert design_files.read(path) == sound()
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.xlsx"]
    (tmp_path / "file").write_text("x")
    assert refused(sound(), tmp_path / "file" / "d.xlsx").startswith("PB140")


def test_texts_are_tidied(tmp_path: Path) -> None:
    design = replace(sound(), partners=(Partner("dales-icb", "  NHS\r\nDales ", "icb", ("dales", "", " northdale ")),))
    design = replace(design, partners=(*design.partners, sound().partners[1]))
    design_files.write(design, tmp_path / "d")
    first = design_files.read(tmp_path / "d").partners[0]
    assert (first.name, first.places) == ("NHS\nDales", ("dales", "northdale"))


@pytest.mark.parametrize("name", ["d", "d.xlsx"])
@pytest.mark.parametrize("text", ["bell\a", "x" * 32_768, "\ud800"])
def test_texts_that_cannot_stay_are_refused_before_anything_is_written(tmp_path: Path, name: str, text: str) -> None:
    design = replace(sound(), teams=(replace(sound().teams[0], counts=text),))
    with pytest.raises(Refusal) as caught:
        design_files.write(design, tmp_path / name)
    assert caught.value.exit_code is Exit.DESIGN_NOT_READY
    assert [(problem.code, str(problem.where)) for problem in caught.value.problems] == [
        ("PB132", "teams, row 2, counts, 'buyers'")
    ]
    assert not list(tmp_path.iterdir())


def test_a_key_that_looks_like_an_example_is_refused(tmp_path: Path) -> None:
    design = replace(sound(), teams=(replace(sound().teams[0], key="e.g. buyers"),))
    assert refused(design, tmp_path / "d").startswith("PB131")


def test_a_text_that_workbooks_spoil_is_refused_there_and_kept_in_a_folder(tmp_path: Path) -> None:
    design = replace(sound(), teams=(replace(sound().teams[0], counts="a_x005F_b"),))
    design_files.write(design, tmp_path / "d")
    assert design_files.read(tmp_path / "d") == design
    assert refused(design, tmp_path / "d.xlsx").startswith("PB132")


def test_convert_goes_both_ways(tmp_path: Path) -> None:
    design_files.write(sound(), tmp_path / "one")
    assert design_files.convert(tmp_path / "one", tmp_path / "two.xlsx") == sound()
    design_files.convert(tmp_path / "two.xlsx", tmp_path / "three")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "three")


def test_text_that_a_spreadsheet_would_run_is_disarmed_and_comes_back() -> None:
    for text in ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''-1", "#N/A", "#DIV/0!"):
        assert cells.protect(text) == f"'{text}"
        assert cells.unprotect(cells.protect(text)) == text
    for text in ("'quoted'", "a=1", "#1", "it's", "", "'"):
        assert cells.protect(text) == text
        assert cells.unprotect(text) == text


def test_numbers_are_written_as_people_write_them() -> None:
    assert [cells.number(value) for value in (5.0, -0.5, 0.1 + 0.2, 1e20, 123456789012345.0)] == [
        *("5", "-0.5", "0.3", "1e+20", "123456789012345"),
    ]
    assert Figure(0.1 + 0.2).value == 0.3


def test_items_are_joined_and_split() -> None:
    for items in ((), ("a",), ("a;b", "c\\"), ("\\;",), ("\\\\", ";;", "x")):
        assert cells.split(cells.join(items)) == items
    assert cells.split("C:\\new; x ;;") == ("C:\\new", "x")


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    design_files.write(sound(), tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    design_files.write(replace(sound(), teams=()), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert design_files.read(tmp_path / "real").teams == ()
