"""The patterns that ship: each has its source, its mode and vehicle, and makes candidates that the law allows."""

from pathlib import Path

import pytest

from purposebuilt import design_files, rulebooks
from purposebuilt.formulation import Formulation, formulate
from purposebuilt.formulation.lawfulness import unfit, unlawful
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.rulebooks import Pattern

BOOK = rulebooks.load("england_2022_act")
WORDS = {
    "icb",
    "other-icb",
    "icb-board",
    "icb-committee",
    "place-committee",
    "joint-committee",
    "duty-holder",
    "same-as-does",
}
KINDS = {kind.key for kind in BOOK.partner_kinds}
LEVELS = {level.key for level in BOOK.levels} | {"line"}
EXAMPLE = Path(__file__).parents[3] / "examples" / "west_yorkshire"


@pytest.mark.parametrize("pattern", BOOK.patterns, ids=lambda one: one.key)
def test_a_pattern_says_what_it_is_in_known_words(pattern: Pattern) -> None:
    assert {pattern.decides, pattern.does} <= WORDS | KINDS
    assert {pattern.funds, pattern.employs} <= {"icb", "duty-holder", "same-as-does"}, "one body, not the first of many"
    assert {pattern.decides_level, pattern.does_level} <= LEVELS
    assert set(pattern.duty_holders) <= KINDS | {"none"}
    assert set(pattern.footprints) <= LEVELS
    assert not set(pattern.functions) & set(pattern.never_for)
    assert pattern.sentence.endswith(".")
    assert pattern.source.startswith("https://")


@pytest.mark.parametrize("pattern", BOOK.patterns, ids=lambda one: one.key)
def test_a_pattern_keeps_to_its_vehicle(pattern: Pattern) -> None:
    (mechanism,) = [each for each in BOOK.mechanisms if each.key == pattern.mechanism]
    assert set(pattern.delegable or mechanism.delegable) <= set(mechanism.delegable)
    if pattern.delegable == ("no",):
        assert not mechanism.moves_decision


def test_the_five_ways_have_patterns_and_the_sixth_is_their_mix() -> None:
    assert {pattern.mode for pattern in BOOK.patterns} == {mode.key for mode in BOOK.modes} - {"mix"}


def test_rules_held_in_a_search_name_a_measure() -> None:
    assert {row.measure for row in BOOK.rule_measures} <= set(MEASURES)


@pytest.fixture(scope="module")
def example() -> Formulation:
    design = design_files.read(EXAMPLE)
    return formulate(design, rulebooks.load(design.identity.rulebook))


def test_the_example_is_of_the_size_that_it_is_meant_to_be(example: Formulation) -> None:
    assert len(example.functions) >= 110
    assert len(example.lines) >= 300
    assert sum(len(found) for found in example.candidates.values()) >= 1_500
    assert example.today is not None


def test_every_pattern_but_those_for_bodies_it_lacks_makes_a_candidate_of_the_example(example: Formulation) -> None:
    used = {each.pattern for found in example.candidates.values() for each in found}
    assert {pattern.key for pattern in BOOK.patterns} - used <= {"pan-system-lead", "joint-committee"}


def test_what_patterns_make_is_lawful_and_fits(example: Formulation) -> None:
    for line in example.lines:
        for each in example.candidates[line.key]:
            if each.pattern and not each.today:
                assert not unlawful(example.reading, line, each)
                assert not unfit(example.reading, line, each)


def test_keys_are_one_of_their_kind_in_their_line(example: Formulation) -> None:
    for found in example.candidates.values():
        assert len({each.key for each in found}) == len(found)


def test_the_fast_values_are_the_slow_ones_on_the_example(example: Formulation) -> None:
    explorer, today = example.explorer(), example.today
    assert today is not None
    choices = explorer.choices(today)
    assert explorer.values(choices)[0] == pytest.approx(example.objective_values(today), abs=1e-9)
    assert bool(explorer.feasible(choices)[0]) == (example.broken(today) == ())
