"""Estimates of every level: two pooled questions, who passes and which side the others take, put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.ground.pooling import Shares, pool
from purposebuilt.participation.ground.result import Estimate, Pooled
from purposebuilt.participation.ground.tallies import Tallies
from purposebuilt.participation.ground.variances import Count

Question = tuple[Floats, Floats]
"""How many of each organisation say yes, and how many were asked (each B x m)."""


@dataclass(frozen=True, eq=False)
class Levels:
    """The estimates of the system (one group), of each type, of each place and of each organisation."""

    system: Pooled
    types: Pooled
    places: Pooled
    bodies: Bodies


def levels(tallies: Tallies, voice: Floats, size: Floats, level: float) -> Levels:
    """Pool everything. `voice` is B x m, `size` (B) each organisation's voice in the room as a whole."""
    sided = tallies.counts[0] + tallies.counts[2]
    asked = ((tallies.counts[1], tallies.seen), (tallies.counts[0], sided))
    groupings = (completed(tallies.kinds), completed(tallies.places))
    by_type = [_pooled(question, groupings[0], voice, size) for question in asked]
    alike = not len(tallies.kinds) and not len(tallies.places)
    by_place = by_type if alike else [_pooled(question, groupings[1], voice, size) for question in asked]
    z = NormalDist().inv_cdf(0.5 + level / 2)
    heard = (tallies.seen > 0).astype(np.float64)

    def named(found: list[tuple[Floats, Floats]], groups: Floats) -> Pooled:
        return put_together(found, (groups @ heard, groups @ tallies.seen), z)

    return Levels(
        named([(one.whole[None], one.whole_sd[None]) for one in by_type], np.ones((1, len(size)))),
        named(_of(by_type, len(tallies.kinds)), tallies.kinds),
        named(_of(by_place, len(tallies.places)), tallies.places),
        Bodies(asked, groupings, tuple(zip(by_type, by_place, strict=True)), z),
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


@dataclass(frozen=True, eq=False)
class Bodies:
    """The estimates of each organisation, made when the first is asked for: there may be thousands, for nobody."""

    asked: tuple[Question, Question]
    groupings: tuple[Floats, Floats]
    found: tuple[tuple[Shares, Shares], ...]
    z: float

    def estimate(self, group: int, statement: int) -> Estimate:
        """One organisation on one statement."""
        return self.pooled.estimate(group, statement)

    @cached_property
    def pooled(self) -> Pooled:
        """All of them as arrays."""
        made = [self._shares(question, *pair) for question, pair in zip(self.asked, self.found, strict=True)]
        seen = self.asked[0][1]
        return put_together(made, (seen > 0, seen), self.z)

    def _shares(self, question: Question, by_type: Shares, by_place: Shares) -> tuple[Floats, Floats]:
        """Each organisation: its own people, pulled to what its type and its place would lead one to expect.

        Beta-binomial: with correlation r between its people, the expectation counts as (1 - r) / r people.
        """
        yes, asked = question
        kinds, places = self.groupings
        expected = np.clip(kinds.T @ by_type.expected + places.T @ by_place.expected - by_type.whole, 0.01, 0.99)
        variance = kinds.T @ by_type.group_sd**2
        alike = min(max(by_type.alike, 0.01), 0.9)
        people = (1 - alike) / alike
        share = (yes + people * expected) / (asked + people)
        own = share * (1 - share) / (asked + people + 1)
        return share, np.sqrt(own + (people / (asked + people)) ** 2 * variance)


def put_together(found: list[tuple[Floats, Floats]], heard: tuple[Floats | Bools, Floats], z: float) -> Pooled:
    """From the share who pass and the share of the others who agree to the shares of all, with their intervals.

    `heard` counts organisations and people of each group; `z` is how many standard deviations an interval reaches.
    """
    (passing, passing_sd), (support, support_sd) = found
    sides = 1 - passing
    shares = np.stack([sides * support, passing, sides * (1 - support), support])
    own = (sides * support_sd) ** 2
    agree_sd = np.sqrt(own + (support * passing_sd) ** 2)
    disagree_sd = np.sqrt(own + ((1 - support) * passing_sd) ** 2)
    angle = np.arcsin(np.sqrt(shares))
    reach = z * np.stack([agree_sd, passing_sd, disagree_sd, support_sd]) / np.maximum(np.sin(2 * angle), 0.1)
    low, high = np.maximum(angle - reach, 0), np.minimum(angle + reach, np.pi / 2)
    return Pooled(
        shares,
        np.minimum(np.sin(low) ** 2, shares),
        np.maximum(np.sin(high) ** 2, shares),
        heard[0].astype(np.int64),
        heard[1].astype(np.int64),
    )
