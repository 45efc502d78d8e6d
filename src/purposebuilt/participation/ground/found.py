"""The shared ground of a room: from positions to estimates, differences, an order and sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from purposebuilt.participation.ballots import Ballots, Floats, ballots
from purposebuilt.participation.ground.bridging import canonical, taken_off
from purposebuilt.participation.ground.flags import differences, false_discovery_rates
from purposebuilt.participation.ground.least import Least, least_by_purpose
from purposebuilt.participation.ground.levels import Bodies, completed, levels
from purposebuilt.participation.ground.pooling import Shares
from purposebuilt.participation.ground.result import (
    Between,
    Groups,
    Pooled,
    SharedGround,
    Sort,
    StatementGround,
    Voice,
    Within,
)
from purposebuilt.participation.ground.sides import InCamp, camp_gaps, sides
from purposebuilt.participation.ground.sorting import Evidence, sentence, sort
from purposebuilt.participation.ground.tallies import Tallies, as_voice, by_body, tally, voices
from purposebuilt.participation.ground.variances import Count, counted_as, likeness
from purposebuilt.participation.one_thread import one_thread
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Room

_VOICED = {Voice.ORGANISATION: "organisations", Voice.PERSON: "people", Voice.WEIGHT: "weighted voices"}


@one_thread()
def shared_ground(room: Room | Ballots, voice: str = Voice.ORGANISATION, camps: InCamp | None = None) -> SharedGround:
    """What a room shares, where it differs, and who is least content, on every statement.

    `voice` says whose voice counts as one: "organisation" (the default), "person" (or "people"), or "weight" (the
    stated weights of organisations). `camps` gives the camp of participants by their key, where camps were found
    (below zero: in none).
    A room is read as it stands after its last round; give the :class:`Ballots` of a round for another.
    Reasons are known only where a room is given. Raises a Refusal (PB520, PB521) for a voice that cannot be counted.
    """
    heard = room if isinstance(room, Ballots) else ballots(room)
    found = _found(heard, as_voice(voice), camps)
    least = Least(heard, found.by_type, found.by_body, room if isinstance(room, Room) else None)
    statements = tuple(_statement(found, least, at) for at in range(len(heard.statements)))
    verdicts = len(heard.bodies) >= value("ground.bodies_for_verdicts")
    return SharedGround(
        voice=found.voice,
        level=value("ground.level"),
        bodies=len(heard.bodies),
        people=len(heard.participants),
        verdicts=verdicts,
        statements=statements,
        order=_ordered(dict(zip(heard.statements, found.score[list(found.column)].tolist(), strict=True))),
        order_that_matters=_ordered({one.key: one.score * one.matters for one in statements}),
        types=heard.types,
        places=heard.places,
        least_by_purpose=least_by_purpose(room, statements) if isinstance(room, Room) else {},
    )


@dataclass(frozen=True, eq=False)
class _Found:
    """Everything as arrays; statements stand in the order of their keys, `column` leads from the room's order."""

    heard: Ballots
    voice: Voice
    column: tuple[int, ...]
    system: Pooled
    by_type: Pooled
    by_place: Pooled
    by_body: Bodies
    types: tuple[Floats, Floats]
    places: tuple[Floats, Floats]
    within: tuple[Floats, Floats, Floats]
    camp_gap: Floats
    matters: Floats
    score: Floats  # not held to 0 and 1 as yet, so that it orders statements at either end

    @cached_property
    def voiced(self) -> str:
        """What is counted; in a room without organisations each is one person."""
        known = any(not key.startswith("~") for key in self.heard.bodies)
        return _VOICED[self.voice] if known or self.voice is Voice.WEIGHT else _VOICED[Voice.PERSON]


def _found(heard: Ballots, voice: Voice, camps: InCamp | None) -> _Found:
    tallies = tally(heard)
    weight, size = voices(heard, tallies, voice)
    made = levels(tallies, weight, size, value("ground.level"))
    worse = made.system.shares[0, 0] - taken_off(canonical(heard.votes, heard.participants, heard.statements))
    of_types, of_places = made.bodies.found[1]
    floor = made.types.shares[0].min(axis=0) if heard.types else made.system.shares[0, 0]
    return _Found(
        heard, voice, tallies.column, made.system, made.types, made.places, made.bodies,
        _tested(tallies, tallies.kinds, of_places, tallies.places),
        _tested(tallies, tallies.places, of_types, tallies.kinds),
        sides(tallies), camp_gaps(heard, tallies, camps),
        _mattering(heard, tallies, weight), np.minimum(floor, worse),
    )  # fmt: skip


def _tested(tallies: Tallies, groups: Floats, other: Shares, others: Floats) -> tuple[Floats, Floats]:
    """How surely groups differ in their support, p and q; what the other kind of group makes is taken off first.

    Whether kinds differ does not depend on whose voice counts, so organisations count by what they are worth.
    """
    sided = tallies.counts[0] + tallies.counts[2]
    share = np.divide(tallies.counts[0], sided, out=np.zeros_like(sided), where=sided > 0)
    off = others.T @ other.expected[: len(others)] - others.sum(axis=0)[:, None] * other.whole
    alike = likeness(Count(tallies.counts[0], sided, completed(groups)))
    p = differences(share - off, counted_as(sided, alike), groups)
    return p, false_discovery_rates(p)


def _mattering(heard: Ballots, tallies: Tallies, weight: Floats) -> Floats:
    order = np.argsort(tallies.column)
    mattering = heard.matters & ~np.isnan(heard.votes)
    share = by_body(mattering[:, order], heard) / np.maximum(tallies.seen, 1)
    total = weight.sum(axis=0)
    made: Floats = np.divide((weight * share).sum(axis=0), total, out=np.zeros_like(total), where=total > 0)
    return made


def _statement(found: _Found, least: Least, room_at: int) -> StatementGround:
    heard, at = found.heard, found.column[room_at]
    key = heard.statements[room_at]
    verdicts = len(heard.bodies) >= value("ground.bodies_for_verdicts")
    system = found.system.estimate(0, at)
    types = _between(heard.types, found.by_type, found.types, at, verdicts)
    places = _between(heard.places, found.by_place, found.places, at, verdicts)
    split = Within(float(found.within[0][at]), float(found.within[1][at]), int(found.within[2][at]))
    content = least.content(key, at)
    kinds = found.by_type if heard.types else found.system
    floor, ceiling = (float(kinds.low[way, :, at].min()) for way in (0, 2))
    evidence = Evidence(system, floor, ceiling, types, places, split, float(found.camp_gap[at]))
    kind = sort(evidence) if verdicts else Sort.NO_VERDICT
    gap = places if kind is Sort.PLACES or not (types and types.told) else types
    return StatementGround(
        key=key,
        sort=kind,
        system=system,
        by_type=Groups(heard.types, found.by_type, at),
        by_place=Groups(heard.places, found.by_place, at),
        by_body=Groups(heard.bodies, found.by_body, at),
        between_types=types,
        between_places=places,
        within=split,
        least_content=content,
        matters=float(found.matters[at]),
        score=min(max(float(found.score[at]), 0.0), 1.0),
        sentence=sentence(kind, system, content, gap, found.voiced),
    )


def _between(
    names: tuple[str, ...], estimates: Pooled, test: tuple[Floats, Floats], at: int, verdicts: bool
) -> Between | None:
    if len(names) < 2:
        return None
    support = estimates.shares[3, :, at].tolist()
    lowest, highest = min(support), max(support)
    middle = sum(support) / len(support)
    spread = math.sqrt(sum((one - middle) ** 2 for one in support) / len(support))
    p, q = float(test[0][at]), float(test[1][at])
    told = verdicts and q <= value("ground.false_discoveries")
    ends = names[support.index(lowest)], names[support.index(highest)]
    return Between(spread, highest - lowest, *ends, p, q, told)


def _ordered(score: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(score, key=lambda key: (-score[key], key)))
