import json

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
