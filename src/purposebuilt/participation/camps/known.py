"""What is known beforehand: people of one type, place or organisation vote alike, and that is no hidden camp."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.camps.heard import Bools, Floats, Heard
from purposebuilt.participation.room import Ints

Singles = NDArray[np.float32]

OF_ITS_OWN = ("type", "place")
"""Ways to divide people of which each statement may have its own spread; that of organisations is one for them all."""


@dataclass(frozen=True, eq=False)
class Division:
    """One known way to divide people, by its name.

    `member` (n x groups) says who belongs where, `count` (groups x m) how many of them saw each statement. `spread` (m)
    is the variance between groups, in squared votes; `share` (groups x m) how much of a group's mean on a statement is
    the group's and not chance.
    """

    name: str
    member: Singles
    count: Singles
    spread: Singles
    share: Singles

    @cached_property
    def _group(self) -> Ints:
        """The number of each person's group; one more than the last for none."""
        inside = self.member.any(axis=1)
        return np.asarray(np.where(inside, self.member.argmax(axis=1), self.member.shape[1]), dtype=np.int64)

    def of_each(self, common: Singles) -> Singles:
        """What each person has of what groups have in common (tables x groups x m): nothing where in none."""
        nothing = np.zeros((len(common), 1, common.shape[2]), dtype=np.float32)
        return np.concatenate([common, nothing], axis=1).take(self._group, axis=1)


@dataclass(frozen=True, eq=False)
class Known:
    """All known divisions of the people, in the order in which they are taken out of the votes."""

    seen: Bools
    divisions: tuple[Division, ...]

    def without(self, tables: Singles) -> Singles:
        """Take out what groups have in common (tables x n x m): their means, drawn towards nothing by chance's part."""
        for division in self.divisions:
            tables = _taken(tables, self.seen, division)
        return tables

    def added(self, tables: Singles, rng: np.random.Generator) -> Singles:
        """Add to each table what groups of such a spread would have in common by chance."""
        if not self.divisions:
            return tables
        together = np.zeros_like(tables)
        for division in self.divisions:
            shape = (len(tables), division.member.shape[1], tables.shape[2])
            common = rng.standard_normal(shape, dtype=np.float32)
            common *= np.sqrt(division.spread)
            together += division.of_each(common)
        together *= self.seen
        together += tables
        return np.asarray(together, dtype=np.float32)


def centred(votes: Floats, seen: Bools, turns: int = 6) -> Floats:
    """Votes without what each statement gets from everybody and each person gives to everything (zero where not seen).

    Both are least-squares means, found by turns: with a third of the votes missing each leaves less than a tenth of the
    error.
    """
    saw = seen.astype(np.float64)
    cast = votes * saw
    asked, own = np.maximum(saw.sum(axis=0), 1), np.maximum(saw.sum(axis=1), 1)
    of_all, of_own = cast.sum(axis=0), cast.sum(axis=1)
    statement, person = np.zeros(len(of_all)), np.zeros(len(of_own))
    for _ in range(turns):
        person = (of_own - saw @ statement) / own
        statement = (of_all - person @ saw) / asked
    cast -= (person[:, None] + statement) * saw
    return cast


def without_leniency(votes: Floats, seen: Bools) -> Floats:
    """Votes without means, and without how leniency shows less where nearly everybody agrees or disagrees anyway.

    Means alone leave that over, and it looks like a factor where people differ much in leniency. It is taken out as
    the products of a person's mean a and a statement's mean b: a b (Tukey 1949, one degree of freedom for
    non-additivity), a b2 and a2 b, one coefficient each for the whole room.
    """
    level = votes.sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    own = ((votes - level) * seen).sum(axis=1) / np.maximum(seen.sum(axis=1), 1)
    rest = centred(votes, seen)
    shapes = ((own, level), (own, level**2), (own**2, level))
    terms = np.empty((len(shapes), rest.size))
    for term, (a, b) in zip(terms, shapes, strict=True):
        term[:] = centred(np.outer(a, b), seen, 2).ravel()
    inner = terms @ terms.T
    share = np.linalg.solve(inner + 1e-9 * (1 + np.trace(inner)) * np.eye(len(inner)), terms @ rest.ravel())
    return np.asarray(rest - (share @ terms).reshape(rest.shape))


PLAIN = 1.64
"""A division that does not matter by so many standard errors is left alone: in a small room it would cost too much."""


def known(of: Heard, rest: Floats) -> Known:
    """Learn how much each known division matters, from coarse to fine, each on what the coarser ones leave."""
    table = rest.astype(np.float32)
    divisions = []
    for name, group in of.groups.items():
        member = _members(group)
        count = np.asarray(member.T @ of.seen, dtype=np.float32)
        if member.shape[1] < 2:
            continue
        learnt = _learnt(name, table, of.seen, member, count)
        if learnt is not None:
            divisions.append(learnt)
            table = _taken(table[None], of.seen, learnt)[0]
    return Known(of.seen, tuple(divisions))


def _members(group: NDArray[np.int64]) -> Singles:
    """Who belongs to which group of two people or more, groups in the order of their first member."""
    number, count = np.unique(group[group >= 0], return_counts=True)
    return np.asarray(group[:, None] == number[count > 1], dtype=np.float32)


def _learnt(name: str, table: Singles, seen: Bools, member: Singles, count: Singles) -> Division | None:
    """One division with its spread, or nothing where the squares between its groups are hardly above chance's.

    The spread is found by moments: what the squares between groups are above those that chance gives them (Henderson
    1953, the first method).
    """
    total = member.T @ table
    voted, groups = count.sum(axis=0), np.maximum((count > 0).sum(axis=0), 1)
    between = (total**2 / np.maximum(count, 1)).sum(axis=0)
    square = (table**2 * (member.sum(axis=1)[:, None] * seen)).sum(axis=0)
    within = np.maximum(square - between, 0) / np.maximum(voted - groups, 1)
    above = between - (groups - 1) * within
    chance = float(np.sqrt((2 * (groups - 1) * within**2).sum()))
    if float(above.sum()) < PLAIN * max(chance, 1e-9):
        return None
    size = np.maximum(voted - (count**2).sum(axis=0) / np.maximum(voted, 1), 1e-6)
    one = np.full_like(above, above.sum() / size.sum())
    spread = np.maximum(above / size if name in OF_ITS_OWN else one, 0)
    share = spread / np.maximum(spread + within / np.maximum(count, 1), 1e-9)
    return Division(name, member, count, spread.astype(np.float32), share.astype(np.float32))


def _taken(tables: Singles, seen: Bools, of: Division) -> Singles:
    common = np.matmul(of.member.T, tables)
    common *= of.share / np.maximum(of.count, 1)
    taken = of.of_each(common)
    taken *= seen
    return np.asarray(tables - taken, dtype=np.float32)
