"""From what matters to how it is judged: the weight of a purpose, shared over the criteria that serve it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from purposebuilt.design import Criterion, Design
from purposebuilt.participation.room import Room
from purposebuilt.participation.weights.levels import own_shares


def purpose_of(room: Room) -> Mapping[str, str]:
    """The purpose that each statement and proposal words, where it names one; else what has no purpose is left out."""
    of = {one.key: one.purpose for one in room.statements if one.purpose}
    return of | {one.key: one.purpose for one in room.proposals if one.purpose}


def criteria_of(design: Design, purpose: str) -> Mapping[str, float]:
    """The criteria over which a purpose's weight is shared, with the share of each; empty where none serves it.

    The rule: a criterion serves the purpose that it names, else that of the criterion which it refines. A purpose's
    weight goes to its criteria that stand highest (none above them serves the same purpose), by the design's own
    weights or equally. A purpose that no criterion serves passes its weight on, in equal parts, to those purposes
    right below it that criteria serve.
    """
    return _shared(design, purpose, frozenset())


def _shared(design: Design, purpose: str, seen: frozenset[str]) -> dict[str, float]:
    by_key = {one.key: one for one in design.criteria}
    serving = {one.key for one in design.criteria if _why(one, by_key) == purpose}
    highest = [key for key in sorted(serving) if by_key[key].parent not in serving]
    if highest:
        return own_shares(highest, by_key)
    below = [one.key for one in design.purposes if one.parent == purpose and one.key not in seen | {purpose}]
    parts = [part for part in (_shared(design, key, seen | {purpose}) for key in sorted(below)) if part]
    made: dict[str, float] = {}
    for part in parts:
        for key, share in part.items():
            made[key] = made.get(key, 0.0) + share / len(parts)
    return made


def _why(criterion: Criterion, by_key: Mapping[str, Criterion]) -> str:
    """The purpose that a criterion names, else the one of the nearest criterion above it that names one."""
    seen: set[str] = set()
    while not criterion.purpose and criterion.parent in by_key and criterion.key not in seen:
        seen.add(criterion.key)
        criterion = by_key[criterion.parent]
    return criterion.purpose


def measured(design: Design, shares: Mapping[str, float]) -> dict[str, float]:
    """Shares of criteria, with those that have no measure passed on to the criteria below them that have.

    What was said about a criterion with a measure stays there. One without is shared among its children by the
    design's own weights, or equally; where nothing below has a measure it stays where it is.
    """
    by_key = {one.key: one for one in design.criteria}
    made: dict[str, float] = {}
    for key, share in sorted(shares.items()):
        for end, part in _down(key, by_key, design.criteria, frozenset()).items():
            made[end] = made.get(end, 0.0) + share * part
    return made


def _down(
    key: str, by_key: Mapping[str, Criterion], criteria: Sequence[Criterion], seen: frozenset[str]
) -> Mapping[str, float]:
    if key not in by_key or by_key[key].measure or key in seen:
        return {key: 1.0}
    children = [one.key for one in criteria if one.parent == key]
    ends = {child: _down(child, by_key, criteria, seen | {key}) for child in sorted(children)}
    able = [child for child, below in ends.items() if any(by_key[end].measure for end in below if end in by_key)]
    if not able:
        return {key: 1.0}
    own = own_shares(able, by_key)
    return {end: own[child] * part for child in able for end, part in ends[child].items()}
