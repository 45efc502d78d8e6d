"""Looking for camps: means and known groups out, the gate, the drawing, its stability, and words for what is found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.camps import words
from purposebuilt.participation.camps.axis import axis, without
from purposebuilt.participation.camps.drawing import Drawn, along_one, along_two
from purposebuilt.participation.camps.gate import Verdict, judged, levelled, shared_by
from purposebuilt.participation.camps.heard import Given, Heard, given, heard
from purposebuilt.participation.camps.known import Known, Singles, known, without_leniency
from purposebuilt.participation.camps.record import Camps, Key
from purposebuilt.participation.camps.telling import told
from purposebuilt.participation.one_thread import one_thread
from purposebuilt.participation.room import Room


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked of the gate in a room of fewer people than `under`.

    So rarely, at most, shuffled votes may show as strong a factor, and so many times stronger than in shuffled votes,
    on average, it must be to place people by.
    """

    under: float
    level: float
    ratio: float


BARS = (Bar(25, 0.05, 1.04), Bar(40, 0.04, 1.05), Bar(float("inf"), 0.025, 1.06))
"""The fewer people, the less is asked: fewer would be found, and a false camp of few people does less harm."""

LEVEL_EASY = 0.05
"""The level with very many votes, where chance hardly ever reaches the ratio asked for."""

LEAST_STABILITY = 0.75
"""Camps that agree less than this (adjusted Rand index) with those that most of the people give are not drawn."""

MUCH = 20_000
"""With so many votes the ratio decides, and the level need not be low."""

WORTH = 14_000
"""With half so many votes or more the least number of shuffles is made; with fewer, so many times more as fit in."""

SECOND_LEVEL = 0.025
"""A second factor, which makes three camps of two, needs stronger proof."""

LEAST_PEOPLE, LEAST_STATEMENTS = 10, 4
"""With fewer that vote enough, or fewer on which they differ, nothing is looked for."""

LEAST_CAMP, LEAST_SHARE = 3, 0.05
"""A camp has three people at least, and one in twenty: fewer stand apart, but are no camp."""


@dataclass(frozen=True, eq=False)
class _Work:
    """What every step needs: the votes, what is known, and the votes without means and known groups."""

    heard: Heard
    known: Known
    rest: Singles
    shared: Singles
    seed: int

    def rng(self, step: int) -> np.random.Generator:
        return np.random.default_rng((self.seed, step))

    @property
    def bar(self) -> Bar:
        return next(bar for bar in BARS if len(self.heard.people) < bar.under)

    @property
    def level(self) -> float:
        return LEVEL_EASY if self.rest.size >= MUCH else self.bar.level

    def passes(self, verdict: Verdict, level: float) -> bool:
        return verdict.p_value <= level and verdict.ratio >= self.bar.ratio

    def gate(self, rest: Singles, known: Known, level: float, step: int) -> Verdict:
        """The gate with as many draws as the level needs at least, and up to ten times as many in a small room."""
        draws = round(1 / level) * min(10, max(1, WORTH // rest.size))
        return judged(rest, known, level, draws, self.rng(step))


@one_thread()
def camps(room: Room | Ballots | NDArray[np.generic], seed: int = 0) -> Camps:
    """Look for camps that nothing but the votes shows. "None" is an answer.

    `room` is a room (its latest positions), ballots, or an array of people by statements: 1 agree, 0 pass, -1 disagree,
    NaN not seen. Means of people and statements are taken out, and what people of one type, place or organisation have
    in common. Camps are drawn where the strongest factor of what is left is stronger than in votes shuffled within each
    statement (p of 0.025 at most, and 1.06 times their mean; with fewer than 40 people 0.04 and 1.05, with fewer than
    25 people 0.05 and 1.04; p of 0.05 from 20,000 cells on), and where camps drawn with one in twenty of the people
    left out are the same (mean adjusted Rand index 0.75). The same votes give the same camps in any order of rows and
    columns and in either sign.
    Raises Refusal (PB530, PB531) where an array is no table of votes.
    """
    of = given(room)
    texts: dict[Key, str] = {one.key: one.text for one in room.statements} if isinstance(room, Room) else {}
    votes = heard(of)
    few, same = len(votes.people) < LEAST_PEOPLE, len(votes.asked) < LEAST_STATEMENTS
    if few or same:
        return _none(of, words.too_few(few, same))
    work = _work(votes, seed)
    verdict = work.gate(work.rest, work.known, work.level, 1)
    passed = Camps(
        False,
        "",
        participants=of.participants,
        statements=of.statements,
        p_value=verdict.p_value,
        ratio=verdict.ratio,
        draws=verdict.draws,
        set_aside=tuple(division.name for division in work.known.divisions),
    )
    if not work.passes(verdict, work.level):
        return _said(passed, _why_not(work, verdict))
    drawn = _drawn(work)
    passed = replace(passed, stability=drawn.stability)
    smallest = int(np.bincount(drawn.label).min())
    if smallest < max(LEAST_CAMP, LEAST_SHARE * len(drawn.label)):
        return _said(passed, words.outliers())
    if drawn.stability < LEAST_STABILITY:
        return _said(passed, words.unstable(drawn.stability, LEAST_STABILITY))
    return words.described(told(passed, of, votes, drawn), texts)


def _none(of: Given, reason: str) -> Camps:
    return _said(Camps(False, "", participants=of.participants, statements=of.statements), reason)


def _said(result: Camps, reason: str) -> Camps:
    return replace(result, reason=reason, sentence=f"No distinct camps: {reason}")


def _work(votes: Heard, seed: int) -> _Work:
    rest = without_leniency(votes.votes, votes.seen)
    groups = known(votes, rest)
    left = groups.without(rest[None].astype(np.float32))[0]
    return _Work(votes, groups, left, shared_by(votes.seen), seed)


def _why_not(work: _Work, verdict: Verdict) -> str:
    """Chance, or a factor that is there and follows what is known."""
    if not work.known.divisions:
        return words.chance(verdict.p_value) if verdict.p_value > work.level else words.weak(verdict.ratio)
    rest = without_leniency(work.heard.votes, work.heard.seen).astype(np.float32)
    plain = work.gate(rest, Known(work.heard.seen, ()), work.level, 2)
    if not work.passes(plain, work.level):
        return words.chance(verdict.p_value) if verdict.p_value > work.level else words.weak(verdict.ratio)
    return words.known_only([division.name for division in work.known.divisions])


def _drawn(work: _Work) -> Drawn:
    """Two camps, or three where a second factor passes the gate and three are as stable as need be."""
    seen = work.heard.seen.astype(np.float32)
    first = axis(levelled(work.rest, seen), seen, work.shared)
    drawn = along_one(first, seen, work.shared, work.rng(3))
    left = without(first, seen)
    verdict = work.gate(left, Known(work.heard.seen, ()), SECOND_LEVEL, 4)
    if not work.passes(verdict, SECOND_LEVEL):
        return drawn
    second = axis(levelled(left, seen), seen, work.shared)
    thrice = along_two(first, second, seen, work.shared, work.rng(5))
    return thrice if thrice.stability >= max(LEAST_STABILITY, drawn.stability) else drawn
