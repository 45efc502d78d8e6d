"""What each kind of partner is assumed to care about: the design's own illustrative points, taken over as they are."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from making.tables import DESIGN, assumption


@cache
def _kinds() -> Mapping[str, dict[str, str]]:
    with (DESIGN / "assumptions" / "partner_weights.csv").open(encoding="utf-8", newline="") as stream:
        return {row["kind"]: row for row in csv.DictReader(stream)}


def points_of_kind(kind: str) -> dict[str, float]:
    """The points of a kind of partner for each criterion whose step was shown."""
    return {row["about"]: float(_kinds()[kind][row["about"]]) for row in assumption("steps")}
