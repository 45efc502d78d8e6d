"""The map and the scheme: one table behind both, read back and compared; lawful sorting; the same bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.publishing import made
from tests.unit.publishing.made_large import large

from purposebuilt import rulebooks
from purposebuilt.appraisal.results import Appraisal
from purposebuilt.design import Answer
from purposebuilt.design_files.workbook_reader import read_workbook
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.problems import Refusal
from purposebuilt.publishing import pack, publish
from purposebuilt.publishing.agreement import disagreements
from purposebuilt.publishing.deciders import BANDS, Group, maker
from purposebuilt.publishing.delegations import delegations, worded
from purposebuilt.publishing.map_workbook import write_map
from purposebuilt.publishing.reading import read
from purposebuilt.publishing.scheme_workbook import write_scheme
from purposebuilt.rulebooks import Wording


def written(appraisal: Appraisal, folder: Path) -> tuple[Path, Path]:
    publish(appraisal, folder)
    return folder / pack.MAP, folder / pack.SCHEME


def rows(path: Path, name: str) -> list[dict[str, str]]:
    sheet = next(sheet for sheet in read_workbook(path).sheets if sheet.name == name)
    filled = [["" if cell is None else str(cell) for cell in row] for row in sheet.rows]
    top = next(at for at, row in enumerate(filled) if row and row[0] == "Reference")
    return [dict(zip(filled[top], row, strict=True)) for row in filled[top + 1 :]]


@pytest.mark.parametrize("appraisal", [made.tiny(), large()], ids=["tiny", "large"])
@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_map_and_scheme_agree_line_for_line(appraisal: Appraisal, chosen: int, tmp_path: Path) -> None:
    appraisal = replace(appraisal, chosen=appraisal.options[chosen].key)
    mapped, schemed = written(appraisal, tmp_path)
    assert disagreements(mapped, schemed) == ()
    lines, decisions = rows(mapped, "Table"), rows(schemed, "Scheme")
    assert len(lines) == len(decisions) == len(appraisal.lines)
    assert {line["Reference"] for line in lines} == {row["Reference"] for row in decisions}


def test_a_scheme_of_another_option_is_told_line_by_line(tmp_path: Path) -> None:
    reading = read(made.tiny())
    near, central = reading.others
    write_map(reading, delegations(reading, near), tmp_path / "map.xlsx")
    write_scheme(reading, delegations(reading, central)[1:], tmp_path / "scheme.xlsx")
    told = [str(problem) for problem in disagreements(tmp_path / "map.xlsx", tmp_path / "scheme.xlsx")]
    assert all("PB602" in problem for problem in told)
    assert any("has no row in the scheme" in problem for problem in told)
    assert any("is decided by" in problem for problem in told)
    assert any("points to scheme row" in problem for problem in told)


def test_files_that_disagree_are_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "write_scheme", lambda reading, held, path: write_scheme(reading, held[1:], path))
    with pytest.raises(Refusal) as refused:
        publish(made.tiny(), tmp_path)
    assert refused.value.problems[0].code == "PB602"
    assert list(tmp_path.iterdir()) == []


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(made.tiny(), tmp_path / "a"), written(made.tiny(), tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_without_a_chosen_option_there_is_no_map(tmp_path: Path) -> None:
    assert {path.name for path in publish(made.impossible(), tmp_path)} == {"report.html", "appraisal.json"}


def test_references_do_not_change_with_the_option() -> None:
    reading = read(made.tiny())
    references = [[one.reference for one in delegations(reading, option)] for option in reading.options]
    assert references[0] == references[1] == references[2]
    assert len(set(references[0])) == len(references[0])


def test_hostile_text_is_never_a_formula(tmp_path: Path) -> None:
    mapped, schemed = written(made.hostile('=HYPERLINK("http://x.example","x")'), tmp_path)
    assert disagreements(mapped, schemed) == ()
    import openpyxl

    for path in (mapped, schemed):
        for sheet in openpyxl.load_workbook(path):
            assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


def test_the_workbooks_print_wide_with_headings_on_every_page(tmp_path: Path) -> None:
    import openpyxl

    for path, name in zip(written(made.tiny(), tmp_path), ("Table", "Scheme"), strict=True):
        book = openpyxl.load_workbook(path)
        sheet = book[name]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.freeze_panes == "C5"
        assert {"Document control", "Sources", "Notes and assumptions"} <= set(book.sheetnames)


def decided(mechanism: str, bodies: tuple[str, ...], level: str = "system", duty: str = "dales-icb") -> Candidate:
    icb = Answer(("dales-icb",), "system")
    held = Answer((duty,), "system")
    return Candidate("c", "l", "icb-direct", mechanism, "", held, Answer(bodies, level), icb, icb, icb)


@pytest.mark.parametrize(
    ("candidate", "group", "band"),
    [
        (decided("board-reserved", ("icb-board",)), Group.BOARD, BANDS[0]),
        (decided("board-reserved", ("dales-icb",)), Group.BOARD, BANDS[0]),
        (decided("place-committee", ("northdale-place-committee",), "place"), Group.COMMITTEE, BANDS[2]),
        (decided("place-committee", ("dales-icb",), "place"), Group.COMMITTEE, BANDS[2]),
        (decided("icb-officer", ("dales-icb",)), Group.INDIVIDUAL, BANDS[3]),
        (decided("s65z6-joint-committee", ("dales-icb",)), Group.OTHER, BANDS[4]),
        (decided("lead-commissioner", ("dales-icb",), "multi-system"), Group.OTHER, BANDS[4]),
        (decided("s65z5-delegation", ("northdale-council",), "place"), Group.OTHER, BANDS[6]),
        (decided("council-committee", ("northdale-council",), "place", "northdale-council"), Group.OWN, BANDS[6]),
        (decided("lead-provider-contract", ("dales-icb",)), Group.BOARD, BANDS[0]),
        (decided("contract", ("dales-icb",)), Group.BOARD, BANDS[0]),
        (decided("contract", ("dales-icb",), "place"), Group.COMMITTEE, BANDS[2]),
        (decided("icb-officer", ("northdale-place-committee",), "place"), Group.COMMITTEE, BANDS[2]),
        (decided("icb-committee", ("dales-icb",)), Group.COMMITTEE, BANDS[1]),
        (decided("hosting", ("dales-icb",)), Group.OPEN, BANDS[8]),
        (decided("mou", ("dales-icb",), "place"), Group.OPEN, BANDS[8]),
        (decided("contract", ()), Group.OPEN, BANDS[8]),
        (decided("lead-provider-contract", ("northdale-council",), "place"), Group.OPEN, BANDS[8]),
        (decided("other-local", ("northdale-council",), "place", "dales-icb"), Group.OPEN, BANDS[8]),
    ],
)
def test_who_decides_is_sorted_as_a_scheme_sorts_it(candidate: Candidate, group: Group, band: str) -> None:
    found = maker(read(made.tiny()), candidate)
    assert (found.group, found.band) == (group, band)


def test_whoever_has_no_power_is_said_to_decide_and_the_duty_holder_does() -> None:
    found = maker(read(made.tiny()), decided("lead-provider-contract", ("northdale-council",), "place"))
    assert found.name.startswith("NHS Dales Integrated Care Board (illustrative) in law; ")
    assert "moves no decision" in found.note


def test_a_group_of_officers_is_individuals() -> None:
    """A panel that the ICB's officers form is no committee of its board."""
    appraisal = made.tiny()
    panel = replace(
        appraisal.design.committees[0], key="panel", name="Panel", mechanism="icb-officer", reports_to="icb-board"
    )
    design = replace(appraisal.design, committees=(*appraisal.design.committees, panel))
    found = maker(read(replace(appraisal, design=design)), decided("icb-officer", ("panel",)))
    assert (found.group, found.name) == (Group.INDIVIDUAL, "Panel")


def test_a_duty_on_conduct_is_accounted_for_and_a_case_decided() -> None:
    book = rulebooks.load("england_2022_act")
    by_key = {one.key: one for one in book.functions}
    verbs = {one.function: one for one in book.wordings}
    said = {
        key: worded(by_key[key], verbs.get(key, Wording(key)))
        for key in ("inequalities-duty", "individual-funding-requests", "commission-acute")
    }
    assert (
        said["inequalities-duty"] == "Account for this duty: Have regard to reducing inequality in access and outcomes."
    )
    assert said["individual-funding-requests"] == "Decide exceptional requests for treatment fairly and with reasons."
    assert said["commission-acute"].startswith("Approve what this needs: Arrange hospital accommodation")


def test_the_same_assumption_is_said_once_with_its_places(tmp_path: Path) -> None:
    appraisal = made.tiny()
    first, *rest = appraisal.design.arrangements
    places = [place.key for place in appraisal.design.places[:2]]
    assumed = tuple(replace(first, key=f"a-{at}", place=at, assumption="Nobody knows") for at in places)
    appraisal = replace(appraisal, design=replace(appraisal.design, arrangements=(*assumed, *rest)))
    names = [place.name for place in appraisal.design.places[:2]]
    _, schemed = written(appraisal, tmp_path)
    sheet = next(sheet for sheet in read_workbook(schemed).sheets if sheet.name == "Notes and assumptions")
    told = [str(row[1]) for row in sheet.rows if row and row[0] and str(row[0]).startswith("Assumed")]
    assert len([text for text in told if "Nobody knows" in text]) == 1
    assert any(", ".join(names) in text for text in told)


def test_a_board_of_partners_decides_only_under_a_vehicle_that_lets_it() -> None:
    """An agreement moves no power: in law the decision stays with the duty holder. A joint committee may decide."""
    appraisal = made.tiny()
    hosts = ("dales-icb", "northdale-council")
    board = replace(appraisal.design.committees[0], key="partners", name="Partnership Board", hosts=hosts)
    design = replace(appraisal.design, committees=(*appraisal.design.committees, board))
    reading = read(replace(appraisal, design=design))
    agreed = maker(reading, decided("partnership-agreement", ("partners",)))
    joint = maker(reading, decided("s65z6-joint-committee", ("partners",)))
    assert (agreed.group, joint.group) == (Group.OPEN, Group.OTHER)
    assert "Partnership Board is said to decide" in agreed.note
