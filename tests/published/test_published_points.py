"""Complete frontiers equal the points on file: our own small cases always, published ones where their folder is given.

Set PURPOSEBUILT_CASES to a folder of cases (the format is in benchmarks/alone/frontier.py) to run those of up to 50
points.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from purposebuilt.appraisal import frontier
from purposebuilt.programme import Programme

OWN = sorted((Path(__file__).parent / "cases").glob("*.json"))
GIVEN = os.environ.get("PURPOSEBUILT_CASES", "")
QUICK = 3_000


def read(path):
    case = json.loads(path.read_text(encoding="utf-8"))
    matrix = np.zeros((len(case["rows"]), case["n"]))
    for at, row in enumerate(case["rows"]):
        matrix[at, row["idx"]] = row["val"]
    low = [-np.inf if row["lo"] is None else row["lo"] for row in case["rows"]]
    high = [np.inf if row["hi"] is None else row["hi"] for row in case["rows"]]
    top = np.inf if case["ub"] is None else case["ub"]
    return Programme.from_arrays(case["C"], case["sense"], matrix, low, high, 0.0, top, True), case


def given():
    if not GIVEN:
        return [pytest.param(None, marks=pytest.mark.skip(reason="PURPOSEBUILT_CASES names no folder of cases"))]
    paths = sorted(Path(GIVEN).rglob("*.json"))
    return [path for path in paths if 0 < len(json.loads(path.read_text())["front"] or []) <= QUICK]


def assert_equal(path):
    programme, case = read(path)
    found = frontier(programme)
    assert found.complete
    assert sorted(np.round(found.points).astype(int).tolist()) == sorted(case["front"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_own_cases(path):
    assert_equal(path)


@pytest.mark.parametrize("path", given(), ids=lambda path: path.stem if path else "none given")
def test_published_cases(path):
    assert_equal(path)


def test_every_own_case_is_here():
    assert len(OWN) == 8
