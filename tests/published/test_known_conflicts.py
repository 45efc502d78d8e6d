"""Conflicts and repairs equal those on file: a small case of our own always, others where their folder is given.

Set PURPOSEBUILT_CONFLICT_CASES to a folder of cases; the format is in benchmarks/conflicts.py.
"""

import json
import os
from pathlib import Path

import pytest
from benchmarks.conflicts import agrees, read

GIVEN = os.environ.get("PURPOSEBUILT_CONFLICT_CASES", "")

OWN = {
    "nvars": 2,
    "hard": [[[[0, 1], [1, 1]], "<=", 2]],
    "soft": [[[[[0, 1], [1, 1]], "==", 2]], [[[[0, 2]], "<=", 1]], [[[[1, 1]], "<=", 0]]],
    "soft_weight": [5, 1, 2],
    "known": {
        "complete": True,
        "mus": [[0, 1], [0, 2]],
        "mcs": [[0], [1, 2]],
        "min_mcs_size": 1,
        "min_weight_correction": 3,
        "smallest_mus_size": 2,
    },
}


def given():
    if not GIVEN:
        reason = "PURPOSEBUILT_CONFLICT_CASES names no folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return sorted(Path(GIVEN).rglob("place-*.json"))


def test_our_own_case(tmp_path):
    path = tmp_path / "place-own.json"
    path.write_text(json.dumps(OWN), encoding="utf-8")
    assert agrees(*read(path)) == []


@pytest.mark.parametrize("path", given(), ids=lambda path: path.stem if path else "none given")
def test_cases_with_known_answers(path):
    assert agrees(*read(path)) == []
