"""The rulebooks that ship can be read, are quick, and hold what they promise."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from purposebuilt import rulebooks
from purposebuilt.design import Basis, Change, Design, FunctionChange, Identity
from purposebuilt.problems import Refusal
from purposebuilt.rulebooks.tables import TABLES, columns_of

DATA = resources.files("purposebuilt.rulebooks") / "data"


def identity(**given: object) -> Identity:
    return Identity(title="A system", rulebook="england_2022_act", system="all", **given)  # type: ignore[arg-type]


def test_both_rulebooks_ship() -> None:
    assert rulebooks.available() == ("england_2022_act", "model_icb_2025")


def test_the_act_holds_the_whole_catalogue_and_every_rule() -> None:
    book = rulebooks.load("england_2022_act")
    assert sum(function.pack == "core" for function in book.functions) == 140
    assert sum(function.pack == "extra" for function in book.functions) == 30
    assert [rule.key for rule in book.rules] == [f"R{number:02}" for number in range(1, 61)]
    assert [mode.key for mode in book.modes] == [
        "icb-direct",
        "place-collaboration",
        "system-collaboration",
        "pan-system",
        "lead-partner",
        "mix",
    ]
    assert book.starts == "2022-07-01"


def test_the_act_itself_knows_no_direction_and_no_envelope() -> None:
    book = rulebooks.load("england_2022_act")
    assert not any(function.direction for function in book.functions)
    assert book.envelopes == ()
    assert not any("18.76" in rule.sentence for rule in book.rules)


def test_the_blueprint_lies_over_the_act() -> None:
    book = rulebooks.load("model_icb_2025")
    by_key = {function.key: function for function in book.functions}
    assert book.base == "england_2022_act"
    assert by_key["medicines-optimisation"].direction == "transfer"
    assert by_key["medicines-optimisation"].direction_evidence == "seen"
    assert by_key["jsna"].direction == ""
    assert not by_key["commission-pharmacy"].in_envelope
    assert by_key["commission-primary-medical"].in_envelope
    (envelope,) = book.envelopes
    assert envelope.per_head.value == 18.76
    assert envelope.per_head.basis is Basis.PUBLISHED
    assert set(envelope.leaves_out) == {key for key, function in by_key.items() if not function.in_envelope}
    assert "18.76" in next(rule.sentence for rule in book.rules if rule.key == "R55")


@pytest.mark.parametrize("key", rulebooks.available())
def test_the_smallest_cell_is_a_dated_value_of_each_rulebook(key: str) -> None:
    (cell,) = [each for each in rulebooks.load(key).values if each.key == "smallest-cell"]
    assert (cell.value.value, cell.value.basis, cell.unit) == (5, Basis.JUDGED, "people")
    assert cell.starts == "2022-07-01"


@pytest.mark.parametrize("key", rulebooks.available())
def test_every_row_has_a_source_and_every_table_only_known_columns(key: str) -> None:
    book = rulebooks.load(key)
    tables = (
        book.aims,
        book.levels,
        book.partner_kinds,
        book.modes,
        book.mechanisms,
        book.functions,
        book.rules,
        book.envelopes,
        book.values,
        tuple(approval for mechanism in book.mechanisms for approval in mechanism.approvals),
    )
    for rows in tables:
        assert all(row.source for row in rows), [row for row in rows if not row.source]


def test_every_table_of_the_act_has_all_its_columns() -> None:
    for table in TABLES:
        file = DATA / "england_2022_act" / f"{table.name}.csv"
        if table.name == "patterns" and not file.is_file():
            continue
        header = next(csv.reader([file.read_text(encoding="utf-8").splitlines()[0]]))
        assert tuple(header) == columns_of(table), table.name


def test_an_unknown_rulebook_is_refused_with_the_names_of_those_that_ship() -> None:
    with pytest.raises(Refusal, match=r"(?s)'england_2012'.*england_2022_act, model_icb_2025"):
        rulebooks.load("england_2012")


def test_a_design_takes_in_packs_and_changes_the_catalogue() -> None:
    book = rulebooks.load("england_2022_act")
    design = Design(
        identity(packs=("core",)),
        functions=(
            FunctionChange("jsna", Change.DROP),
            FunctionChange("legal-services", Change.CHANGE, name="Lawyers"),
            FunctionChange("our-own", Change.ADD, name="Our own", footprint="place", in_envelope=False),
            FunctionChange("constitution", Change.CHANGE, duty_holder="none"),
        ),
    )
    functions = rulebooks.functions_of(book, design)
    by_key = {function.key: function for function in functions}
    assert "jsna" not in by_key
    assert by_key["legal-services"].name == "Lawyers"
    assert by_key["constitution"].duty_holder == ""
    assert functions[-1].key == "our-own"
    assert not functions[-1].in_envelope
    assert len(functions) == 140 - 1 + 1 + 1
