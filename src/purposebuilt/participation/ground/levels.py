"""Estimates of every level: two pooled questions, who passes and which side the others take, put together."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.ground.pooling import Shares, pool
from purposebuilt.participation.ground.result import Pooled
from purposebuilt.participation.ground.tallies import Tallies
from purposebuilt.participation.ground.variances import Count


@dataclass(frozen=True, eq=False)
class Levels:
    """The estimates of the system (one group), of each type, of each place and of each organisation."""

    system: Pooled
    types: Pooled
    places: Pooled
    bodies: Pooled


def levels(tallies: Tallies, voice: Floats, size: Floats, level: float) -> Levels:
    """Pool everything. `voice` is B x m, `size` (B) each organisation's voice in the room as a whole."""
    sided = tallies.counts[0] + tallies.counts[2]
    asked = ((tallies.counts[1], tallies.seen), (tallies.counts[0], sided))
    groupings = [completed(tallies.kinds), completed(tallies.places)]
    found = [[_pooled(question, groups, voice, size) for question in asked] for groups in groupings]
    z = NormalDist().inv_cdf(0.5 + level / 2)
    counting = _Counting(tallies, z)
    by_type, by_place = found
    bodies = [_bodies(question, groupings, pair) for question, *pair in zip(asked, by_type, by_place, strict=True)]
    system = [(one.whole[None], one.whole_sd[None]) for one in by_type]
    everybody = np.ones((1, len(size)))
    return Levels(
        counting.put_together(system, everybody),
        counting.put_together(_of(by_type, len(tallies.kinds)), tallies.kinds),
        counting.put_together(_of(by_place, len(tallies.places)), tallies.places),
        counting.put_together(bodies, np.eye(len(size))),
    )


def completed(groups: Floats) -> Floats:
    """The groups and, where organisations belong to none, one more that holds those."""
    left = 1 - groups.sum(axis=0, keepdims=True)
    return np.vstack([groups, left]) if left.any() or not len(groups) else groups


def _pooled(question: tuple[Floats, Floats], groups: Floats, voice: Floats, size: Floats) -> Shares:
    part = groups @ size
    part = part / part.sum() if part.sum() > 0 else np.full(len(groups), 1 / len(groups))
    yes, asked = question
    return pool(Count(yes, asked, groups), np.where(asked > 0, voice, 0), part)


def _of(found: list[Shares], named: int) -> list[tuple[Floats, Floats]]:
    return [(one.group[:named], one.group_sd[:named]) for one in found]


def _bodies(question: tuple[Floats, Floats], groupings: list[Floats], found: list[Shares]) -> tuple[Floats, Floats]:
    """Each organisation: its own people, pulled to what its type and its place would lead one to expect.

    Beta-binomial: with correlation r between its people, the expectation counts as (1 - r) / r people.
    """
    yes, asked = question
    kinds, places = (groups.T @ one.group for groups, one in zip(groupings, found, strict=True))
    expected = np.clip(kinds + places - found[0].whole, 0.01, 0.99)
    variance = groupings[0].T @ found[0].group_sd ** 2
    alike = min(max(found[0].alike, 0.01), 0.9)
    people = (1 - alike) / alike
    share = (yes + people * expected) / (asked + people)
    own = share * (1 - share) / (asked + people + 1)
    return share, np.sqrt(own + (people / (asked + people)) ** 2 * variance)


@dataclass(frozen=True, eq=False)
class _Counting:
    tallies: Tallies
    z: float

    def put_together(self, found: list[tuple[Floats, Floats]], groups: Floats) -> Pooled:
        """From the share who pass and the share of the others who agree to the shares of all, with their intervals."""
        (passing, passing_sd), (support, support_sd) = found
        sides = 1 - passing
        shares = np.stack([sides * support, passing, sides * (1 - support), support])
        own = (sides * support_sd) ** 2
        sd = np.stack(
            [
                np.sqrt(own + (support * passing_sd) ** 2),
                passing_sd,
                np.sqrt(own + ((1 - support) * passing_sd) ** 2),
                support_sd,
            ]
        )
        angle = np.arcsin(np.sqrt(shares))
        reach = self.z * sd / np.maximum(np.sin(2 * angle), 0.1)
        low, high = np.maximum(angle - reach, 0), np.minimum(angle + reach, np.pi / 2)
        return Pooled(
            shares,
            np.minimum(np.sin(low) ** 2, shares),
            np.maximum(np.sin(high) ** 2, shares),
            (groups @ (self.tallies.seen > 0)).astype(np.int64),
            (groups @ self.tallies.seen).astype(np.int64),
        )
