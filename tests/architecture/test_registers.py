"""Whatever has a name is registered, and each entry of a register has its sentence, its test and its page."""

import ast
import dataclasses
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.architecture.tree import ROOT, parsed, python, text

from purposebuilt import problems, rulebooks
from purposebuilt.checks import RULE_CHECKS
from purposebuilt.design_files import columns
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.participation import room_columns
from purposebuilt.publishing.reference import load_every_part

load_every_part()
TESTS = {path: text(path) for path in python("tests") if path.parts[1] not in ("architecture", "docs")}


def page(name: str) -> str:
    return text(Path("docs/reference") / name)


def spoken_of(pattern: str, *folders: str) -> bool:
    """Whether a test (in one of those folders of tests) speaks of it."""
    found = re.compile(pattern)
    return any(found.search(words) for path, words in TESTS.items() if not folders or path.parts[1] in folders)


def is_sentence(words: str) -> bool:
    return len(words) > 3 and words[0].isupper() and words.endswith((".", "?"))


def registered() -> Iterator[tuple[str, str]]:
    """Each problem code with the name of the constant that holds it, if any."""
    for path in python("src"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("register") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and re.fullmatch(r"PB\d{3}", str(first.value)):
                    yield str(first.value), ""
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args:
                first = node.value.args[0]
                if isinstance(first, ast.Constant) and re.fullmatch(r"PB\d{3}", str(first.value)):
                    yield str(first.value), ast.unparse(node.targets[0])


CONSTANTS = {code: constant for code, constant in registered() if constant}


@pytest.mark.parametrize("code", sorted(problems.CODES))
class TestProblemCodes:
    def test_it_belongs_to_a_subject(self, code: str) -> None:
        assert re.fullmatch(r"PB[1-7]\d\d", code)

    def test_it_has_a_sentence(self, code: str) -> None:
        assert is_sentence(problems.CODES[code]), problems.CODES[code]

    def test_it_has_a_test(self, code: str) -> None:
        constant = CONSTANTS.get(code)
        names = rf"\b{code}\b" + (rf"|\b{constant}\b" if constant else "")
        assert spoken_of(names), f"no test names {code} (or {constant}): add one that provokes it"

    def test_it_has_a_place_in_the_reference(self, code: str) -> None:
        assert f"`{code}`" in page("problems.md")


def test_no_code_is_used_that_is_not_registered() -> None:
    used = {code for path in python("src") for code in re.findall(r"\bPB\d{3}\b", text(path))}
    assert used <= set(problems.CODES)


@pytest.mark.parametrize("name", sorted(MEASURES))
class TestMeasures:
    def test_it_has_a_sentence_a_unit_and_a_formula(self, name: str) -> None:
        measure: Any = MEASURES[name]
        assert is_sentence(measure.sentence), measure.sentence
        assert measure.unit
        assert measure.formula

    def test_it_is_worked_by_hand(self, name: str) -> None:
        assert spoken_of(rf"\b{name}\b", "spec")

    def test_its_programme_text_is_kept(self, name: str) -> None:
        assert list((ROOT / "tests/golden").rglob(f"*{name}*")), f"tests/golden holds no text of {name}"

    def test_it_has_a_place_in_the_reference(self, name: str) -> None:
        assert f"`{name}`" in page("measures.md")

    def test_a_column_may_name_it(self, name: str) -> None:
        assert name in columns.MEASURES or name == "judged"


RULES = list(dict.fromkeys(rule for key in rulebooks.available() for rule in rulebooks.load(key).rules))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
class TestRules:
    def test_it_is_computed_or_attested(self, rule: rulebooks.Rule) -> None:
        if rule.kind is rulebooks.RuleKind.COMPUTED:
            assert rule.check, "a computed rule names its check"
        else:
            assert is_sentence(rule.asks), "an attested rule asks somebody something"

    def test_its_check_exists(self, rule: rulebooks.Rule) -> None:
        assert not rule.check or rule.check in RULE_CHECKS

    def test_it_has_a_sentence_and_a_source(self, rule: rulebooks.Rule) -> None:
        assert is_sentence(rule.sentence), rule.sentence
        assert rule.basis or rule.source

    def test_its_check_has_a_test(self, rule: rulebooks.Rule) -> None:
        words = re.escape(rule.check).replace(r"\-", "[-_]")
        assert not rule.check or spoken_of(words)

    def test_it_has_a_place_in_the_reference(self, rule: rulebooks.Rule) -> None:
        assert f"`{rule.key}`" in page("rules.md")


def test_every_check_belongs_to_a_rule() -> None:
    assert {rule.check for rule in RULES if rule.check} == set(RULE_CHECKS)


ALL_TABLES = {"columns.md": columns.TABLES, "room_columns.md": room_columns.TABLES}
ALL_COLUMNS = [
    (file, table.name, column) for file, tables in ALL_TABLES.items() for table in tables for column in table.columns
]


@pytest.mark.parametrize(("file", "table", "column"), ALL_COLUMNS, ids=lambda one: getattr(one, "name", one))
class TestColumns:
    def test_it_has_help_and_an_example(self, file: str, table: str, column: columns.Column) -> None:
        assert is_sentence(column.help), f"{file}, {table}: {column.help}"
        assert column.example or not column.required

    def test_it_has_a_place_in_the_reference(self, file: str, table: str, column: columns.Column) -> None:
        section = page(file).partition(f"## `{table}`\n")[2].partition("\n## ")[0]
        assert f"| `{column.name}` |" in section


def test_every_field_of_a_record_has_a_column() -> None:
    for table in (*columns.TABLES, *room_columns.TABLES):
        fields = {field.name for field in dataclasses.fields(table.record)}
        assert fields == {column.field for column in table.columns}, table.name


COMMANDS: dict[str, Any] = importlib.import_module("purposebuilt.cli.commands").purposebuilt.commands


@pytest.mark.parametrize("name", sorted(COMMANDS))
class TestCommands:
    def test_it_and_each_of_its_options_says_what_it_does(self, name: str) -> None:
        first = COMMANDS[name].help.strip().partition("\n\n")[0]
        assert is_sentence(first), first
        assert "\\b" not in COMMANDS[name].help, "click wants the character, not the two letters"
        for parameter in COMMANDS[name].params:
            assert parameter.param_type_name == "argument" or parameter.help, parameter.name

    def test_it_has_a_test(self, name: str) -> None:
        assert spoken_of(rf"\b{name}\b", "command_line")

    def test_it_has_a_place_in_the_reference(self, name: str) -> None:
        assert f"## `purposebuilt {name}`" in page("commands.md")
