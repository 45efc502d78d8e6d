"""Opposite sides: inside an organisation, across organisations, and across camps."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from purposebuilt.participation.ballots import Ballots, Floats
from purposebuilt.participation.ground.tallies import Tallies


def sides(tallies: Tallies) -> tuple[Floats, Floats, Floats]:
    """How often two people stand on opposite sides, inside and across organisations, and the pairs inside (each m)."""
    agree, _, disagree = tallies.counts
    opposed_inside = (agree * disagree).sum(axis=0)
    pairs_inside = (tallies.seen * (tallies.seen - 1) / 2).sum(axis=0)
    whole = tallies.counts.sum(axis=1)
    everybody = tallies.seen.sum(axis=0)
    opposed = whole[0] * whole[2] - opposed_inside
    pairs = everybody * (everybody - 1) / 2 - pairs_inside
    return opposed_inside / np.maximum(pairs_inside, 1), opposed / np.maximum(pairs, 1), pairs_inside


InCamp = Mapping[str, int] | Mapping[str | int, int]
"""The camp of participants by their key; below zero: in none."""


def camp_gaps(heard: Ballots, tallies: Tallies, camps: InCamp | None) -> Floats:
    """The largest difference between two camps' agree shares, each pulled to the whole (m); 0 without camps."""
    width = len(heard.statements)
    by_key = {str(key): camp for key, camp in (camps or {}).items()}
    of = np.array([by_key.get(key, -1) for key in heard.participants], dtype=np.int64)
    labels = np.unique(of[of >= 0])
    if len(labels) < 2:
        return np.zeros(width)
    votes = heard.votes[:, np.argsort(tallies.column)]
    member = (of[None] == labels[:, None]).astype(np.float64)
    agree, seen = member @ (votes == 1), member @ ~np.isnan(votes)
    whole = agree.sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    share = (agree + 2 * whole) / (seen + 2)
    result: Floats = share.max(axis=0) - share.min(axis=0)
    return result
