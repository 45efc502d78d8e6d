"""The Dales from its files to the pack, with nothing made by hand."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import jsonschema
from tests.unit.publishing import made
from tests.unit.publishing.test_appraisal_json import SCHEMA

from purposebuilt import workflow
from purposebuilt.publishing import pack, publish
from purposebuilt.publishing.agreement import disagreements


def test_a_real_appraisal_becomes_a_pack_that_agrees(tmp_path: Path) -> None:
    appraisal = workflow.appraise(made.tiny_design(), time_limit=60, coverage=0.0)
    first, second = publish(appraisal, tmp_path / "a"), publish(appraisal, tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert disagreements(tmp_path / "a" / pack.MAP, tmp_path / "a" / pack.SCHEME) == ()
    data = json.loads((tmp_path / "a" / "appraisal.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    page = unescape((tmp_path / "a" / "report.html").read_text(encoding="utf-8"))
    for option in appraisal.options:
        assert option.name in page
    assert appraisal.exchange is not None
    assert len(data["exchange"]["rates"]) == 12
    assert any(rate.held for rate in appraisal.exchange.rates)
    for rate in appraisal.exchange.rates:
        assert rate.sentence in page
    assert appraisal.exchange.sentence in page
    assert appraisal.exchange.holds in page
