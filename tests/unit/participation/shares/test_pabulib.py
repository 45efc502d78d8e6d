"""Elections in Pabulib's format are read exactly, and what is wrong in them is told by line."""

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from purposebuilt import participation
from purposebuilt.participation.shares import Instance, comparison, equal_shares, greedy, read_pabulib
from purposebuilt.participation.shares import pabulib as reader
from purposebuilt.problems import Refusal, Severity

APPROVAL = '''META
key;value
description;Made up
num_projects;3
num_votes;3
budget;100.50
vote_type;approval
rule;equalshares
currency;EUR
PROJECTS
project_id;cost;votes;name;selected
a;60;2;A park;1
b-2;40.5;2;"A bench; with ""back"""; 1
c;200;0;A tower;0
VOTES
voter_id;age;vote
1;30;a,b-2
2;;a
3;41;b-2,b-2
'''
POINTS = """META
key;value
budget;10
vote_type;cumulative
PROJECTS
project_id;cost
a;6
b;0
VOTES
voter_id;vote;points
x;a,b;3,2.5
y;a,b;0,1
z;;
"""
DATA = os.environ.get("PURPOSEBUILT_DELIBERATION")
ELECTIONS = Path(DATA or ".") / "pb"


def read(folder: Path, text: str | bytes) -> Instance:
    path = folder / "made.pb"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_pabulib(path)


def refused(folder: Path, text: str | bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(Refusal) as caught:
        read(folder, text)
    assert all(one.message.endswith(".") and one.remedy.endswith(".") for one in caught.value.problems)
    return [(one.code, one.where.row, one.where.column) for one in caught.value.problems]


def test_approvals_are_read_exactly(tmp_path: Path) -> None:
    instance = read(tmp_path, APPROVAL)
    assert instance.budget == Fraction(201, 2)
    assert [one.cost for one in instance.projects] == [60, Fraction(81, 2), 200]
    assert instance.projects[1].title == 'A bench; with "back"'
    assert instance.wishes == ((0, 1), (0,), (1,))
    assert instance.points is None
    assert instance.recorded == ("a", "b-2")
    assert (instance.recorded_rule, instance.currency, instance.warnings) == ("equalshares", "EUR", ())
    assert participation.read_pabulib(tmp_path / "made.pb") == instance


def test_points_are_read_exactly_and_none_is_no_wish(tmp_path: Path) -> None:
    instance = read(tmp_path, POINTS)
    assert instance.wishes == ((0, 1), (1,), ())
    assert instance.points == ((Fraction(3), Fraction(5, 2)), (Fraction(1),), ())
    assert instance.recorded is None
    outcome = equal_shares(instance, "add-one")
    assert (outcome.free, outcome.selected) == (("b",), ("a", "b"))


def test_counts_that_do_not_match_are_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, APPROVAL.replace("num_votes;3", "num_votes;4")).warnings
    assert [(one.code, one.severity, one.where.column) for one in found] == [("PB556", Severity.WARNING, "num_votes")]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="PB550"):
        read_pabulib(tmp_path / "none.pb")
    assert refused(tmp_path, b"META\nkey;value\n\xff\xfe") == [("PB550", 0, "")]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FILE_BYTES", 10)
    assert refused(tmp_path, APPROVAL) == [("PB550", 0, "")]
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MOST_PROJECTS", 2)
    monkeypatch.setattr(reader, "MOST_WISHES", 3)
    assert refused(tmp_path, APPROVAL) == [("PB550", 0, ""), ("PB550", 0, "")]


def test_what_is_missing_is_told_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path, "") == [("PB551", 0, "")] * 3
    assert refused(tmp_path, "budget;3\nMETA\n") == [("PB551", 1, "")] + [("PB551", 0, "")] * 3
    lost = APPROVAL.replace("project_id;cost", "project;price").replace("voter_id;age;vote", "voter_id;age")
    assert refused(tmp_path, lost) == [("PB551", 11, "project_id"), ("PB551", 11, "cost"), ("PB551", 16, "vote")]
    assert refused(tmp_path, APPROVAL + "META\nkey;value\n") == [("PB553", 20, "")]
    assert refused(tmp_path, APPROVAL + 'x;"' + "y" * 200_000 + '"\n')[0][0] == "PB551"


def test_what_is_wrong_is_told_by_line_all_at_once(tmp_path: Path) -> None:
    bad = (
        APPROVAL.replace("budget;100.50", "budget;much")
        .replace("a;60;", "a;1e9;")
        .replace("c;200", "a;200")
        .replace("2;;a", "1;;a,z")
    )
    assert refused(tmp_path, bad) == [
        ("PB552", 0, "budget"),
        ("PB552", 12, "cost"),
        ("PB553", 14, "project_id"),
        ("PB553", 18, "voter_id"),
        ("PB554", 18, "vote"),
    ]
    worse = POINTS.replace("3,2.5", "3").replace("y;a,b;0,1", "y;a,a;-1,1").replace("z;;", "z;b;-1")
    assert refused(tmp_path, worse) == [("PB554", 11, "points"), ("PB553", 12, "vote"), ("PB552", 13, "points")]


def test_rankings_and_other_defaults_are_refused_with_what_to_do(tmp_path: Path) -> None:
    assert refused(tmp_path, APPROVAL.replace("approval", "ordinal")) == [("PB555", 0, "vote_type")]
    other = POINTS.replace("cumulative", "scoring\ndefault_score;1")
    assert refused(tmp_path, other) == [("PB555", 0, "default_score")]
    assert read(tmp_path, POINTS.replace("cumulative", "scoring")).points is not None


@pytest.mark.skipif(not DATA, reason="needs the folder of elections, named by PURPOSEBUILT_DELIBERATION")
@pytest.mark.parametrize(
    "name",
    [
        "Netherlands_Assen_2024",
        "Poland_Wieliczka_2023_Green_Budget",
        "Switzerland_Zurich_D5",
        "Worldwide_Mechanical_Turk_k_approval_7",
    ],
)
def test_real_elections_come_out_as_pabutools_has_them(name: str) -> None:
    expected = json.loads((ELECTIONS / "expected.json").read_text(encoding="utf-8"))["results"][name]
    instance = read_pabulib(ELECTIONS / f"{name}.pb")
    assert list(greedy(instance).selected) == expected["greedy"]["selected"]
    for completion, key in (("none", "mes"), ("add-one", "mes_add1"), ("add-one-utilitarian", "mes_add1u")):
        outcome = equal_shares(instance, completion)
        assert list(outcome.selected) == expected[key]["selected"]
        assert outcome.spent == expected[key]["cost"]
        assert outcome.spent == sum(one.paid for one in outcome.receipts) + sum(
            one.cost for one in instance.projects if one.key in outcome.filled
        )


@pytest.mark.skipif(not DATA, reason="needs the folder of elections, named by PURPOSEBUILT_DELIBERATION")
def test_recorded_winners_are_reproduced() -> None:
    assen = read_pabulib(ELECTIONS / "Netherlands_Assen_2024.pb")
    assert equal_shares(assen, "add-one").selected == assen.recorded
    wieliczka = read_pabulib(ELECTIONS / "Poland_Wieliczka_2023_Green_Budget.pb")
    compared = comparison(wieliczka)
    assert compared.selected == wieliczka.recorded
    assert compared.chosen is compared.shares
    assert compared.shares.spent == 995_079
