"""What is known beforehand: people of one type, place or organisation vote alike, and that is no hidden camp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.camps.heard import Bools, Floats, Heard

Singles = NDArray[np.float32]

OF_ITS_OWN = ("type", "place")
"""Ways to divide people of which each statement may have its own spread; that of organisations is one for them all."""


@dataclass(frozen=True, eq=False)
class Division:
    """One known way to divide people, by its name.

    `member` (n x groups) says who belongs where, `count` (groups x m) how many of them saw each statement. `own` says
    whether each statement has a spread of its own. `spread` (m) is the variance between groups, in squared votes,
    estimated from the votes as they are.
    """

    name: str
    member: Singles
    count: Singles
    own: bool
    spread: Singles


@dataclass(frozen=True, eq=False)
class Known:
    """All known divisions of the people, in the order in which they are taken out of the votes."""

    seen: Bools
    divisions: tuple[Division, ...]

    def without(self, tables: Singles) -> Singles:
        """Take out what groups have in common (tables x n x m), drawn towards nothing by what chance would give."""
        for division in self.divisions:
            tables = _taken(tables, self.seen, division)
        return tables

    def added(self, tables: Singles, rng: np.random.Generator) -> Singles:
        """Add to each table what groups of such a spread would have in common by chance."""
        for division in self.divisions:
            shape = (len(tables), division.member.shape[1], tables.shape[2])
            common = rng.standard_normal(shape, dtype=np.float32) * np.sqrt(division.spread)
            tables = tables + np.matmul(division.member, common) * self.seen
        return tables


def centred(votes: Floats, seen: Bools) -> Floats:
    """Votes without what each statement gets from everybody and each person gives to everything (zero where not seen).

    Both are least-squares means, found by turns.
    """
    rest = votes * seen
    asked, own = np.maximum(seen.sum(axis=0), 1), np.maximum(seen.sum(axis=1), 1)[:, None]
    for _ in range(TURNS):
        rest = (rest - rest.sum(axis=1, keepdims=True) / own) * seen
        rest = (rest - rest.sum(axis=0) / asked) * seen
    return rest


PLAIN = 1.64
"""A division that does not matter by so many standard errors is left alone: in a small room it would cost too much."""

TURNS = 6
"""With a third of the votes missing each turn leaves less than a tenth of the error."""


def known(of: Heard, rest: Floats) -> Known:
    """Learn how much each known division matters, from coarse to fine, each on what the coarser ones leave."""
    tables = rest[None].astype(np.float32)
    divisions = []
    for name, group in of.groups.items():
        member = _members(group)
        if member.shape[1] < 2:
            continue
        count = np.asarray(member.T @ of.seen, dtype=np.float32)
        blank = Division(name, member, count, name in OF_ITS_OWN, np.zeros(rest.shape[1], dtype=np.float32))
        if _evidence(tables, of.seen, blank) < PLAIN:
            continue
        spread = _spread(tables, of.seen, blank)[0][0]
        divisions.append(Division(name, member, count, blank.own, spread))
        tables = _taken(tables, of.seen, divisions[-1])
    return Known(of.seen, tuple(divisions))


def _members(group: NDArray[np.int64]) -> Singles:
    """Who belongs to which group of two people or more, groups in the order of their first member."""
    number, count = np.unique(group[group >= 0], return_counts=True)
    return np.asarray(group[:, None] == number[count > 1], dtype=np.float32)


def _evidence(tables: Singles, seen: Bools, of: Division) -> float:
    """By how many standard errors the squares between groups, over all statements, are above what chance gives."""
    between, within, groups, _ = _squares(tables, seen, of)
    chance = np.sqrt((2 * (groups - 1) * within**2).sum())
    return float((between - (groups - 1) * within).sum() / max(float(chance), 1e-9))


def _squares(tables: Singles, seen: Bools, of: Division) -> tuple[Singles, Singles, NDArray[np.int64], Singles]:
    """The squares between groups by statement, the variance of a vote within one, how many groups, and their means."""
    total = np.matmul(of.member.T, tables)
    mean = total / np.maximum(of.count, 1)
    between = (total * mean).sum(axis=1)
    inside = (of.member.sum(axis=1)[:, None] * seen).astype(np.float32)
    square = np.einsum("bij,bij,ij->bj", tables, tables, inside)
    voted, groups = of.count.sum(axis=0), np.maximum((of.count > 0).sum(axis=0), 1)
    within = np.maximum(square - between, 0) / np.maximum(voted - groups, 1)
    return between, within, groups, mean


def _spread(tables: Singles, seen: Bools, of: Division) -> tuple[Singles, Singles, Singles]:
    """The variance between groups by statement, that of one vote within them, and the groups' means.

    By moments: what the squares between groups are above what chance gives them (Henderson's first method, 1953).
    """
    between, within, groups, mean = _squares(tables, seen, of)
    voted = of.count.sum(axis=0)
    above = between - (groups - 1) * within
    size = np.maximum(voted - (of.count**2).sum(axis=0) / np.maximum(voted, 1), 1e-6)
    one = np.broadcast_to(above.sum(axis=1, keepdims=True) / size.sum(), above.shape)
    spread = above / size if of.own else one
    return np.maximum(spread, 0).astype(np.float32), within.astype(np.float32), mean


def _taken(tables: Singles, seen: Bools, of: Division) -> Singles:
    spread, within, mean = _spread(tables, seen, of)
    share = spread[:, None] / np.maximum(spread[:, None] + within[:, None] / np.maximum(of.count, 1), 1e-9)
    return np.asarray(tables - np.matmul(of.member, mean * share) * seen, dtype=np.float32)
