"""What is told where nothing is possible: stretches in each requirement's own unit, weights, and what is verified."""

import csv
from pathlib import Path

import numpy as np
import pytest

from purposebuilt import design_files, rulebooks, workflow
from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.giving import givable, gives
from purposebuilt.appraisal.owner_weights import owner_weights
from purposebuilt.formulation import formulate

TINY = Path(__file__).parents[3] / "examples" / "tiny"


def edited(folder, **changes):
    """The tiny example with cells of criteria changed: key -> column -> text."""
    folder.mkdir()
    for path in TINY.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    path = folder / "criteria.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(changes.get(row["key"].replace("-", "_"), {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def money(threshold):
    return {"within_the_money": {"threshold": threshold}}


def formulated(folder):
    design = design_files.read(folder)
    return formulate(design, rulebooks.load(design.identity.rulebook)), design


def appraised(folder):
    return workflow.appraise(design_files.read(folder))


def test_money_gives_in_pounds_a_head_and_no_less_would_do(tmp_path):
    told = appraised(edited(tmp_path / "a", **money("5.1")))
    (stretch,) = told.stretches
    (give,) = stretch.gives
    assert (give.requirement, give.unit, give.asked) == ("criterion:within-the-money", "GBP a head", 5.1)
    assert "running cost be £0.04 a head more (at most £5.14 a head in place of £5.10 a head)" in stretch.sentence
    assert stretch.verified
    assert stretch.cheapest
    assert appraised(edited(tmp_path / "b", **money(str(give.level)))).exit_code == 0
    assert appraised(edited(tmp_path / "c", **money(str(give.level - 0.01)))).exit_code == 13


def test_a_level_at_least_gives_downwards_and_a_configuration_keeps_the_rest(tmp_path):
    folder = edited(tmp_path / "a", near_people_at_home={"threshold": "1.5"})
    formulation, _ = formulated(folder)
    name = "criterion:near-people-at-home"
    (give,), proven = gives(formulation, [name], {name: 1.0}, Clock(None))
    assert proven
    assert give.level < 1.5
    assert give.amount == pytest.approx(1.5 - give.level)
    assert appraised(edited(tmp_path / "b", near_people_at_home={"threshold": str(give.level)})).exit_code == 0


def test_the_law_is_not_stretched():
    formulation, _ = formulated(TINY)
    kept = givable(formulation)
    assert kept
    assert not any(name.startswith(("rule:", "mechanism:")) for name in kept)


def test_missed_says_by_how_much_and_names_what_is_broken(tmp_path):
    formulation, _ = formulated(edited(tmp_path / "a", **money("0.1")))
    missed = formulation.missed(formulation.today)
    assert set(missed) == set(formulation.broken(formulation.today))
    cost = formulation.evaluate(formulation.today)["running_cost"]
    assert missed["criterion:within-the-money"] == pytest.approx(cost - 0.1)


def test_weights_are_the_owners_and_the_law_weighs_most():
    formulation, design = formulated(TINY)
    weights = owner_weights(formulation)
    given = {f"criterion:{each.key}": each for each in design.criteria if each.weight is not None and not each.parent}
    for name in set(weights) & set(given):
        assert weights[name] == float(given[name].weight)
    law = [weights[each.name] for each in formulation.requirements if each.origin == "rulebook"]
    partners = [weights[each.name] for each in formulation.requirements if each.origin != "rulebook"]
    assert min(partners) > 0
    assert not law or min(law) > np.sum(partners)
