"""What red-dwarf 0.4.0 and Polis themselves gave for five real conversations, where these are at hand."""

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

from purposebuilt.participation import classic

FOLDER = os.environ.get("PURPOSEBUILT_DELIBERATION")
pytestmark = pytest.mark.skipif(not FOLDER, reason="PURPOSEBUILT_DELIBERATION does not say where the data are")
CONVERSATIONS = ("london-youth-policing", "brexit-consensus", "scoop-ubi", "ssis-land-bank", "vtaiwan-uberx")


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_is_as_recorded(name: str) -> None:
    folder = Path(FOLDER or "") / "polis" / name
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["red_dwarf"]
    with (folder / "comments.csv").open(encoding="utf-8") as file:
        out = [int(row["c"]) for row in csv.DictReader(file) if row["moderated"] == "-1" or int(row["meta"] or 0)]
    with (folder / "votes.csv").open(encoding="utf-8") as file:
        records = [
            {"participant_id": int(row["p"]), "statement_id": int(row["c"]), "vote": int(row["vote"])}
            for row in csv.DictReader(file)
        ]
    full = kinds(folder / "expected_full.csv")
    people = sorted({one["participant_id"] for one in records})
    labels = [int(full["label_red_dwarf"].get(one, (-1, 0))[0]) for one in people]
    found = classic.with_labels(records, labels, moderated_out=out)
    places = np.array([full["projection"][one] for one in people])
    sign = np.sign((places * found.projections).sum(axis=0))
    assert np.abs(found.projections * sign - places).max() < (1e-3 if max(found.projections.shape) > 500 else 1e-5)
    representative = [list(of) for of in found.representative]
    assert representative == [[row["tid"] for row in wanted["representative"][str(at)]] for at in range(found.k)]
    assert list(found.consensus_agree) == [row["tid"] for row in wanted["consensus_agree"]]
    assert list(found.consensus_disagree) == [row["tid"] for row in wanted["consensus_disagree"]]
    shared = np.array([full["group_aware_consensus"][one] for one in found.statements])
    assert np.column_stack((found.group_aware_agree, found.group_aware_disagree)) == pytest.approx(shared, abs=1e-6)
    free = classic.analyse(records, moderated_out=out)
    assert free.silhouette >= wanted["silhouette"] - 1e-3


def kinds(path: Path) -> dict[str, dict[int, tuple[float, float]]]:
    found: dict[str, dict[int, tuple[float, float]]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], {})[int(row["id"])] = (float(row["a"]), float(row["b"] or "nan"))
    return found
