"""`appraisal.json` keeps to its published schema, and the schema is strict and describes every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tests.unit.publishing import made
from tests.unit.publishing.made_large import large

from purposebuilt.appraisal.results import Appraisal, FrontierResult
from purposebuilt.publishing import as_json
from purposebuilt.publishing.appraisal_json import as_data

SCHEMA: dict[str, Any] = json.loads((made.ROOT / "docs" / "reference" / "appraisal.schema.json").read_text())

ASKED_FOR = [
    "design",
    "rulebook",
    "lines",
    "objectives",
    "frontier",
    "options",
    "trade_offs",
    "regret",
    "robustness",
    "tensions",
    "problems",
    "provenance",
    "conflicts",
    "repairs",
    "rules",
]


def nothing_yet() -> Appraisal:
    unknown = FrontierResult((), False, (float("inf"),) * 4, float("inf"), 3, 1.0, "Time ran out")
    return replace(made.tiny(), frontier=unknown, options=made.tiny().options[:1], trade_offs=(), regret=())


@pytest.mark.parametrize(
    "appraisal",
    [made.tiny(), made.impossible(), large(), nothing_yet(), made.hostile("<&\"'>\u2028")],
    ids=["tiny", "impossible", "large", "nothing-yet", "hostile"],
)
def test_every_appraisal_keeps_to_the_schema(appraisal: Appraisal) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_json(appraisal)))


def test_the_keys_that_others_call_are_there() -> None:
    data = as_data(made.tiny())
    assert set(ASKED_FOR) <= set(data)
    assert {"name", "unit", "sense", "resolution"} <= set(data["objectives"][0])
    assert {"complete", "bound", "solves", "seconds", "points"} <= set(data["frontier"])
    assert {"name", "reason", "scores", "assignments"} <= set(data["options"][0])


def test_a_key_that_the_schema_does_not_know_is_refused() -> None:
    data = as_data(made.tiny())
    data["design"]["places"][0]["colour"] = "green"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from parts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from parts(inner)


def test_every_object_is_strict_and_every_field_described() -> None:
    for part in parts(SCHEMA):
        if part.get("type") == "object":
            assert "additionalProperties" in part
        for name, field in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            assert field.get("description"), name


def test_time_is_kept_out_unless_asked_for() -> None:
    slow = replace(made.tiny(), frontier=replace(made.tiny().frontier, seconds=99.9))  # type: ignore[type-var]
    assert as_json(slow) == as_json(made.tiny())
    assert as_data(slow, timings=True)["frontier"]["seconds"] == 99.9


def test_a_last_bit_of_arithmetic_does_not_change_the_file() -> None:
    shaken = replace(made.tiny().options[1], scores={"closeness": 0.1 + 0.2})
    plain = replace(made.tiny().options[1], scores={"closeness": 0.3})
    first, second = (replace(made.tiny(), options=(option,)) for option in (shaken, plain))
    assert as_json(first) == as_json(second)
