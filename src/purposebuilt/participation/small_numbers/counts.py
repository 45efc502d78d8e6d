"""How many people of each group agree, pass and disagree: what must not leave, and by which bands are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.room import Ints

Three = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Counts:
    """Exact counts (3 x groups x statements) of those who agree, pass and disagree; `column` finds a statement.

    `members` says of each organisation by its key which type and which place it belongs to (-1: none).
    """

    bodies: Ints
    types: Ints
    places: Ints
    column: Mapping[str, int]
    members: tuple[Mapping[str, int], Mapping[str, int]]

    @staticmethod
    def of(heard: Ballots) -> Counts:
        """Count the people of each organisation, type and place on each statement."""
        width = len(heard.statements)
        bodies = np.zeros((3, len(heard.bodies), width), dtype=np.int64)
        for row, stance in enumerate((1, 0, -1)):
            np.add.at(bodies[row], heard.body, heard.votes == stance)
        column = {key: at for at, key in enumerate(heard.statements)}
        types = _grouped(bodies, heard.type, len(heard.types))
        places = _grouped(bodies, heard.place, len(heard.places))
        kind = dict(zip(heard.bodies, heard.type.tolist(), strict=True))
        place = dict(zip(heard.bodies, heard.place.tolist(), strict=True))
        return Counts(bodies, types, places, column, (kind, place))

    def whole(self, statement: int) -> Three:
        """Of everybody."""
        return _three(self.bodies[:, :, statement].sum(axis=1))

    def one(self, body: int, statement: int) -> Three:
        """Of one organisation."""
        return _three(self.bodies[:, body, statement])

    def type(self, group: int, statement: int) -> Three:
        """Of one type."""
        return _three(self.types[:, group, statement])

    def place(self, group: int, statement: int) -> Three:
        """Of one place."""
        return _three(self.places[:, group, statement])


def _grouped(bodies: Ints, group: Ints, groups: int) -> Ints:
    made = np.zeros((3, groups, bodies.shape[2]), dtype=np.int64)
    for body, at in enumerate(group):
        if at >= 0:
            made[:, at] += bodies[:, body]
    return made


def _three(counts: Ints) -> Three:
    agree, passing, disagree = counts.tolist()
    return agree, passing, disagree
