"""Who is least content with a statement or a purpose, and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.ground.levels import Bodies
from purposebuilt.participation.ground.result import LeastContent, Pooled, StatementGround
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Room, Stance


class Least:
    """Finds who is least content; holds the reasons of a room by statement, so that they are gathered once."""

    def __init__(self, heard: Ballots, by_type: Pooled, by_body: Bodies, room: Room | None) -> None:
        self._heard, self._by_type, self._by_body = heard, by_type, by_body
        self._reasons = _reasons(room) if room else {}
        self._body_of = {key: int(body) for key, body in zip(heard.participants, heard.body, strict=True)}
        width = len(heard.statements)
        self._type = by_type.shares[0].argmin(axis=0).tolist() if heard.types else [-1] * width
        self._body = _lowest(by_body, value("ground.named_body"))

    def content(self, key: str, at: int) -> LeastContent:
        """Who is least content with the statement of that key, which stands in that column of the estimates."""
        heard, kind, body = self._heard, self._type[at], self._body[at]
        return LeastContent(
            statement=key,
            type=heard.types[kind] if kind >= 0 else "",
            estimate=self._by_type.estimate(kind, at) if kind >= 0 else None,
            body=heard.bodies[body] if body >= 0 else "",
            body_estimate=self._by_body.estimate(body, at) if body >= 0 else None,
            reasons=tuple(why for who, why in self._reasons.get(key, ()) if self._is_of(who, kind, body)),
        )

    def _is_of(self, participant: str, kind: int, body: int) -> bool:
        own = self._body_of.get(participant, -1)
        return own >= 0 and (self._heard.type[own] == kind if kind >= 0 else own == body)


def _lowest(bodies: Bodies, people: float) -> list[int]:
    """For each statement, the organisation of the lowest agree share among those with people enough; -1 for none."""
    seen = bodies.asked[0][1]
    named = seen >= people
    if not named.any():
        return [-1] * seen.shape[1]
    lowest = np.where(named, bodies.pooled.shares[0], 2.0).argmin(axis=0)
    return [int(at) for at in np.where(named.any(axis=0), lowest, -1)]


def _reasons(room: Room) -> dict[str, list[tuple[str, str]]]:
    """What was said with the latest position of those who disagree or pass, in the order of participants' keys."""
    at = room.positions
    if not at.reasons:
        return {}
    cell = at.participant * len(room.statements) + at.statement
    order = np.argsort(at.round, kind="stable")
    last = np.zeros(len(room.participants) * len(room.statements), dtype=np.int64)
    last[cell[order]] = order
    said: dict[str, list[tuple[str, str]]] = {}
    for row, words in at.reasons.items():
        if words and last[cell[row]] == row and at.stance[row] != Stance.AGREE:
            statement = room.statements[at.statement[row]].key
            said.setdefault(statement, []).append((room.participants[at.participant[row]].key, words))
    return {key: sorted(one) for key, one in said.items()}


def least_by_purpose(room: Room, statements: tuple[StatementGround, ...]) -> Mapping[str, LeastContent]:
    """For each purpose that statements word, who is least content, on the statement where that is lowest."""
    purpose = {one.key: one.purpose for one in room.statements}
    lowest: dict[str, LeastContent] = {}
    for one in statements:
        named = purpose[one.key]
        if not named:
            continue
        if named not in lowest or _share(one.least_content) < _share(lowest[named]):
            lowest[named] = one.least_content
    return MappingProxyType(dict(sorted(lowest.items())))


def _share(of: LeastContent) -> float:
    return of.estimate.agree if of.estimate else of.body_estimate.agree if of.body_estimate else 2.0
