import json
from pathlib import Path

from tests.command_line.shell import ask


def test_rules_are_listed_with_kind_and_basis() -> None:
    said = ask("rules").stdout
    assert "60 rules" in said
    assert "R07 (must, computed):" in said
    assert "Basis: NHS Act 2006 s65Z5" in said


def test_one_rule_is_told_whole_whatever_its_case() -> None:
    said = ask("rules", "r07").stdout
    assert said.startswith("R07: ")
    assert "the check '" in said
    assert "source: https://" in said


def test_the_catalogue_is_listed_searched_and_told() -> None:
    assert "170 functions" in ask("functions").stdout
    found = ask("functions", "--search", "Safeguarding").stdout.splitlines()
    assert any(line.startswith("safeguarding-adults:") for line in found)
    assert "basis in law:" in ask("functions", "jsna").stdout
    assert "No function of" in ask("functions", "--search", "xyzzy").stdout


def test_another_rulebook_can_be_looked_into() -> None:
    assert "model" in ask("functions", "--rulebook", "model_icb_2025").stdout.splitlines()[0].lower()


def test_machines_get_json() -> None:
    assert len(json.loads(ask("rules", "--json").stdout)) == 60
    assert json.loads(ask("functions", "jsna", "--json").stdout)["key"] == "jsna"
    assert json.loads(ask("functions", "--search", "xyzzy", "--json").stdout) == []


def test_a_design_is_taken_under_amended_law() -> None:
    """A folder of one's own is brought in; the design goes on naming the rulebook that it names."""
    amended = ("--rulebook", "examples/amended_law")
    checked = json.loads(ask("check", "examples/tiny", *amended, "--json").stdout)
    rules = {each["rule"]: each["state"] for each in checked["rules"]}
    assert rules["R61"] == "to-confirm"
    assert "R44" not in rules
    before = json.loads(ask("check", "examples/tiny", "--json").stdout)
    assert "R44" in {each["rule"] for each in before["rules"]}
    said = ask("explain", "examples/tiny", *amended, "--line", "commission-community@northdale").stdout.lower()
    assert "nhs england" in said.split("approvals:")[1].split("months")[0].replace("-", " ")
    assert "61 rules" not in ask("rules", *amended).stdout, "one is dropped and one is new"


def test_a_rulebook_that_is_not_there_was_not_understood() -> None:
    for command in (("rules",), ("functions",), ("check", "examples/tiny"), ("explain", "examples/tiny")):
        done = ask(*command, "--rulebook", "the_next_act")
        assert done.returncode == 2
        assert "There is no rulebook called 'the_next_act'" in done.stderr


def test_a_folder_that_holds_no_rulebook_is_told(tmp_path: Path) -> None:
    done = ask("check", "examples/tiny", "--rulebook", tmp_path)
    assert done.returncode == 12
    assert "no rulebook.csv" in done.stderr
