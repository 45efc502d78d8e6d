"""An amended copy is a folder with the rows that differ, laid over the rulebook that it amends."""

from __future__ import annotations

from pathlib import Path

import pytest

from purposebuilt import rulebooks
from purposebuilt.problems import Refusal

HEADING = "title,starts,base\n"


def folder(at: Path, name: str, **tables: str) -> Path:
    made = at / name
    made.mkdir(parents=True)
    for table, text in tables.items():
        (made / f"{table}.csv").write_text(text, encoding="utf-8")
    return made


def laid_over_the_act(at: Path, name: str = "ours", **tables: str) -> Path:
    return folder(at, name, rulebook=HEADING + "Ours,2027-04-01,england_2022_act\n", **tables)


def test_a_row_with_the_same_key_replaces_only_the_cells_that_it_gives(tmp_path: Path) -> None:
    act = {each.key: each for each in rulebooks.load("england_2022_act").functions}
    book = rulebooks.load_from(
        laid_over_the_act(tmp_path, functions="key,delegable,statutory_basis\njsna,yes,\nconstitution,,(none)\n")
    )
    ours = {each.key: each for each in book.functions}
    assert book.key == "ours"
    assert ours["jsna"].delegable == "yes"
    assert ours["jsna"].statutory_basis == act["jsna"].statutory_basis
    assert ours["constitution"].statutory_basis == ""
    assert [each.key for each in book.functions] == [each.key for each in rulebooks.load("england_2022_act").functions]
    assert ours["evaluation"] == act["evaluation"]


def test_a_row_can_be_dropped_and_another_added(tmp_path: Path) -> None:
    """As a Health Bill would: no integrated care partnership, and a new approval."""
    book = rulebooks.load_from(
        laid_over_the_act(
            tmp_path,
            rules="key,drop,sentence,force,scope,kind,basis,asks,source\n"
            "R44,yes,,,,,,,\n"
            "R61,,Ministers agree.,must,process,attested,A Bill,Have ministers agreed?,our own\n",
            approvals="mechanism,order,lane,by,one_off,recurring,weeks,weeks_basis,source\n"
            "hosting,2,ministers,ministers,1,0,26,assumed,our own\n",
        )
    )
    keys = [each.key for each in book.rules]
    assert "R44" not in keys
    assert keys[-1] == "R61"
    hosting = next(each for each in book.mechanisms if each.key == "hosting")
    assert [each.lane for each in hosting.approvals] == ["partner-board", "ministers"]


def test_copies_are_laid_over_copies(tmp_path: Path) -> None:
    laid_over_the_act(tmp_path, "region", aims="key,name,source\nwarmth,Warm homes,our own\n")
    ours = folder(
        tmp_path,
        "ours",
        rulebook=HEADING + "Ours,2027-04-01,region\n",
        aims="key,name\nwarmth,Warm and dry homes\n",
    )
    book = rulebooks.load_from(ours)
    assert (book.aims[-1].name, book.aims[-1].source) == ("Warm and dry homes", "our own")
    assert len(book.functions) == 170


def refusal(made: Path) -> str:
    with pytest.raises(Refusal) as refused:
        rulebooks.load_from(made)
    return str(refused.value)


def test_a_circle_is_told_in_plain_words(tmp_path: Path) -> None:
    folder(tmp_path, "a", rulebook=HEADING + "A,2027-04-01,b\n")
    b = folder(tmp_path, "b", rulebook=HEADING + "B,2027-04-01,a\n")
    assert (
        "PB151 a/rulebook, base: These rulebooks are laid over one another in a circle: 'b' over 'a' over 'b'. Let one"
        in refusal(b)
    )


def test_a_rulebook_over_itself_is_told(tmp_path: Path) -> None:
    assert "in a circle: 'a' over 'a'" in refusal(folder(tmp_path, "a", rulebook=HEADING + "A,2027-04-01,a\n"))


def test_an_unknown_base_is_told_with_those_that_ship(tmp_path: Path) -> None:
    said = refusal(folder(tmp_path, "ours", rulebook=HEADING + "Ours,2027-04-01,england_2021_act\n"))
    assert said.startswith("PB150 ours/rulebook, base: There is no rulebook called 'england_2021_act'.")
    assert "Those that ship are: england_2022_act, model_icb_2025." in said


def test_a_folder_without_a_rulebook_is_told(tmp_path: Path) -> None:
    assert "has no rulebook.csv with one row" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("table", "text", "words"),
    [
        (
            "functions",
            "key,colour\njsna,blue\n",
            "PB152 ours/functions",
        ),
        (
            "functions",
            "key,delegable\njsna,perhaps\n",
            "'perhaps' in column 'delegable' is not one of yes, partly, no.",
        ),
        ("functions", "key,in_envelope\njsna,1\n", "'1' in column 'in_envelope' is not yes or no."),
        (
            "functions",
            "key,footprint\njsna,street\n",
            "PB157 functions, footprint, 'jsna': The row 'jsna' of functions names 'street' in",
        ),
        (
            "functions",
            "key,fixed_wte\njsna,2\n",
            "The column 'fixed_wte_basis' is empty, and should be one of published",
        ),
        (
            "functions",
            "key,fixed_wte,fixed_wte_basis\njsna,two,assumed\n",
            "'two' in column 'fixed_wte' is not a number.",
        ),
        (
            "functions",
            "key,fixed_wte,fixed_wte_basis\njsna,inf,assumed\n",
            "'inf' in column 'fixed_wte' is not a number.",
        ),
        (
            "rules",
            "key,starts\nR01,soon\n",
            "PB153 rules, starts, 'R01': 'soon' in column 'starts' is not a date such as 2022-07-01.",
        ),
        (
            "rules",
            "key,drop\nR99,yes\n",
            "PB155 ours/rules, 'R99': The rulebook 'ours' drops 'R99' from rules, where it does not stand",
        ),
        (
            "aims",
            "key,name\nquality,A\nquality,B\n",
            "PB154 ours/aims, row 3, 'quality': 'quality' stands twice in the table aims",
        ),
        ("mechanisms", "key,may_receive\nmou,guilds\n", "names 'guilds' in its column 'may_receive'"),
        ("levels", "key,name\nstreet,Street\n", "The column 'order' is empty, and should be given."),
        (
            "approvals",
            "mechanism,order,lane,by,one_off,recurring,weeks,weeks_basis\nx,1,l,icb,1,0,1,assumed\n",
            "names 'x'",
        ),
    ],
)
def test_what_is_not_understood_is_told(tmp_path: Path, table: str, text: str, words: str) -> None:
    assert words in refusal(laid_over_the_act(tmp_path, **{table: text}))


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    made = laid_over_the_act(tmp_path, functions="key,colour\njsna,blue\n", rules="key,drop\nR99,yes\n")
    assert {"colour", "R99"} <= set(refusal(made).replace("'", " ").split())


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    made = laid_over_the_act(tmp_path)
    (made / "aims.csv").write_bytes(b"key,name\n\xff,x\n")
    assert "PB156 ours/aims: The table aims of the rulebook 'ours' is not CSV text in UTF-8" in refusal(made)


def test_a_rulebook_brought_in_can_be_named_by_designs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebooks, "_brought_in", {})
    book = rulebooks.bring_in(laid_over_the_act(tmp_path, "our_region"))
    assert rulebooks.available() == ("england_2022_act", "model_icb_2025", "our_region")
    assert rulebooks.load("our_region") is book


def test_a_rulebook_brought_in_may_not_hide_one_that_ships(tmp_path: Path) -> None:
    made = folder(tmp_path, "model_icb_2025", rulebook=HEADING + "Ours,2027-04-01,england_2022_act\n")
    with pytest.raises(Refusal, match=r"PB158 .*has the name of a rulebook that ships"):
        rulebooks.bring_in(made)
